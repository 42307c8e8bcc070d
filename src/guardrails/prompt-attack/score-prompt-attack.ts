import { headOdds } from "./combine-views.ts";
import { type Calibration, HEADS, unpackModel } from "./model-layout.ts";
import { promptAttackWeights } from "./prompt-attack-weights.ts";
import { undisguise } from "./undisguise-text.ts";
import { createView, type View, viewText } from "./view-text.ts";

/**
 * The score at and above which a filter of a given strength acts; HIGH strength acts on the weakest sign. What share of harmless texts
 * exceed each is measured in training, on texts that were held out; docs/credits-training-data.md has the numbers. Unlike texts may see
 * more false positives.
 */
export const promptAttackThresholds: Readonly<Record<"LOW" | "MEDIUM" | "HIGH", number>> = { HIGH: 0.25, MEDIUM: 0.5, LOW: 0.75 };

/** Calibrated scores from 0 to 1 by what an attack is after, on the scale of promptAttackThresholds. */
export interface PromptAttackHeads {
  /** A persona, story or game that is to free the model from its rules. */
  readonly jailbreak: number;
  /** Instructions that take the place of the application's, typed or planted in a document. */
  readonly injection: number;
  /** What the model was told in confidence is to be given away: its prompt, a secret. */
  readonly leakage: number;
}

const model = unpackModel(promptAttackWeights);
const view = createView();
const logOdds = new Float64Array(HEADS);

/**
 * How much a text that a user typed looks like an attack on the model's instructions, 0 to 1: judged as a whole and by its most telling
 * window. Expects text after Unicode normalisation. Linear, no allocation to speak of; not for use by several threads at once (it isn't
 * shared between them).
 */
export function scorePromptAttack(text: string): number {
  return worstScore(text, model.user);
}

/** As above for documents, tool results and retrieved text: the highest score of any window of a few sentences. */
export function scorePromptAttackWindows(text: string): number {
  return worstScore(text, model.document);
}

/** The same by category. The highest of the three is the score of the function above for that kind. */
export function scorePromptAttackHeads(text: string, kind: "user" | "document"): PromptAttackHeads {
  const calibration = kind === "user" ? model.user : model.document;
  const [override = 0, extraction = 0, jailbreak = 0, embedded = 0] = judge(text, calibration);
  const score = (odds: number): number => toScore(odds, calibration.knots);
  return { jailbreak: score(jailbreak), injection: score(Math.max(override, embedded)), leakage: score(extraction) };
}

function worstScore(text: string, calibration: Calibration): number {
  let worst = -Infinity;
  for (const odds of judge(text, calibration)) worst = Math.max(worst, odds);
  return toScore(worst, calibration.knots);
}

/** Each head's highest log-odds, over the text and what is disguised in it. The array is used again by the next call. */
function judge(text: string, calibration: Calibration): Float64Array {
  logOdds.fill(-Infinity);
  viewText(text, model, view);
  raiseOdds(view, calibration);
  for (const plain of undisguise(text)) {
    viewText(plain, model, view);
    raiseOdds(view, calibration);
  }
  return logOdds;
}

function raiseOdds({ whole, window }: View, calibration: Calibration): void {
  for (let head = 0; head < HEADS; head += 1) {
    const odds = headOdds(calibration, head, whole[head] ?? 0, window[head] ?? 0);
    logOdds[head] = Math.max(logOdds[head] ?? -Infinity, odds);
  }
}

const LOGITS = [promptAttackThresholds.HIGH, promptAttackThresholds.MEDIUM, promptAttackThresholds.LOW].map((p) =>
  Math.log(p / (1 - p)),
);

/** Bends the log-odds so that each knot falls on its strength's threshold. */
function toScore(odds: number, [high, medium, low]: Calibration["knots"]): number {
  if (odds === -Infinity) return 0;
  const [atHigh = 0, atMedium = 0, atLow = 0] = LOGITS;
  const bent =
    odds < medium
      ? atMedium + ((odds - medium) * (atMedium - atHigh)) / (medium - high)
      : atMedium + ((odds - medium) * (atLow - atMedium)) / (low - medium);
  return 1 / (1 + Math.exp(-bent));
}
