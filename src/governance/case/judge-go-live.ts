import type { Standard } from "../standard/standard.ts";
import type { Judgement, Verdict, VerdictValue } from "./judgement.ts";

/** Worst first: an item is as good as the worst of its controls. */
const order: readonly VerdictValue[] = ["fail", "unknown", "stale", "excepted", "pass", "not-applicable-proved"];

/**
 * The go-live list, computed from verdicts alone: there is nothing that could tick one. An item none of whose controls applies is not
 * applicable, and the profile is the proof.
 */
export function judgeGoLive(standard: Standard, verdicts: ReadonlyMap<string, Verdict>): Judgement["goLive"] {
  return standard.goLive.map(({ n, title, controls }) => {
    const found = controls.flatMap((control) => verdicts.get(control)?.verdict ?? []);
    const worst = order.find((value) => found.includes(value)) ?? "not-applicable-proved";
    return { n, title, verdict: worst, controls };
  });
}
