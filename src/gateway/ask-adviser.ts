import type { Entitlement } from "../governance/register.ts";
import type { Answer } from "../guardrails/guardrail.ts";
import type { CallDeps } from "./call-deps.ts";
import type { Snapshot } from "./snapshot.ts";
import type { Ask } from "./take-turns.ts";

const failed: Answer = { kind: "failed" };

/** Asks the models that a guardrail names. */
export function openAsk(_deps: CallDeps, _call: { readonly snapshot: Snapshot; readonly entitlement: Entitlement }): Ask {
  return () => Promise.resolve(failed);
}
