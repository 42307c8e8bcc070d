import {
  APOSTROPHE,
  CASELESS,
  DIGIT,
  finishHash,
  foldUnit,
  HASH_START,
  HASH_STEP,
  LOWER,
  SPACE,
  UNDERSCORE,
  unitClass,
  UPPER,
} from "./classify-units.ts";
import { COMMON, type Lexicon, lookUp } from "./lexicon.ts";
import {
  ALL_CAPITALS,
  CAPITALISED,
  DIGITS,
  INITIAL,
  INNER_CAPITAL,
  LOWER_WORD,
  MIXED,
  ODD_CASE,
  OPAQUE,
  OTHER_SCRIPT,
} from "./token-shapes.ts";

/** What readWord found out about a word. */
export interface Word {
  /** Of the folded word, or of the ordinary word that it is a form of. */
  hash: number;
  /** Of the last part of an identifier such as first_name or billingCity; else of the whole word. */
  tail: number;
  shape: number;
  flags: number;
}

export function createWord(): Word {
  return { hash: 0, tail: 0, shape: LOWER_WORD, flags: 0 };
}

/** Reads the word of letters, digits, underscores and inner apostrophes at `start`; writes its folded units; returns its end. */
export function readWord(
  text: string,
  base: number,
  start: number,
  to: number,
  lexicon: Lexicon,
  units: Uint16Array,
  out: Word,
): number {
  let hash = HASH_START;
  let uppers = 0;
  let lowers = 0;
  let digits = 0;
  let others = 0;
  let underscores = 0;
  /** Where the last part of an identifier starts. */
  let part = start;
  let innerCapital = false;
  let last = -1;
  let at = start;
  while (at < to) {
    const unit = text.charCodeAt(at);
    const kind = unitClass(unit);
    let plain = unit;
    if (kind === LOWER) {
      lowers += 1;
      plain = foldUnit(unit);
    } else if (kind === UPPER) {
      if (last === LOWER) {
        innerCapital = true;
        part = at;
      }
      uppers += 1;
      plain = foldUnit(unit);
    } else if (kind === DIGIT) digits += 1;
    else if (kind === CASELESS) others += 1;
    else if (kind === UNDERSCORE) {
      underscores += 1;
      part = at + 1;
    } else if (kind === APOSTROPHE && joins(text, start, at, to)) {
      plain = 0x27;
      // d'Orsay, l'Oréal: what is before it is a word of its own.
      if (at - start === 1 && uppers === 0) to = at + 1;
    } else break;
    units[at - base] = plain;
    hash = Math.imul(hash ^ plain, HASH_STEP);
    last = kind;
    at += 1;
  }
  out.hash = finishHash(hash);
  out.tail = underscores > 0 || innerCapital ? hashUnits(units, part - base, at - base) : out.hash;
  if (underscores > 0) out.shape = OPAQUE;
  else if (others > 0) out.shape = OTHER_SCRIPT;
  else if (digits > 0) out.shape = uppers + lowers > 0 ? MIXED : DIGITS + Math.min(4, Math.max(0, digits - 2));
  else if (uppers === 0) out.shape = LOWER_WORD;
  else if (lowers === 0) out.shape = uppers === 1 ? INITIAL : ALL_CAPITALS;
  else if (unitClass(text.charCodeAt(start)) !== UPPER) out.shape = ODD_CASE;
  else out.shape = uppers === 1 ? CAPITALISED : INNER_CAPITAL;
  out.flags = digits + others > 0 ? 0 : lookUp(lexicon, out.hash);
  if (out.flags === 0 && digits + others + underscores === 0 && !innerCapital) {
    const stem = findStem(lexicon, units, start - base, at - base);
    if (stem !== 0) {
      out.flags = COMMON;
      out.hash = stem;
    }
  }
  return at;
}

function hashUnits(units: Uint16Array, from: number, to: number): number {
  let hash = HASH_START;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (units[at] ?? 0), HASH_STEP);
  return finishHash(hash);
}

/** Whether an apostrophe is inside a word (O'Brien, don't), rather than a possessive's or a quote. */
function joins(text: string, wordStart: number, at: number, to: number): boolean {
  if (at === wordStart || at + 1 >= to) return false;
  const next = unitClass(text.charCodeAt(at + 1));
  if (next !== LOWER && next !== UPPER) return false;
  return !isPossessive(text, wordStart, at, to);
}

export function isPossessive(text: string, from: number, at: number, to: number): boolean {
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
