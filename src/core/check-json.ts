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
  let inString = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (inString) {
      if (byte === 0x5c) at++;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) {
      inString = true;
      if (++strings > maxStrings) return "too-many-strings";
    } else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > maxJsonDepth) return "too-deep";
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return undefined;
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
