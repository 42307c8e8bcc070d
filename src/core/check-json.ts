import { isJsonObject, type JsonValue } from "./json.ts";

/** RFC 8259, section 9, lets a reader set limits. */
export const maxJsonDepth = 64;

/** What is wrong with JSON before it is parsed. */
export type JsonExcess = "too-deep" | "too-many-strings";

/**
 * Brackets and strings, counted on the bytes before anything recursive sees them. Each string, names of members too, costs
 * whoever looks into it: a megabyte of short ones would hold the event loop for long.
 */
export function findExcess(bytes: Uint8Array, maxStrings = Infinity): JsonExcess | undefined {
  let depth = 0;
  let strings = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0x22) {
      if (++strings > maxStrings) return "too-many-strings";
      at = endOfString(bytes, at + 1);
    } else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > maxJsonDepth) return "too-deep";
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return undefined;
}

/**
 * Whether brackets in a text are nested more than `most` deep, strings left out. To be asked before `JSON.parse` of what anybody may
 * write: V8 14 ends the process when it reports an error some 9,000 levels down in arrays that begin with a number.
 */
export function isNestedDeeper(text: string, most: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) inString = !inString;
    else if (inString) {
      if (unit === 0x5c) at++;
    } else if (unit === 0x5b || unit === 0x7b) {
      if (++depth > most) return true;
    } else if (unit === 0x5d || unit === 0x7d) depth--;
  }
  return false;
}

/** No honest JSON inside a text is nested so deep; V8 fails some 9,000 levels down, which shorter texts can't have. */
export const mostLevels = 1000;
export const shortText = 8192;

/** `JSON.parse` of what anybody may have written. Throws SyntaxError, also on more than 1,000 levels. */
export function parseJsonText(text: string): unknown {
  if (text.length > shortText && isNestedDeeper(text, mostLevels)) throw new SyntaxError("nested too deep");
  return JSON.parse(text);
}

/** Up to here a loop is quicker than a call of the system's search. */
const shortString = 24;

/** Where the quote stands that ends the string from `from` on; the end of the bytes where none does. */
function endOfString(bytes: Uint8Array, from: number): number {
  let at = from;
  for (const near = Math.min(from + shortString, bytes.length); at < near; at++) {
    const byte = bytes[at];
    if (byte === 0x5c) at++;
    else if (byte === 0x22) return at;
  }
  // An escape that reaches over the end of the loop has been stepped over. Further on, a quote counts after an even number of
  // backslashes; each run of them is counted once.
  const start = at;
  for (let quote = bytes.indexOf(0x22, start); quote >= 0; quote = bytes.indexOf(0x22, quote + 1)) {
    let before = quote;
    while (before > start && bytes[before - 1] === 0x5c) before--;
    if ((quote - before) % 2 === 0) return quote;
  }
  return bytes.length;
}

/** Whether a member anywhere is named `__proto__`. @param text that `value` was parsed from */
export function namesProto(text: string, value: JsonValue): boolean {
  // Spelt out, or possibly behind an escape; else there is no need to look.
  const may = text.includes("__proto__") || text.includes("\\u005f") || text.includes("\\u005F");
  return may && holdsProto(value);
}

function holdsProto(value: JsonValue): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (isJsonObject(value) && Object.hasOwn(value, "__proto__")) return true;
  return Object.values(value).some((member) => holdsProto(member));
}
