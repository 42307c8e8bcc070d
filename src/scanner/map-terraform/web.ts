import { isProperties, type Properties, type Value } from "../model/value.ts";
import { beside, entry, type Mappings, type Shape, policyAlone } from "./mapping.ts";

const text = (value: Value): Value => (typeof value === "boolean" || typeof value === "number" ? String(value) : value);

/** What CloudFormation keeps in a list of keys and values. */
const loadBalancerAttributes: readonly (readonly [given: string, key: string])[] = [
  ["drop_invalid_header_fields", "routing.http.drop_invalid_header_fields.enabled"],
  ["enable_deletion_protection", "deletion_protection.enabled"],
  ["desync_mitigation_mode", "routing.http.desync_mitigation_mode"],
  ["idle_timeout", "idle_timeout.timeout_seconds"],
  ["enable_http2", "routing.http2.enabled"],
  ["enable_waf_fail_open", "waf.fail_open.enabled"],
  ["enable_cross_zone_load_balancing", "load_balancing.cross_zone.enabled"],
];
const logAttributes: readonly (readonly [given: string, key: string])[] = [
  ["enabled", "access_logs.s3.enabled"],
  ["bucket", "access_logs.s3.bucket"],
  ["prefix", "access_logs.s3.prefix"],
];

function attributesOf(given: Properties): readonly Value[] {
  const logs = Array.isArray(given["access_logs"])
    ? ((given["access_logs"] as readonly Value[])[0] ?? null)
    : (given["access_logs"] ?? null);
  const pairs = [
    ...loadBalancerAttributes.map(([name, key]) => [key, given[name]] as const),
    ...logAttributes.map(([name, key]) => [key, isProperties(logs) ? logs[name] : name === "enabled" ? logs : null] as const),
  ];
  return pairs.flatMap(([key, value]) =>
    value === undefined || value === null || value === "" ? [] : [{ Key: key, Value: text(value) }],
  );
}

const loadBalancer: Shape & { readonly type: string } = {
  type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
  names: {
    load_balancer_type: "Type",
    internal: "Scheme",
    subnet_mapping: "SubnetMappings",
    access_logs: null,
    connection_logs: null,
    name_prefix: null,
    ...Object.fromEntries(loadBalancerAttributes.map(([name]) => [name, null])),
  },
  values: {
    internal: (value) =>
      value === true || value === "true" ? "internal" : value === false || value === "false" ? "internet-facing" : value,
  },
  finish: (properties, given) => {
    const attributes = attributesOf(given);
    return attributes.length === 0 ? properties : { ...properties, LoadBalancerAttributes: attributes };
  },
};

const action: Shape["names"] = {
  redirect: "RedirectConfig",
  fixed_response: "FixedResponseConfig",
  forward: "ForwardConfig",
  authenticate_oidc: "AuthenticateOidcConfig",
  authenticate_cognito: "AuthenticateCognitoConfig",
};
const listener: Shape & { readonly type: string } = {
  type: "AWS::ElasticLoadBalancingV2::Listener",
  names: { ...action, default_action: "DefaultActions", certificate_arn: "Certificates", client_secret: null },
  values: { certificate_arn: (value) => [{ CertificateArn: value }] },
  many: ["certificate_arn"],
  one: ["redirect", "fixed_response", "forward", "mutual_authentication", "authenticate_oidc", "authenticate_cognito"],
};
const listenerRule: Shape & { readonly type: string } = {
  type: "AWS::ElasticLoadBalancingV2::ListenerRule",
  names: { ...action, action: "Actions", condition: "Conditions", client_secret: null },
  one: [
    "redirect",
    "fixed_response",
    "forward",
    "host_header",
    "path_pattern",
    "source_ip",
    "http_header",
    "http_request_method",
  ],
};
const targetGroup: Shape & { readonly type: string } = {
  type: "AWS::ElasticLoadBalancingV2::TargetGroup",
  names: { stickiness: null, health_check: null },
};

export const webMappings: Mappings = {
  aws_lb: loadBalancer,
  aws_alb: loadBalancer,
  aws_lb_listener: listener,
  aws_alb_listener: listener,
  aws_lb_listener_rule: listenerRule,
  aws_alb_listener_rule: listenerRule,
  aws_lb_target_group: targetGroup,
  aws_alb_target_group: targetGroup,
  aws_elb: {
    type: "AWS::ElasticLoadBalancing::LoadBalancer",
    names: {
      name: "LoadBalancerName",
      listener: "Listeners",
      internal: "Scheme",
      access_logs: "AccessLoggingPolicy",
      "access_logs.bucket": "S3BucketName",
      "access_logs.bucket_prefix": "S3BucketPrefix",
      "access_logs.interval": "EmitInterval",
      connection_draining: "ConnectionDrainingPolicy.Enabled",
      connection_draining_timeout: "ConnectionDrainingPolicy.Timeout",
      cross_zone_load_balancing: "CrossZone",
      idle_timeout: "ConnectionSettings.IdleTimeout",
      desync_mitigation_mode: null,
      lb_port: "LoadBalancerPort",
      lb_protocol: "Protocol",
      ssl_certificate_id: "SSLCertificateId",
    },
    one: ["access_logs", "health_check"],
    values: { internal: (value) => (value === true ? "internal" : value === false ? "internet-facing" : value) },
  },
  aws_wafv2_web_acl: {
    type: "AWS::WAFv2::WebACL",
    single: true,
    many: [
      "rule",
      "and_statement.statement",
      "or_statement.statement",
      "text_transformation",
      "excluded_rule",
      "rule_action_override",
    ],
    names: {
      rule: "Rules",
      text_transformation: "TextTransformations",
      excluded_rule: "ExcludedRules",
      rule_action_override: "RuleActionOverrides",
      cloudwatch_metrics_enabled: "CloudWatchMetricsEnabled",
      ip_set_reference_statement: "IPSetReferenceStatement",
      arn: "Arn",
    },
  },
  // Its first version: rules are apart, and named by their ids.
  aws_waf_web_acl: { type: "AWS::WAF::WebACL", names: { rules: "Rules" }, many: ["rules"], single: true },
  aws_wafregional_web_acl: { type: "AWS::WAFRegional::WebACL", names: { rule: "Rules" }, many: ["rule"], single: true },
  aws_wafregional_web_acl_association: { type: "AWS::WAFRegional::WebACLAssociation", names: { web_acl_id: "WebACLId" } },
  aws_wafv2_web_acl_association: { type: "AWS::WAFv2::WebACLAssociation", names: { web_acl_arn: "WebACLArn" } },
  aws_wafv2_web_acl_logging_configuration: { type: "AWS::WAFv2::LoggingConfiguration", single: true },
  aws_wafv2_ip_set: { type: "AWS::WAFv2::IPSet", names: { ip_address_version: "IPAddressVersion" } },
  aws_wafv2_rule_group: {
    type: "AWS::WAFv2::RuleGroup",
    single: true,
    many: ["rule"],
    names: { rule: "Rules", cloudwatch_metrics_enabled: "CloudWatchMetricsEnabled" },
  },
  aws_api_gateway_rest_api: {
    type: "AWS::ApiGateway::RestApi",
    json: ["policy", "body"],
    names: { api_key_source: "ApiKeySourceType", put_rest_api_mode: "Mode" },
  },
  aws_api_gateway_rest_api_policy: {
    of: ["aws_api_gateway_rest_api"],
    by: "rest_api_id",
    names: { rest_api_id: null },
    json: ["policy"],
    fold: beside,
    alone: policyAlone("AWS::ApiGateway::RestApi", "EndpointConfiguration", "Tags"),
  },
  aws_api_gateway_method: {
    type: "AWS::ApiGateway::Method",
    names: { authorization: "AuthorizationType" },
    maps: ["request_parameters", "request_models"],
  },
  aws_api_gateway_resource: { type: "AWS::ApiGateway::Resource" },
  aws_api_gateway_authorizer: { type: "AWS::ApiGateway::Authorizer" },
  aws_api_gateway_stage: {
    type: "AWS::ApiGateway::Stage",
    namedBy: ["stage_name"],
    names: { access_log_settings: "AccessLogSetting", xray_tracing_enabled: "TracingEnabled" },
    maps: ["variables"],
  },
  aws_api_gateway_deployment: { type: "AWS::ApiGateway::Deployment", names: { triggers: null, tags: null } },
  aws_api_gateway_method_settings: {
    of: ["aws_api_gateway_stage"],
    by: "stage_name",
    names: { rest_api_id: null, stage_name: null, method_path: "ResourcePath" },
    finish: ({ Settings = null, ...part }) => ({ ...part, ...(isProperties(Settings) && Settings) }),
    fold: entry("MethodSettings"),
  },
  aws_api_gateway_domain_name: { type: "AWS::ApiGateway::DomainName" },
  aws_apigatewayv2_api: { type: "AWS::ApiGatewayV2::Api" },
  aws_apigatewayv2_stage: { type: "AWS::ApiGatewayV2::Stage" },
  aws_apigatewayv2_route: { type: "AWS::ApiGatewayV2::Route" },
  aws_apigatewayv2_integration: { type: "AWS::ApiGatewayV2::Integration" },
  aws_apigatewayv2_vpc_link: { type: "AWS::ApiGatewayV2::VpcLink" },
  aws_cloudfront_distribution: {
    type: "AWS::CloudFront::Distribution",
    names: {
      web_acl_id: "WebACLId",
      min_ttl: "MinTTL",
      max_ttl: "MaxTTL",
      default_ttl: "DefaultTTL",
      origin_group: null,
      origin: "Origins",
      ordered_cache_behavior: "CacheBehaviors",
      custom_error_response: "CustomErrorResponses",
      logging_config: "Logging",
      is_ipv6_enabled: "IPV6Enabled",
      origin_id: "Id",
      origin_ssl_protocols: "OriginSSLProtocols",
      cloudfront_default_certificate: "CloudFrontDefaultCertificate",
      retain_on_delete: null,
      wait_for_deployment: null,
    },
    one: ["default_cache_behavior", "viewer_certificate", "restrictions", "geo_restriction", "forwarded_values", "cookies"],
    finish: ({ Tags, ...properties }) => ({ DistributionConfig: properties, ...(Tags !== undefined && { Tags }) }),
  },
  aws_appsync_graphql_api: {
    type: "AWS::AppSync::GraphQLApi",
    names: { cloudwatch_logs_role_arn: "CloudWatchLogsRoleArn" },
  },
};
