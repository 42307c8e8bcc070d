import type { Candidate, Rule } from "../candidate.ts";
import type { ContentType, Strength } from "../spec.ts";
import { CellCutter, type CellSizes } from "../text/cut-cells.ts";
import { normaliseText } from "../text/normalise.ts";
import type { CellJudge } from "../text/scan-cells.ts";
import { contentWeights } from "./content-weights.ts";
import { createFeatures, extractFeatures } from "./extract-features.ts";
import { contentTypes, heads, type Model, unpackModel } from "./model-layout.ts";
import { createSums, headScore, type Sums, sumWeights } from "./score-cells.ts";

/** A sentence, or a few short ones. */
export const contentCells: CellSizes = { least: 48, most: 400 };

/** Scores from which a strength acts. In training 0.1, 0.5 and 2 % of harmless texts that were held out reached them, per type. */
export const contentThresholds: Readonly<Record<Exclude<Strength, "NONE">, number>> = { LOW: 0.9, MEDIUM: 0.75, HIGH: 0.5 };

const features = createFeatures();
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
  const most = new Float64Array(heads);
  let [before, current] = [createSums(), createSums()];
  for (let isFirst = true; ; isFirst = false) {
    const { start } = cutter;
    const end = cutter.next(normal, 0, true);
    if (end < 0) break;
    readCell(normal, start, end, current);
    for (let head = 0; head < heads; head++) {
      const alone = contentScore(head, current);
      const both = isFirst ? 0 : contentScore(head, before, current);
      most[head] = Math.max(most[head] ?? 0, alone, both);
    }
    [before, current] = [current, before];
  }
  return Object.fromEntries(contentTypes.map((type, head) => [type, most[head] ?? 0])) as Record<ContentType, number>;
}

function readCell(text: string, start: number, end: number, sums: Sums): void {
  extractFeatures(text, start, end, features);
  sumWeights(features, model(), sums);
}

function contentScore(head: number, first: Sums, second?: Sums): number {
  return scoreOf(headScore(model(), head, first, second), model().knots[head] ?? [0, 1, 2]);
}

/** From log-odds to the scale of the thresholds: straight lines between them, bent towards 0 and 1 beyond. */
function scoreOf(odds: number, [high, medium, low]: readonly [number, number, number]): number {
  if (odds < high) return 0.5 * Math.exp((odds - high) / 2);
  if (odds < medium) return 0.5 + (0.25 * (odds - high)) / (medium - high);
  if (odds < low) return 0.75 + (0.15 * (odds - medium)) / (low - medium);
  return 1 - 0.1 * Math.exp(low - odds);
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
    for (const [index, { head, rule, threshold }] of this.#filters.entries()) {
      const alone = contentScore(head, current);
      const both = before < 0 || this.#wasFound[index] === true ? 0 : contentScore(head, this.#before, current);
      if (alone >= threshold) found.push({ rule, start, end, confidence: alone });
      else if (both >= threshold) found.push({ rule, start: before, end, confidence: both });
      this.#wasFound[index] = alone >= threshold || both >= threshold;
    }
    this.#current = this.#before;
    this.#before = current;
  }
}
