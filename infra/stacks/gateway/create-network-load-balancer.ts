import type { Stack } from "aws-cdk-lib";
import type { FargateService } from "aws-cdk-lib/aws-ecs";
import { NetworkLoadBalancer, NetworkTargetGroup, Protocol, TargetType } from "aws-cdk-lib/aws-elasticloadbalancingv2";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";
import type { GatewayNeeds } from "../gateway.ts";
import type { GatewayGroups } from "./create-groups.ts";
import { balancerOf, finishBalancer } from "./internal-balancer.ts";
import { listenersOf } from "./settings.ts";

/** Behind the private API: passes TLS on as it is. The control plane is on a port of its own, for `gateway.adminCidrs` only. */
export function createNetworkLoadBalancer(
  stack: Stack,
  config: DeploymentConfig,
  service: FargateService,
  groups: GatewayGroups,
  { network, foundation }: GatewayNeeds,
): NetworkLoadBalancer {
  const balancer = new NetworkLoadBalancer(stack, "LoadBalancer", {
    ...balancerOf(config, network),
    crossZoneEnabled: true,
    securityGroups: [groups.balancer],
    // The group lets administrators in and nobody else; the private API comes by PrivateLink.
    enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: false,
  });
  finishBalancer(balancer, config, foundation);
  for (const { id, port, containerPort } of listenersOf(config)) {
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
  }
  return balancer;
}
