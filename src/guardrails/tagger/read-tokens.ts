import {
  APOSTROPHE,
  CASELESS,
  DIGIT,
  finishHash,
  foldUnit,
  HASH_START,
  HASH_STEP,
  LOWER,
  NEWLINE,
  SPACE,
  UNDERSCORE,
  unitClass,
  UPPER,
} from "./classify-units.ts";
import { MAX_CELL } from "./cut-cells.ts";
import { COMMON, type Lexicon, lookUp } from "./lexicon.ts";

/** The form of a token. */
export const MARK = 0;
export const LOWER_WORD = 1;
export const CAPITALISED = 2;
export const ALL_CAPITALS = 3;
export const INITIAL = 4;
/** McDonald, DeShawn. */
export const INNER_CAPITAL = 5;
/** iPhone, camelCase. */
export const ODD_CASE = 6;
/** One or two, three, four, five, more digits. */
export const DIGITS = 7;
/** Letters and digits: 221B, NW1, v2. */
export const MIXED = 12;
/** Part of an address on the net, a path, code: never part of an entity. */
export const OPAQUE = 13;
export const OTHER_SCRIPT = 14;

/** What stands before a token. */
export const NO_GAP = 0;
export const SPACE_GAP = 1;
export const LINE_GAP = 2;
export const CELL_GAP = 3;

/** The tokens of one cell, by columns; the arrays are used again for the next cell. Offsets count from the cell's start. */
export interface Tokens {
  count: number;
  readonly start: Uint16Array;
  readonly end: Uint16Array;
  /** Of the folded word; of a mark, its code unit. */
  readonly hash: Uint32Array;
  /** Of the last part of an identifier such as first_name or billingCity; else as `hash`. */
  readonly tail: Uint32Array;
  readonly shape: Uint8Array;
  readonly gap: Uint8Array;
  readonly flags: Uint16Array;
  /** The cell's folded units. */
  readonly units: Uint16Array;
}

export function createTokens(): Tokens {
  const size = MAX_CELL + 2;
  return {
    count: 0,
    start: new Uint16Array(size),
    end: new Uint16Array(size),
    hash: new Uint32Array(size),
    tail: new Uint32Array(size),
    shape: new Uint8Array(size),
    gap: new Uint8Array(size),
    flags: new Uint16Array(size),
    units: new Uint16Array(size),
  };
}

/** Reads text[from, to), at most `MAX_CELL` units. */
export function readTokens(text: string, from: number, to: number, lexicon: Lexicon, out: Tokens): void {
  const { start, end, hash, tail, shape, gap, flags, units } = out;
  let count = 0;
  let at = from;
  let pendingGap = CELL_GAP;
  /** First token of the run without spaces, and whether the run is no prose. */
  let runStart = 0;
  let runOpaque = false;
  let slashes = 0;
  let quotedCode = false;
  while (at < to) {
    const unit = text.charCodeAt(at);
    const kind = unitClass(unit);
    if (kind === SPACE || kind === NEWLINE) {
      if (runOpaque) shape.fill(OPAQUE, runStart, count);
      if (kind === NEWLINE) quotedCode = false;
      runStart = count;
      runOpaque = quotedCode;
      slashes = 0;
      pendingGap = Math.max(pendingGap, kind === NEWLINE ? LINE_GAP : SPACE_GAP);
      at += 1;
      continue;
    }
    start[count] = at - from;
    gap[count] = pendingGap;
    pendingGap = NO_GAP;
    if (kind === LOWER || kind === UPPER || kind === DIGIT || kind === CASELESS || kind === UNDERSCORE) {
      let word = HASH_START;
      let part = HASH_START;
      let uppers = 0;
      let lowers = 0;
      let digits = 0;
      let others = 0;
      let underscores = 0;
      let lateUpper = false;
      const wordStart = at;
      let last = -1;
      while (at < to) {
        const next = text.charCodeAt(at);
        const nextKind = unitClass(next);
        if (nextKind === LOWER) lowers += 1;
        else if (nextKind === UPPER) {
          if (last === LOWER) {
            lateUpper = true;
            part = HASH_START;
          }
          uppers += 1;
        } else if (nextKind === DIGIT) digits += 1;
        else if (nextKind === CASELESS) others += 1;
        else if (nextKind === UNDERSCORE) {
          underscores += 1;
          part = HASH_START;
          last = nextKind;
          word = Math.imul(word ^ next, HASH_STEP);
          units[at - from] = next;
          at += 1;
          continue;
        } else if (nextKind === APOSTROPHE && joins(text, wordStart, at, to)) {
          units[at - from] = 0x27;
          word = Math.imul(word ^ 0x27, HASH_STEP);
          part = Math.imul(part ^ 0x27, HASH_STEP);
          at += 1;
          last = nextKind;
          // d'Orsay, l'Oréal: what is before it is a word of its own.
          if (at - wordStart === 2 && uppers === 0) break;
          continue;
        } else break;
        const plain = foldUnit(next);
        units[at - from] = plain;
        word = Math.imul(word ^ plain, HASH_STEP);
        part = Math.imul(part ^ plain, HASH_STEP);
        last = nextKind;
        at += 1;
      }
      const whole = finishHash(word);
      hash[count] = whole;
      const compound = underscores > 0 || lateUpper;
      tail[count] = compound ? finishHash(part) : whole;
      const firstUpper = unitClass(text.charCodeAt(wordStart)) === UPPER;
      shape[count] =
        underscores > 0
          ? OPAQUE
          : others > 0
            ? OTHER_SCRIPT
            : digits > 0
              ? uppers + lowers > 0
                ? MIXED
                : DIGITS + Math.min(4, Math.max(0, digits - 2))
              : uppers === 0
                ? LOWER_WORD
                : lowers === 0
                  ? uppers === 1
                    ? INITIAL
                    : ALL_CAPITALS
                  : firstUpper
                    ? uppers === 1
                      ? CAPITALISED
                      : INNER_CAPITAL
                    : ODD_CASE;
      let known = digits > 0 || others > 0 ? 0 : lookUp(lexicon, whole);
      if (known === 0 && digits + others + underscores === 0 && !lateUpper) {
        const stem = findStem(lexicon, units, wordStart - from, at - from);
        if (stem !== 0) {
          known = COMMON;
          hash[count] = stem;
        }
      }
      flags[count] = known;
      end[count] = at - from;
      count += 1;
      continue;
    }
    // A possessive's apostrophe takes its s along.
    if (kind === APOSTROPHE && at > from && isPossessive(text, from, at, to)) {
      units[at - from] = 0x27;
      units[at + 1 - from] = 0x73;
      end[count] = at + 2 - from;
      hash[count] = 0x2773;
      at += 2;
    } else {
      units[at - from] = unit;
      end[count] = at + 1 - from;
      hash[count] = unit === 0x2019 ? 0x27 : unit;
      at += 1;
    }
    tail[count] = hash[count] ?? 0;
    shape[count] = MARK;
    flags[count] = 0;
    const before = at - 2 >= from ? unitClass(text.charCodeAt(at - 2)) : SPACE;
    const after = at < to ? text.charCodeAt(at) : 0x20;
    const afterKind = at < to ? unitClass(after) : SPACE;
    const wordBefore = before === LOWER || before === UPPER || before === DIGIT;
    const letterAfter = afterKind === LOWER || afterKind === UPPER;
    count += 1;
    if (unit === 0x2c || unit === 0x3b || unit === 0x7c || unit === 0x22) {
      // What a comma, semicolon, bar or quote parts is judged by itself: a row of values may hold an e-mail address and a name.
      if (runOpaque && !quotedCode) {
        shape.fill(OPAQUE, runStart, count);
        runOpaque = false;
        slashes = 0;
      }
      if (!quotedCode) runStart = count;
    } else if (unit === 0x3c && (letterAfter || after === 0x2f)) {
      // A tag: its own run.
      if (runOpaque) shape.fill(OPAQUE, runStart, count - 1);
      runStart = count - 1;
      runOpaque = true;
    } else if (unit === 0x3e && runOpaque && !quotedCode) {
      shape.fill(OPAQUE, runStart, count);
      runStart = count;
      runOpaque = false;
    } else if (unit === 0x60) {
      if (runOpaque) shape.fill(OPAQUE, runStart, count);
      quotedCode = !quotedCode;
      runStart = count;
      runOpaque = quotedCode;
    } else if (unit === 0x40) runOpaque ||= letterAfter;
    else if (unit === 0x5c || (unit === 0x24 && after === 0x7b)) runOpaque = true;
    else if (unit === 0x28) runOpaque ||= wordBefore && before !== DIGIT;
    else if (unit === 0x3a) runOpaque ||= after === 0x3a || (after === 0x2f && wordBefore);
    else if (unit === 0x2f) {
      slashes += 1;
      if (slashes >= 2 || (letterAfter && !wordBefore)) runOpaque = true;
    } else if (unit === 0x2e) {
      // node.js, System.out; not J.R. or U.S.
      if (letterAfter && (start[count - 1] ?? 0) - (start[count - 2] ?? 0) > 1 && wordBefore) runOpaque = true;
    }
  }
  if (runOpaque) shape.fill(OPAQUE, runStart, count);
  out.count = count;
}

/** Whether an apostrophe is inside a word (O'Brien, don't), rather than a possessive's or a quote. */
function joins(text: string, wordStart: number, at: number, to: number): boolean {
  if (at === wordStart || at + 1 >= to) return false;
  const next = unitClass(text.charCodeAt(at + 1));
  if (next !== LOWER && next !== UPPER) return false;
  return !isPossessive(text, wordStart, at, to);
}

function isPossessive(text: string, from: number, at: number, to: number): boolean {
  if (at + 1 >= to || at === from) return false;
  const letter = text.charCodeAt(at + 1);
  if (letter !== 0x73 && letter !== 0x53) return false;
  const before = unitClass(text.charCodeAt(at - 1));
  if (before !== LOWER && before !== UPPER) return false;
  const after = at + 2 < to ? unitClass(text.charCodeAt(at + 2)) : SPACE;
  return after !== LOWER && after !== UPPER && after !== DIGIT;
}

/** The hash of the ordinary word that an unknown one is a form of (boxes, walked, kindness); 0 if there is none. */
function findStem(lexicon: Lexicon, units: Uint16Array, from: number, to: number): number {
  const length = to - from;
  if (length < 4) return 0;
  const last = units[to - 1];
  const second = units[to - 2];
  const third = units[to - 3];
  if (last === S) {
    if (third === I && second === E) return commonHash(lexicon, units, from, to - 3, Y);
    if (second === S && third === E && units[to - 4] === N) return commonHash(lexicon, units, from, to - 4);
    if (second === S) return 0;
    return commonHash(lexicon, units, from, to - 1) || (second === E ? commonHash(lexicon, units, from, to - 2) : 0);
  }
  if (last === D && second === E) return stemOrWithE(lexicon, units, from, to - 2);
  if (last === G && second === N && third === I) return stemOrWithE(lexicon, units, from, to - 3);
  if (last === Y && second === L) return commonHash(lexicon, units, from, to - 2);
  return 0;
}

/** Stopped and making: the stem's last letter twice, or an e that was dropped. */
function stemOrWithE(lexicon: Lexicon, units: Uint16Array, from: number, to: number): number {
  if (to - from < 3) return 0;
  const doubled = units[to - 1] === units[to - 2] ? commonHash(lexicon, units, from, to - 1) : 0;
  return commonHash(lexicon, units, from, to) || commonHash(lexicon, units, from, to, E) || doubled;
}

function commonHash(lexicon: Lexicon, units: Uint16Array, from: number, to: number, extra = 0): number {
  let word = HASH_START;
  for (let at = from; at < to; at += 1) word = Math.imul(word ^ (units[at] ?? 0), HASH_STEP);
  if (extra !== 0) word = Math.imul(word ^ extra, HASH_STEP);
  const hash = finishHash(word);
  return (lookUp(lexicon, hash) & COMMON) === 0 ? 0 : hash;
}

const D = 0x64;
const E = 0x65;
const G = 0x67;
const I = 0x69;
const L = 0x6c;
const N = 0x6e;
const S = 0x73;
const Y = 0x79;
