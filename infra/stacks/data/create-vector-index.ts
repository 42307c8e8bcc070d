import { RemovalPolicy, type Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { CfnIndex, CfnVectorBucket, CfnVectorBucketPolicy } from "aws-cdk-lib/aws-s3vectors";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { ownRoleArn } from "../../parts/own-arn.ts";
import { knowledgeBaseRoleName } from "../../parts/role-names.ts";

export interface VectorIndex {
  readonly kind: "s3-vectors";
  readonly bucketArn: string;
  readonly indexArn: string;
}

/** A vector bucket has no address on the internet that takes no signature; its policy leaves one role that reads and writes vectors. */
export function createVectorIndex(stack: Stack, config: DeploymentConfig, key: IKey): VectorIndex {
  const encryptionConfiguration = { sseType: "aws:kms", kmsKeyArn: key.keyArn };
  const bucket = new CfnVectorBucket(stack, "Vectors", { encryptionConfiguration });
  const index = new CfnIndex(stack, "VectorIndex", {
    vectorBucketArn: bucket.attrVectorBucketArn,
    dataType: "float32",
    dimension: config.knowledgeBase.dimensions,
    distanceMetric: "cosine",
    encryptionConfiguration,
    // Bedrock keeps the passages themselves beside the vectors; nobody filters by them, and they are too long to be filtered by.
    metadataConfiguration: { nonFilterableMetadataKeys: ["AMAZON_BEDROCK_TEXT", "AMAZON_BEDROCK_METADATA"] },
  });
  for (const kept of [bucket, index]) kept.applyRemovalPolicy(RemovalPolicy.RETAIN);
  new CfnVectorBucketPolicy(stack, "VectorsPolicy", {
    vectorBucketArn: bucket.attrVectorBucketArn,
    policy: onlyTheKnowledgeBase(config, bucket.attrVectorBucketArn),
  });
  return { kind: "s3-vectors", bucketArn: bucket.attrVectorBucketArn, indexArn: index.attrIndexArn };
}

function onlyTheKnowledgeBase(config: DeploymentConfig, bucketArn: string) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "OnlyTheKnowledgeBase",
        Effect: "Deny",
        Principal: "*",
        Action: [
          "s3vectors:DeleteVectors",
          "s3vectors:GetVectors",
          "s3vectors:ListVectors",
          "s3vectors:PutVectors",
          "s3vectors:QueryVectors",
        ],
        Resource: [bucketArn, `${bucketArn}/*`],
        Condition: { ArnNotEquals: { "aws:PrincipalArn": ownRoleArn(config, knowledgeBaseRoleName(config)) } },
      },
    ],
  };
}
