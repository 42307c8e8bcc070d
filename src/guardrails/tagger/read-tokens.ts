import { APOSTROPHE, CASELESS, DIGIT, LOWER, NEWLINE, SPACE, UNDERSCORE, unitClass, UPPER } from "./classify-units.ts";
import { MAX_CELL } from "./cut-cells.ts";
import type { Lexicon } from "./lexicon.ts";
import { createWord, isPossessive, readWord } from "./read-word.ts";
import { MARK, OPAQUE } from "./token-shapes.ts";

/** What stands before a token. */
export const NO_GAP = 0;
export const SPACE_GAP = 1;
export const LINE_GAP = 2;
export const CELL_GAP = 3;

/** The hash of 's. */
export const POSSESSIVE = 0x2773;

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

// Used again for each word.
const word = createWord();

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
      at = readWord(text, from, at, to, lexicon, units, word);
      hash[count] = word.hash;
      tail[count] = word.tail;
      shape[count] = word.shape;
      flags[count] = word.flags;
      end[count] = at - from;
      count += 1;
      continue;
    }
    // A possessive's apostrophe takes its s along.
    if (kind === APOSTROPHE && at > from && isPossessive(text, from, at, to)) {
      units[at - from] = 0x27;
      units[at + 1 - from] = 0x73;
      end[count] = at + 2 - from;
      hash[count] = POSSESSIVE;
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
