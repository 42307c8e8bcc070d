import type { Surface, TextPart } from "../core/inspection.ts";
import type { Finding, FindingAction, Steps } from "./guardrail.ts";
import { runSteps } from "./run-steps.ts";
import { normaliseText, revealTags } from "./text/normalise.ts";

type Scored = Pick<TextPart, "surface" | "text">;

/** The scorer: calibrated, 0 to 1. `whole` for what a person typed, `windows` (the worst stretch) for longer matter. */
export interface PromptAttackScorer {
  readonly whole: (text: string) => number;
  readonly windows: (text: string) => number;
  readonly thresholds: Readonly<Record<"LOW" | "MEDIUM" | "HIGH", number>>;
}

/**
 * Every surface is scored, by one threshold. The roles of a request are the caller's to choose, so a text that were spared
 * as `system` or `assistant` would be a way round (INVARIANT request-cannot-weaken).
 */
const scoredWhole: ReadonlySet<Surface> = new Set<Surface>(["system", "user", "assistant", "reasoning", "name"]);

/** Shorter text can't carry an instruction to ignore others. */
const shortestText = 8;

/** Texts longer than two of these are scored in slices, with a pause after each: a score takes some 100 ns a character. */
const slice = 16_384;
/** How far a slice reaches back into the one before it: further than an attack, even one that is encoded, is long. */
const overlap = 4096;

export function scorePart(part: Scored, scorer: PromptAttackScorer): number {
  return runSteps(scorePartInSteps(part, scorer));
}

/** The highest score of any slice. */
export function* scorePartInSteps({ surface, text }: Scored, scorer: PromptAttackScorer): Steps<number> {
  if (text.length <= 2 * slice) return scoreText(surface, text, scorer);
  let worst = 0;
  for (const one of slicesOf(text)) {
    worst = Math.max(worst, scoreText(surface, one, scorer));
    yield;
  }
  return worst;
}

/** The text itself, or stretches that overlap. */
export function* slicesOf(text: string): Generator<string, void, undefined> {
  if (text.length <= 2 * slice) yield text;
  else for (let start = 0; start < text.length; start += slice) yield text.slice(Math.max(0, start - overlap), start + slice);
}

function scoreText(surface: Surface, text: string, scorer: PromptAttackScorer): number {
  if (text.length < shortestText) return 0;
  const hidden = revealTags(text);
  // What tag characters spell reaches the model and no reader.
  const concealed = hidden.length < shortestText ? 0 : Math.max(scorer.whole(hidden), scorer.windows(hidden));
  const normal = normaliseText(text);
  return Math.max(scoredWhole.has(surface) ? scorer.whole(normal) : scorer.windows(normal), concealed);
}

/** The finding covers the part: what an attack is can't be told from its words apart. */
export function promptAttackFinding({ surface, text }: Scored, score: number, action: FindingAction): Finding {
  return {
    policy: "prompt-attack",
    type: "PROMPT_ATTACK",
    surface,
    start: 0,
    end: text.length,
    confidence: score,
    action,
    dataClass: "public",
    overlays: [],
  };
}
