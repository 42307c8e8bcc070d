import type { Stack } from "aws-cdk-lib";
import { CfnAccessPoint, type IBucket } from "aws-cdk-lib/aws-s3";
import type { DeploymentConfig } from "../../config/deployment-config.ts";

/** ARNs of access points that answer within the VPC only. */
export interface AccessPoints {
  readonly corpus: string;
  readonly content: string;
  readonly audit: string;
}

export function createAccessPoints(
  stack: Stack,
  config: DeploymentConfig,
  buckets: Readonly<Record<keyof AccessPoints, IBucket>>,
  vpcId: string,
): AccessPoints {
  const create = (name: keyof AccessPoints): string =>
    new CfnAccessPoint(stack, `AccessPoint-${name}`, {
      name: `${config.name}-${name}`,
      bucket: buckets[name].bucketName,
      bucketAccountId: config.account,
      vpcConfiguration: { vpcId },
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
    }).attrArn;
  return { corpus: create("corpus"), content: create("content"), audit: create("audit") };
}
