import type { Surface } from "../../core/inspection.ts";
import { longestAsked, type Adviser, type Finding } from "../guardrail.ts";
import { promptAttackFinding, scorePartInSteps } from "../score-prompt-attack-parts.ts";
import type { PromptAttackScorer } from "../score-prompt-attack-parts.ts";
import type { BlockAction } from "../spec.ts";
import { askAdviser } from "./ask-adviser.ts";
import type { Judge, JudgedText } from "./judge.ts";

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
      for (const one of [...texts, ...joinedTexts(texts)]) {
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

/** Where pieces of one message stand beside each other, and a model reads them as one text. */
const joinable: ReadonlySet<Surface> = new Set<Surface>(["system", "user", "assistant", "tool-result", "document"]);
/** Of a piece that is longer than two of these only its ends count: what is between them is judged with the piece itself. */
const longestEnd = 512;

/** Neighbours of one surface as one text: an attack that is cut into pieces is none in any of them. */
function joinedTexts(texts: readonly JudgedText[]): readonly JudgedText[] {
  const joined: JudgedText[] = [];
  let run: JudgedText[] = [];
  const close = (): void => {
    const [first] = run;
    if (first !== undefined && run.length > 1) {
      const all = (of: "text" | "shown"): string => run.map((one) => endsOf(one[of])).join(" ");
      joined.push({ surface: first.surface, text: all("text"), shown: all("shown") });
    }
    run = [];
  };
  for (const one of texts) {
    // A name or a setting between two pieces parts them for no model.
    if (!joinable.has(one.surface)) continue;
    if (one.surface !== run[0]?.surface) close();
    run.push(one);
  }
  close();
  return joined;
}

function endsOf(text: string): string {
  return text.length <= 2 * longestEnd ? text : `${text.slice(0, longestEnd)}\n\n${text.slice(-longestEnd)}`;
}
