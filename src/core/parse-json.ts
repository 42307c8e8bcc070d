import { findExcess, maxJsonDepth, namesProto } from "./check-json.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "./json.ts";
import { Problem } from "./problem.ts";

/** Names of members and values together: far above what a long conversation with many tools has. */
const maxStrings = 40_000;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

/**
 * A JSON object from untrusted bytes, as strictly as the gateway needs it: valid UTF-8, at most 64 levels deep and with 40,000
 * strings, no `__proto__` member. Of duplicate members the last counts, and because what is sent
 * on is serialised from this value, no other parser gets to choose another.
 *
 * Throws Problem `request_malformed`.
 */
export function parseJsonObject(bytes: Uint8Array): JsonObject {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch (cause) {
    throw new Problem("request_malformed", "The request body is not valid UTF-8.", { cause });
  }
  const excess = findExcess(bytes, maxStrings);
  if (excess === "too-deep") throw malformed(`is nested more than ${maxJsonDepth} levels deep`);
  if (excess === "too-many-strings") throw malformed(`holds more than ${maxStrings} strings`);
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    // The parser's message quotes the text, so it is neither shown nor kept.
    throw malformed("is not valid JSON");
  }
  if (!isJsonObject(value)) throw malformed("must be a JSON object");
  if (namesProto(text, value)) throw malformed("has a member named __proto__, which is not accepted");
  return value;
}

function malformed(how: string): Problem {
  return new Problem("request_malformed", `The request body ${how}.`);
}
