import { judgePromptAttacks, type SecondOpinion } from "./judge-prompt-attack.ts";
import type { Adviser } from "./guardrail.ts";
import type { Judge } from "./judge.ts";
import type { PromptAttackScorer } from "./score-prompt-attack-parts.ts";
import type { AdviserSpec, GuardrailSpec } from "./spec.ts";

const defaultTimeoutMs = 2000;

export function compileJudges(
  spec: GuardrailSpec,
  scorer: PromptAttackScorer,
): { readonly input: readonly Judge[]; readonly output: readonly Judge[] } {
  const input: Judge[] = [];
  const output: Judge[] = [];
  const attack = spec.contentPolicy?.filters.find(({ type }) => type === "PROMPT_ATTACK");
  const strength = attack?.inputStrength ?? "NONE";
  if (strength !== "NONE") {
    input.push(
      judgePromptAttacks({
        scorer,
        threshold: scorer.thresholds[strength],
        action: attack?.inputAction ?? "BLOCK",
        secondOpinion: secondOpinionOf(spec, scorer),
      }),
    );
  }
  return { input, output };
}

/** Unless the manifest says otherwise it is asked where the strengths themselves disagree. */
function secondOpinionOf({ contentPolicy }: GuardrailSpec, { thresholds }: PromptAttackScorer): SecondOpinion | undefined {
  const spec = contentPolicy?.secondOpinion;
  return spec && { ...adviserOf(spec), from: spec.from ?? thresholds.HIGH, to: spec.to ?? thresholds.LOW };
}

function adviserOf({ model, timeoutMs = defaultTimeoutMs, onFailure = "BLOCK" }: AdviserSpec): Adviser {
  return { model, timeoutMs, onFailure };
}
