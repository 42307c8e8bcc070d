import type { Stack } from "aws-cdk-lib";
import { CfnAccount, CfnStage, type CfnDeployment, type CfnRestApi } from "aws-cdk-lib/aws-apigateway";
import { ManagedPolicy, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";
import { createLogGroup } from "../../parts/create-log-group.ts";
import type { GatewayNeeds } from "../gateway.ts";

const stageName = "llm";

/** The one stage of the private API: who called is logged, never what. */
export function createApiStage(
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
