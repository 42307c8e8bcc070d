import { headOdds } from "../../src/guardrails/prompt-attack/combine-views.ts";
import { type Calibration, HEADS, headNames } from "../../src/guardrails/prompt-attack/model-layout.ts";

export type Line = readonly [slope: number, offset: number];

/** Views of one text (see viewRow) with what it is. */
export interface JudgedView {
  readonly view: readonly number[];
  readonly attack: boolean;
  /** Bits of the heads that should fire. */
  readonly positive: number;
  readonly group: string;
  /** Share of its kind in the choice of the knots; 0 leaves a text out. */
  readonly weight: number;
}

/** Shares of held-out harmless texts, by weight, that may score above HIGH, MEDIUM and LOW. */
export type Rates = readonly [high: number, medium: number, low: number];

/** Logistic regression of one variable, both classes weighing the same: makes the heads' scores comparable. */
export function fitLine(scores: readonly number[], labels: readonly boolean[]): Line {
  const positives = labels.filter(Boolean).length;
  const negatives = labels.length - positives;
  if (positives === 0 || negatives === 0) return [0, -10];
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const spread = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length) || 1;
  let slope = 1;
  let offset = 0;
  for (let step = 0; step < 300; step += 1) {
    let slopeGradient = 0;
    let offsetGradient = 0;
    for (const [index, score] of scores.entries()) {
      const label = labels[index] === true;
      const value = (score - mean) / spread;
      const error = (1 / (1 + Math.exp(-(slope * value + offset))) - (label ? 1 : 0)) / (label ? positives : negatives);
      slopeGradient += error * value;
      offsetGradient += error;
    }
    slope -= 0.3 * slopeGradient;
    offset -= 0.3 * offsetGradient;
  }
  return [slope / spread, offset - (slope * mean) / spread];
}

/** The score that the given share of the texts, by weight, exceeds. */
export function weightedQuantile(scores: readonly number[], weights: readonly number[], share: number): number {
  const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  let left = share * weights.reduce((sum, weight) => sum + weight, 0);
  for (const index of order) {
    left -= weights[index] ?? 0;
    if (left < 0) return scores[index] ?? 0;
  }
  return scores[order.at(-1) ?? 0] ?? 0;
}

/** Which heads judge what: a user's request is no attack for being a request, and only windows are judged in documents. */
function isUsed(kind: "user" | "document", head: number, part: "whole" | "window"): boolean {
  const name = headNames[head];
  if (kind === "document") return part === "window" && name !== "jailbreak";
  return name !== "embedded" && (part === "whole" || name !== "jailbreak");
}

/** What a window of a user's text must show beyond the whole, in log-odds: it is there for attacks that drown in a long text. */
const WINDOW_PENALTY = 1;

/** Lines from texts held out by fold, knots from texts never trained on. */
export function calibrate(
  kind: "user" | "document",
  forLines: readonly JudgedView[],
  forKnots: readonly JudgedView[],
  rates: Rates,
): Calibration {
  const lines = (part: "whole" | "window"): Line[] =>
    headNames.map((_, head) => {
      if (!isUsed(kind, head, part)) return [0, 0];
      const used = forLines.filter(({ attack, positive }) => !attack || (positive & (1 << head)) !== 0);
      const at = head + (part === "window" ? HEADS : 0);
      const [slope, offset] = fitLine(
        used.map(({ view }) => view[at] ?? 0),
        used.map(({ attack }) => attack),
      );
      return [round(slope), round(offset - (kind === "user" && part === "window" ? WINDOW_PENALTY : 0))];
    });
  const bare = { whole: lines("whole"), window: lines("window"), knots: [0, 0, 0] as const };
  const harmless = forKnots.filter(({ attack }) => !attack);
  const odds = harmless.map(({ view }) => oddsOf(bare, view));
  const weights = harmless.map(({ weight }) => weight);
  const knots = rates.map((share) => round(weightedQuantile(odds, weights, share)));
  const [high = 0, medium = 0, low = 0] = knots;
  // Knots rise by at least a little, so that scores stay in order.
  return { ...bare, knots: [Math.min(high, medium - 0.05), medium, Math.max(low, medium + 0.05)] };
}

export function oddsOf(calibration: Calibration, view: readonly number[]): number {
  let worst = -Infinity;
  for (let head = 0; head < HEADS; head += 1)
    worst = Math.max(worst, headOdds(calibration, head, view[head] ?? 0, view[HEADS + head] ?? 0));
  return worst;
}

function round(value: number): number {
  return Number(value.toPrecision(6));
}
