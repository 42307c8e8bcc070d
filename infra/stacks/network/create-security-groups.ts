import type { Stack } from "aws-cdk-lib";
import { CfnSecurityGroup, Peer, Port, SecurityGroup, type ISecurityGroup, type IVpc } from "aws-cdk-lib/aws-ec2";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { letReach } from "../../parts/let-reach.ts";

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

/**
 * What runs here may send to the endpoints and to S3, and nowhere else (NET-009). The group of workloads is an L1: the L2 would put
 * its only rules beside it, and a group that has none within it looks as if it let everything out.
 */
export function createSecurityGroups(stack: Stack, config: DeploymentConfig, vpc: IVpc): Groups {
  const tls = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };
  const made = new CfnSecurityGroup(stack, "WorkloadGroup", {
    vpcId: vpc.vpcId,
    groupDescription: "Workloads: TLS to endpoints and S3 only",
    securityGroupEgress: [{ ...tls, destinationPrefixListId: config.s3PrefixList, description: "S3 by the gateway endpoint" }],
  });
  const workload = SecurityGroup.fromSecurityGroupId(stack, "Workload", made.attrGroupId, { mutable: false });
  const endpoints = new SecurityGroup(stack, "EndpointGroup", {
    vpc,
    allowAllOutbound: false,
    description: "Interface endpoints: TLS from workloads",
  });
  letReach(stack, "Endpoints", { from: workload, to: endpoints, port: 443, description: "AWS services by their endpoints" });
  return { workload, endpoints };
}
