import type { Rule } from "./candidate.ts";
import type { SensitiveAction } from "./spec.ts";

/** What a manifest calls an action, and what a rule does. */
export const ruleActions: Readonly<Record<SensitiveAction, Rule["action"]>> = {
  BLOCK: "block",
  ANONYMIZE: "anonymize",
  HASH: "hash",
  TOKENIZE: "tokenize",
  NONE: "report",
};
