import { DefaultStackSynthesizer, Stack, Tags, type App } from "aws-cdk-lib";
import { acknowledge } from "../parts/acknowledge.ts";
import type { DeploymentConfig } from "../config/deployment-config.ts";

/** The stacks in the order in which they are deployed; the Terraform module has the same. */
export const stackNames = [
  "Network",
  "Foundation",
  "Data",
  "Guardrails",
  "Gateway",
  "Training",
  "Detection",
  "OrgPolicies",
  "Delivery",
] as const;
export type StackName = (typeof stackNames)[number];

/**
 * An empty stack with what all have in common: name, place, tags (control LOG-006), and that in production nobody deletes it by
 * a slip. How a stack file reads: `buildX(app, config, needs)` creates its stack here, then its parts, and returns as readonly
 * data what later stacks use. No class of its own, no look-up, no name of a resource that AWS can make up.
 */
export function createStack(app: App, config: DeploymentConfig, name: StackName, description: string): Stack {
  const stack = new Stack(app, `${config.name}-${name}`, {
    env: { account: config.account, region: config.region },
    description: `Sallyport (${config.environment}): ${description}`,
    // Key policies name it: another could not give them.
    ...(config.deploymentRole === undefined
      ? {}
      : { synthesizer: new DefaultStackSynthesizer({ cloudFormationExecutionRole: config.deploymentRole }) }),
    terminationProtection: config.environment === "prod",
  });
  for (const [key, value] of Object.entries(tagsOf(config))) Tags.of(stack).add(key, value);
  acknowledge(stack, {
    "NIST.800.53.R5-IAMNoInlinePolicy":
      "Each policy belongs to one role, is reviewed with it here and ends with it. A managed policy could be attached to others, unseen by this code.",
  });
  return stack;
}

/** What every resource carries, so that it can be told whose it is and what is in it (control LOG-006). */
export function tagsOf(config: DeploymentConfig): Readonly<Record<string, string>> {
  return {
    Owner: config.owner,
    Project: config.project,
    UseCase: config.useCase,
    DataClass: config.dataClass,
    Environment: config.environment,
    Deployment: config.name,
  };
}
