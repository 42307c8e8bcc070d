import type { GuardrailManifestSpec } from "../schemas.ts";

/** A guardrail that was written for something else. */
export interface ImportedGuardrail {
  /** What it was, for people. */
  readonly madeOf: string;
  /** As a manifest's name; absent where the original has none. */
  readonly name?: string;
  readonly spec: GuardrailManifestSpec;
  /** What its author should look at, a sentence each. Holds text of the original. */
  readonly notes: readonly string[];
}

export type Note = (text: string) => void;
