import type { Stack } from "aws-cdk-lib";
import {
  CfnBasePathMappingV2,
  CfnDomainNameAccessAssociation,
  CfnDomainNameV2,
  type CfnRestApi,
  type CfnStage,
} from "aws-cdk-lib/aws-apigateway";
import type { DeploymentConfig } from "../../config/deployment-config.ts";

export interface NamedApi {
  readonly api: CfnRestApi;
  readonly stage: CfnStage;
  readonly policy: object;
  /** Of the VPC, whose callers know the name. */
  readonly endpoint: string;
}

export type ApiIngress = Extract<DeploymentConfig["ingress"], { kind: "private-api-gateway" }>;

/** A name of your own for the private API, known in VPCs whose endpoint is associated with it. */
export function createApiName(
  stack: Stack,
  { hostname, certificate }: ApiIngress,
  { api, stage, policy, endpoint }: NamedApi,
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
