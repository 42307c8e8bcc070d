import { createHash } from "node:crypto";
import { Duration, type Stack } from "aws-cdk-lib";
import {
  CfnAccount,
  CfnBasePathMappingV2,
  CfnDeployment,
  CfnDomainNameAccessAssociation,
  CfnDomainNameV2,
  CfnMethod,
  CfnResource as CfnPath,
  CfnRestApi,
  CfnStage,
  CfnVpcLink,
} from "aws-cdk-lib/aws-apigateway";
import type { FargateService } from "aws-cdk-lib/aws-ecs";
import { NetworkLoadBalancer, NetworkTargetGroup, Protocol, TargetType } from "aws-cdk-lib/aws-elasticloadbalancingv2";
import { ManagedPolicy, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";
import { createLogGroup } from "../../parts/create-log-group.ts";
import { ownArn, partitionOf } from "../../parts/own-arn.ts";
import type { GatewayNeeds } from "../gateway.ts";
import type { GatewayGroups } from "./create-groups.ts";
import { acknowledgeUnprotected } from "./acknowledge-unprotected.ts";
import { adminListenerPort, ports } from "./settings.ts";

type ApiIngress = Extract<DeploymentConfig["ingress"], { kind: "private-api-gateway" }>;

const stageName = "llm";

/**
 * A private API, which answers at the VPC's own endpoint only, and leads to the tasks by a network load balancer that passes TLS on as
 * it is. Answers stream. Gives the ARN of the stage, for the firewall.
 */
export function createPrivateApi(
  stack: Stack,
  config: DeploymentConfig,
  ingress: ApiIngress,
  service: FargateService,
  groups: GatewayGroups,
  needs: GatewayNeeds,
): string {
  const { executeApiEndpointId } = needs.network;
  if (executeApiEndpointId === undefined) throw new Error("the network has no endpoint for the private API");
  const balancer = createBalancer(stack, config, service, groups, needs);
  const link = new CfnVpcLink(stack, "VpcLink", { name: `${config.name}-gateway`, targetArns: [balancer.loadBalancerArn] });
  const policy = onlyBy(config, executeApiEndpointId);
  const api = new CfnRestApi(stack, "Api", {
    name: `${config.name}-gateway`,
    description: "Callers authenticate to the gateway itself: with its keys and tokens, not with AWS's",
    endpointConfiguration: { types: ["PRIVATE"], vpcEndpointIds: [executeApiEndpointId] },
    policy,
    // Images and sound pass as they are.
    binaryMediaTypes: ["*/*"],
  });
  const path = new CfnPath(stack, "ApiPath", { restApiId: api.ref, parentId: api.attrRootResourceId, pathPart: "{proxy+}" });
  const method = new CfnMethod(stack, "ApiMethod", {
    restApiId: api.ref,
    resourceId: path.ref,
    httpMethod: "ANY",
    authorizationType: "NONE",
    requestParameters: { "method.request.path.proxy": true },
    integration: {
      type: "HTTP_PROXY",
      integrationHttpMethod: "ANY",
      connectionType: "VPC_LINK",
      connectionId: link.ref,
      // The name is checked against the certificate of the tasks; where it leads is the link's.
      uri: `https://${config.gateway.tls.hostname}/{proxy}`,
      requestParameters: { "integration.request.path.proxy": "method.request.path.proxy" },
      responseTransferMode: "STREAM",
      timeoutInMillis: Duration.minutes(15).toMilliseconds(),
    },
  });
  acknowledge(method, {
    "AwsSolutions-APIG4": "The gateway authenticates: its keys, OIDC and exchanged tokens are nothing that API Gateway knows.",
    "AwsSolutions-COG4": "The gateway authenticates: its keys, OIDC and exchanged tokens are nothing that API Gateway knows.",
  });
  acknowledge(api, { "AwsSolutions-APIG2": "Requests are checked by the gateway, by the schema of each API that it speaks." });
  const content = JSON.stringify(stack.resolve([api.policy, method.integration, path.pathPart]));
  // A deployment is a copy of the API: another API needs another one.
  const id = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const deployment = new CfnDeployment(stack, `ApiDeployment${id}`, { restApiId: api.ref });
  deployment.addResourceDependency(method);
  const stage = createStage(stack, config, api, deployment, needs);
  createName(stack, ingress, { api, stage, policy, endpoint: executeApiEndpointId });
  return `arn:${partitionOf(config)}:apigateway:${config.region}::/restapis/${api.ref}/stages/${stage.ref}`;
}

function createBalancer(
  stack: Stack,
  config: DeploymentConfig,
  service: FargateService,
  groups: GatewayGroups,
  { network, foundation }: GatewayNeeds,
): NetworkLoadBalancer {
  const balancer = new NetworkLoadBalancer(stack, "LoadBalancer", {
    vpc: network.vpc,
    vpcSubnets: network.workload,
    internetFacing: false,
    crossZoneEnabled: true,
    deletionProtection: config.environment === "prod",
    securityGroups: [groups.balancer],
    // The group lets administrators in and nobody else; the private API comes by PrivateLink.
    enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: false,
  });
  acknowledgeUnprotected(balancer, config);
  const attributes = {
    "access_logs.s3.enabled": "true",
    "access_logs.s3.bucket": foundation.logBucket.bucketName,
    "access_logs.s3.prefix": "alb",
  };
  for (const [key, value] of Object.entries(attributes)) balancer.setAttribute(key, value);
  const listen = (id: string, port: number, containerPort: number) => {
    const targets = new NetworkTargetGroup(stack, `${id}Targets`, {
      vpc: network.vpc,
      targetType: TargetType.IP,
      protocol: Protocol.TCP,
      port: containerPort,
      preserveClientIp: false,
      targets: [service.loadBalancerTarget({ containerName: "Gateway", containerPort })],
      healthCheck: { protocol: Protocol.HTTPS, path: "/livez" },
    });
    const listener = balancer.addListener(`${id}Listener`, { port, protocol: Protocol.TCP, defaultTargetGroups: [targets] });
    acknowledge(listener, {
      "NIST.800.53.R5-ELBv2ACMCertificateRequired":
        "It passes TLS on as it is: the tasks have the certificate, and nothing between reads along.",
    });
    service.node.addDependency(listener);
  };
  listen("Data", 443, ports.data);
  if (config.gateway.adminCidrs.length > 0) listen("Admin", adminListenerPort, ports.admin);
  return balancer;
}

/** Denied from anywhere else, and then allowed: a request that names no endpoint has none. */
function onlyBy(config: DeploymentConfig, endpoint: string): object {
  const statement = { Principal: "*", Action: "execute-api:Invoke", Resource: ownArn(config, "execute-api", "*") };
  const key = { "aws:SourceVpce": endpoint };
  return {
    Version: "2012-10-17",
    Statement: [
      { ...statement, Effect: "Deny", Condition: { StringNotEquals: key } },
      { ...statement, Effect: "Allow", Condition: { StringEquals: key } },
    ],
  };
}

function createStage(
  stack: Stack,
  config: DeploymentConfig,
  api: CfnRestApi,
  deployment: CfnDeployment,
  { foundation }: GatewayNeeds,
): CfnStage {
  const logGroup = createLogGroup(stack, "ApiLog", { key: foundation.dataKey, retentionDays: config.retention.operationsDays });
  const role = new Role(stack, "ApiLogRole", {
    assumedBy: new ServicePrincipal("apigateway.amazonaws.com"),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName("service-role/AmazonAPIGatewayPushToCloudWatchLogs")],
  });
  acknowledge(role, {
    "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]":
      "API Gateway checks that its role has what this policy of AWS's has, and takes no less.",
  });
  const account = new CfnAccount(stack, "ApiAccount", { cloudWatchRoleArn: role.roleArn });
  const stage = new CfnStage(stack, "ApiStage", {
    restApiId: api.ref,
    deploymentId: deployment.ref,
    stageName,
    tracingEnabled: false,
    accessLogSetting: {
      destinationArn: logGroup.logGroupArn,
      // Who, when, what and how it ended; neither headers nor bodies.
      format: JSON.stringify({
        requestId: "$context.requestId",
        at: "$context.requestTime",
        from: "$context.identity.sourceIp",
        endpoint: "$context.identity.vpceId",
        method: "$context.httpMethod",
        path: "$context.path",
        status: "$context.status",
        length: "$context.responseLength",
        latency: "$context.responseLatency",
        firewall: "$context.wafResponseCode",
        error: "$context.error.responseType",
      }),
    },
    methodSettings: [
      {
        httpMethod: "*",
        resourcePath: "/*",
        loggingLevel: "ERROR",
        // Never: it would log prompts.
        dataTraceEnabled: false,
        metricsEnabled: true,
        cachingEnabled: false,
        throttlingRateLimit: 500,
        throttlingBurstLimit: 1000,
      },
    ],
  });
  stage.addResourceDependency(account);
  const noCache = "Nothing is cached: each answer is for who asked.";
  acknowledge(stage, {
    "NIST.800.53.R5-APIGWCacheEnabledAndEncrypted": noCache,
    "NIST.800.53.R5-APIGWSSLEnabled":
      "Behind it are the tasks only, which nothing but this load balancer reaches; they ask callers for credentials, not API Gateway.",
  });
  return stage;
}

/** A name of your own for the private API, known in VPCs whose endpoint is associated with it. */
function createName(
  stack: Stack,
  { hostname, certificate }: ApiIngress,
  {
    api,
    stage,
    policy,
    endpoint,
  }: { readonly api: CfnRestApi; readonly stage: CfnStage; readonly policy: object; readonly endpoint: string },
): void {
  if (hostname === undefined || certificate === undefined) return;
  const name = new CfnDomainNameV2(stack, "ApiName", {
    domainName: hostname,
    certificateArn: certificate,
    endpointConfiguration: { types: ["PRIVATE"] },
    securityPolicy: "TLS_1_2",
    policy,
  });
  const mapping = new CfnBasePathMappingV2(stack, "ApiNameMapping", {
    domainNameArn: name.attrDomainNameArn,
    restApiId: api.ref,
    stage: stage.ref,
  });
  mapping.addResourceDependency(stage);
  new CfnDomainNameAccessAssociation(stack, "ApiNameAccess", {
    domainNameArn: name.attrDomainNameArn,
    accessAssociationSource: endpoint,
    accessAssociationSourceType: "VPCE",
  });
}
