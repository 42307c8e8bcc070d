import type { DeploymentConfig } from "../config/deployment-config.ts";

/** Bedrock reads the corpus as this role from outside of the VPC: the bucket's policy must know its name beforehand. */
export const knowledgeBaseRoleName = (config: DeploymentConfig): string => `${config.name}-${config.region}-knowledge-base`;

export const roleArnOf = (config: DeploymentConfig, name: string): string => `arn:aws:iam::${config.account}:role/${name}`;
