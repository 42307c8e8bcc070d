import type { Stack } from "aws-cdk-lib";
import { Peer, Port, SecurityGroup, type ISecurityGroup, type IVpc } from "aws-cdk-lib/aws-ec2";
import type { DeploymentConfig } from "../../config/deployment-config.ts";

export interface Groups {
  readonly workload: ISecurityGroup;
  readonly endpoints: ISecurityGroup;
}

/** The private API's door takes callers from the VPC and the corporate network, unlike the doors to AWS. */
export function createApiGroup(stack: Stack, config: DeploymentConfig, vpc: IVpc): ISecurityGroup {
  const group = new SecurityGroup(stack, "ApiGroup", {
    vpc,
    allowAllOutbound: false,
    description: "Private API: TLS from callers",
  });
  for (const range of [config.vpc.cidr, ...config.corporateCidrs])
    group.addIngressRule(Peer.ipv4(range), Port.HTTPS, "TLS from callers");
  return group;
}

/** What runs here may send to the endpoints and to S3, and nowhere else (NET-009). */
export function createSecurityGroups(stack: Stack, config: DeploymentConfig, vpc: IVpc): Groups {
  const endpoints = new SecurityGroup(stack, "EndpointGroup", {
    vpc,
    allowAllOutbound: false,
    description: "Interface endpoints: TLS from workloads",
  });
  const workload = new SecurityGroup(stack, "WorkloadGroup", {
    vpc,
    allowAllOutbound: false,
    description: "Workloads: TLS to endpoints and S3 only",
  });
  workload.addEgressRule(endpoints, Port.HTTPS, "AWS services by their endpoints");
  workload.addEgressRule(Peer.prefixList(config.s3PrefixList), Port.HTTPS, "S3 by the gateway endpoint");
  endpoints.addIngressRule(workload, Port.HTTPS, "TLS from workloads");
  return { workload, endpoints };
}
