import { Effect, PolicyStatement, StarPrincipal } from "aws-cdk-lib/aws-iam";
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

/** Below the bucket: what jobs read, what they leave, and what is registered and served. */
export const prefixes = { datasets: "datasets/", output: "output/", checkpoints: "checkpoints/", models: "models/" } as const;

export function listBucket(bucket: IBucket): PolicyStatement {
  return new PolicyStatement({ sid: "List", actions: ["s3:GetBucketLocation", "s3:ListBucket"], resources: [bucket.bucketArn] });
}

/**
 * What is approved is what is served: nobody puts another file in place of one below `models/`, which only a write with `If-None-Match`
 * cannot. Parts of an upload say nothing; what ends it does. Source: Enforce conditional writes, S3 User Guide.
 */
export function keepModels(bucket: IBucket): PolicyStatement {
  return new PolicyStatement({
    sid: "ModelsStay",
    effect: Effect.DENY,
    principals: [new StarPrincipal()],
    actions: ["s3:PutObject"],
    resources: [bucket.arnForObjects(`${prefixes.models}*`)],
    conditions: { Null: { "s3:if-none-match": "true" }, BoolIfExists: { "s3:ObjectCreationOperation": "true" } },
  });
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
