import { longestAsked, type Adviser, type Finding } from "../guardrail.ts";
import { promptAttackFinding, scorePartInSteps } from "../score-prompt-attack-parts.ts";
import type { PromptAttackScorer } from "../score-prompt-attack-parts.ts";
import type { BlockAction } from "../spec.ts";
import { askAdviser } from "./ask-adviser.ts";
import type { Judge } from "./judge.ts";

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
  return {
    asks: secondOpinion !== undefined,
    *judge(texts, _context, shows) {
      const findings: Finding[] = [];
      for (const one of texts) {
        if (one.text === "") continue;
        const score = yield* scorePartInSteps(one, scorer);
        let isAttack = score >= threshold;
        if (secondOpinion !== undefined && score >= secondOpinion.from && score < secondOpinion.to) {
          const answer = yield* askAdviser({ kind: "prompt-attack", adviser: secondOpinion, shows, text: one.shown });
          // It clears no text that it has not read whole: what is left out is where an attack would be put.
          const mayClear = one.shown.length <= longestAsked;
          if (answer !== undefined) isAttack = answer.score >= advisedThreshold || (isAttack && !mayClear);
        }
        if (isAttack) findings.push(promptAttackFinding(one, score, action === "BLOCK" ? "blocked" : "reported"));
      }
      return findings;
    },
  };
}
