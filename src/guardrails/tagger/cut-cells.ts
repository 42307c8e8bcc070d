import { NEWLINE, SPACE, unitClass, UPPER, LOWER, CASELESS } from "./classify-units.ts";

/** Longest cell, in code units; a longer sentence is cut after a word. */
export const MAX_CELL = 400;
/** A paragraph of short lines (a form, an address) stays together up to here. */
const LINES_CELL = 240;
/** A line longer than this is prose: it does not continue in the next. */
const SHORT_LINE = 64;
/** How far beyond its end the cut of a cell may hang on. */
export const LOOK_AHEAD = 2;

/**
 * Where the cell that starts at `start` ends; -1 when that hangs on text that has not come yet.
 *
 * Cells are sentences, and groups of short lines. The cut depends on the text from `start` to `LOOK_AHEAD` units beyond the
 * cell's end, and on nothing else.
 */
export function nextCellEnd(text: string, start: number, final: boolean): number {
  const longest = start + MAX_CELL;
  const readable = final ? text.length : text.length - LOOK_AHEAD;
  const stop = Math.min(longest, readable);
  let lineStart = start;
  for (let at = start; at < stop; at += 1) {
    const unit = text.charCodeAt(at);
    // Letters cut nothing.
    if (unit > 0x3f && unit < 0x3000) continue;
    if (unit === 0x0a) {
      const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0x0a;
      const blank = next === 0x0a || next === 0x0d;
      if (blank || at - lineStart > SHORT_LINE || at - start > LINES_CELL) return at + 1;
      lineStart = at + 1;
    } else if ((unit === 0x2e || unit === 0x21 || unit === 0x3f) && at > start) {
      if (isSentenceEnd(text, start, at)) return at + 1;
    } else if (unit === 0x3002 || unit === 0xff01 || unit === 0xff1f) return at + 1;
  }
  if (stop < longest) return final ? text.length : -1;
  for (let at = longest; at > longest - 64; at -= 1) {
    const kind = unitClass(text.charCodeAt(at - 1));
    if (kind === SPACE || kind === NEWLINE) return at;
  }
  return longest;
}

/** A full stop, exclamation or question mark that ends a sentence: a space follows, and no abbreviation or initial precedes. */
function isSentenceEnd(text: string, start: number, at: number): boolean {
  if (at + 1 < text.length && unitClass(text.charCodeAt(at + 1)) !== SPACE) return false;
  if (text.charCodeAt(at) !== 0x2e) return true;
  let from = at;
  while (from > start && at - from < 14) {
    const kind = unitClass(text.charCodeAt(from - 1));
    if (kind !== LOWER && kind !== UPPER && kind !== CASELESS) break;
    from -= 1;
  }
  const length = at - from;
  // A digit, a bracket, a quote before it: a sentence end, unless a list's number at the start ("1. ").
  if (length === 0) return at - start > 3;
  if (length === 1) return false;
  return !(length <= 6 && abbreviations.has(text.slice(from, at).toLowerCase()));
}

const abbreviations = new Set(
  (
    "mr mrs ms dr prof st ave av rd blvd ln apt ste bldg fl no nr inc ltd co corp llc bros jr sr rev hon gen col maj capt sgt lt gov sen rep " +
    "pres hr fr frl dipl ing mme mlle vs etc eg ie al dept univ assn mt ft str pl sq ct dr ter cir hwy pkwy rte tel attn str sra srta dña " +
    "don gebr jan feb mar apr jun jul aug sep sept oct nov dec p.o po box bd rt via u.s ext sta sto ul pr kt ph.d phd msgr fig pp vol ed"
  ).split(" "),
);
