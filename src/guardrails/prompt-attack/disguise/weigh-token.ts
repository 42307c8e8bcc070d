import * as letters from "./fold-letters.ts";
import * as clues from "./gather-clues.ts";
import { looksEncoded } from "./looks-encoded.ts";
import { relax } from "./mend-words.ts";
import { findSwapped } from "./swap-letters.ts";
import { turnedLetters } from "./turn-text.ts";
import * as table from "./word-table.ts";

const { LATIN, SIGN, LOOKALIKE, FOREIGN, UPPER, LOWER, NOT_HEX, NUMERAL } = letters;
const { noteClue, wordWeights } = clues;

/** A run of letters, numerals and signs that may stand for letters. */
export interface Token {
  start: number;
  end: number;
  hash: number;
  /** Those of fold-letters.ts, of all its characters. */
  flags: number;
  length: number;
}

export interface Counts {
  words: number;
  known: number;
  understood: number;
  lettered: number;
  foreign: number;
}

const MIN_ENCODED = 16;
const MIN_SOLID = 20;
const MAX_CODE = 8;
const MIN_CODES = 4;
const MIN_EQUAL = 4;
const MAX_FRAGMENT = 3;
const MIN_FRAGMENTS = 8;
const MIN_APART = 6;
const MAX_GAP = 6;
const MIN_JOINED = 5;
const MAX_JOINED = 13;
const MIN_SWAPPED = 6;
const MIN_SPELLED = 4;
/** Stretched words that are looked up; more than this in a text are taken for granted. */
const MAX_RELAXED = 100;

/** The two tokens before, and runs of tokens of one sort that last until now. */
let before = { hash: 0, length: 0, plain: false, kind: 0, start: 0, end: -1000 };
let beforeThat = { hash: 0, length: 0, plain: false, kind: 0, start: 0, end: -1000 };
const runs = {
  codes: 0,
  equal: 0,
  apart: 0,
  apartLetters: 0,
  apartStart: 0,
  fragments: 0,
  unknown: 0,
  fragmentsStart: 0,
  last: 0,
  spelled: 0,
  stretched: 0,
  spelledStart: 0,
};

export function beginTokens(): Counts {
  before.length = 0;
  before.end = -1000;
  beforeThat.length = 0;
  beforeThat.end = -1000;
  runs.codes = 0;
  runs.equal = 0;
  runs.apart = 0;
  runs.fragments = 0;
  runs.spelled = 0;
  runs.stretched = 0;
  return { words: 0, known: 0, understood: 0, lettered: 0, foreign: 0 };
}

export function endTokens(): void {
  settleApart();
  settleFragments();
}

export function tokenEnded(text: string, token: Token, counts: Counts): void {
  const { start, end, hash, flags, length } = token;
  counts.lettered += length;
  let plain = false;
  let kind = 0;
  let spelled = false;
  if ((flags & FOREIGN) !== 0) weighForeign(text, token, counts);
  else if ((flags & (LATIN | LOOKALIKE)) !== 0) {
    if (length > 2) counts.words += 1;
    const index = length <= table.MAX_WORD && length > 1 ? table.findPlain(hash) : -1;
    if (index >= 0) {
      plain = (flags & (SIGN | LOOKALIKE)) === 0;
      kind = table.kindOf(index);
      if (length > 2) {
        if (plain) {
          counts.known += 1;
          counts.understood += length < 4 ? 1 : length;
        } else noteClue(clues.MENDABLE, start, end, (wordWeights[length] ?? 0) + ((flags & LOOKALIKE) === 0 ? 0 : 2));
      }
      spelled = table.isSpelling(index);
      if (kind === table.LEADER && before.kind === table.DETERMINER && start - before.end === 1)
        noteClue(clues.BACKWARD_ORDER, before.start, end, 3);
    } else {
      const changes = length > 2 && length <= table.MAX_WORD ? table.changesAt(table.findChanged(hash)) : 0;
      if (changes !== 0) noteChanges(changes, token);
      weighUnknown(text, token);
    }
  }
  if (spelled) weighSpelled(token);
  else runs.spelled = 0;
  if (start - before.end <= MAX_GAP && !(plain && before.plain)) weighJoined(token, plain);
  weighRuns(text, token, plain);
  const forgotten = beforeThat;
  beforeThat = before;
  before = forgotten;
  before.hash = hash;
  before.length = length;
  before.plain = plain;
  before.kind = kind;
  before.start = start;
  before.end = end;
}

function weighForeign(text: string, { start, end, flags, length }: Token, counts: Counts): void {
  counts.foreign += length;
  if ((flags & LATIN) !== 0 && (flags & LOOKALIKE) !== 0 && length <= table.MAX_WORD) noteClue(clues.MENDABLE, start, end, 2);
  if (length > table.MAX_WORD) return;
  for (let index = start; index < end; index += 1)
    if (turnedLetters.has(text.charCodeAt(index))) noteClue(clues.TURNED, start, end, 1);
}

/** Each change of letters that makes the word a known one. */
function noteChanges(changes: number, { start, end, length }: Token): void {
  const weight = wordWeights[length] ?? 0;
  for (let left = changes & 0x3ffffffe; left !== 0; left &= left - 1) noteClue(31 - Math.clz32(left & -left), start, end, weight);
  if (((changes >>> table.SKELETON) & 1) !== 0 && length > 3) noteClue(clues.MENDABLE, start, end, 1);
}

function weighUnknown(text: string, { start, end, flags, length }: Token): void {
  if (length > table.MAX_WORD * 2 || length < 3) return;
  if ((flags & LOOKALIKE) !== 0) noteClue(clues.MENDABLE, start, end, (flags & LATIN) === 0 ? 1 : 2);
  else if ((flags & NUMERAL) === 0 && isStretched(text, start, end)) {
    runs.stretched += 1;
    if (runs.stretched > MAX_RELAXED || relax(text.slice(start, end)) !== undefined)
      noteClue(clues.MENDABLE, start, end, wordWeights[length] ?? 3);
  } else if (length >= MIN_SWAPPED && length <= 12 && (flags & (NUMERAL | SIGN)) === 0) {
    if (findSwapped(text, start, end) !== undefined) noteClue(clues.MENDABLE, start, end, 2);
  }
}

/** A letter three times in a row, or each one twice. Either has a pair at an even place, which few words have. */
function isStretched(text: string, start: number, end: number): boolean {
  let at = start;
  while (at + 1 < end && (text.charCodeAt(at) | 0x20) !== (text.charCodeAt(at + 1) | 0x20)) at += 2;
  return at + 1 < end && countRepeats(text, start, end);
}

function countRepeats(text: string, start: number, end: number): boolean {
  let last = -1;
  let same = 0;
  let doubles = 0;
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index) | 0x20;
    same = code === last ? same + 1 : 0;
    if (same > 1) return true;
    doubles += same;
    last = code;
  }
  return doubles >= 2 && doubles * 2 === end - start;
}

/** Pieces of one word side by side, or with a short one between them (a = "ig"; b = "nore"). */
function weighJoined({ end, hash, length }: Token, plain: boolean): void {
  const two = length + before.length;
  if (two > MAX_JOINED) return;
  if (two >= MIN_JOINED && isPlain(table.joinWords(before.hash, hash, length))) noteClue(clues.MENDABLE, before.start, end, 2);
  if (before.start - beforeThat.end > MAX_GAP || two + beforeThat.length < MIN_JOINED || two + beforeThat.length > MAX_JOINED)
    return;
  if (before.length <= 2 && !plain && !beforeThat.plain && length + beforeThat.length >= MIN_JOINED) {
    if (isPlain(table.joinWords(beforeThat.hash, hash, length))) noteClue(clues.MENDABLE, beforeThat.start, end, 2);
  }
  if (Number(plain) + Number(before.plain) + Number(beforeThat.plain) > 1) return;
  const all = table.joinWords(table.joinWords(beforeThat.hash, before.hash, before.length), hash, length);
  if (isPlain(all)) noteClue(clues.MENDABLE, beforeThat.start, end, 3);
}

function isPlain(hash: number): boolean {
  return table.findPlain(hash) >= 0;
}

function weighSpelled({ start, end }: Token): void {
  if (start - before.end > 3) runs.spelled = 0;
  if (runs.spelled === 0) runs.spelledStart = start;
  runs.spelled += 1;
  if (runs.spelled >= MIN_SPELLED) noteClue(table.SPELLED, runs.spelledStart, end, 2);
}

function weighRuns(text: string, { start, end, flags, length }: Token, plain: boolean): void {
  const gap = start - before.end;
  if (length > MAX_FRAGMENT && length < MIN_ENCODED && (flags & NOT_HEX) !== 0 && (plain || length !== before.length)) {
    // Most words end every run.
    if (runs.apart > 0) settleApart();
    if (runs.fragments > 0) settleFragments();
    runs.codes = 0;
    runs.equal = 0;
    return;
  }
  if (length === 1 && gap <= MAX_GAP) {
    if (runs.apart === 0) {
      runs.apartStart = start;
      runs.apartLetters = 0;
    }
    runs.apart += 1;
    if ((flags & NUMERAL) === 0) runs.apartLetters += 1;
    runs.last = end;
  } else if (runs.apart > 0) settleApart();
  if (length <= MAX_FRAGMENT && gap <= 2 && (flags & NUMERAL) === 0) {
    if (runs.fragments === 0) {
      runs.fragmentsStart = start;
      runs.unknown = 0;
    }
    runs.fragments += 1;
    if (!plain) runs.unknown += 1;
  } else if (runs.fragments > 0) settleFragments();
  if (length >= MIN_ENCODED && (flags & (FOREIGN | LOOKALIKE)) === 0) {
    const cases = flags & (UPPER | LOWER);
    if ((flags & NUMERAL) !== 0 || (cases !== LOWER && looksEncoded(text, start, end))) noteClue(clues.ENCODED, start, end, 1);
    if (length >= MIN_SOLID && cases !== (UPPER | LOWER) && (flags & NUMERAL) === 0) noteClue(clues.SOLID, start, end, 1);
  }
  const isCode = (flags & NOT_HEX) === 0 && length <= MAX_CODE && gap <= MAX_GAP;
  runs.codes = isCode ? runs.codes + 1 : 0;
  if (runs.codes > MIN_CODES) noteClue(clues.CODES, before.start, end, 1);
  runs.equal = length === before.length && length >= 4 && gap <= 3 && !plain ? runs.equal + 1 : 0;
  if (runs.equal >= MIN_EQUAL) noteClue(clues.ENCODED, Math.max(0, start - runs.equal * (length + gap)), end, 1);
}

function settleApart(): void {
  if (runs.apart >= MIN_APART && runs.apartLetters * 2 >= runs.apart)
    noteClue(clues.APART, runs.apartStart, runs.last, runs.apart + 1);
  runs.apart = 0;
}

function settleFragments(): void {
  if (runs.fragments >= MIN_FRAGMENTS && runs.unknown * 2 >= runs.fragments)
    noteClue(clues.FRAGMENTS, runs.fragmentsStart, before.end, 12);
  runs.fragments = 0;
}
