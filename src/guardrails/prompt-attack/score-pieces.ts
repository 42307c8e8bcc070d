import type { Features } from "./extract-features.ts";
import { BUCKET_BITS, DIMENSIONS, GROUPS, HEADS, HIDDEN, INPUTS, type Model, spread, WAYS } from "./model-layout.ts";

/** Sums of the features' numbers per group, and how many features there were, so that neighbouring pieces can be added up. */
export interface Sums {
  readonly totals: Int32Array;
  readonly counts: Int32Array;
}

export function createSums(): Sums {
  return { totals: new Int32Array(INPUTS), counts: new Int32Array(GROUPS) };
}

export function clearSums({ totals, counts }: Sums): void {
  totals.fill(0);
  counts.fill(0);
}

export function addSums(to: Sums, more: Sums): void {
  for (let at = 0; at < INPUTS; at += 1) to.totals[at] = (to.totals[at] ?? 0) + (more.totals[at] ?? 0);
  for (let at = 0; at < GROUPS; at += 1) to.counts[at] = (to.counts[at] ?? 0) + (more.counts[at] ?? 0);
}

export function sumFeatures(features: Features, model: Model, out: Sums): void {
  clearSums(out);
  sumGroup(model, features.words, features.wordCount, out.totals, 0);
  sumGroup(model, features.grams, features.gramCount, out.totals, DIMENSIONS);
  sumGroup(model, features.concepts, features.conceptCount, out.totals, 2 * DIMENSIONS);
  out.counts[0] = features.wordCount;
  out.counts[1] = features.gramCount;
  out.counts[2] = features.conceptCount;
}

/** Written out dimension by dimension: this loop is where scoring spends its time. */
function sumGroup({ marks, numbers }: Model, hashes: Uint32Array, count: number, totals: Int32Array, at: number): void {
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let index = 0; index < count; index += 1) {
    const hash = spread(hashes[index] ?? 0);
    const mark = hash & 0xffff || 1;
    let slot = (hash >>> (32 - BUCKET_BITS)) * WAYS;
    if (marks[slot] !== mark && marks[++slot] !== mark && marks[++slot] !== mark && marks[++slot] !== mark) continue;
    const from = slot * DIMENSIONS;
    a += numbers[from] ?? 0;
    b += numbers[from + 1] ?? 0;
    c += numbers[from + 2] ?? 0;
    d += numbers[from + 3] ?? 0;
    e += numbers[from + 4] ?? 0;
    f += numbers[from + 5] ?? 0;
    g += numbers[from + 6] ?? 0;
    h += numbers[from + 7] ?? 0;
  }
  totals.set([a, b, c, d, e, f, g, h], at);
}

/**
 * A feature's value: one over the root of how many its group has, known or not, so that long texts do not score high by length alone. Few
 * features count as if there were more, so that three words are no verdict.
 */
export function groupScale(group: number, count: number): number {
  return 1 / Math.sqrt(count + (MINIMUMS[group] ?? 0));
}
const MINIMUMS = [30, 400, 60];

const inputs = new Float64Array(INPUTS);
const hidden = new Float64Array(HIDDEN);

/** The raw scores of all heads over the sums of one piece, or of two neighbours. Cheap: some 450 multiplications. */
export function scoreHeads(model: Model, out: Float64Array, first: Sums, second?: Sums): void {
  for (let group = 0; group < GROUPS; group += 1) {
    const scale = groupScale(group, (first.counts[group] ?? 0) + (second?.counts[group] ?? 0));
    for (let dimension = 0; dimension < DIMENSIONS; dimension += 1) {
      const at = group * DIMENSIONS + dimension;
      const total = (first.totals[at] ?? 0) + (second?.totals[at] ?? 0);
      inputs[at] = total * (model.steps[dimension] ?? 0) * scale;
    }
  }
  applyLayers(model, inputs, hidden, out);
}

/** The layers above the sums; training uses them too. */
export interface Layers {
  readonly hiddenWeights: ArrayLike<number>;
  readonly hiddenBiases: ArrayLike<number>;
  readonly headWeights: ArrayLike<number>;
  readonly headBiases: ArrayLike<number>;
}

export function applyLayers(layers: Layers, from: Float64Array, hiddenOut: Float64Array, out: Float64Array): void {
  const { hiddenWeights, hiddenBiases, headWeights, headBiases } = layers;
  for (let unit = 0; unit < HIDDEN; unit += 1) {
    let sum = hiddenBiases[unit] ?? 0;
    for (let at = 0; at < INPUTS; at += 1) sum += (hiddenWeights[unit * INPUTS + at] ?? 0) * (from[at] ?? 0);
    hiddenOut[unit] = sum / (1 + Math.abs(sum));
  }
  for (let head = 0; head < HEADS; head += 1) {
    let sum = headBiases[head] ?? 0;
    for (let unit = 0; unit < HIDDEN; unit += 1) sum += (headWeights[head * HIDDEN + unit] ?? 0) * (hiddenOut[unit] ?? 0);
    for (let group = 0; group < GROUPS; group += 1) sum += from[group * DIMENSIONS + head] ?? 0;
    out[head] = sum;
  }
}
