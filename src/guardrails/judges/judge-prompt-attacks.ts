import type { Adviser } from "../guardrail.ts";
import { promptAttackFinding, scorePartInSteps } from "../score-prompt-attack-parts.ts";
import type { PromptAttackScorer } from "../score-prompt-attack-parts.ts";
import type { BlockAction } from "../spec.ts";
import { askAdviser } from "./ask-adviser.ts";
import type { Judge, Judgement } from "./judge.ts";

/** Asked about scores from `from` up to, not including, `to`. */
export interface SecondOpinion extends Adviser {
  readonly from: number;
  readonly to: number;
}

export interface PromptAttackOptions {
  readonly scorer: PromptAttackScorer;
  /** Scores from here on are acted on. */
  readonly threshold: number;
  readonly action: BlockAction;
  readonly secondOpinion: SecondOpinion | undefined;
}

/** An adviser's score from here on is an attack. */
const advisedThreshold = 0.5;

export function judgePromptAttacks({ scorer, threshold, action, secondOpinion }: PromptAttackOptions): Judge {
  return function* judge(parts) {
    const judgements: Judgement[] = [];
    for (const [index, part] of parts.entries()) {
      if (part.text === "") continue;
      const score = yield* scorePartInSteps(part, scorer);
      let isAttack = score >= threshold;
      if (secondOpinion !== undefined && score >= secondOpinion.from && score < secondOpinion.to) {
        const answer = yield* askAdviser({ kind: "prompt-attack", adviser: secondOpinion, text: part.text });
        if (answer !== undefined) isAttack = answer.score >= advisedThreshold;
      }
      if (!isAttack) continue;
      judgements.push({ part: index, finding: promptAttackFinding(part, score, action === "BLOCK" ? "blocked" : "reported") });
    }
    return judgements;
  };
}
