import { scorePromptAttackHeads, type PromptAttackHeads } from "./prompt-attack/score-prompt-attack.ts";
import type { Steps } from "./guardrail.ts";
import { slicesOf } from "./score-prompt-attack-parts.ts";
import { normaliseText, revealTags } from "./text/normalise.ts";

/** How much a text that a user typed looks like each kind of prompt attack, whatever disguises and however long it is. */
export function* scoreAttackKindsInSteps(text: string): Steps<PromptAttackHeads> {
  const worst = { jailbreak: 0, injection: 0, leakage: 0 };
  for (const slice of slicesOf(text)) {
    const hidden = revealTags(slice);
    for (const form of hidden === "" ? [normaliseText(slice)] : [normaliseText(slice), hidden]) {
      const heads = scorePromptAttackHeads(form, "user");
      for (const kind of ["jailbreak", "injection", "leakage"] as const) worst[kind] = Math.max(worst[kind], heads[kind]);
    }
    yield;
  }
  return worst;
}
