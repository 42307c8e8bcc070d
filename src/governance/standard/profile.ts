import type { DataClass, Overlay } from "../../core/data-class.ts";

/** The scopes of the Generative AI Security Scoping Matrix: 1 and 2 are bought, 3 to 5 are built. */
export type Scope = 1 | 2 | 3 | 4 | 5;

export const profileFlags = [
  /** No component was described: everything that a question could bring is assumed. */
  "NOT_SCOPED",
  /** The decision table found no answer that it could rest on, or one left several scopes open. */
  "UNKNOWN",
  "INCONSISTENT_ANSWER",
  "CONTRACT_MISSING",
  "DATA_CLASS_UNKNOWN",
  "OVERLAYS_UNKNOWN",
  /** A regulated overlay is to be handled below restricted: data governance must confirm that. */
  "DOWNGRADE_REQUESTED",
  /** An obligation rests on a law or a regulator. */
  "REGULATED",
  "MULTI_REGION",
  /** What the model proposes as code or commands is run. */
  "RUNS_CODE",
  /** Infrastructure is not the one that was approved last. */
  "INFRASTRUCTURE_CHANGED",
  /** What is seen contradicts what was answered. */
  "RESCOPE_REQUIRED",
] as const;
export type ProfileFlag = (typeof profileFlags)[number];

/** What is known of a use case where the standard asks whether something applies to it. Derived, never entered. */
export interface UseCaseProfile {
  /** The highest that it may be: where answers are open, higher than the decision table alone says. */
  readonly scope: Scope;
  /** Of each component, all that its open answers may come to, and the manifest's: duties of a lower scope stay. Sorted, each once. */
  readonly componentScopes: readonly Scope[];
  /** Of the agentic matrix, 1 to 4; 0 for none. */
  readonly agency: 0 | 1 | 2 | 3 | 4;
  /** By which it is judged: at least what was declared. What may be served is said by the manifest and by approvals. */
  readonly dataClass: DataClass;
  readonly overlays: readonly Overlay[];
  readonly environment: "sandbox" | "production";
  /** Answers of the questionnaire, all components together, by question. Where one is open, every answer stands. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  /** Whether anybody but the organisation and its cloud provider processes its data. */
  readonly externalVendors: boolean;
  /** Whether prompts or answers are kept. */
  readonly keepsContent: boolean;
  /** Of the newest risk assessment; `unknown` before there is one. */
  readonly residualRisk: "low" | "medium" | "high" | "unknown";
  /** What the answers leave open or contradict, and what else conditions ask for. */
  readonly flags: readonly ProfileFlag[];
}
