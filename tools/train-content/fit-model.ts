import { createFeatures, extractFeatures } from "../../src/guardrails/content/extract-features.ts";
import { gramRows, groups, heads, tableRows, wordRows } from "../../src/guardrails/content/model-layout.ts";
import { groupScale } from "../../src/guardrails/content/score-cells.ts";
import { seededRandom } from "../train-injection/seeded-random.ts";
import type { ContentRow } from "./training-row.ts";

/** A text's features: row r owns [starts[3r], starts[3r+3]), group by group. */
export interface FeatureSet {
  readonly rows: Uint32Array;
  readonly starts: Uint32Array;
}

export interface FloatModel {
  readonly weights: Float32Array;
  readonly biases: Float32Array;
}

/** Texts are read whole, up to the longest piece: most are as long as a cell or two. */
export function extractAll(texts: readonly string[]): FeatureSet {
  const features = createFeatures();
  const starts = new Uint32Array(texts.length * groups + 1);
  let packed = new Uint32Array(1 << 23);
  let length = 0;
  for (const [index, text] of texts.entries()) {
    extractFeatures(text, 0, text.length, features);
    const lists = [features.words, features.grams, features.concepts];
    const counts = [features.wordCount, features.gramCount, features.conceptCount];
    const firstRows = [0, wordRows, wordRows + gramRows];
    if (length + counts.reduce((sum, count) => sum + count) > packed.length) {
      const grown = new Uint32Array(packed.length * 2);
      grown.set(packed);
      packed = grown;
    }
    for (let group = 0; group < groups; group++) {
      starts[index * groups + group] = length;
      for (let at = 0; at < (counts[group] ?? 0); at++) packed[length++] = (lists[group]?.[at] ?? 0) + (firstRows[group] ?? 0);
    }
  }
  starts[texts.length * groups] = length;
  return { rows: packed.subarray(0, length), starts };
}

const rate = 0.12;
/** Per group: runs of characters overfit to templates soonest, concepts last. */
const shrinks = [6e-4, 1e-3, 3e-4];
const epochs = 5;

/** Logistic regression by AdaGrad over the rows that `use` admits; all heads at once. Deterministic. */
export function fitModel(
  rows: readonly ContentRow[],
  set: FeatureSet,
  use: (row: ContentRow) => boolean,
  seed: number,
): FloatModel {
  const random = seededRandom(seed);
  const weights = new Float32Array(tableRows * heads);
  const squares = new Float32Array(tableRows * heads).fill(1e-3);
  const biases = new Float32Array(heads).fill(-3);
  const biasSquares = new Float32Array(heads).fill(1);
  const order = Uint32Array.from([...rows.keys()].filter((index) => use(rows[index] as ContentRow)));
  const steps = new Float64Array(heads);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let index = order.length - 1; index > 0; index--) {
      const other = random.below(index + 1);
      const held = order[index] ?? 0;
      order[index] = order[other] ?? 0;
      order[other] = held;
    }
    for (const index of order) {
      const row = rows[index] as ContentRow;
      const scores = scoreRow({ weights, biases }, set, index);
      for (let head = 0; head < heads; head++) {
        const bit = 1 << head;
        const isPositive = (row.positive & bit) !== 0;
        const learns = isPositive || (row.negative & bit) !== 0;
        const error = 1 / (1 + Math.exp(-(scores[head] ?? 0))) - (isPositive ? 1 : 0);
        const gradient = learns ? error * row.weight : 0;
        steps[head] = gradient;
        if (!learns) continue;
        biasSquares[head] = (biasSquares[head] ?? 0) + gradient * gradient;
        biases[head] = (biases[head] ?? 0) - (0.1 * gradient) / Math.sqrt(biasSquares[head] ?? 1);
      }
      update(weights, squares, set, index, steps);
    }
  }
  return { weights, biases };
}

function update(weights: Float32Array, squares: Float32Array, set: FeatureSet, index: number, steps: Float64Array): void {
  for (let group = 0; group < groups; group++) {
    const from = set.starts[index * groups + group] ?? 0;
    const to = set.starts[index * groups + group + 1] ?? 0;
    const value = groupScale(group, to - from);
    const shrink = shrinks[group] ?? 0;
    for (let head = 0; head < heads; head++) {
      const step = steps[head] ?? 0;
      if (step > -1e-3 && step < 1e-3) continue;
      for (let at = from; at < to; at++) {
        const slot = (set.rows[at] ?? 0) * heads + head;
        const weight = weights[slot] ?? 0;
        const gradient = step * value + shrink * weight;
        const square = (squares[slot] ?? 0) + gradient * gradient;
        squares[slot] = square;
        weights[slot] = weight - (rate * gradient) / Math.sqrt(square);
      }
    }
  }
}

export function scoreRow({ weights, biases }: FloatModel, set: FeatureSet, index: number): number[] {
  const scores = [...biases];
  for (let group = 0; group < groups; group++) {
    const from = set.starts[index * groups + group] ?? 0;
    const to = set.starts[index * groups + group + 1] ?? 0;
    const value = groupScale(group, to - from);
    for (let head = 0; head < heads; head++) {
      let sum = 0;
      for (let at = from; at < to; at++) sum += weights[(set.rows[at] ?? 0) * heads + head] ?? 0;
      scores[head] = (scores[head] ?? 0) + value * sum;
    }
  }
  return scores;
}
