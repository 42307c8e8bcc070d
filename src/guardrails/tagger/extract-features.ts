import { COMPANY, INSTITUTION, STREET, UNIT, VOCABULARY } from "./lexicon.ts";
import { MAX_CELL } from "./cut-cells.ts";
import { ROW_BITS } from "./model-layout.ts";
import { CELL_GAP, LINE_GAP, type Tokens } from "./read-tokens.ts";
import { ALL_CAPITALS, CAPITALISED, DIGITS, LOWER_WORD, MARK, MIXED, OPAQUE } from "./token-shapes.ts";

/** How many features a token has. */
export const FEATURES = 36;

/** Beyond the ends of the cell. */
const EDGE = 0x51;

/** What is the same for all tokens of a cell: 0 no capitals, 1 mixed, 2 mostly capitals, 3 title case; + 4 if it looks like code. */
export function describeCell({ count, shape, hash }: Tokens): number {
  let lower = 0;
  let capital = 0;
  let upper = 0;
  let code = 0;
  for (let i = 0; i < count; i += 1) {
    const form = shape[i];
    if (form === LOWER_WORD) lower += 1;
    else if (form === CAPITALISED) capital += 1;
    else if (form === ALL_CAPITALS) upper += 1;
    else if (form === OPAQUE) code += 1;
    else if (form === MARK && isCodeMark(hash[i] ?? 0)) code += 1;
  }
  const words = lower + capital + upper;
  const letters = capital + upper === 0 ? 0 : upper * 2 > words ? 2 : words > 3 && (capital + upper) * 5 >= words * 3 ? 3 : 1;
  return letters + (code * 5 > count ? 4 : 0);
}

function isCodeMark(unit: number): boolean {
  // ; { } ( ) = < > [ ] | $ \ `
  return (
    unit === 0x3b ||
    unit === 0x7b ||
    unit === 0x7d ||
    unit === 0x28 ||
    unit === 0x29 ||
    unit === 0x3d ||
    unit === 0x3c ||
    unit === 0x3e ||
    unit === 0x5b ||
    unit === 0x5d ||
    unit === 0x7c ||
    unit === 0x24 ||
    unit === 0x5c ||
    unit === 0x60
  );
}

/** How many places beyond an end of the cell a feature looks. */
const PAD = 3;

/** What features read of the tokens, with room on both sides so that no index is out of bounds. Used again for each cell. */
export interface Columns {
  /** Of a word in the vocabulary its hash, of others a number for their form and flags. */
  readonly identity: Int32Array;
  readonly shape: Uint8Array;
  readonly flags: Int32Array;
  /** The gap before a token. */
  readonly gap: Uint8Array;
  /** The word before the last colon or equals sign on the line: a field's label. 0 where there is none. */
  readonly label: Int32Array;
}

export function createColumns(): Columns {
  const size = MAX_CELL + 2 + 2 * PAD;
  return {
    identity: new Int32Array(size),
    shape: new Uint8Array(size),
    flags: new Int32Array(size),
    gap: new Uint8Array(size),
    label: new Int32Array(size),
  };
}

export function fillColumns(tokens: Tokens, columns: Columns): void {
  const { count, shape, flags, hash, gap } = tokens;
  for (let i = 0; i < count; i += 1) {
    const form = shape[i] ?? 0;
    const known = flags[i] ?? 0;
    columns.identity[i + PAD] =
      form === MARK || (known & VOCABULARY) !== 0 ? (hash[i] ?? 0) : 0x9e3779b1 + form * 0x85ebca6b + known;
    columns.shape[i + PAD] = form;
    columns.flags[i + PAD] = known;
    columns.gap[i + PAD] = gap[i] ?? 0;
  }
  for (let i = 0; i < PAD; i += 1) {
    for (const at of [i, count + PAD + i]) {
      columns.identity[at] = EDGE;
      columns.shape[at] = 15;
      columns.flags[at] = 0;
      columns.gap[at] = CELL_GAP;
    }
  }
  findLabels(tokens, columns.label);
}

function findLabels({ count, shape, gap, hash, tail }: Tokens, labels: Int32Array): void {
  let label = 0;
  let age = 0;
  for (let i = 0; i < count; i += 1) {
    if ((gap[i] ?? 0) >= LINE_GAP) label = 0;
    labels[i + PAD] = label;
    if (label !== 0 && (age += 1) > 14) label = 0;
    if (shape[i] !== MARK || (hash[i] !== 0x3a && hash[i] !== 0x3d)) continue;
    let j = i - 1;
    while (j > 0 && j > i - 4 && shape[j] === MARK) j -= 1;
    label = j >= 0 && shape[j] !== MARK ? (tail[j] ?? 0) | 1 : 0;
    age = 0;
  }
}

function mix(a: number, b: number): number {
  return Math.imul((a ^ (b >>> 7)) + 0x7f4a7c15, 0x9e3779b1) ^ Math.imul(b + 0x165667b1, 0x85ebca6b);
}

function row(value: number, template: number): number {
  let mixed = Math.imul(value ^ (value >>> 16) ^ Math.imul(template, 0x61c88647), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39);
  return (mixed ^ (mixed >>> 16)) & ((1 << ROW_BITS) - 1);
}

/**
 * Writes the rows of token `i`'s features to out[at, at + FEATURES). The island [from, to) of candidates around it gives the words
 * before and after a run of capitals.
 */
export function extractFeatures(
  tokens: Tokens,
  columns: Columns,
  mode: number,
  i: number,
  from: number,
  to: number,
  out: Int32Array,
  at: number,
): void {
  const { start, end, units } = tokens;
  const { identity, shape, flags, gap, label: labels } = columns;
  const p = i + PAD;
  const w0 = identity[p] ?? 0;
  const w1 = identity[p + 1] ?? 0;
  const w2 = identity[p + 2] ?? 0;
  const v1 = identity[p - 1] ?? 0;
  const v2 = identity[p - 2] ?? 0;
  const s0 = shape[p] ?? 0;
  const s1 = shape[p + 1] ?? 0;
  const s2 = shape[p + 2] ?? 0;
  const r1 = shape[p - 1] ?? 0;
  const r2 = shape[p - 2] ?? 0;
  const g0 = flags[p] ?? 0;
  const g1 = flags[p + 1] ?? 0;
  const g2 = flags[p + 2] ?? 0;
  const f1 = flags[p - 1] ?? 0;
  const f2 = flags[p - 2] ?? 0;
  const gap0 = gap[p] ?? 0;
  const gap1 = gap[p + 1] ?? 0;
  const kind = g0 * 16 + s0;
  const forms = r1 * 256 + s0 * 16 + s1;
  const label = labels[p] ?? 0;
  const before = identity[from + PAD - 1] ?? 0;
  const after = identity[to + PAD] ?? 0;
  const place = Math.min(3, i - from) * 4 + Math.min(3, to - 1 - i);
  let n = at;
  out[n++] = row(w0, 1);
  out[n++] = row(v1, 2);
  out[n++] = row(w1, 3);
  out[n++] = row(mix(v2, v1), 8);
  out[n++] = row(mix(w1, w2), 9);
  out[n++] = row(kind, 10);
  out[n++] = row(forms, 11);
  out[n++] = row(r2 * 256 + r1 * 16 + s0, 12);
  out[n++] = row(s0 * 256 + s1 * 16 + s2, 13);
  out[n++] = row(f1 * 65536 + g0, 14);
  out[n++] = row(g0 * 65536 + g1, 15);
  out[n++] = row(mix(f1 * 65536 + g0, g1), 16);
  out[n++] = row(mix(v1, kind), 17);
  out[n++] = row(mix(w1, kind), 18);
  out[n++] = row(mix(gap0 * 4 + gap1, forms), 21);
  out[n++] = row(label, 22);
  out[n++] = row(mix(label, s0), 23);
  out[n++] = row(mix(label, kind), 24);
  out[n++] = row(mix(gap0, kind), 25);
  out[n++] = row(mix(gap0 * 16 + s1, s0), 26);
  out[n++] = row(mix(mode, kind), 27);
  out[n++] = row(mix(mode * 16 + s1, forms), 28);
  out[n++] = row(mix(g1 * 16 + s1, g2), 29);
  out[n++] = row(mix(f2 * 65536 + f1, s0), 30);
  out[n++] = row(mix(before, s0), 33);
  out[n++] = row(mix(after, s0), 34);
  out[n++] = row(mix(before, kind), 35);
  out[n++] = row(mix(after, kind), 36);
  out[n++] = row(mix(before, after), 39);
  out[n++] = row(mix(place, kind), 41);
  out[n++] = row(mix(surroundings(tokens, i, from, to), kind & 15), 42);
  const first = start[i] ?? 0;
  const last = end[i] ?? 0;
  const lettered = s0 !== MARK && (s0 < DIGITS || s0 === MIXED) ? last - first : 0;
  const lead = lettered > 1 ? (units[first] ?? 0) * 256 + (units[first + 1] ?? 0) : lettered;
  const lead3 = lettered > 2 ? lead * 256 + (units[first + 2] ?? 0) : lead;
  const tail2 = lettered > 1 ? (units[last - 2] ?? 0) * 256 + (units[last - 1] ?? 0) : lettered;
  const tail3 = lettered > 2 ? (units[last - 3] ?? 0) * 65536 + tail2 : tail2;
  const tail4 = lettered > 3 ? mix(units[last - 4] ?? 0, tail3) : tail3;
  out[n++] = row(mix(lead, s0), 43);
  out[n++] = row(mix(lead3, s0), 44);
  out[n++] = row(mix(tail2, s0), 45);
  out[n++] = row(mix(tail4, s0), 47);
  out[n++] = row(mix(tail4, lettered > 4 ? (units[last - 5] ?? 0) : 0), 48);
}

/** Which tell-tale words and numbers stand up to four tokens to the left and right in the island. */
function surroundings({ shape, flags }: Tokens, i: number, from: number, to: number): number {
  let seen = 0;
  for (let j = Math.max(from, i - 4); j < i; j += 1) seen |= tellTale(flags[j] ?? 0, shape[j] ?? 0);
  let right = 0;
  const stop = Math.min(to, i + 5);
  for (let j = i + 1; j < stop; j += 1) right |= tellTale(flags[j] ?? 0, shape[j] ?? 0);
  return seen * 32 + right;
}

function tellTale(known: number, form: number): number {
  let seen = form >= DIGITS && form <= MIXED ? 1 : 0;
  if ((known & STREET) !== 0) seen |= 2;
  if ((known & COMPANY) !== 0) seen |= 4;
  if ((known & INSTITUTION) !== 0) seen |= 8;
  if ((known & UNIT) !== 0) seen |= 16;
  return seen;
}
