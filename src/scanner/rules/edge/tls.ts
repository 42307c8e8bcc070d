import type { Rule } from "../../model/rule.ts";
import { ask, type Check } from "../checks/check.ts";
import { all, any, at, each, some, when } from "../checks/combine-checks.ts";
import { requireFalse, requireNoneOf, requireOneOf, requireText, requireTrue } from "../checks/require-value.ts";

const listeners = ["AWS::ElasticLoadBalancingV2::Listener"];
const distributions = ["AWS::CloudFront::Distribution"];
const speaks = (...protocols: readonly string[]): Check => requireOneOf("Protocol", protocols);
/** Names of policies of load balancers that have nothing below TLS 1.2. */
const modern = /^ELBSecurityPolicy-(TLS13-1-[23]-|TLS13-1-3|TLS-1-2-|FS-1-2-)/;

export const tlsRules: readonly Rule[] = [
  {
    id: "elb-listener-tls",
    control: "NET-003",
    severity: "high",
    title: "A load balancer's listener speaks TLS, or sends on to one that does",
    remediation: "Set Protocol to HTTPS or TLS with a certificate. In Terraform: protocol of aws_lb_listener.",
    also: { prowler: ["elbv2_ssl_listeners"], checkov: ["CKV_AWS_2"], cfnGuard: ["ELBV2_LISTENER_PROTOCOL_RULE"] },
    types: listeners,
    check: ask(
      any(
        // TCP and UDP leave it to the target.
        speaks("HTTPS", "TLS", "TCP", "UDP", "TCP_UDP"),
        some(
          "DefaultActions",
          all(requireOneOf("Type", ["redirect"]), requireOneOf("RedirectConfig.Protocol", ["HTTPS"])),
          "sends nobody on to HTTPS",
        ),
      ),
    ),
  },
  {
    id: "elb-listener-tls12",
    control: "NET-003",
    severity: "high",
    title: "A load balancer's listener speaks TLS 1.2 or better",
    remediation: "Set SslPolicy to ELBSecurityPolicy-TLS13-1-2-2021-06 or newer. In Terraform: ssl_policy of aws_lb_listener.",
    also: { prowler: ["elbv2_insecure_ssl_ciphers"], cfnGuard: ["ELBV2_LISTENER_SSL_POLICY_RULE"] },
    types: listeners,
    check: ask(
      when(
        speaks("HTTPS", "TLS"),
        requireText("SslPolicy", (text) => modern.test(text)),
      ),
    ),
  },
  {
    id: "cloudfront-tls12",
    control: "NET-003",
    severity: "high",
    title: "A distribution speaks TLS 1.2 or better",
    remediation: "Set ViewerCertificate.MinimumProtocolVersion to TLSv1.2_2021 or newer. In Terraform: minimum_protocol_version.",
    also: {
      prowler: ["cloudfront_distributions_using_deprecated_ssl_protocols"],
      checkov: ["CKV_AWS_174"],
      cdkNag: ["AwsSolutions-CFR4"],
      cfnGuard: ["CLOUDFRONT_MINIMUM_PROTOCOL_VERSION_RULE"],
    },
    types: distributions,
    check: ask(
      at(
        "DistributionConfig.ViewerCertificate",
        all(
          requireText("MinimumProtocolVersion", (text) => /^TLSv1\.[23]/.test(text)),
          // With a certificate of its own CloudFront takes TLS 1.0, whatever is said beside.
          requireFalse("CloudFrontDefaultCertificate", { absent: "PASS" }),
        ),
      ),
    ),
  },
  {
    id: "cloudfront-https",
    control: "NET-003",
    severity: "high",
    title: "A distribution serves nobody without HTTPS",
    remediation:
      "Set ViewerProtocolPolicy to https-only or redirect-to-https in every behaviour. In Terraform: viewer_protocol_policy.",
    also: {
      prowler: ["cloudfront_distributions_https_enabled"],
      checkov: ["CKV_AWS_34"],
      cfnGuard: ["CLOUDFRONT_VIEWER_POLICY_HTTPS"],
    },
    types: distributions,
    check: ask(
      at(
        "DistributionConfig",
        all(
          requireNoneOf("DefaultCacheBehavior.ViewerProtocolPolicy", ["allow-all"]),
          each("CacheBehaviors", requireNoneOf("ViewerProtocolPolicy", ["allow-all"])),
        ),
      ),
    ),
  },
  {
    id: "api-domain-tls12",
    control: "NET-003",
    severity: "high",
    title: "A domain of an API speaks TLS 1.2 or better",
    remediation: "Set SecurityPolicy to TLS_1_2 or newer. In Terraform: security_policy of aws_api_gateway_domain_name.",
    also: { checkov: ["CKV_AWS_206"], cfnGuard: ["API_GW_DOMAIN_DENY_NON_TLS_TRAFFIC"] },
    types: ["AWS::ApiGateway::DomainName", "AWS::ApiGateway::DomainNameV2"],
    check: ask(requireText("SecurityPolicy", (text) => text === "TLS_1_2" || /^SecurityPolicy_TLS1[23]_/.test(text))),
  },
  {
    id: "http-api-domain-tls12",
    control: "NET-003",
    severity: "high",
    title: "A domain of an HTTP API speaks TLS 1.2 or better",
    remediation: "Set SecurityPolicy of DomainNameConfigurations to TLS_1_2. In Terraform: domain_name_configuration.",
    types: ["AWS::ApiGatewayV2::DomainName"],
    // AWS takes nothing less for these.
    check: ask(each("DomainNameConfigurations", requireNoneOf("SecurityPolicy", ["TLS_1_0"], { absent: "PASS" }), "PASS")),
  },
  {
    id: "api-not-by-default-address",
    control: "NET-008",
    severity: "low",
    title: "An API is not reached by its default address beside its domain",
    remediation:
      "Set DisableExecuteApiEndpoint where the API has a domain of its own. In Terraform: disable_execute_api_endpoint.",
    types: ["AWS::ApiGateway::RestApi"],
    check: ask(
      any(
        some("EndpointConfiguration.Types", requireOneOf("", ["PRIVATE"]), "is not private"),
        requireTrue("DisableExecuteApiEndpoint"),
      ),
    ),
  },
];
