import type { Features } from "./extract-features.ts";
import { gramRows, groups, heads, type Model, wordRows } from "./model-layout.ts";

/** Sums of int8 weights per group and head, and how many features made them, so that two neighbouring cells can be added up. */
export interface Sums {
  readonly totals: Int32Array;
  readonly counts: Int32Array;
}

export function createSums(): Sums {
  return { totals: new Int32Array(groups * heads), counts: new Int32Array(groups) };
}

export function sumWeights(features: Features, { weights }: Model, out: Sums): void {
  sumGroup(weights, features.words, features.wordCount, 0, out.totals, 0);
  sumGroup(weights, features.grams, features.gramCount, wordRows, out.totals, heads);
  sumGroup(weights, features.concepts, features.conceptCount, wordRows + gramRows, out.totals, 2 * heads);
  out.counts[0] = features.wordCount;
  out.counts[1] = features.gramCount;
  out.counts[2] = features.conceptCount;
}

/** Written out per head: this loop is most of the cost. */
function sumGroup(weights: Int8Array, rows: Uint32Array, count: number, firstRow: number, totals: Int32Array, at: number): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = 0;
  let f = 0;
  for (let index = 0; index < count; index++) {
    const row = ((rows[index] ?? 0) + firstRow) * heads;
    a += weights[row] ?? 0;
    b += weights[row + 1] ?? 0;
    c += weights[row + 2] ?? 0;
    d += weights[row + 3] ?? 0;
    e += weights[row + 4] ?? 0;
    f += weights[row + 5] ?? 0;
  }
  totals[at] = a;
  totals[at + 1] = b;
  totals[at + 2] = c;
  totals[at + 3] = d;
  totals[at + 4] = e;
  totals[at + 5] = f;
}

/**
 * A feature's value: one over the root of how many its group has, so that long cells don't score high by length alone. Few features
 * count as if there were more, so that three words are no verdict.
 */
export function groupScale(group: number, count: number): number {
  return 1 / Math.sqrt(count + (minimums[group] ?? 0));
}
const minimums = [16, 24, 12];

/** The log-odds of all heads over the sums of one cell, or of two neighbours. */
export function headScores(
  { biases, steps }: Pick<Model, "biases" | "steps">,
  first: Sums,
  second: Sums | undefined,
  out: Float64Array,
): void {
  for (let head = 0; head < heads; head++) out[head] = biases[head] ?? 0;
  for (let group = 0; group < groups; group++) {
    const scale = groupScale(group, (first.counts[group] ?? 0) + (second === undefined ? 0 : (second.counts[group] ?? 0)));
    for (let head = 0; head < heads; head++) {
      const at = group * heads + head;
      const total = (first.totals[at] ?? 0) + (second === undefined ? 0 : (second.totals[at] ?? 0));
      out[head] = (out[head] ?? 0) + total * (steps[at] ?? 0) * scale;
    }
  }
}
