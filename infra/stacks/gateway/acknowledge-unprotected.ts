import type { IConstruct } from "constructs";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";

/** A load balancer keeps nothing; in production a slip would still stop the service. */
export function acknowledgeUnprotected(balancer: IConstruct, { environment }: DeploymentConfig): void {
  if (environment === "research")
    acknowledge(balancer, {
      "NIST.800.53.R5-ELBDeletionProtectionEnabled": "Research can be taken down; production is protected.",
    });
}
