import { found, isAlphanumeric, isDigit, more, nothing } from "./read-ahead.ts";
import type { Outcome, Reading } from "./read-ahead.ts";
import { Cursor } from "./read-cursor.ts";
import { isNamedBy } from "./named-by.ts";
import { closeMark, dotMark, hasMark, hyphenMark, openMark, slashMark, spaceMark } from "./read-groups.ts";
import type { Groups } from "./read-groups.ts";

/**
 * Finds a telephone number that begins with the first of `groups`, by a shape that little else has: `+` or `00` and a country
 * code, the North American groups, an area code in parentheses, a leading zero and groups as Europeans write them.
 */
export function findPhone(reading: Reading, groups: Groups): Outcome {
  if (groups.lead === 0x2b || (groups.lead === 0 && groups.text.startsWith("00", groups.begin(0)))) {
    return findInternational(reading, groups);
  }
  if (isInsideNumber(reading.text, groups.start)) return nothing;
  const american = americanEnd(groups);
  if (american >= 0) return report(reading, groups, american, 0.9);
  const local = bracketedEnd(groups);
  if (local >= 0) return report(reading, groups, local, 0.8);
  if (groups.lead !== 0 || isAmongNumbers(reading.text, groups.start)) return nothing;
  const end = zeroEnd(groups);
  if (end >= 0) return report(reading, groups, end, 0.8);
  if (isChineseMobile(groups)) return report(reading, groups, 2, 0.8);
  return isFictional(groups) ? report(reading, groups, 1, 0.8) : nothing;
}

/** The same where a word such as "phone" stands before: 7 to 12 digits in any groups but a date's. */
export function findNamedPhone(reading: Reading, groups: Groups, wordEnd: number): Outcome {
  const shaped = findPhone(reading, groups);
  if (shaped !== nothing || isInsideNumber(reading.text, groups.start)) return shaped;
  const end = plausibleEnd(groups);
  if (end === 0 && groups.length(0) < 10 && !isNamedBy(groups, wordEnd)) return nothing;
  return end < 0 ? nothing : report(reading, groups, end, 0.7);
}

/** ITU-T E.164: at most 15 digits with the country code, which doesn't begin with 0. */
function findInternational(reading: Reading, groups: Groups): Outcome {
  const { text } = reading;
  const prefix = groups.lead === 0x2b ? 0 : 2;
  if (text.charCodeAt(groups.begin(0) + prefix) === 0x30) return nothing;
  if (groups.lead !== 0x2b && groups.count === 1 && groups.length(0) < 11) return nothing;
  const american = text.charCodeAt(groups.begin(0) + prefix) === 0x31;
  const most = american ? 11 : groups.separator(0) === spaceMark ? 13 : 15;
  let digits = -prefix;
  let end = -1;
  for (let group = 0; group < groups.count; group++) {
    if (group > 0 && hasMark(groups.separator(group - 1), slashMark)) break;
    digits += groups.length(group);
    if (digits > (group === 0 ? 15 : most)) break;
    if (digits >= (american ? 11 : 8) && endsPhone(groups, group)) end = group;
  }
  if (
    end < 0 ||
    isDecimal(groups) ||
    !isWrittenAsOne(groups, end) ||
    (groups.lead === 0 && (isInsideNumber(text, groups.start) || isAmongNumbers(text, groups.start)))
  )
    return nothing;
  // In one piece, an American number is told from other sums by its area code.
  if (american && end === 0 && text.charCodeAt(groups.begin(0) + prefix + 1) < 0x32) return nothing;
  return report(reading, groups, end, 0.95);
}

/** `+6073641856.9`. */
function isDecimal(groups: Groups): boolean {
  return groups.count === 2 && groups.separator(0) === dotMark && (groups.length(0) > 6 || groups.length(1) < 3);
}

/** The last group of an optional 1, then 3-3-4 digits with separators. */
function americanEnd(groups: Groups): number {
  const first = groups.lead === 0 && groups.length(0) === 1 && groups.text.charCodeAt(groups.begin(0)) === 0x31 ? 1 : 0;
  const last = first + 2;
  if (groups.length(first) !== 3 || groups.length(first + 1) !== 3 || groups.length(last) !== 4) return -1;
  const one = groups.separator(first);
  const two = groups.separator(first + 1);
  const bracketed = groups.lead === 0x28 || (first === 1 && hasMark(groups.separator(0), openMark));
  if (bracketed ? !hasMark(one, closeMark) : one !== two && one !== slashMark) return -1;
  if (two !== hyphenMark && two !== dotMark && two !== spaceMark) return -1;
  // Neither area nor exchange begins with 0 or 1; made-up numbers do, and hyphens give those away too.
  const isAssigned =
    groups.text.charCodeAt(groups.begin(first)) >= 0x32 && groups.text.charCodeAt(groups.begin(first + 1)) >= 0x32;
  if (!isAssigned && !bracketed && two === spaceMark) return -1;
  return endsPhone(groups, last) && !groups.continues(last, two === spaceMark ? hyphenMark : two) ? last : -1;
}

/** The last group of `(0)20 7946 0958`, `(0171) 1234567`, `(11) 91234-5678`. */
function bracketedEnd(groups: Groups): number {
  if (groups.lead !== 0x28 || !hasMark(groups.separator(0), closeMark) || groups.length(0) > 5) return -1;
  const before = groups.text.charCodeAt(groups.start - 1);
  if (isAlphanumeric(before) || before === 0x29 || before === 0x5d || before === 0x5f || isYear(groups, 0)) return -1;
  let digits = groups.length(0);
  let end = -1;
  for (let group = 1; group < groups.count; group++) {
    const separator = group === 1 ? spaceMark : groups.separator(group - 1);
    if (separator !== spaceMark && separator !== hyphenMark) break;
    digits += groups.length(group);
    if (groups.length(group) < 2 || digits > 13) break;
    if (digits >= 8 && endsPhone(groups, group)) end = group;
  }
  return end;
}

/** The last group of a national number with its trunk prefix: `06 12 34 56 78`, `020 7946 0958`, `0171/1234567`. */
function zeroEnd(groups: Groups): number {
  const { text } = groups;
  const first = groups.length(0);
  if (text.charCodeAt(groups.begin(0)) !== 0x30 || text.charCodeAt(groups.begin(0) + 1) === 0x30) return -1;
  if (groups.count < 2 || first < 2 || first > 6) return -1;
  if (first === 2 && groups.length(1) === 2) return isFrench(groups) ? 4 : -1;
  const separator = groups.separator(1);
  if (separator === dotMark || groups.separator(0) === dotMark) {
    if (groups.count < 3 || separator !== groups.separator(0)) return -1;
  }
  let digits = first;
  let end = -1;
  for (let group = 1; group < groups.count && group < 5; group++) {
    const mark = groups.separator(group - 1);
    const isJoined = mark === spaceMark || mark === hyphenMark || mark === dotMark || (group === 1 && hasMark(mark, slashMark));
    if (!isJoined || groups.length(group) < 2) break;
    digits += groups.length(group);
    if (digits > 12) break;
    if (digits >= (first === 2 ? 9 : 10) && endsPhone(groups, group)) end = group;
  }
  return end;
}

/** Five pairs with one kind of separator, and no sixth. */
function isFrench(groups: Groups): boolean {
  const separator = groups.separator(0);
  if (separator !== spaceMark && separator !== dotMark && separator !== hyphenMark) return false;
  for (let group = 0; group < 5; group++) if (groups.length(group) !== 2) return false;
  for (let group = 1; group < 4; group++) if (groups.separator(group) !== separator) return false;
  return endsPhone(groups, 4) && !groups.continues(4, separator) && !isCounting(groups);
}

/** `01 02 03 04 05`. */
function isCounting({ text, begins }: Groups): boolean {
  for (let group = 1; group < 5; group++) {
    const one = begins[group - 1] ?? 0;
    const two = begins[group] ?? 0;
    if (Number(text.slice(two, two + 2)) !== Number(text.slice(one, one + 2)) + 1) return false;
  }
  return true;
}

function isChineseMobile(groups: Groups): boolean {
  if (groups.length(0) !== 3 || groups.length(1) !== 4 || groups.length(2) !== 4) return false;
  const separator = groups.separator(0);
  if (separator !== groups.separator(1) || (separator !== spaceMark && separator !== hyphenMark)) return false;
  const second = groups.text.charCodeAt(groups.begin(0) + 1);
  return groups.text.charCodeAt(groups.begin(0)) === 0x31 && second >= 0x33 && second <= 0x39 && endsPhone(groups, 2);
}

/** 555-0100 to 555-0199, which are kept for stories and examples. */
function isFictional(groups: Groups): boolean {
  if (groups.length(0) !== 3 || groups.length(1) !== 4 || groups.separator(0) !== hyphenMark) return false;
  return groups.text.startsWith("555-01", groups.begin(0)) && endsPhone(groups, 1) && !groups.continues(1, hyphenMark);
}

/** The last group of 7 to 12 digits that somebody calls a phone number; -1 when there are fewer or they look like a date. */
function plausibleEnd(groups: Groups): number {
  let digits = 0;
  let end = -1;
  for (let group = 0; group < groups.count; group++) {
    const separator = group === 0 ? 0 : groups.separator(group - 1);
    if ((hasMark(separator, slashMark) && group > 1) || separator === dotMark * 256 + spaceMark) break;
    digits += groups.length(group);
    if (digits > 13) break;
    if (digits >= 7 && endsPhone(groups, group)) end = group;
  }
  return isDate(groups) || !isWrittenAsOne(groups, end) ? -1 : end;
}

/** Whether somebody would write one number so: dots don't mix with other signs, no sign is a minus, few groups have one digit. */
function isWrittenAsOne(groups: Groups, last: number): boolean {
  let dots = 0;
  let single = 0;
  for (let group = 0; group <= last; group++) {
    if (groups.length(group) === 1) single++;
    const separator = group === last ? 0 : groups.separator(group);
    if (separator === dotMark) dots++;
    else if (separator === spaceMark * 256 + hyphenMark) return false;
  }
  return single <= 2 && (dots === 0 || dots === last || (groups.lead === 0x2b && dots === last - 1));
}

function isDate(groups: Groups): boolean {
  const [one, two, three] = [groups.length(0), groups.length(1), groups.length(2)];
  return (
    (one === 4 && two === 2 && three === 2) ||
    (one <= 2 && two <= 2 && three === 4) ||
    (groups.count === 2 && isYear(groups, 0) && isYear(groups, 1))
  );
}

function isYear(groups: Groups, group: number): boolean {
  return groups.length(group) === 4 && /^(?:19|20)/.test(groups.text.slice(groups.begin(group), groups.begin(group) + 2));
}

/** Whether a telephone number can end after `group`: nothing is glued to it but an extension, `x123`. */
function endsPhone(groups: Groups, group: number): boolean {
  if (groups.endsNumber(group)) return true;
  const end = groups.end(group);
  return (groups.text.charCodeAt(end) | 0x20) === 0x78 && isDigit(groups.text.charCodeAt(end + 1));
}

/** Reports up to the end of `group`, and an extension after it: `x12`, ` ext. 12`, `, extension 12`. */
function report(reading: Reading, groups: Groups, group: number, confidence: number): Outcome {
  const cursor = new Cursor(reading, groups.end(group));
  cursor.take(0x2c);
  cursor.skip(" ", 1);
  const word = cursor.word();
  let end = groups.end(group);
  if (word === "x" || word === "ext" || word === "extn" || word === "extension") {
    cursor.take(0x2e);
    cursor.skip(" ", 1);
    if (cursor.digits(6) !== "" && !isAlphanumeric(cursor.peek())) end = cursor.at;
  }
  if (cursor.short) return more;
  reading.report("PHONE", groups.start, end, confidence);
  return found;
}

/** Whether digits and a hyphen or dot stand right before, so that this is the rest of a longer number. */
function isInsideNumber(text: string, start: number): boolean {
  const before = text.charCodeAt(start - 1);
  return (before === 0x2d || before === 0x2e || before === 0x2f) && isDigit(text.charCodeAt(start - 2));
}

/** Whether a digit and a space stand right before: a group of something longer, or a column. */
function isAmongNumbers(text: string, start: number): boolean {
  return text.charCodeAt(start - 1) === 0x20 && isDigit(text.charCodeAt(start - 2));
}
