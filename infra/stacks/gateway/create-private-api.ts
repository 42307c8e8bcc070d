import { createHash } from "node:crypto";
import { Duration, type Stack } from "aws-cdk-lib";
import { CfnDeployment, CfnMethod, CfnResource as CfnPath, CfnRestApi, CfnVpcLink } from "aws-cdk-lib/aws-apigateway";
import type { FargateService } from "aws-cdk-lib/aws-ecs";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";
import { ownArn, partitionOf } from "../../parts/own-arn.ts";
import type { GatewayNeeds, Ingress } from "../gateway.ts";
import { createApiName, type ApiIngress } from "./create-api-name.ts";
import { createApiStage } from "./create-api-stage.ts";
import type { GatewayGroups } from "./create-groups.ts";
import { createNetworkLoadBalancer } from "./create-network-load-balancer.ts";

/**
 * A private API, which answers at the VPC's own endpoint only, and leads to the tasks by a network load balancer that passes TLS on as
 * it is. Answers stream.
 */
export function createPrivateApi(
  stack: Stack,
  config: DeploymentConfig,
  ingress: ApiIngress,
  service: FargateService,
  groups: GatewayGroups,
  needs: GatewayNeeds,
): Ingress {
  const { executeApiEndpointId } = needs.network;
  if (executeApiEndpointId === undefined) throw new Error("the network has no endpoint for the private API");
  const balancer = createNetworkLoadBalancer(stack, config, service, groups, needs);
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
  const stage = createApiStage(stack, config, api, deployment, needs);
  createApiName(stack, ingress, { api, stage, policy, endpoint: executeApiEndpointId });
  return {
    arn: `arn:${partitionOf(config)}:apigateway:${config.region}::/restapis/${api.ref}/stages/${stage.ref}`,
    address: `${api.ref}-${executeApiEndpointId}.execute-api.${config.region}.${stack.urlSuffix}/${stage.ref}`,
  };
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
