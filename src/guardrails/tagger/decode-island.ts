import { FEATURES } from "./extract-features.ts";
import { COLUMNS, LABELS, type TaggerModel } from "./model-layout.ts";

/** Adds up the weights of `length` tokens' feature rows: scores[t * LABELS + label], 0 for label 0. */
export function scoreTokens(model: TaggerModel, rows: Int32Array, length: number, scores: Float64Array): void {
  const { weights, step } = model;
  for (let t = 0; t < length; t += 1) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    let f = 0;
    let g = 0;
    let h = 0;
    const stop = (t + 1) * FEATURES;
    for (let k = t * FEATURES; k < stop; k += 1) {
      const at = (rows[k] ?? 0) * COLUMNS;
      a += weights[at] ?? 0;
      b += weights[at + 1] ?? 0;
      c += weights[at + 2] ?? 0;
      d += weights[at + 3] ?? 0;
      e += weights[at + 4] ?? 0;
      f += weights[at + 5] ?? 0;
      g += weights[at + 6] ?? 0;
      h += weights[at + 7] ?? 0;
    }
    const at = t * LABELS;
    scores[at] = 0;
    scores[at + 1] = a * step;
    scores[at + 2] = b * step;
    scores[at + 3] = c * step;
    scores[at + 4] = d * step;
    scores[at + 5] = e * step;
    scores[at + 6] = f * step;
    scores[at + 7] = g * step;
    scores[at + 8] = h * step;
  }
}

/** Whether label `to` may follow `from`: an entity goes on only after it has begun. */
export function mayFollow(from: number, to: number): boolean {
  return to === 0 || to % 2 === 1 || from === to || from === to - 1;
}

const SIZE = 512 * LABELS;
const best = new Float64Array(SIZE);
const back = new Uint8Array(SIZE);

/** The best sequence of labels (Viterbi). What stands before an island is outside. Writes `labels[0, length)`; false if all are 0. */
export function decodeLabels(scores: Float64Array, transitions: Float64Array, length: number, labels: Uint8Array): boolean {
  for (let t = 0; t < length; t += 1) {
    for (let to = 0; to < LABELS; to += 1) {
      const at = t * LABELS + to;
      let top = -Infinity;
      let from = 0;
      if (t === 0) {
        if (mayFollow(0, to)) top = transitions[to] ?? 0;
      } else if (to > 0 && to % 2 === 0) {
        // Goes on from its own beginning or from itself.
        const begun = (best[at - LABELS - 1] ?? 0) + (transitions[(to - 1) * LABELS + to] ?? 0);
        const going = (best[at - LABELS] ?? 0) + (transitions[to * LABELS + to] ?? 0);
        top = Math.max(begun, going);
        from = begun > going ? to - 1 : to;
      } else {
        for (let prior = 0; prior < LABELS; prior += 1) {
          const sum = (best[(t - 1) * LABELS + prior] ?? 0) + (transitions[prior * LABELS + to] ?? 0);
          if (sum > top) {
            top = sum;
            from = prior;
          }
        }
      }
      best[at] = top + (scores[at] ?? 0);
      back[at] = from;
    }
  }
  let label = 0;
  for (let to = 1; to < LABELS; to += 1) {
    if ((best[(length - 1) * LABELS + to] ?? 0) > (best[(length - 1) * LABELS + label] ?? 0)) label = to;
  }
  let found = false;
  for (let t = length - 1; t >= 0; t -= 1) {
    labels[t] = label;
    found ||= label !== 0;
    label = back[t * LABELS + label] ?? 0;
  }
  return found;
}

const forward = new Float64Array(SIZE);
const backward = new Float64Array(SIZE);
const raised = new Float64Array(SIZE);

/**
 * For each token and label its probability, given the whole island (forward-backward, rescaled at each token). `odds` are the
 * exponentials of the transitions. An entity of a type goes on only from itself, so most pairs of labels need no look.
 */
export function findMarginals(scores: Float64Array, odds: Float64Array, length: number, marginals: Float64Array): void {
  for (let t = 0; t < length; t += 1) {
    const at = t * LABELS;
    let highest = 0;
    for (let label = 1; label < LABELS; label += 1) highest = Math.max(highest, scores[at + label] ?? 0);
    let sum = 0;
    for (let to = 0; to < LABELS; to += 1) {
      raised[at + to] = Math.exp((scores[at + to] ?? 0) - highest);
      let reach = 0;
      if (t === 0) reach = to === 0 || to % 2 === 1 ? (odds[to] ?? 0) : 0;
      else if (to > 0 && to % 2 === 0) {
        reach =
          (forward[at - LABELS + to - 1] ?? 0) * (odds[(to - 1) * LABELS + to] ?? 0) +
          (forward[at - LABELS + to] ?? 0) * (odds[to * LABELS + to] ?? 0);
      } else {
        for (let from = 0; from < LABELS; from += 1)
          reach += (forward[at - LABELS + from] ?? 0) * (odds[from * LABELS + to] ?? 0);
      }
      const value = reach * (raised[at + to] ?? 0);
      forward[at + to] = value;
      sum += value;
    }
    for (let to = 0; to < LABELS; to += 1) forward[at + to] = (forward[at + to] ?? 0) / sum;
  }
  for (let from = 0; from < LABELS; from += 1) backward[(length - 1) * LABELS + from] = 1;
  for (let t = length - 2; t >= 0; t -= 1) {
    const next = (t + 1) * LABELS;
    let sum = 0;
    for (let from = 0; from < LABELS; from += 1) {
      let reach = 0;
      for (let to = 0; to < LABELS; to += to === 0 ? 1 : 2) {
        reach += (odds[from * LABELS + to] ?? 0) * (raised[next + to] ?? 0) * (backward[next + to] ?? 0);
      }
      const on = from === 0 ? 0 : from + (from % 2);
      if (on > 0) reach += (odds[from * LABELS + on] ?? 0) * (raised[next + on] ?? 0) * (backward[next + on] ?? 0);
      backward[t * LABELS + from] = reach;
      sum += reach;
    }
    for (let from = 0; from < LABELS; from += 1) backward[t * LABELS + from] = (backward[t * LABELS + from] ?? 0) / sum;
  }
  for (let t = 0; t < length; t += 1) {
    const at = t * LABELS;
    let sum = 0;
    for (let label = 0; label < LABELS; label += 1) {
      const value = (forward[at + label] ?? 0) * (backward[at + label] ?? 0);
      marginals[at + label] = value;
      sum += value;
    }
    for (let label = 0; label < LABELS; label += 1) marginals[at + label] = (marginals[at + label] ?? 0) / sum;
  }
}
