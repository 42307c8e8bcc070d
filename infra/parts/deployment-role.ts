import type { DeploymentConfig } from "../config/deployment-config.ts";

/** The role that CloudFormation acts as: named in the configuration, or the one of `cdk bootstrap` with its usual qualifier. */
export function deploymentRoleOf({ deploymentRole, account, region }: DeploymentConfig): string {
  return deploymentRole ?? `arn:aws:iam::${account}:role/cdk-hnb659fds-cfn-exec-role-${account}-${region}`;
}
