import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const maxDepth = 32;

/**
 * A JSON object from bytes that anybody may have written: valid UTF-8, at most 32 levels, no member twice at any level (RFC 7519,
 * section 4, lets a reader refuse that: two readers could see two tokens). Undefined for anything else.
 */
export function parseStrictObject(bytes: Uint8Array): JsonObject | undefined {
  let value: JsonValue;
  try {
    const text = utf8.decode(bytes);
    const written = countMembers(text);
    if (written === undefined) return undefined;
    value = JSON.parse(text) as JsonValue;
    if (kept(value) !== written) return undefined;
  } catch {
    return undefined; // neither UTF-8 nor JSON; the parser's words would quote it
  }
  return isJsonObject(value) ? value : undefined;
}

/** Colons outside strings: as many as members were written. Undefined when nested too deep to be handed to the parser. */
function countMembers(text: string): number | undefined {
  let members = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) {
      for (at++; at < text.length && text.charCodeAt(at) !== 0x22; at++) if (text.charCodeAt(at) === 0x5c) at++;
    } else if (unit === 0x3a) members++;
    else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > maxDepth) return undefined;
    } else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return members;
}

/** How many members are left of them. */
function kept(value: JsonValue): number {
  if (typeof value !== "object" || value === null) return 0;
  let members = 0;
  if (Array.isArray(value)) for (const item of value) members += kept(item);
  else for (const name of Object.keys(value)) members += 1 + kept(value[name] ?? null);
  return members;
}
