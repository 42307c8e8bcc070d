import type { Stack } from "aws-cdk-lib";
import type { DeploymentConfig } from "../../config/deployment-config.ts";
import type { DataNeeds } from "../data.ts";
import { createVectorCluster, type VectorCluster } from "./create-vector-cluster.ts";
import { createVectorIndex, type VectorIndex } from "./create-vector-index.ts";

export type KnowledgeStore = { readonly kind: "none" } | VectorIndex | VectorCluster;

/** Where vectors of documents are kept: under the class's own key, never reachable from outside (DAT-008). */
export function createKnowledgeStore(stack: Stack, config: DeploymentConfig, needs: DataNeeds): KnowledgeStore {
  const { store } = config.knowledgeBase;
  if (store === "s3-vectors") return createVectorIndex(stack, config, needs.foundation.dataKey);
  if (store === "aurora-pgvector") return createVectorCluster(stack, config, needs);
  return { kind: store };
}
