import type { App } from "aws-cdk-lib";
import type { DeploymentConfig } from "../config/deployment-config.ts";
import { createStack } from "./create-stack.ts";
import { createBackupPlan } from "./data/create-backup-plan.ts";
import { createDatabase, type Database } from "./data/create-database.ts";
import { createKnowledgeBase, type KnowledgeBase } from "./data/create-knowledge-base.ts";
import { createKnowledgeStore, type KnowledgeStore } from "./data/create-knowledge-store.ts";
import type { Foundation } from "./foundation.ts";
import type { Network } from "./network.ts";

/** What is kept: the register's database, and where knowledge bases keep their vectors. */
export interface Data {
  readonly database: Database;
  readonly knowledgeStore: KnowledgeStore;
  /** Only with S3 Vectors: Aurora's table has to be there before Bedrock takes it (docs/aws.md). */
  readonly knowledgeBase: KnowledgeBase | undefined;
}

export interface DataNeeds {
  readonly network: Network;
  readonly foundation: Foundation;
}

export function buildData(app: App, config: DeploymentConfig, needs: DataNeeds): Data {
  const stack = createStack(app, config, "Data", "the database, the store of knowledge bases, and their backups");
  const database = createDatabase(stack, config, needs);
  const knowledgeStore = createKnowledgeStore(stack, config, needs);
  createBackupPlan(stack, config, needs.foundation.dataKey, [
    database.arn,
    ...(knowledgeStore.kind === "aurora-pgvector" ? [knowledgeStore.clusterArn] : []),
  ]);
  const knowledgeBase =
    knowledgeStore.kind === "s3-vectors" ? createKnowledgeBase(stack, config, needs.foundation, knowledgeStore) : undefined;
  return { database, knowledgeStore, knowledgeBase };
}
