import { isJsonObject, type JsonValue } from "../core/json.ts";
import { Problem } from "../core/problem.ts";

const maxDepth = 64;

/**
 * An upstream's answer from its bytes. Bytes that are not UTF-8 become U+FFFD, and of two members with one name the last counts: what is sent on is
 * serialised from what this gives. Throws Problem `upstream_malformed` on what is no JSON, nests deeper than 64 levels, or names a member `__proto__`.
 */
export function parseJsonAnswer(bytes: Uint8Array): JsonValue {
  requireShallow(bytes);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  let answer: JsonValue;
  try {
    answer = JSON.parse(text) as JsonValue;
  } catch {
    // The parser's message quotes the text, so it is neither shown nor kept.
    throw malformed("is not JSON");
  }
  // Spelt out, or possibly behind an escape.
  if (text.includes("__proto__") || text.includes("\\u005f") || text.includes("\\u005F")) refuseProto(answer);
  return answer;
}

/** Brackets outside of strings, counted before anything recursive sees them. */
function requireShallow(bytes: Uint8Array): void {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (inString) {
      if (byte === 0x5c) at++;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x7b || byte === 0x5b) {
      if (++depth > maxDepth) throw malformed(`nests deeper than ${maxDepth} levels`);
    } else if (byte === 0x7d || byte === 0x5d) depth--;
  }
}

function refuseProto(value: JsonValue): void {
  if (typeof value !== "object" || value === null) return;
  if (isJsonObject(value) && Object.hasOwn(value, "__proto__")) throw malformed("has a member named __proto__");
  for (const member of Object.values(value)) refuseProto(member);
}

function malformed(how: string): Problem {
  return new Problem("upstream_malformed", `The model provider's answer ${how}.`);
}
