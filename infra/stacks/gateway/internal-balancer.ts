import type { BaseLoadBalancer, BaseLoadBalancerProps } from "aws-cdk-lib/aws-elasticloadbalancingv2";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";
import type { Foundation } from "../foundation.ts";
import type { Network } from "../network.ts";

/** What both load balancers have in common: within the VPC, and in production not deleted by a slip. */
export const balancerOf = ({ environment }: DeploymentConfig, { vpc, workload }: Network): BaseLoadBalancerProps => ({
  vpc,
  vpcSubnets: workload,
  internetFacing: false,
  deletionProtection: environment === "prod",
});

/** Logs who called. A load balancer keeps nothing; in production its loss would still stop the service. */
export function finishBalancer(balancer: BaseLoadBalancer, { environment }: DeploymentConfig, { logBucket }: Foundation): void {
  balancer.setAttribute("access_logs.s3.enabled", "true");
  balancer.setAttribute("access_logs.s3.bucket", logBucket.bucketName);
  balancer.setAttribute("access_logs.s3.prefix", "alb");
  if (environment === "research")
    acknowledge(balancer, {
      "NIST.800.53.R5-ELBDeletionProtectionEnabled": "Research can be taken down; production is protected.",
    });
}
