import type { Stack } from "aws-cdk-lib";
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, type ISecurityGroup } from "aws-cdk-lib/aws-ec2";

export interface Reach {
  readonly from: ISecurityGroup;
  readonly to: ISecurityGroup;
  readonly port: number;
  readonly description: string;
}

/** Opens one TCP port from one group to another, both ways of the rule in the stack that needs it. */
export function letReach(stack: Stack, id: string, { from, to, port, description }: Reach): void {
  const rule = { ipProtocol: "tcp", fromPort: port, toPort: port, description };
  new CfnSecurityGroupEgress(stack, `${id}Egress`, {
    ...rule,
    groupId: from.securityGroupId,
    destinationSecurityGroupId: to.securityGroupId,
  });
  new CfnSecurityGroupIngress(stack, `${id}Ingress`, {
    ...rule,
    groupId: to.securityGroupId,
    sourceSecurityGroupId: from.securityGroupId,
  });
}
