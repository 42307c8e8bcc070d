import type { Stack } from "aws-cdk-lib";
import {
  GatewayVpcEndpoint,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpoint,
  InterfaceVpcEndpointAwsService as Service,
  type ISecurityGroup,
  type ISubnet,
  type IVpc,
} from "aws-cdk-lib/aws-ec2";
import { PolicyStatement, StarPrincipal } from "aws-cdk-lib/aws-iam";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { ownArn, partitionOf } from "../../parts/own-arn.ts";
import { createApiGroup, type Groups } from "./create-security-groups.ts";
import type { Tiers } from "./create-vpc.ts";
import { letPass, passagesOf, type EndpointName } from "./endpoint-policies.ts";

interface Surroundings {
  readonly vpc: IVpc;
  readonly tiers: Tiers;
  readonly groups: Groups;
}

const services: Readonly<Record<EndpointName, Service>> = {
  bedrock: Service.BEDROCK,
  "bedrock-runtime": Service.BEDROCK_RUNTIME,
  "bedrock-agent-runtime": Service.BEDROCK_AGENT_RUNTIME,
  sts: Service.STS,
  kms: Service.KMS,
  logs: Service.CLOUDWATCH_LOGS,
  monitoring: Service.CLOUDWATCH_MONITORING,
  secretsmanager: Service.SECRETS_MANAGER,
  "sagemaker-api": Service.SAGEMAKER_API,
  "sagemaker-runtime": Service.SAGEMAKER_RUNTIME,
  "ecr-api": Service.ECR,
  "ecr-dkr": Service.ECR_DOCKER,
};

/** One private door to each AWS service that is needed, with a policy of its own (NET-001, NET-004). */
export function createEndpoints(
  stack: Stack,
  config: DeploymentConfig,
  surroundings: Surroundings,
): { readonly s3EndpointId: string; readonly executeApiEndpointId: string | undefined } {
  const passages = passagesOf(config);
  for (const name of Object.keys(services) as EndpointName[]) {
    const endpoint = createInterface(stack, name, services[name], surroundings, surroundings.groups.endpoints);
    for (const statement of letPass(config, passages[name])) endpoint.addToPolicy(statement);
  }
  return {
    s3EndpointId: createS3(stack, config, surroundings),
    executeApiEndpointId: createExecuteApi(stack, config, surroundings),
  };
}

function createInterface(
  stack: Stack,
  name: string,
  service: Service,
  { vpc, tiers }: Surroundings,
  group: ISecurityGroup,
): InterfaceVpcEndpoint {
  return new InterfaceVpcEndpoint(stack, `Endpoint-${name}`, {
    vpc,
    service,
    privateDnsEnabled: true,
    open: false,
    subnets: { subnets: onePerZone(tiers.endpoints) },
    securityGroups: [group],
  });
}

/** An interface endpoint takes one subnet of each zone. */
function onePerZone(subnets: readonly ISubnet[]): ISubnet[] {
  return [...new Map(subnets.map((subnet) => [subnet.availabilityZone, subnet])).values()];
}

function createS3(stack: Stack, config: DeploymentConfig, { vpc, tiers }: Surroundings): string {
  if (config.vpc.kind === "existing" && config.vpc.s3Endpoint !== undefined) return config.vpc.s3Endpoint;
  const endpoint = new GatewayVpcEndpoint(stack, "Endpoint-s3", {
    vpc,
    service: GatewayVpcEndpointAwsService.S3,
    subnets: [{ subnets: [...tiers.workload, ...tiers.data] }],
  });
  endpoint.addToPolicy(
    new PolicyStatement({
      principals: [new StarPrincipal()],
      actions: [
        "s3:AbortMultipartUpload",
        "s3:DeleteObject",
        "s3:GetBucketLocation",
        "s3:GetObject",
        "s3:GetObjectVersion",
        "s3:ListBucket",
        "s3:PutObject",
      ],
      resources: ["*"],
      // Neither may somebody else's credential be used here, nor may anything be carried to somebody else's bucket.
      conditions: { StringEquals: { "aws:PrincipalOrgID": config.organization.id, "aws:ResourceOrgID": config.organization.id } },
    }),
  );
  // The layers of images are in a bucket of AWS, read by addresses that ECR signs: not by an identity of the organisation.
  endpoint.addToPolicy(
    new PolicyStatement({
      principals: [new StarPrincipal()],
      actions: ["s3:GetObject"],
      resources: [`arn:${partitionOf(config)}:s3:::prod-${config.region}-starport-layer-bucket/*`],
    }),
  );
  return endpoint.vpcEndpointId;
}

/** Callers of the gateway bring tokens, not identities of AWS: the endpoint can only say which APIs they reach. */
function createExecuteApi(stack: Stack, config: DeploymentConfig, surroundings: Surroundings): string | undefined {
  if (config.ingress.kind !== "private-api-gateway") return undefined;
  const endpoint = createInterface(
    stack,
    "execute-api",
    Service.APIGATEWAY,
    surroundings,
    createApiGroup(stack, config, surroundings.vpc),
  );
  endpoint.addToPolicy(
    new PolicyStatement({
      principals: [new StarPrincipal()],
      actions: ["execute-api:Invoke"],
      resources: [ownArn(config, "execute-api", "*")],
    }),
  );
  return endpoint.vpcEndpointId;
}
