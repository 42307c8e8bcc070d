import { MAX_WORD } from "./word-table.ts";

/** What a clue speaks for, above the changes of letters that word-table.ts numbers from 1 to 29. */
export const MENDABLE = 32;
export const BACKWARD_ORDER = 33;
export const ENCODED = 34;
export const CODES = 35;
export const ESCAPES = 36;
export const APART = 37;
export const FRAGMENTS = 38;
export const MORSE = 39;
export const ENCLOSED = 40;
export const TURNED = 41;
export const SOLID = 42;
export const DRAWN = 43;
const KINDS = 44;

export interface Clue {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
}

/** Evidence farther apart than this, in code units, doesn't add up. */
const REACH = 200;
const MAX_CLUES = 48;
const DEFAULT_THRESHOLD = 5;
const thresholds = new Int32Array(KINDS).fill(DEFAULT_THRESHOLD);
for (const [kind, threshold] of [
  [29, 7], [MENDABLE, 4], [BACKWARD_ORDER, 6], [ENCODED, 1], [CODES, 6], [ESCAPES, 4], [APART, 7], [FRAGMENTS, 12], [MORSE, 10],
  [ENCLOSED, 4], [TURNED, 4], [SOLID, 1], [DRAWN, 4],
] as const) thresholds[kind] = threshold; // prettier-ignore
/** A short text is one in whole: half as much is enough. */
const SHORT = 400;

const starts = new Int32Array(KINDS);
const ends = new Int32Array(KINDS);
const weights = new Int32Array(KINDS);
let used: number[] = [];
let clues: Clue[] = [];
let leniency = 0;

/** Evidence of one text at a time. Neighbouring bits of evidence for the same thing become one clue once they weigh enough. */
export function beginClues(length: number): void {
  clues = [];
  if (used.length > 0) {
    weights.fill(0);
    used = [];
  }
  leniency = length <= SHORT ? 2 : 0;
}

export function noteClue(kind: number, start: number, end: number, weight: number): void {
  const held = weights[kind] ?? 0;
  if (held > 0 && start - (ends[kind] ?? 0) <= REACH) {
    weights[kind] = held + weight;
    ends[kind] = end;
    return;
  }
  if (held > 0) settle(kind);
  else used.push(kind);
  starts[kind] = start;
  ends[kind] = end;
  weights[kind] = weight;
}

export function endClues(): readonly Clue[] {
  for (const kind of used) settle(kind);
  return clues;
}

function settle(kind: number): void {
  const threshold = thresholds[kind] ?? 1;
  const enough =
    kind === BACKWARD_ORDER
      ? threshold - (leniency * 3) / 2
      : threshold <= DEFAULT_THRESHOLD
        ? Math.max(1, threshold - leniency)
        : threshold;
  if ((weights[kind] ?? 0) < enough || clues.length >= MAX_CLUES) return;
  clues.push({ kind, start: starts[kind] ?? 0, end: ends[kind] ?? 0 });
}

/** How much a known word of a length tells. */
export const wordWeights = Uint8Array.from({ length: MAX_WORD + 1 }, (_, length) =>
  length < 3 ? 0 : length < 4 ? 1 : length < 6 ? 2 : 3,
);
