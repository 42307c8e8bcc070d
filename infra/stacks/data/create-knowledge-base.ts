import type { Stack } from "aws-cdk-lib";
import { CfnDataSource, CfnKnowledgeBase } from "aws-cdk-lib/aws-bedrock";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import { acknowledgeWildcards } from "../../parts/acknowledge-wildcards.ts";
import { ownArn } from "../../parts/own-arn.ts";
import { knowledgeBaseRoleName } from "../../parts/role-names.ts";
import type { Foundation } from "../foundation.ts";
import type { VectorIndex } from "./create-vector-index.ts";

export interface KnowledgeBase {
  readonly id: string;
  readonly arn: string;
}

/**
 * Bedrock's knowledge base over the corpus. Its role is its own (AGT-002): it reads the corpus, calls the embedding model, and keeps
 * vectors, and only Bedrock for this account can take it.
 */
export function createKnowledgeBase(
  stack: Stack,
  config: DeploymentConfig,
  { dataKey, corpusBucket }: Foundation,
  { indexArn, bucketArn }: VectorIndex,
): KnowledgeBase {
  const { embedding } = config.models;
  if (embedding === undefined)
    throw new Error("a knowledge base has no embedding model; the configuration should have been refused");
  const role = createRole(stack, config);
  const grants: readonly (readonly [sid: string, actions: string[], resources: string[]])[] = [
    ["Embed", ["bedrock:InvokeModel"], [embedding]],
    ["ListCorpus", ["s3:ListBucket"], [corpusBucket.bucketArn]],
    ["ReadCorpus", ["s3:GetObject"], [corpusBucket.arnForObjects("*")]],
    [
      "KeepVectors",
      ["s3vectors:DeleteVectors", "s3vectors:GetIndex", "s3vectors:GetVectors", "s3vectors:PutVectors", "s3vectors:QueryVectors"],
      [indexArn, bucketArn],
    ],
    ["UseKey", ["kms:Decrypt", "kms:GenerateDataKey"], [dataKey.keyArn]],
  ];
  for (const [sid, actions, resources] of grants) role.addToPolicy(new PolicyStatement({ sid, actions, resources }));
  acknowledgeWildcards(role, /Corpus.*\/\*$/, "Every document of this one corpus: who may write there decides which are in it.");

  const base = new CfnKnowledgeBase(stack, "KnowledgeBase", {
    name: `${config.name}-knowledge`,
    roleArn: role.roleArn,
    knowledgeBaseConfiguration: {
      type: "VECTOR",
      vectorKnowledgeBaseConfiguration: {
        embeddingModelArn: embedding,
        embeddingModelConfiguration: {
          bedrockEmbeddingModelConfiguration: { dimensions: config.knowledgeBase.dimensions, embeddingDataType: "FLOAT32" },
        },
      },
    },
    storageConfiguration: { type: "S3_VECTORS", s3VectorsConfiguration: { indexArn } },
  });
  base.node.addDependency(role);
  new CfnDataSource(stack, "Corpus", {
    name: `${config.name}-corpus`,
    knowledgeBaseId: base.attrKnowledgeBaseId,
    // What is deleted there stays here until a person decides: a lost bucket must not empty the answers as well.
    dataDeletionPolicy: "RETAIN",
    dataSourceConfiguration: {
      type: "S3",
      s3Configuration: { bucketArn: corpusBucket.bucketArn, bucketOwnerAccountId: config.account },
    },
    serverSideEncryptionConfiguration: { kmsKeyArn: dataKey.keyArn },
  });
  return { id: base.attrKnowledgeBaseId, arn: base.attrKnowledgeBaseArn };
}

function createRole(stack: Stack, config: DeploymentConfig): Role {
  return new Role(stack, "KnowledgeBaseRole", {
    roleName: knowledgeBaseRoleName(config),
    assumedBy: new ServicePrincipal("bedrock.amazonaws.com", {
      conditions: {
        StringEquals: { "aws:SourceAccount": config.account },
        ArnLike: { "aws:SourceArn": ownArn(config, "bedrock", "knowledge-base/*") },
      },
    }),
  });
}
