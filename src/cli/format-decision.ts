import type { DecisionAgain } from "../admin/replay/replay-decision.ts";
import { type Output, printable } from "./output.ts";
import { stepUpText } from "./policy-explain-command.ts";

/** In one line. */
export function formatDecision(output: Output, { effect, deployment, policies, needs }: DecisionAgain): string {
  if (effect === "unknown") return output.style("yellow", "not known");
  const word = effect === "allow" ? output.style("green", "allow") : output.style("red", "deny");
  const where = deployment === undefined ? "" : ` at ${printable(deployment)}`;
  const by = policies.length === 0 ? ", no policy permits it" : ` by ${policies.map(printable).join(", ")}`;
  return `${word}${where}${by}${needs ? `. ${stepUpText(needs)}` : ""}`;
}
