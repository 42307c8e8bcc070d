import type { Rule } from "../../model/rule.ts";
import { isProperties, Unknown } from "../../model/value.ts";
import { ask, cannotTell, type Check, part, say } from "../checks/check.ts";
import { all, any, some, when } from "../checks/combine-checks.ts";
import { requireList, requireNoneOf, requireOneOf, requirePresent, requireText } from "../checks/require-value.ts";
import { behindWebAcl, logsOfWebAcl } from "./associations.ts";
import { isOfOwnNetwork } from "./private-apis.ts";

const acls = ["AWS::WAFv2::WebACL"];
const balancers = ["AWS::ElasticLoadBalancingV2::LoadBalancer"];
/** Load balancers of networks have no web ACLs. */
const ofApplications: Check = requireOneOf("Type", ["application"], { absent: "PASS" });

/** Not only counted: what overrides a group is told by the name of an object without anything in it. */
const letsBlock: Check = (rule) => {
  const override = part(rule, "OverrideAction");
  if (override.value instanceof Unknown) return cannotTell(override, override.value);
  const counts = isProperties(override.value) && "Count" in override.value;
  return counts ? say("FAIL", override, "only counts") : say("PASS", rule, "does more than count");
};

export const webAclRules: readonly Rule[] = [
  {
    id: "elb-behind-web-acl",
    control: "NET-008",
    severity: "high",
    title: "A load balancer of applications is behind a web ACL",
    remediation: "Associate a web ACL by AWS::WAFv2::WebACLAssociation. In Terraform: aws_wafv2_web_acl_association.",
    also: {
      prowler: ["elbv2_waf_acl_attached"],
      // CKV2_AWS_28 passes balancers that are internal: here people come to those.
      cdkNag: ["NIST.800.53.R5-ALBWAFEnabled"],
      cfnGuard: ["ALB_WAF_ENABLED"],
    },
    types: balancers,
    check: ask(when(ofApplications, behindWebAcl)),
  },
  {
    id: "api-stage-behind-web-acl",
    control: "NET-008",
    severity: "high",
    title: "A stage of an API is behind a web ACL",
    remediation: "Associate a web ACL by AWS::WAFv2::WebACLAssociation. In Terraform: aws_wafv2_web_acl_association.",
    also: {
      prowler: ["apigateway_restapi_waf_acl_attached"],
      // CKV2_AWS_29 passes stages of private APIs.
      cdkNag: ["AwsSolutions-APIG3", "NIST.800.53.R5-APIGWAssociatedWithWAF"],
    },
    types: ["AWS::ApiGateway::Stage"],
    check: ask(behindWebAcl),
  },
  {
    id: "cloudfront-behind-web-acl",
    control: "NET-008",
    severity: "high",
    title: "A distribution is behind a web ACL",
    remediation: "Set WebACLId. In Terraform: web_acl_id of aws_cloudfront_distribution.",
    also: {
      prowler: ["cloudfront_distributions_using_waf"],
      checkov: ["CKV_AWS_68"],
      cdkNag: ["AwsSolutions-CFR2"],
      cfnGuard: ["CLOUDFRONT_ASSOCIATED_WITH_WAF"],
    },
    types: ["AWS::CloudFront::Distribution"],
    check: ask(requirePresent("DistributionConfig.WebACLId")),
  },
  {
    id: "waf-has-rules",
    control: "NET-008",
    severity: "high",
    title: "A web ACL has rules",
    remediation: "Add rules. In Terraform: the blocks rule of aws_wafv2_web_acl.",
    also: { prowler: ["wafv2_webacl_with_rules"], checkov: ["CKV_AWS_175"] },
    types: [...acls, "AWS::WAF::WebACL", "AWS::WAFRegional::WebACL"],
    check: ask(some("Rules", any(requirePresent("Statement"), requirePresent("RuleId")), "has no rule")),
  },
  {
    id: "waf-limits-rate",
    control: "NET-008",
    severity: "medium",
    title: "A web ACL limits how often somebody may ask",
    remediation: "Add a rule with a RateBasedStatement that blocks. In Terraform: rate_based_statement.",
    types: acls,
    check: ask(some("Rules", requirePresent("Statement.RateBasedStatement"), "has no rule that limits the rate")),
  },
  {
    id: "waf-has-managed-groups",
    control: "NET-008",
    severity: "medium",
    title: "A web ACL has managed groups of rules, and lets them block",
    remediation:
      "Add a rule with a ManagedRuleGroupStatement such as AWSManagedRulesCommonRuleSet, whose OverrideAction is None.",
    types: acls,
    check: ask(
      some("Rules", all(requirePresent("Statement.ManagedRuleGroupStatement"), letsBlock), "has no managed group that blocks"),
    ),
  },
  {
    id: "waf-limits-size",
    control: "NET-008",
    severity: "low",
    title: "A web ACL limits the size of what comes in",
    remediation: "Add AWSManagedRulesCommonRuleSet, or a rule with a SizeConstraintStatement.",
    types: acls,
    check: ask(
      some(
        "Rules",
        any(
          requirePresent("Statement.SizeConstraintStatement"),
          requireText("Statement.ManagedRuleGroupStatement.Name", (name) => name === "AWSManagedRulesCommonRuleSet"),
        ),
        "has no rule on sizes",
      ),
    ),
  },
  {
    id: "waf-logs",
    control: "NET-008",
    severity: "medium",
    title: "A web ACL logs what it sees",
    remediation: "Make an AWS::WAFv2::LoggingConfiguration for it. In Terraform: aws_wafv2_web_acl_logging_configuration.",
    also: {
      prowler: ["wafv2_webacl_logging_enabled"],
      checkov: ["CKV2_AWS_31"],
      cdkNag: ["NIST.800.53.R5-WAFv2LoggingEnabled"],
      cfnGuard: ["WAFV2_LOGGING_ENABLED"],
    },
    types: acls,
    check: ask(logsOfWebAcl),
  },
  {
    id: "api-method-authorised",
    control: "NET-008",
    severity: "high",
    title: "A method of an API asks who calls, or is called from one's own network alone",
    remediation:
      "Set AuthorizationType to other than NONE, or let a PRIVATE API's resource policy allow execute-api:Invoke only with StringEquals on aws:SourceVpce. In Terraform: authorization of aws_api_gateway_method.",
    also: {
      prowler: ["apigateway_restapi_authorizers_enabled"],
      // CKV2_AWS_70 passes any private API, whoever its policy lets in.
      checkov: ["CKV_AWS_59"],
      cdkNag: ["AwsSolutions-APIG4"],
      cfnGuard: ["API_GW_METHOD_AUTHORIZATION_TYPE_RULE"],
    },
    types: ["AWS::ApiGateway::Method"],
    check: ask(
      when(
        requireNoneOf("HttpMethod", ["OPTIONS"]),
        any(
          requireOneOf("AuthorizationType", ["AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS"]),
          requireText("ApiKeyRequired", (text) => text === "true"),
          isOfOwnNetwork,
        ),
      ),
    ),
  },
  {
    id: "http-api-route-authorised",
    control: "NET-008",
    severity: "high",
    title: "A route of an HTTP API asks who calls",
    remediation: "Set AuthorizationType to JWT, AWS_IAM or CUSTOM. In Terraform: authorization_type of aws_apigatewayv2_route.",
    also: { prowler: ["apigatewayv2_api_authorizers_enabled"], checkov: ["CKV_AWS_309"] },
    types: ["AWS::ApiGatewayV2::Route"],
    check: ask(requireOneOf("AuthorizationType", ["JWT", "AWS_IAM", "CUSTOM"])),
  },
  {
    id: "elb-in-several-zones",
    control: "RES-007",
    severity: "medium",
    title: "A load balancer stands in two zones at least",
    remediation: "Give it two Subnets or SubnetMappings of different zones. In Terraform: subnets of aws_lb.",
    also: { prowler: ["elbv2_is_in_multiple_az"] },
    types: balancers,
    check: ask(any(requireList("Subnets", 2), requireList("SubnetMappings", 2))),
  },
];
