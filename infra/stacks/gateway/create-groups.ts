import type { Stack } from "aws-cdk-lib";
import { Peer, Port, SecurityGroup, type ISecurityGroup } from "aws-cdk-lib/aws-ec2";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { letReach } from "../../parts/let-reach.ts";
import type { Network } from "../network.ts";
import { adminListenerPort, ports } from "./settings.ts";

export interface GatewayGroups {
  readonly balancer: ISecurityGroup;
  /** Besides the group of workloads, which lets nothing in. */
  readonly tasks: ISecurityGroup;
}

/** Callers reach the load balancer, the load balancer reaches the tasks, and nobody else does either. */
export function createGroups(stack: Stack, config: DeploymentConfig, { vpc }: Network): GatewayGroups {
  const { gateway, ingress, corporateCidrs } = config;
  const balancer = new SecurityGroup(stack, "BalancerGroup", {
    vpc,
    allowAllOutbound: false,
    description: "Load balancer of the gateway",
  });
  // A private API comes by PrivateLink, which these rules are not about.
  const callers = ingress.kind === "internal-alb" ? [config.vpc.cidr, ...corporateCidrs] : [];
  for (const range of callers) balancer.addIngressRule(Peer.ipv4(range), Port.HTTPS, "TLS from callers");
  for (const range of gateway.adminCidrs)
    balancer.addIngressRule(Peer.ipv4(range), Port.tcp(adminListenerPort), "TLS from administrators");
  const tasks = new SecurityGroup(stack, "TaskGroup", {
    vpc,
    allowAllOutbound: false,
    description: "Tasks of the gateway: TLS from its load balancer only",
  });
  const open = (id: string, port: number, description: string) =>
    letReach(stack, id, { from: balancer, to: tasks, port, description });
  open("DataPlane", ports.data, "The data plane");
  if (gateway.adminCidrs.length > 0) open("ControlPlane", ports.admin, "The control plane");
  // By their ids: else each L2 that they are given to would add rules of its own.
  const fixed = (group: ISecurityGroup, id: string) =>
    SecurityGroup.fromSecurityGroupId(stack, id, group.securityGroupId, { mutable: false });
  return { balancer: fixed(balancer, "Balancer"), tasks: fixed(tasks, "Tasks") };
}
