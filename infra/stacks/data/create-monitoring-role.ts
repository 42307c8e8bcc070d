import type { Stack } from "aws-cdk-lib";
import { ManagedPolicy, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledge } from "../../parts/acknowledge.ts";

/** What RDS writes a database's metrics as: for databases of this account alone. */
export function createMonitoringRole(stack: Stack, id: string, { account }: DeploymentConfig): Role {
  const role = new Role(stack, id, {
    assumedBy: new ServicePrincipal("monitoring.rds.amazonaws.com", {
      conditions: { StringEquals: { "aws:SourceAccount": account } },
    }),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName("service-role/AmazonRDSEnhancedMonitoringRole")],
  });
  acknowledge(role, {
    "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole]":
      "AWS's own policy for this purpose: it lets RDS write to the log group RDSOSMetrics, and nothing else.",
  });
  return role;
}
