import type { SensitiveTypeName } from "./sensitive-types.ts";
import type { ContextTracker } from "./track-context.ts";

/**
 * What a verifier answers. A verifier may look at any index below the end of the text and up to `lookBehind` before the
 * place it was woken at. When its answer hangs on what comes after the end, and the text is not final, it answers `more`
 * and has reported nothing; it is asked again with more text. That discipline is what makes chunking invisible.
 */
export const done = 0;
export const more = 1;
export type Verdict = typeof done | typeof more;

/** What one of several finders that are asked in turn answers: after `found` no other is asked. */
export const nothing = 0;
export const found = 2;
export type Outcome = typeof nothing | typeof more | typeof found;

/** How far before its trigger a verifier may look, for context words. A stream keeps that much of what it has let out. */
export const lookBehind = 192;

/** Offsets within the text given to the verifier. */
export type Report = (type: SensitiveTypeName, start: number, end: number, confidence: number) => void;

/** Where a verifier puts what it found, and what it reads. */
export interface Reading {
  readonly text: string;
  /** Nothing comes after `text`. */
  readonly final: boolean;
  readonly report: Report;
  /** Offset of `text` in the stream: `context` counts from the stream's start. */
  readonly base: number;
  readonly context: ContextTracker;
  /** Whether anything is done with sightings of a type. */
  readonly seeks: (type: SensitiveTypeName) => boolean;
}

export const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

export const isUpper = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a;

export const isLower = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;

export const isAlphanumeric = (unit: number): boolean => isLower(unit) || isDigit(unit) || isUpper(unit);

export const isHex = (unit: number): boolean => isDigit(unit) || (unit >= 0x61 && unit <= 0x66) || (unit >= 0x41 && unit <= 0x46);

/** Whether one of `words` (lower case) stands in the `width` code units before `at`. */
export function hasContext(text: string, at: number, width: number, words: readonly string[]): boolean {
  const before = text.slice(Math.max(0, at - width), at).toLowerCase();
  return words.some((word) => before.includes(word));
}
