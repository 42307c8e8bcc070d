import { decodeLabels, findMarginals, mayFollow } from "../../src/guardrails/tagger/decode-island.ts";
import { FEATURES } from "../../src/guardrails/tagger/extract-features.ts";
import { COLUMNS, LABELS, ROWS } from "../../src/guardrails/tagger/model-layout.ts";
import { MAX_ISLAND } from "../../src/guardrails/tagger/tag-cell.ts";
import { seededRandom } from "../train-injection/seeded-random.ts";
import type { Island } from "./collect-islands.ts";

export interface FittedTagger {
  readonly weights: Float32Array;
  readonly transitions: Float64Array;
}

const RATE = 0.12;
const SHRINK = 2e-6;
/** Share of features that are hidden at each step, so that no few of them decide alone. */
const DROP = 0.25;

/**
 * A linear-chain conditional random field, fitted by gradient ascent of the likelihood, one island at a time, with steps that shrink by
 * each weight's own history (AdaGrad). Weights that were hardly ever used stay small, and so survive quantisation.
 */
export function fitTagger(islands: readonly Island[], passes: number, seed: number, say: (line: string) => void): FittedTagger {
  const random = seededRandom(seed);
  const weights = new Float32Array(ROWS * COLUMNS);
  const history = new Float32Array(ROWS * COLUMNS).fill(1);
  const transitions = new Float64Array(LABELS * LABELS);
  const transitionHistory = new Float64Array(LABELS * LABELS).fill(10);
  const order = Uint32Array.from(islands.keys());
  const scores = new Float64Array(MAX_ISLAND * LABELS);
  const marginals = new Float64Array(MAX_ISLAND * LABELS);
  const best = new Uint8Array(MAX_ISLAND);
  const odds = new Float64Array(LABELS * LABELS);
  const share = 1 / (1 - DROP);
  const kept = new Uint8Array(MAX_ISLAND * FEATURES);
  const sums = new Float32Array(ROWS * COLUMNS);
  let summed = 0;
  for (let pass = 0; pass < passes; pass += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = random.below(i + 1);
      const held = order[i] ?? 0;
      order[i] = order[j] ?? 0;
      order[j] = held;
    }
    let wrong = 0;
    let total = 0;
    for (const index of order) {
      const island = islands[index];
      if (island === undefined) continue;
      const { rows, gold } = island;
      const length = gold.length;
      for (let k = 0; k < length * FEATURES; k += 1) kept[k] = random.next() < DROP ? 0 : 1;
      for (let t = 0; t < length; t += 1) {
        scores.fill(0, t * LABELS, (t + 1) * LABELS);
        for (let k = t * FEATURES; k < (t + 1) * FEATURES; k += 1) {
          if (kept[k] === 0) continue;
          const at = (rows[k] ?? 0) * COLUMNS;
          for (let c = 0; c < COLUMNS; c += 1)
            scores[t * LABELS + c + 1] = (scores[t * LABELS + c + 1] ?? 0) + (weights[at + c] ?? 0) * share;
        }
      }
      decodeLabels(scores, transitions, length, best);
      for (let k = 0; k < odds.length; k += 1) odds[k] = Math.exp(transitions[k] ?? 0);
      findMarginals(scores, odds, length, marginals);
      for (let t = 0; t < length; t += 1) {
        total += 1;
        if (best[t] !== gold[t]) wrong += 1;
        for (let c = 0; c < COLUMNS; c += 1) {
          const gradient = (gold[t] === c + 1 ? 1 : 0) - (marginals[t * LABELS + c + 1] ?? 0);
          if (Math.abs(gradient) < 0.003) continue;
          for (let k = t * FEATURES; k < (t + 1) * FEATURES; k += 1) {
            if (kept[k] === 0) continue;
            const at = (rows[k] ?? 0) * COLUMNS + c;
            const pull = gradient - SHRINK * 100 * (weights[at] ?? 0);
            const squared = (history[at] ?? 1) + pull * pull;
            history[at] = squared;
            weights[at] = (weights[at] ?? 0) + (RATE * pull) / Math.sqrt(squared);
          }
        }
        // Of transitions, the expectation is approached by the product of neighbours' marginals.
        const to = gold[t] ?? 0;
        const from = t === 0 ? 0 : (gold[t - 1] ?? 0);
        for (let a = 0; a < LABELS; a += 1) {
          const before = t === 0 ? (a === 0 ? 1 : 0) : (marginals[(t - 1) * LABELS + a] ?? 0);
          if (before < 0.01 && a !== from) continue;
          for (let b = 0; b < LABELS; b += 1) {
            if (!mayFollow(a, b)) continue;
            const pull = (a === from && b === to ? 1 : 0) - before * (marginals[t * LABELS + b] ?? 0);
            if (Math.abs(pull) < 0.01) continue;
            const at = a * LABELS + b;
            transitionHistory[at] = (transitionHistory[at] ?? 1) + pull * pull;
            transitions[at] = (transitions[at] ?? 0) + (RATE * pull) / Math.sqrt(transitionHistory[at] ?? 1);
          }
        }
      }
    }
    if (pass >= passes / 2) {
      // The mean over the later passes is steadier than where the last one ends.
      for (let k = 0; k < sums.length; k += 1) sums[k] = (sums[k] ?? 0) + (weights[k] ?? 0);
      summed += 1;
    }
    say(`pass ${pass + 1}: ${((100 * wrong) / total).toFixed(2)} % of ${total} tokens wrong before learning from them`);
  }
  return { weights: sums.map((sum) => sum / summed), transitions };
}

/** Int8 weights with one step for all: clipped where only a few of ten thousand go further. */
export function quantiseTagger({ weights, transitions }: FittedTagger): {
  readonly table: Int8Array;
  readonly step: number;
  readonly transitions: readonly number[];
} {
  const used = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const clip = used[Math.floor(used.length * 0.9995)] ?? 1;
  const step = clip / 127;
  const table = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / step))));
  return { table, step, transitions: [...transitions].map((value) => Number(value.toFixed(4))) };
}
