import { done, isAlphanumeric, isDigit, more } from "./read-ahead.ts";
import type { Reading, Verdict } from "./read-ahead.ts";

/** A card written digit by digit; anything else has fewer. */
const mostGroups = 20;
const mostOtherGroups = 8;
/** One more than the longest number that anybody looks for, a card's 19 digits. */
const mostDigits = 20;
const longestSeparator = 3;

/** The groups of digits that `readGroups` found; reused from one number to the next so that a number costs no allocation. */
export class Groups {
  start = 0;
  count = 0;
  /** In all groups. */
  digits = 0;
  /** 0, or the code unit of the `+` or `(` that the number starts with. */
  lead = 0;
  text = "";
  readonly begins: number[] = [];
  readonly ends: number[] = [];
  readonly separators: number[] = [];

  begin(group: number): number {
    return this.begins[group] ?? 0;
  }

  end(group: number): number {
    return this.ends[group] ?? 0;
  }

  length(group: number): number {
    return group < this.count ? this.end(group) - this.begin(group) : 0;
  }

  /** What stands between `group` and the next: up to three units, eight bits for each; any dash counts as a hyphen. */
  separator(group: number): number {
    return group + 1 < this.count ? (this.separators[group] ?? 0) : 0;
  }

  /** Whether a number can end after `group`: no letter or digit is glued to it. */
  endsNumber(group: number): boolean {
    const next = this.text.charCodeAt(this.end(group));
    return !isAlphanumeric(next) && next !== 0x5f;
  }

  /** Whether more digits follow `group` after `separator`. */
  continues(group: number, separator: number): boolean {
    return group + 1 < this.count && this.separator(group) === separator;
  }
}

/**
 * Reads groups of digits joined by one or two of ` -.()/`, from a digit or from the `+` or `(` before one.
 * Stops after 20 digits or groups, so that a mile of digits costs no more than a line of them.
 */
export function readGroups({ text, final }: Reading, at: number, groups: Groups): Verdict {
  let i = at;
  let digits = 0;
  groups.text = text;
  groups.start = at;
  groups.count = 0;
  groups.lead = isDigit(text.charCodeAt(at)) ? 0 : text.charCodeAt(at);
  if (groups.lead !== 0) {
    i++;
    if (text.charCodeAt(i) === 0x28) i++;
    if (i >= text.length) return final ? done : more;
    if (!isDigit(text.charCodeAt(i))) return done;
  }
  const first = text.charCodeAt(i);
  const most = groups.lead === 0 && first >= 0x32 && first <= 0x36 ? mostGroups : mostOtherGroups;
  while (groups.count < most && digits < mostDigits) {
    const begin = i;
    const longest = Math.min(text.length, i + mostDigits - digits);
    while (i < longest && isDigit(text.charCodeAt(i))) i++;
    digits += i - begin;
    groups.begins[groups.count] = begin;
    groups.ends[groups.count] = i;
    groups.count++;
    if (digits === mostDigits) break;
    let next = i;
    let separator = 0;
    const furthest = Math.min(text.length, i + longestSeparator);
    for (; next < furthest; next++) {
      const unit = text.charCodeAt(next);
      if (!isSeparator(unit)) break;
      separator = separator * 256 + (unit > 0x7f ? hyphenMark : unit);
    }
    if (next >= text.length) {
      if (!final) return more;
      break;
    }
    if (next === i || !isDigit(text.charCodeAt(next))) break;
    groups.separators[groups.count - 1] = separator;
    i = next;
  }
  groups.digits = digits;
  return i >= text.length && !final ? more : done;
}

/** The last of the first groups that have `length` digits together, where a number can end there; -1 otherwise. */
export function prefixEnd(groups: Groups, length: number): number {
  let digits = 0;
  for (let group = 0; group < groups.count; group++) {
    const separator = group === 0 ? spaceMark : groups.separator(group - 1);
    if (separator > 255) return -1;
    digits += groups.length(group);
    if (digits < length) continue;
    if (digits > length || !groups.endsNumber(group)) return -1;
    const next = groups.separator(group);
    return next === hyphenMark || next === slashMark || next === dotMark ? -1 : group;
  }
  return -1;
}

/** The digits of the first groups up to `last`; none when it is -1. */
export function digitsOf(groups: Groups, last: number): string {
  if (last === 0) return groups.text.slice(groups.begin(0), groups.end(0));
  let digits = "";
  for (let group = 0; group <= last; group++) digits += groups.text.slice(groups.begin(group), groups.end(group));
  return digits;
}

/** How the first groups up to `last` are written: their lengths and what stands between, as in `6-4`. */
export function shapeOf(groups: Groups, last: number): string {
  let shape = String(groups.length(0));
  for (let group = 1; group <= last; group++) {
    shape += String.fromCharCode(groups.separator(group - 1)) + String(groups.length(group));
  }
  return shape;
}

/** Separators as `Groups.separator` gives them. */
export const spaceMark = 0x20;
export const hyphenMark = 0x2d;
export const dotMark = 0x2e;
export const slashMark = 0x2f;
export const openMark = 0x28;
export const closeMark = 0x29;

/** Whether `mark` is one of the units of a separator. */
export function hasMark(separator: number, mark: number): boolean {
  return (separator & 255) === mark || ((separator >> 8) & 255) === mark || separator >> 16 === mark;
}

/** Space, hyphen, dot, slash, parentheses, and the dashes that word processors put for hyphens. */
function isSeparator(unit: number): boolean {
  if (unit < 0x80) return separators[unit] === 1;
  return (unit >= 0x2010 && unit <= 0x2014) || unit === 0x2212;
}

const separators = new Uint8Array(128);
for (const mark of " -./()") separators[mark.charCodeAt(0)] = 1;
