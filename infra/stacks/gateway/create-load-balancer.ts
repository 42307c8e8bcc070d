import { Duration, type Stack } from "aws-cdk-lib";
import type { FargateService } from "aws-cdk-lib/aws-ecs";
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  ApplicationTargetGroup,
  DesyncMitigationMode,
  ListenerAction,
  Protocol,
  SslPolicy,
  TargetType,
} from "aws-cdk-lib/aws-elasticloadbalancingv2";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import type { GatewayNeeds, Ingress } from "../gateway.ts";
import type { GatewayGroups } from "./create-groups.ts";
import { balancerOf, finishBalancer } from "./internal-balancer.ts";
import { listenersOf } from "./settings.ts";

type AlbIngress = Extract<DeploymentConfig["ingress"], { kind: "internal-alb" }>;

/**
 * The internal load balancer: TLS 1.2 and newer in, TLS again to the tasks. Port 443 leads to the data plane and to nothing else; the
 * control plane is on a port of its own, for `gateway.adminCidrs` only.
 */
export function createLoadBalancer(
  stack: Stack,
  config: DeploymentConfig,
  ingress: AlbIngress,
  service: FargateService,
  groups: GatewayGroups,
  { network, foundation }: GatewayNeeds,
): Ingress {
  const balancer = new ApplicationLoadBalancer(stack, "LoadBalancer", {
    ...balancerOf(config, network),
    securityGroup: groups.balancer,
    dropInvalidHeaderFields: true,
    desyncMitigationMode: DesyncMitigationMode.STRICTEST,
    // Streams of answers may pause as long as a model thinks.
    idleTimeout: Duration.minutes(10),
  });
  finishBalancer(balancer, config, foundation);
  const attributes = {
    "connection_logs.s3.enabled": "true",
    "connection_logs.s3.bucket": foundation.logBucket.bucketName,
    "connection_logs.s3.prefix": "alb",
    // If the firewall can't be asked, nobody comes in.
    "waf.fail_open.enabled": "false",
  };
  for (const [key, value] of Object.entries(attributes)) balancer.setAttribute(key, value);
  for (const { id, port, containerPort } of listenersOf(config)) {
    const targets = new ApplicationTargetGroup(stack, `${id}Targets`, {
      vpc: network.vpc,
      targetType: TargetType.IP,
      protocol: ApplicationProtocol.HTTPS,
      port: containerPort,
      targets: [service.loadBalancerTarget({ containerName: "Gateway", containerPort })],
      deregistrationDelay: Duration.seconds(45),
      healthCheck: { protocol: Protocol.HTTPS, path: "/livez", interval: Duration.seconds(15), healthyHttpCodes: "200" },
    });
    const listener = balancer.addListener(`${id}Listener`, {
      port,
      open: false,
      protocol: ApplicationProtocol.HTTPS,
      certificates: [{ certificateArn: ingress.certificate }],
      sslPolicy: SslPolicy.RECOMMENDED_TLS,
      defaultAction: ListenerAction.forward([targets]),
    });
    service.node.addDependency(listener);
  }
  return { arn: balancer.loadBalancerArn, address: balancer.loadBalancerDnsName };
}
