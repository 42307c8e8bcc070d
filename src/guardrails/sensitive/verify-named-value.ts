import { done, isAlphanumeric, isDigit, isLower, isUpper, more } from "./read-ahead.ts";
import type { Reading, Verdict } from "./read-ahead.ts";
import { Cursor } from "./read-cursor.ts";

const longestValue = 64;

/** How a value follows the word that names it: `password: x`, `password="x"`; "the password is x"; "password x". */
interface Link {
  readonly kind: "sign" | "equals" | "verb" | "none";
  readonly quoted: boolean;
}

const verbs: ReadonlySet<string> = new Set([
  "is",
  "was",
  "ist",
  "war",
  "es",
  "est",
  "e",
  "lautet",
  "er",
  "är",
  "ar",
  "jest",
  "becomes",
  "reads",
]);
/** Words that may stand between the name and the verb or sign: "password for my account is". */
const fillers: ReadonlySet<string> = new Set(
  (
    "for my the your his her their our this account email e mail to of on wifi wi fi router laptop server database login user admin root vpn old new temporary " +
    "current default and number no nr id code currently now set temporarily plate reading with registration name in at system portal a an site website fur das mein pour mon le la de para mi el"
  ).split(" "),
);

/** Reads from the end of a word that names a value to the value's first unit. Leaves `cursor.short` set where more is needed. */
function readLink(cursor: Cursor): Link | undefined {
  cursor.skip("\"'`*_)]", 3);
  for (let words = 0; words < 7; words++) {
    const spaces = cursor.skip(" \t", 4);
    const unit = cursor.peek();
    if (unit === 0x3a || unit === 0x3d) {
      cursor.at++;
      cursor.skip("=>", 1);
      cursor.skip("*_", 2);
      cursor.skip(" \t", 4);
      if (unit === 0x3a && words === 0 && cursor.skip("\r\n", 2) > 0) cursor.skip(" \t", 8);
      return { kind: unit === 0x3a ? "sign" : "equals", quoted: readQuote(cursor) };
    }
    if (unit === 0x2d && words === 0) {
      cursor.at++;
      cursor.skip("->", 1);
      if (cursor.skip(" ", 2) === 0) return undefined;
      return { kind: "sign", quoted: readQuote(cursor) };
    }
    if (unit === 0x28) {
      cursor.at++;
      if (!fillers.has(cursor.word()) || !cursor.take(0x29)) return undefined;
      continue;
    }
    if (spaces === 0 && words > 0) return undefined;
    const start = cursor.at;
    if (unit === 0x22 || unit === 0x27 || unit === 0x60) return { kind: "verb", quoted: readQuote(cursor) };
    const word = cursor.word();
    const ends = cursor.peek();
    if (word !== "" && verbs.has(word) && ends === 0x20) {
      cursor.at++;
      const after = cursor.at;
      const next = cursor.word();
      if (!((next === "now" || next === "set" || next === "to" || next === "currently") && cursor.take(0x20))) cursor.at = after;
      cursor.skip(":", 1);
      cursor.skip(" ", 1);
      return { kind: "verb", quoted: readQuote(cursor) };
    }
    if (word === "to" && ends === 0x20) {
      // "set my password to x", but "the password to the server is x".
      const after = cursor.at + 1;
      cursor.at = after;
      const next = cursor.word();
      const goesOn = next !== "" && fillers.has(next) && cursor.peek() === 0x20;
      cursor.at = goesOn ? after - 1 : after;
      if (!goesOn) return { kind: "verb", quoted: readQuote(cursor) };
      continue;
    }
    if (word !== "" && fillers.has(word) && (ends === 0x20 || ends === 0x3a || ends === 0x2e)) {
      cursor.take(0x2e);
      continue;
    }
    cursor.at = start;
    return spaces > 0 ? { kind: "none", quoted: false } : undefined;
  }
  return undefined;
}

function readQuote(cursor: Cursor): boolean {
  return cursor.skip("\"'`", 1) > 0;
}

/** Up to white space, quotes and what ends a value in lists and markup. */
function readValue(cursor: Cursor, quoted: boolean): string {
  const start = cursor.at;
  while (cursor.at - start <= longestValue) {
    const unit = cursor.peek();
    if (unit <= 0x20 || unit === 0x22 || unit === 0x60 || unit === 0x3c || unit === 0x3e || unit > 0x24f) break;
    if (unit === 0x27 && (quoted || !isAlphanumeric(cursor.text.charCodeAt(cursor.at - 1)))) break;
    cursor.at++;
  }
  let end = cursor.at;
  if (!quoted) while (end > start && ".,;:)]}".includes(cursor.text.charAt(end - 1))) end--;
  return cursor.text.slice(start, end);
}

/** Woken at the end of a word such as "password". */
export function verifyPassword(reading: Reading, wordEnd: number): Verdict {
  const cursor = new Cursor(reading, wordEnd);
  const link = readLink(cursor);
  if (link === undefined) return cursor.short ? more : done;
  const start = cursor.at;
  const value = readValue(cursor, link.quoted);
  const endsLine = isLineEnd(cursor);
  if (cursor.short) return more;
  if (isSecret(value, link, endsLine)) reading.report("PASSWORD", start, start + value.length, link.kind === "none" ? 0.7 : 0.9);
  return done;
}

const shortestSecret = 4;

function isSecret(value: string, { kind, quoted }: Link, endsLine: boolean): boolean {
  const { length } = value;
  if (length < shortestSecret || length > longestValue || isPlaceholder(value)) return false;
  const seen = unitsOf(value);
  if (seen.digit && !seen.letter && !seen.other) return kind === "sign" || kind === "equals" || quoted || kind === "verb";
  const isWord = !seen.digit && (!seen.other || /^[\p{L}]+(?:[-_.'’/,]+[\p{L}]+)*[?!]?$/u.test(value));
  if (isWord) {
    if (commonValues.has(value.toLowerCase())) return false;
    if (quoted) return kind !== "verb" ? length >= 6 && !/[.,]/.test(value) : seen.upper && seen.lower;
    if (kind === "sign") return endsLine && length >= 6 && !/[.,/]/.test(value);
    return kind === "verb" && /[a-z][A-Z]|^[A-Z]{2,}[a-z]/.test(value) && !/[/]/.test(value);
  }
  if (isCode(value) || /^--?[a-z]|[:=[(]$/i.test(value)) return false;
  if (kind === "sign" || quoted) return true;
  if (kind === "equals" || kind === "verb") return length >= 5 && !/^[a-z]+\d*-[a-z\d-]+$/.test(value);
  const strong = seen.digit && seen.letter && (seen.symbol || (seen.upper && seen.lower));
  return strong && length >= 6 && !/^[\w-]+$/.test(value)
    ? true
    : strong && (length >= 10 || (length >= 8 && !/[-_/.,]/.test(value)));
}

function unitsOf(value: string): {
  readonly digit: boolean;
  readonly letter: boolean;
  readonly upper: boolean;
  readonly lower: boolean;
  readonly symbol: boolean;
  readonly other: boolean;
} {
  let digit = false;
  let upper = false;
  let lower = false;
  let symbol = false;
  let other = false;
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i);
    if (isDigit(unit)) digit = true;
    else if (isUpper(unit)) upper = true;
    else if (isLower(unit)) lower = true;
    else {
      other = true;
      if ("!@#$%^&*+?~=".includes(value.charAt(i))) symbol = true;
    }
  }
  return { digit, upper, lower, letter: upper || lower, symbol, other };
}

/** Variables and templates (`${X}`, `<x>`, `%s`, `{{x}}`), stars, one character again and again. */
function isPlaceholder(value: string): boolean {
  return (
    /^(?:\$[{(]|\$[A-Za-z_]+$|[<{[(\\]|%[sd(]|\*+$|[xX•.\-_?#]+$|(.)\1+$)/.test(value) ||
    value.includes("${") ||
    value.includes("{{")
  );
}

/** Calls, members, paths, types. */
function isCode(value: string): boolean {
  return (
    /^[\p{L}_$][\w$]*(?:\.[\p{L}_$][\w$]*)*(?:\(|\[|\?\.|::|->)/u.test(value) ||
    /^[a-z_]\w*(?:\.[a-zA-Z_]\w*)+$/.test(value) ||
    /[,(){}[\]]{2}|=>|\/\//.test(value)
  );
}

const commonValues: ReadonlySet<string> = new Set(
  (
    "string str text required optional secret password passwords passwd pwd boolean bool hidden none null undefined masked redacted encrypted hashed true false " +
    "empty example input field value number integer incorrect invalid wrong correct valid expired missing changed reset protected forgotten stored strong weak " +
    "username email login user admin token confirm confirmation placeholder object varchar char unknown needed requested provided generated unset default " +
    "manager prompt policy hash never always please yours here below above following this that there sent used set known safe secure longer shorter same " +
    "different unique random temporary case-sensitive reset-password label title description passwort mot contraseña forgot submit save cancel authentication"
  ).split(" "),
);

/** Woken at the end of a word such as "username"; `social` where it is one such as "twitter", after which names have their `@`. */
export function verifyUsername(reading: Reading, wordEnd: number, social: boolean): Verdict {
  const cursor = new Cursor(reading, wordEnd);
  const link = readLink(cursor);
  if (link === undefined) return cursor.short ? more : done;
  const handle = cursor.take(0x40);
  const start = cursor.at;
  const value = readName(cursor);
  const next = cursor.peek();
  const endsLine = isLineEnd(cursor);
  if (cursor.short) return more;
  if (next === 0x40 || next === 0x28 || next === 0x5b || next === 0x7b || next === 0x24 || next === 0x2f || next === 0x3a)
    return done;
  if (link.quoted && next !== 0x22 && next !== 0x27 && next !== 0x60) return done;
  if (social && !handle && (link.kind === "none" || link.kind === "equals" || !/\d/.test(value))) return done;
  if (isUserName(value, link, handle, endsLine))
    reading.report("USERNAME", handle ? start - 1 : start, start + value.length, 0.85);
  return done;
}

function readName(cursor: Cursor): string {
  const start = cursor.at;
  while (cursor.at - start <= 40) {
    const unit = cursor.peek();
    if (!isAlphanumeric(unit) && unit !== 0x2e && unit !== 0x5f && unit !== 0x2d) break;
    cursor.at++;
  }
  let end = cursor.at;
  while (end > start && ".-".includes(cursor.text.charAt(end - 1))) end--;
  return cursor.text.slice(start, end);
}

function isUserName(value: string, { kind, quoted }: Link, handle: boolean, endsLine: boolean): boolean {
  if (value.length < 3 || value.length > 32 || commonValues.has(value.toLowerCase())) return false;
  if (handle) return true;
  const last = /[a-z]+$/i.exec(value)?.[0].toLowerCase() ?? "";
  if (/[._]/.test(value) && (commonValues.has(last) || last === "id" || last === "name")) return false;
  const marked = /\d/.test(value) ? /[A-Za-z]/.test(value) : /[a-z][._][a-z]/i.test(value);
  if (kind === "sign") return marked || quoted || endsLine ? /[A-Za-z]/.test(value) : false;
  if (kind === "equals") return quoted || (marked && (/\d/.test(value) || (endsLine && /^[A-Z][a-z]/.test(value))));
  if (kind === "verb") return marked || quoted;
  return marked && /\d/.test(value);
}

/** Whether the line, or the list's item, ends where the cursor stands. */
function isLineEnd(cursor: Cursor): boolean {
  const unit = cursor.peek();
  return unit === 0 || unit === 0x0a || unit === 0x0d || unit === 0x2c || unit === 0x3b || unit === 0x3c;
}

/** Woken at the end of a word such as "plate": one to three groups of capitals and digits, four to eight together. */
export function verifyPlate(reading: Reading, wordEnd: number): Verdict {
  const cursor = new Cursor(reading, wordEnd);
  // A letter may follow the word: "plates", "plate's".
  const link = readPlateLink(cursor);
  if (!link) return cursor.short ? more : done;
  const start = cursor.at;
  const end = readPlate(cursor);
  if (cursor.short) return more;
  const plate = reading.text.slice(start, end);
  const units = plate.replaceAll(/[ ·•-]/g, "");
  if (units.length < 4 || units.length > 8 || !/\d/.test(units) || !/[A-Z]/.test(units)) return done;
  reading.report("LICENSE_PLATE", start, end, 0.8);
  return done;
}

/** Up to seven small words, a sign, a quote. */
function readPlateLink(cursor: Cursor): boolean {
  cursor.skip("\"'`*_)]", 3);
  for (let words = 0; words < 7; words++) {
    cursor.skip(" \t", 4);
    cursor.skip(":=#", 1);
    cursor.skip(" \t", 4);
    cursor.skip("\"'`(", 1);
    const unit = cursor.peek();
    if (isUpper(unit) || isDigit(unit)) return true;
    const word = cursor.word();
    if (word === "" || !(fillers.has(word) || verbs.has(word) || word === "plate" || word === "as")) return false;
    cursor.take(0x2e);
  }
  return false;
}

function readPlate(cursor: Cursor): number {
  let end = cursor.at;
  let units = 0;
  let seen = "";
  for (let group = 0; group < 3; group++) {
    const start = cursor.at;
    while (cursor.at - start < 9 && (isUpper(cursor.peek()) || isDigit(cursor.peek()))) cursor.at++;
    const length = cursor.at - start;
    if (length === 0 || isAlphanumeric(cursor.peek()) || units + length > 8) break;
    const text = cursor.text.slice(start, cursor.at);
    // A capital after a whole plate begins the next words: "ABC 1234 I saw".
    if (group > 0 && length === 1 && !isDigit(text.charCodeAt(0)) && /\d/.test(seen) && /[A-Z]/.test(seen)) break;
    units += length;
    seen += text;
    end = cursor.at;
    if (cursor.skip(" -·•", 1) === 0) break;
  }
  return end;
}
