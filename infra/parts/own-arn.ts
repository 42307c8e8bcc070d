import type { DeploymentConfig } from "../config/deployment-config.ts";

/** The part of AWS that the region is in. Written out and not left to CloudFormation, so that policies can be read as they stand. */
export function partitionOf({ region }: DeploymentConfig): string {
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return region.startsWith("cn-") ? "aws-cn" : "aws";
}

/** Something of this account in this region: `ownArn(config, "logs", "log-group:*")`. */
export function ownArn(config: DeploymentConfig, service: string, resource: string): string {
  return `arn:${partitionOf(config)}:${service}:${config.region}:${config.account}:${resource}`;
}

/** The gateway's repository, as policies name it. */
export const repositoryArn = (config: DeploymentConfig): string =>
  ownArn(config, "ecr", `repository/${config.image.repository.split("/").slice(1).join("/")}`);

export const ownRoleArn = (config: DeploymentConfig, name: string): string =>
  `arn:${partitionOf(config)}:iam::${config.account}:role/${name}`;
