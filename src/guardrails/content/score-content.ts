import type { Candidate, Rule } from "../candidate.ts";
import type { ContentType, Strength } from "../spec.ts";
import { CellCutter, type CellSizes } from "../text/cut-cells.ts";
import { normaliseText } from "../text/normalise.ts";
import type { CellJudge } from "../text/scan-cells.ts";
import { contentWeights } from "./content-weights.ts";
import { createFeatures, extractFeatures } from "./extract-features.ts";
import { contentTypes, heads, type Model, unpackModel } from "./model-layout.ts";
import { createSums, headScores, type Sums, sumWeights } from "./score-cells.ts";

/** A sentence, or a few short ones. */
export const contentCells: CellSizes = { least: 48, most: 400 };

/** Scores from which a strength acts. In training 0.1, 0.5 and 2 % of harmless texts that were held out reached them, per type. */
export const contentThresholds: Readonly<Record<Exclude<Strength, "NONE">, number>> = { LOW: 0.9, MEDIUM: 0.75, HIGH: 0.5 };

const features = createFeatures();
const odds = new Float64Array(heads);
const pairOdds = new Float64Array(heads);
let unpacked: Model | undefined;

/** Unpacked when first used: not every guardrail has a content filter. */
function model(): Model {
  unpacked ??= unpackModel(contentWeights);
  return unpacked;
}

/** Of the built-in filters: 0 to 1 per type, the highest of any cell, or two neighbouring ones, of the text. Linear in its length. */
export function scoreContent(text: string): Record<ContentType, number> {
  const normal = normaliseText(text);
  const cutter = new CellCutter(contentCells);
  const most = new Float64Array(heads).fill(-Infinity);
  let [before, current] = [createSums(), createSums()];
  for (let isFirst = true; ; isFirst = false) {
    const { start } = cutter;
    const end = cutter.next(normal, 0, true);
    if (end < 0) break;
    readCell(normal, start, end, current);
    headScores(model(), current, undefined, odds);
    headScores(model(), current, isFirst ? undefined : before, pairOdds);
    for (let head = 0; head < heads; head++) most[head] = Math.max(most[head] ?? 0, odds[head] ?? 0, pairOdds[head] ?? 0);
    [before, current] = [current, before];
  }
  return Object.fromEntries(contentTypes.map((type, head) => [type, scoreOf(head, most[head] ?? 0)])) as Record<
    ContentType,
    number
  >;
}

function readCell(text: string, start: number, end: number, sums: Sums): void {
  extractFeatures(text, start, end, features);
  sumWeights(features, model(), sums);
}

/** From log-odds to the scale of the thresholds: straight lines between them, bent towards 0 and 1 beyond. */
function scoreOf(head: number, at: number): number {
  const [high, medium, low] = model().knots[head] ?? [0, 1, 2];
  if (at < high) return 0.5 * Math.exp((at - high) / 2);
  if (at < medium) return 0.5 + (0.25 * (at - high)) / (medium - high);
  if (at < low) return 0.75 + (0.15 * (at - medium)) / (low - medium);
  return 1 - 0.1 * Math.exp(low - at);
}

/** The same, or 0 below every threshold: nearly all cells are, and an exponential each would be felt. */
function notableScore(head: number, at: number): number {
  return at < (model().knots[head]?.[0] ?? 0) ? 0 : scoreOf(head, at);
}

/** What a filter does from which score on. */
export interface ContentFilter {
  readonly type: ContentType;
  readonly threshold: number;
  readonly rule: Rule;
}

/** Judges cells by some of the heads. What two cells are only together is found once, and covers both. */
export class ContentJudge implements CellJudge {
  readonly #filters: readonly (ContentFilter & { readonly head: number })[];
  #before = createSums();
  #current = createSums();
  /** By filter: whether the last cell was found already. */
  readonly #wasFound: boolean[];

  constructor(filters: readonly ContentFilter[]) {
    this.#filters = filters.map((filter) => ({ ...filter, head: contentTypes.indexOf(filter.type) }));
    this.#wasFound = filters.map(() => false);
  }

  judge(text: string, from: number, to: number, start: number, before: number, found: Candidate[]): void {
    const current = this.#current;
    readCell(text, from, to, current);
    const end = start + to - from;
    headScores(model(), current, undefined, odds);
    headScores(model(), current, before < 0 ? undefined : this.#before, pairOdds);
    for (const [index, { head, rule, threshold }] of this.#filters.entries()) {
      const alone = notableScore(head, odds[head] ?? 0);
      const looksBack = before >= 0 && this.#wasFound[index] !== true;
      const both = looksBack ? notableScore(head, pairOdds[head] ?? 0) : 0;
      if (alone >= threshold) found.push({ rule, start, end, confidence: alone });
      else if (both >= threshold) found.push({ rule, start: before, end, confidence: both });
      this.#wasFound[index] = alone >= threshold || both >= threshold;
    }
    this.#current = this.#before;
    this.#before = current;
  }
}
