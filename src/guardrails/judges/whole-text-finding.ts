import type { Finding, FindingAction } from "../guardrail.ts";
import type { JudgedText } from "./judge.ts";

export interface Verdict extends Pick<Finding, "policy" | "type" | "confidence"> {
  readonly action: FindingAction;
}

/** It covers the text: what was judged can't be told from its words apart. */
export function wholeTextFinding({ surface, text }: JudgedText, { policy, type, confidence, action }: Verdict): Finding {
  return { policy, type, surface, start: 0, end: text.length, confidence, action, dataClass: "public", overlays: [] };
}
