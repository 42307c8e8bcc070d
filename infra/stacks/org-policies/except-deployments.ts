import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { deploymentRoleOf, providerRoleEnd } from "../../parts/role-names.ts";
import type { StackName } from "../create-stack.ts";
import type { Condition } from "./policy-document.ts";

/** The roles of deployments in any account below the targets: they are called alike in each. */
export const exceptDeployments = (config: DeploymentConfig): Condition => ({
  ArnNotLike: { "aws:PrincipalArn": exceptedRoles(config) },
});

export function exceptedRoles(config: DeploymentConfig): readonly string[] {
  const [, name = "nobody"] = deploymentRoleOf(config).split(":role/");
  const role = name.replaceAll(config.account, "*").replaceAll(config.region, "*");
  // And of what CloudFormation starts for it: the functions that shut buckets and switch on the log of invocations.
  const providers = (["Foundation", "Guardrails"] satisfies readonly StackName[]).map((stack) => `*${providerRoleEnd(stack)}`);
  return [role, ...providers].map((each) => `arn:*:iam::*:role/${each}`);
}
