import type { Stack } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledgeWildcards } from "../../parts/acknowledge-wildcards.ts";
import { ownArn } from "../../parts/own-arn.ts";
import type { Surroundings } from "./common-grants.ts";
import { letServe, letTrain } from "./job-grants.ts";
import { letStart } from "./studio-grants.ts";
import { requireIsolation } from "./training-policies.ts";

export interface TrainingRoles {
  /** Of people at work in Studio: they start jobs, and are nothing else. */
  readonly studio: Role;
  /** Of the jobs themselves. */
  readonly job: Role;
  /** Of endpoints that serve what was registered: reads models, and nothing that they were made of. */
  readonly serving: Role;
}

export function createRoles(stack: Stack, config: DeploymentConfig, surroundings: Surroundings): TrainingRoles {
  const create = (id: string) =>
    new Role(stack, id, {
      assumedBy: new ServicePrincipal("sagemaker.amazonaws.com", {
        conditions: {
          StringEquals: { "aws:SourceAccount": config.account },
          ArnLike: { "aws:SourceArn": ownArn(config, "sagemaker", "*") },
        },
      }),
    });
  const roles = { studio: create("StudioRole"), job: create("JobRole"), serving: create("ServingRole") };
  const { key, groupId } = surroundings;
  const grants = {
    studio: [...letStart(config, surroundings, roles.job), ...requireIsolation({ key: key.keyArn, groups: [groupId] })],
    job: [...letTrain(config, surroundings), ...requireIsolation({ key: key.keyArn, groups: [groupId] })],
    serving: letServe(config, surroundings),
  };
  for (const name of ["studio", "job", "serving"] as const) {
    for (const statement of grants[name]) roles[name].addToPolicy(statement);
    acknowledgeWildcards(
      roles[name],
      /.*\*$/,
      "Objects below one prefix of one bucket, jobs that people name, or an API that knows no resource. Denials are about everything.",
    );
  }
  return roles;
}
