import { parseJsonText } from "../core/check-json.ts";
import { findExcess, maxJsonDepth, namesProto } from "../core/check-json.ts";
import type { JsonValue } from "../core/json.ts";
import { Problem } from "../core/problem.ts";

/**
 * An upstream's answer from its bytes. Bytes that are not UTF-8 become U+FFFD, and of two members with one name the last counts: what is sent on is
 * serialised from what this gives. Throws Problem `upstream_malformed` on what is no JSON, nests deeper than 64 levels, or names a member `__proto__`.
 */
export function parseJsonAnswer(bytes: Uint8Array): JsonValue {
  if (findExcess(bytes) !== undefined) throw malformed(`nests deeper than ${maxJsonDepth} levels`);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  let answer: JsonValue;
  try {
    answer = parseJsonText(text) as JsonValue;
  } catch {
    // The parser's message quotes the text, so it is neither shown nor kept.
    throw malformed("is not JSON");
  }
  if (namesProto(text, answer)) throw malformed("has a member named __proto__");
  return answer;
}

function malformed(how: string): Problem {
  return new Problem("upstream_malformed", `The model provider's answer ${how}.`);
}
