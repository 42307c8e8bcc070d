import { isMonth } from "./context-words.ts";
import { found, isAlphanumeric, isDigit, more, nothing } from "./read-ahead.ts";
import type { Outcome, Reading } from "./read-ahead.ts";
import { Cursor } from "./read-cursor.ts";
import { dotMark, hasMark, hyphenMark, slashMark, spaceMark } from "./read-groups.ts";
import type { Groups } from "./read-groups.ts";

/** Finds a date that begins with the first of `groups`, near a word such as "born": 12/03/1980, 1980-03-12, 12.3.80, 12th of March 1980, 19800312. */
export function findBirthDate(reading: Reading, groups: Groups): Outcome {
  if (groups.lead !== 0) return nothing;
  const end = figuresEnd(groups);
  if (end < 0) return findWrittenDate(reading, groups);
  reading.report("DATE_OF_BIRTH", groups.start, end, 0.9);
  return found;
}

function figuresEnd(groups: Groups): number {
  if (groups.count === 1 || groups.length(0) === 8) return isCompact(groups) ? groups.end(0) : -1;
  const separator = groups.separator(0);
  const isDated =
    separator === slashMark ||
    separator === hyphenMark ||
    separator === dotMark ||
    separator === spaceMark ||
    separator === dotMark * 256 + spaceMark ||
    (separator >> 8 !== 0 && hasMark(separator, slashMark));
  if (groups.count < 3 || !isDated || separator !== groups.separator(1)) return -1;
  const [one, two, three] = [valueOf(groups, 0), valueOf(groups, 1), valueOf(groups, 2)];
  // A time may be glued to a date: 1980-03-12T00:00.
  if (!groups.endsNumber(2) && groups.text.charCodeAt(groups.end(2)) !== 0x54) return -1;
  if (groups.length(0) === 4) return isYear(one) && isDayAndMonth(two, three) ? groups.end(2) : -1;
  const year = groups.length(2) === 2 ? 1900 + three : groups.length(2) === 4 ? three : 0;
  return groups.length(0) <= 2 && groups.length(1) <= 2 && isYear(year) && isDayAndMonth(one, two) ? groups.end(2) : -1;
}

function isCompact(groups: Groups): boolean {
  const digits = groups.text.slice(groups.begin(0), groups.end(0));
  if (digits.length !== 8 || !groups.endsNumber(0)) return false;
  const [start, middle, end] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))];
  if (isYear(start) && isDayAndMonth(middle, end)) return true;
  return isYear(Number(digits.slice(4))) && isDayAndMonth(Number(digits.slice(0, 2)), Number(digits.slice(2, 4)));
}

/** 12 March 1980, 12th of March, 1980, 12-Mar-80, 12. März 1980, 12 de marzo de 1980, 1980 March 12. */
function findWrittenDate(reading: Reading, groups: Groups): Outcome {
  const first = groups.length(0);
  if (first > 2 && !(first === 4 && isYear(valueOf(groups, 0)))) return nothing;
  const cursor = new Cursor(reading, groups.end(0));
  const suffix = cursor.word();
  if (!["", "st", "nd", "rd", "th", "er"].includes(suffix)) return nothing;
  cursor.skip(" .-,/", 2);
  let word = cursor.word();
  if (word === "of" || word === "de" || word === "d") {
    cursor.skip(" ", 1);
    word = cursor.word();
  }
  if (cursor.short) return more;
  if (!isMonth(word)) return nothing;
  return first === 4 ? findDay(reading, groups.start, cursor) : findYear(reading, groups.start, cursor);
}

/** Woken at the end of a month's name that begins a date, `start`: March 12, 1980; March 12th 1980. */
export function findMonthFirst(reading: Reading, start: number, end: number): Outcome {
  const cursor = new Cursor(reading, end);
  cursor.take(0x2e);
  cursor.skip(" ", 1);
  const day = cursor.digits(3);
  if (cursor.short) return more;
  if (day.length === 0 || day.length > 2 || Number(day) > 31) return nothing;
  const suffix = cursor.word();
  if (cursor.short) return more;
  return ["", "st", "nd", "rd", "th"].includes(suffix) ? findYear(reading, start, cursor) : nothing;
}

function findYear(reading: Reading, start: number, cursor: Cursor): Outcome {
  cursor.skip(" .,-/'’", 3);
  let year = cursor.digits(5);
  if (year === "") {
    const word = cursor.word();
    if (word !== "de" && word !== "del" && word !== "of") return cursor.short ? more : nothing;
    cursor.skip(" ", 1);
    year = cursor.digits(5);
  }
  const next = cursor.peek();
  if (cursor.short) return more;
  if (isAlphanumeric(next) || (year.length !== 4 && year.length !== 2) || (year.length === 4 && !isYear(Number(year))))
    return nothing;
  reading.report("DATE_OF_BIRTH", start, cursor.at, 0.9);
  return found;
}

function findDay(reading: Reading, start: number, cursor: Cursor): Outcome {
  cursor.skip(" .,-/", 2);
  const day = cursor.digits(3);
  const next = cursor.peek();
  if (cursor.short) return more;
  if (day.length === 0 || day.length > 2 || Number(day) > 31 || isAlphanumeric(next)) return nothing;
  reading.report("DATE_OF_BIRTH", start, cursor.at, 0.9);
  return found;
}

/** MM/YY, MM-YYYY, YYYY-MM, MMYY beside a word such as "expires" or a card's number. `named`: such a word stands right before. */
export function findExpiry(reading: Reading, groups: Groups, named: boolean): Outcome {
  const end = expiryEnd(groups, named);
  if (end < 0) return nothing;
  reading.report("CREDIT_DEBIT_CARD_EXPIRY", groups.start, end, named ? 0.9 : 0.7);
  return found;
}

function expiryEnd(groups: Groups, named: boolean): number {
  if (groups.lead !== 0) return -1;
  const separator = groups.separator(0);
  const isTight = separator === slashMark || (named && (separator === hyphenMark || separator === dotMark));
  const [one, two] = [valueOf(groups, 0), valueOf(groups, 1)];
  if (groups.count >= 2 && (isTight || (hasMark(separator, slashMark) && separator >> 16 === spaceMark))) {
    const isWhole = groups.endsNumber(1) && (groups.count === 2 || groups.separator(1) === spaceMark);
    if (isWhole && groups.length(0) <= 2 && isMonthNumber(one) && isExpiryYear(two, groups.length(1))) return groups.end(1);
    return isWhole && named && groups.length(0) === 4 && groups.length(1) === 2 && isExpiryYear(one, 4) && isMonthNumber(two)
      ? groups.end(1)
      : -1;
  }
  if (
    named &&
    groups.length(0) === 4 &&
    groups.endsNumber(0) &&
    isMonthNumber(Math.floor(one / 100)) &&
    isExpiryYear(one % 100, 2)
  ) {
    return groups.end(0);
  }
  return -1;
}

const isMonthNumber = (value: number): boolean => value >= 1 && value <= 12;

function isExpiryYear(value: number, length: number): boolean {
  return length === 2 ? value >= 10 && value <= 49 : length === 4 && value >= 2010 && value <= 2049;
}

const isYear = (value: number): boolean => value >= 1890 && value <= 2049;

function isDayAndMonth(one: number, two: number): boolean {
  return one >= 1 && two >= 1 && ((one <= 12 && two <= 31) || (two <= 12 && one <= 31));
}

function valueOf(groups: Groups, group: number): number {
  if (groups.length(group) > 8) return -1;
  let value = 0;
  for (let i = groups.begin(group); i < groups.end(group); i++) {
    const unit = groups.text.charCodeAt(i);
    if (isDigit(unit)) value = value * 10 + unit - 0x30;
  }
  return value;
}
