import * as letters from "./fold-letters.ts";
import * as clues from "./gather-clues.ts";
import { isEnclosed } from "./turn-text.ts";
import { endTokens, beginTokens, type Counts, type Token, tokenEnded } from "./weigh-token.ts";

const { foldedLetter, MARK, LATIN, SIGN, LOOKALIKE, NOT_HEX } = letters;
const { noteClue } = clues;

/** What one look at a text tells. */
export interface Survey {
  /** Words of three letters and more, and how many of them are known as they stand. */
  readonly words: number;
  readonly known: number;
  /** The letters of these. */
  readonly understood: number;
  /** Code units in words, and in words of other alphabets. */
  readonly lettered: number;
  readonly foreign: number;
  readonly clues: readonly clues.Clue[];
}

/** Separators that matter: what escapes begin with, strokes that letters are drawn with, the beats of Morse, and others. */
const oddSigns = new Uint8Array(65_536);
const ESCAPE = 1;
const STROKE = 2;
const BEAT = 3;
const STAR = 4;
const HIGH_SURROGATE = 5;
for (const [kind, signs] of [
  [ESCAPE, "%&="],
  [STROKE, "\\|"],
  [BEAT, ".-_•·–—−"],
  [STAR, "*#"],
  [HIGH_SURROGATE, "\uD83C"],
] as const) {
  for (let index = 0; index < signs.length; index += 1) oddSigns[signs.charCodeAt(index)] = kind;
}
const MIN_BEATS = 8;
const LONGEST_BEATS = 5;
const BANG = 0x21;
const BAR = 0x7c;
const I = 9;

const token: Token = { start: 0, end: 0, hash: 0, flags: 0, length: 0 };

/** One pass over a text, that counts and collects what may hide words in it. Allocates next to nothing on plain text. */
export function surveyText(text: string): Survey {
  clues.beginClues(text.length);
  const counts = beginTokens();
  scanText(text, counts);
  endTokens();
  return { ...counts, clues: clues.endClues() };
}

function scanText(text: string, counts: Counts): void {
  const stop = text.length;
  let beats = 0;
  let run = 0;
  let index = 0;
  while (index < stop) {
    const code = text.charCodeAt(index);
    if (foldedLetter[code] !== 0) {
      index = readToken(text, index, stop);
      beats = 0;
      run = 0;
      if (token.length > 0) tokenEnded(text, token, counts);
      continue;
    }
    const odd = oddSigns[code] ?? 0;
    if (odd === BEAT) {
      run += 1;
      beats = run > LONGEST_BEATS ? 0 : beats + 1;
      if (beats > MIN_BEATS) noteClue(clues.MORSE, index, index + 1, 1);
    } else {
      run = 0;
      if (odd !== 0) {
        noteOdd(text, index, odd);
        if (code !== BAR) beats = 0;
      } else if (code > 0x20 && code !== 0x2f) beats = 0;
    }
    index += 1;
  }
}

/** Fills `token` with the word that begins here; its end is returned. */
function readToken(text: string, start: number, stop: number): number {
  let hash = 0;
  let flags = 0;
  let marks = 0;
  let index = start;
  for (; index < stop; index += 1) {
    const code = text.charCodeAt(index);
    const entry = foldedLetter[code] ?? 0;
    const letter = entry & 0xff;
    if (letter === MARK) {
      flags |= entry & LOOKALIKE;
      marks += 1;
      continue;
    }
    if (letter !== 0) {
      hash = (Math.imul(hash, 0x01000193) + letter) | 0;
      flags |= entry;
      continue;
    }
    // Between letters these two are an I.
    if ((code !== BANG && code !== BAR) || !isLetter(text, index + 1)) break;
    hash = (Math.imul(hash, 0x01000193) + I) | 0;
    flags |= SIGN | NOT_HEX;
  }
  token.start = start;
  token.end = index;
  token.hash = hash;
  token.flags = flags;
  token.length = index - start - marks;
  return index;
}

function isLetter(text: string, index: number): boolean {
  return index < text.length && ((foldedLetter[text.charCodeAt(index)] ?? 0) & (LATIN | SIGN | LOOKALIKE)) !== 0;
}

function noteOdd(text: string, index: number, odd: number): void {
  const code = text.charCodeAt(index);
  const next = index + 1 < text.length ? text.charCodeAt(index + 1) : 0;
  if (odd === ESCAPE || code === 0x5c) {
    if (isEscape(text, index, code)) {
      noteClue(clues.ESCAPES, index, index + 6, 1);
      return;
    }
  }
  if (odd === STROKE) {
    if (code === 0x7c && isDrawn(text, index)) noteClue(clues.DRAWN, index, index + 3, 2);
  } else if (odd === STAR) {
    const before = index === 0 ? 0 : (foldedLetter[text.charCodeAt(index - 1)] ?? 0) & LATIN;
    if (before !== 0 && (((foldedLetter[next] ?? 0) & LATIN) !== 0 || oddSigns[next] === STAR))
      noteClue(clues.MENDABLE, index, index + 1, 1);
  } else if (odd === HIGH_SURROGATE && isEnclosed(next)) noteClue(clues.ENCLOSED, index, index + 2, 1);
}

/** N, H or U in several signs: an upright stroke, another stroke, an upright one. */
function isDrawn(text: string, index: number): boolean {
  const next = text.charCodeAt(index + 1);
  return (next === 0x5c || next === 0x2d || next === 0x5f) && text.charCodeAt(index + 2) === BAR;
}

function isEscape(text: string, index: number, code: number): boolean {
  const next = text.charCodeAt(index + 1);
  if (code === 0x26) return next === 0x23 || text.startsWith("shy;", index + 1) || text.startsWith("zw", index + 1);
  if (code === 0x5c)
    return (
      ((next | 0x1d) === 0x7d && isHexDigit(text, index + 3)) || (next >= 0x30 && next <= 0x37 && isHexDigit(text, index + 2))
    );
  return isHexDigit(text, index + 1) && isHexDigit(text, index + 2);
}

function isHexDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}
