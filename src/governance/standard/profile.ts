import type { DataClass, Overlay } from "../../core/data-class.ts";

/** The scopes of the Generative AI Security Scoping Matrix: 1 and 2 are bought, 3 to 5 are built. */
export type Scope = 1 | 2 | 3 | 4 | 5;

/** What is known of a use case where the standard asks whether something applies to it. Derived, never entered. */
export interface UseCaseProfile {
  /** The highest of its components'. */
  readonly scope: Scope;
  /** Of each component: duties of a lower scope stay. Sorted, each once. */
  readonly componentScopes: readonly Scope[];
  /** Of the agentic matrix, 1 to 4; 0 for none. */
  readonly agency: 0 | 1 | 2 | 3 | 4;
  readonly dataClass: DataClass;
  readonly overlays: readonly Overlay[];
  readonly environment: "sandbox" | "production";
  /** Answers of the questionnaire, all components together, by question. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  /** Whether anybody but the organisation and its cloud provider processes its data. */
  readonly externalVendors: boolean;
  /** Whether prompts or answers are kept. */
  readonly keepsContent: boolean;
  /** Of the newest risk assessment; `unknown` before there is one. */
  readonly residualRisk: "low" | "medium" | "high" | "unknown";
  /** What the answers leave open or contradict. */
  readonly flags: readonly string[];
}
