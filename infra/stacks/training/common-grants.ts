import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import type { DeploymentConfig } from "../../config/deployment-config.ts";

/** What roles of training are about. */
export interface Surroundings {
  readonly key: IKey;
  readonly bucket: IBucket;
  readonly repositoryArn: string;
  readonly packageGroupName: string;
  readonly groupId: string;
}

/** Below the bucket: what jobs read, what they leave, and what is served. */
export const prefixes = { datasets: "datasets/", output: "output/", checkpoints: "checkpoints/", models: "models/" } as const;

export function listBucket(bucket: IBucket): PolicyStatement {
  return new PolicyStatement({ sid: "List", actions: ["s3:GetBucketLocation", "s3:ListBucket"], resources: [bucket.bucketArn] });
}

export function useKey(config: DeploymentConfig, key: IKey): PolicyStatement {
  return new PolicyStatement({
    sid: "Key",
    actions: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
    resources: [key.keyArn],
    conditions: {
      StringEquals: {
        "kms:ViaService": ["s3", "ec2", "sagemaker"].map((service) => `${service}.${config.region}.amazonaws.com`),
      },
    },
  });
}
