import type { CaseFile } from "../case/case-file.ts";
import type { CaseLife } from "../case/case-life.ts";
import type { DeclaredException } from "../case/judge-exception.ts";
import type { TrueVerdict } from "../case/true-verdict.ts";
import type {
  DeploymentSpec,
  GuardrailManifestSpec,
  KnowledgeBaseSpec,
  ModelSpec,
  ToolSpec,
  UseCaseSpec,
  VendorSpec,
} from "../schemas.ts";
import type { UseCaseProfile } from "../standard/profile.ts";
import type { Standard } from "../standard/standard.ts";

/** A version of the register, with when it was applied, milliseconds since the epoch. */
export interface Applied<Spec> {
  readonly name: string;
  readonly version: number;
  readonly digest: string;
  readonly at: number;
  readonly spec: Spec;
}

/** What the register and the case file show of a use case in one set of versions. Pure data, and look-ups in it. */
export interface CheckFacts {
  readonly standard: Standard;
  readonly profile: UseCaseProfile;
  readonly useCase: Applied<UseCaseSpec>;
  /** Those that it names and that exist, and where they run. */
  readonly models: readonly Applied<ModelSpec>[];
  readonly deployments: readonly Applied<DeploymentSpec>[];
  /** Those of the tools and knowledge bases that it names and that exist. */
  readonly tools: readonly Applied<ToolSpec>[];
  readonly knowledgeBases: readonly Applied<KnowledgeBaseSpec>[];
  /** Any model of the register, for lineages. */
  readonly modelNamed: (name: string) => ModelSpec | undefined;
  /** What was said of a model. */
  readonly modelFile: (name: string) => CaseFile;
  /** The one that is used; undefined where it names none that exists. */
  readonly guardrail: Applied<GuardrailManifestSpec> | undefined;
  /** Vendors that process its data, by name; undefined for one that is not in the register. */
  readonly vendors: ReadonlyMap<string, Applied<VendorSpec> | undefined>;
  /** In force, with when each was approved or, where nobody had to, applied. */
  readonly policies: readonly {
    readonly name: string;
    readonly version: number;
    readonly digest: string;
    readonly approvedAt: number;
  }[];
  /** Parts of it that are newer than what is in force, as `KIND/NAME version N`. */
  readonly waiting: readonly string[];
  /** Those that name it, or the whole programme. */
  readonly exceptions: readonly DeclaredException[];
  readonly life: CaseLife;
  readonly file: CaseFile;
  /** Of who answers for it. */
  readonly accountable: { readonly gone: boolean; readonly ownerUntil: number } | undefined;
}

/** What the register shows of a control; undefined where that is not enough, so that evidence must say it. Pure, without a clock. */
export type Check = (facts: CheckFacts) => TrueVerdict | undefined;
