import type { TrueVerdict } from "../case/true-verdict.ts";
import { derivedChecks } from "./derived-checks.ts";
import type { CheckFacts } from "./facts.ts";

/** What the register shows of a control; undefined where it shows nothing. @param facts asked for only where there is a check */
export function deriveVerdict(control: string, facts: () => CheckFacts): TrueVerdict | undefined {
  return derivedChecks.get(control)?.(facts());
}
