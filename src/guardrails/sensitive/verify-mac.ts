import { done, isAlphanumeric, isDigit, isHex, isLower, more } from "./read-ahead.ts";
import type { Reading, Verdict } from "./read-ahead.ts";

/** Woken at the first `:`, `-` or `.` of six pairs or three fours of hexadecimal digits (IEEE 802 MAC-48). */
export function verifyMac({ text, final, report }: Reading, at: number): Verdict {
  const separator = text.charCodeAt(at);
  const size = separator === 0x2e ? 4 : 2;
  const start = at - size;
  if (start < 0 || !isHexRun(text, start, size)) return done;
  const before = text.charCodeAt(start - 1);
  if (isAlphanumeric(before) || before === separator || before === 0x5f) return done;
  let end = at;
  for (let left = separator === 0x2e ? 2 : 5; left > 0; left--) {
    if (end + size >= text.length && !final) return mayGoOn(text, end, separator) ? more : done;
    if (text.charCodeAt(end) !== separator || !isHexRun(text, end + 1, size)) return done;
    end += size + 1;
  }
  if (end + 1 >= text.length && !final) return more;
  const next = text.charCodeAt(end);
  if (isAlphanumeric(next) || (next === separator && isHex(text.charCodeAt(end + 1)))) return done;
  if (!isMixed(text, start, end)) return done;
  report("MAC_ADDRESS", start, end, 0.95);
  return done;
}

/** Whether what there is of the rest may still become hexadecimal digits. */
function mayGoOn(text: string, at: number, separator: number): boolean {
  for (let i = at; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (i === at ? unit !== separator : !isHex(unit)) return false;
  }
  return true;
}

function isHexRun(text: string, at: number, size: number): boolean {
  if (at + size > text.length) return false;
  for (let i = at; i < at + size; i++) if (!isHex(text.charCodeAt(i))) return false;
  return true;
}

/** Not all of one digit; not numbers with hyphens or dots, nor letters only, which in text are something else; not capitals and small letters. */
function isMixed(text: string, start: number, end: number): boolean {
  let digit = false;
  let lower = false;
  let upper = false;
  let varied = false;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (isDigit(unit)) digit = true;
    else if (isLower(unit)) lower = true;
    else if (isHex(unit)) upper = true;
    if (isHex(unit) && unit !== text.charCodeAt(start)) varied = true;
  }
  const isColon = text.charCodeAt(start + 2) === 0x3a;
  return varied && !(lower && upper) && digit && (lower || upper || isColon);
}
