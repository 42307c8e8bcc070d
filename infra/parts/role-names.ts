import type { DeploymentConfig } from "../config/deployment-config.ts";
import { ownRoleArn } from "./own-arn.ts";

/** Bedrock reads the corpus as this role from outside of the VPC: the bucket's policy must know its name beforehand. */
export const knowledgeBaseRoleName = (config: DeploymentConfig): string => `${config.name}-${config.region}-knowledge-base`;

/** Steps of the pipeline run outside of the VPC: the policy of their bucket must know their names beforehand. */
export const deliveryRoleName = (config: DeploymentConfig, step: string): string =>
  `${config.name}-${config.region}-${step.toLowerCase()}`;

/** How the names of these roles end in every deployment: policies of the organisation except them by it. */
export const providerRoleEnd = (stack: string): string => `-${stack.toLowerCase()}-provider`;

/** Of the function that calls what CloudFormation has no type for. Named, because what AWS makes up is cut off where it is long. */
export const providerRoleName = (config: DeploymentConfig, stack: string): string =>
  `${config.name}-${config.region}${providerRoleEnd(stack)}`;

/** One of the roles that `cdk bootstrap` makes, with its usual qualifier. */
export const bootstrapRoleName = ({ account, region }: DeploymentConfig, kind: string): string =>
  `cdk-hnb659fds-${kind}-role-${account}-${region}`;

/** The role that CloudFormation acts as: named in the configuration, or the one of `cdk bootstrap`. */
export const deploymentRoleOf = (config: DeploymentConfig): string =>
  config.deploymentRole ?? ownRoleArn(config, bootstrapRoleName(config, "cfn-exec"));
