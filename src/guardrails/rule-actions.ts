import type { Rule } from "./candidate.ts";
import type { SensitiveAction, Sides } from "./spec.ts";

/** What a manifest calls an action, and what a rule does. */
export const ruleActions: Readonly<Record<SensitiveAction, Rule["action"]>> = {
  BLOCK: "block",
  ANONYMIZE: "anonymize",
  HASH: "hash",
  TOKENIZE: "tokenize",
  NONE: "report",
};

export type Side = "inputAction" | "outputAction";

/** A token stands for a value of the prompt; what the model itself says has nothing to be put back for, and is reported. */
export function actionOn(side: Side, rule: { readonly action: SensitiveAction } & Sides<SensitiveAction>): SensitiveAction {
  const action = rule[side] ?? rule.action;
  return side === "outputAction" && action === "TOKENIZE" ? "NONE" : action;
}
