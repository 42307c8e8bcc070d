import type { Role } from "../../core/roles.ts";
import type { Judgement } from "../case/judgement.ts";
import type { DeploymentSpec, KnowledgeBaseSpec, ModelSpec, ToolSpec, UseCaseSpec, VendorSpec } from "../schemas.ts";
import type { Standard } from "../standard/standard.ts";
import type { UseCaseState } from "../use-case-state.ts";

export interface ReportedUseCase {
  readonly name: string;
  /** As it is served; on the light track that is not the state of the judgement. */
  readonly state: UseCaseState;
  readonly track: "light" | "gated";
  readonly spec: UseCaseSpec;
  /** Made anew each time, for thousands of them are more than need be kept. */
  readonly judge: () => Judgement;
  /** Who holds a role for it; absent where the reader may not know that. */
  readonly holders?: () => readonly { readonly role: Role; readonly members: readonly string[] }[];
}

/** What a report is made of: only what its reader may see. Names of what is missing here are shown without more. */
export interface ReportWorld {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly standard: Standard;
  readonly useCases: readonly ReportedUseCase[];
  readonly models: ReadonlyMap<string, ModelSpec>;
  /** By model. */
  readonly deployments: ReadonlyMap<string, readonly { readonly name: string; readonly spec: DeploymentSpec }[]>;
  readonly vendors: ReadonlyMap<string, VendorSpec>;
  readonly tools: ReadonlyMap<string, ToolSpec>;
  readonly knowledgeBases: ReadonlyMap<string, KnowledgeBaseSpec>;
}
