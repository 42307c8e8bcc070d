import { isJsonObject, type JsonValue } from "../../core/json.ts";
import { Joined, type Properties, type Reference, Unknown, type Value } from "../model/value.ts";

/** AWS takes no policy document longer than this, in characters; white space is not counted there, so that it is generous. */
const maxLength = 400_000;
const maxDepth = 40;

const odd = (why: string): Unknown => new Unknown(why);

/**
 * JSON that is written as a text, also one of which parts are not known: they stay where they stood in the texts of the JSON. An Unknown
 * where it is no JSON or where a part that is not known could be more than a piece of a text.
 */
export function parseJsonValue(text: string | Joined): Value {
  const parts = typeof text === "string" ? [text] : text.parts;
  const literal = parts.filter((part) => typeof part === "string");
  if (literal.reduce((sum, part) => sum + part.length, 0) > maxLength || parts.length > maxLength / 10)
    return odd("the document is longer than is read");
  const open = freeMark(literal);
  if (open === undefined) return odd("the document is written in a way that is not understood");
  const close = String.fromCharCode(open.charCodeAt(0) + 1);
  const inserted: (Reference | Unknown)[] = [];
  const marked = parts.map((part) => (typeof part === "string" ? part : `${open}${inserted.push(part) - 1}${close}`)).join("");
  let json: JsonValue;
  try {
    json = JSON.parse(marked) as JsonValue;
  } catch {
    return inserted.length > 0
      ? odd("what the document holds is known only when it is deployed")
      : odd("the document is no JSON");
  }
  return restore(json, (one) => unmark(one, open, close, inserted), 0);
}

/** A character pair of the private use area that the text itself has not. */
function freeMark(texts: readonly string[]): string | undefined {
  for (let code = 0xe000; code < 0xe040; code += 2) {
    const [open, close] = [String.fromCharCode(code), String.fromCharCode(code + 1)];
    if (!texts.some((text) => text.includes(open) || text.includes(close))) return open;
  }
  return undefined;
}

function restore(json: JsonValue, text: (one: string) => Value, depth: number): Value {
  if (depth > maxDepth) return odd("the document is deeper than is read");
  if (typeof json === "string") return text(json);
  if (Array.isArray(json)) return json.map((item) => restore(item, text, depth + 1));
  if (!isJsonObject(json)) return json;
  const members = Object.entries(json).map(([name, value]): [string, Value] => [name, restore(value, text, depth + 1)]);
  return Object.fromEntries(members) satisfies Properties;
}

function unmark(text: string, open: string, close: string, inserted: readonly (Reference | Unknown)[]): Value {
  if (!text.includes(open)) return text;
  const parts: (string | Reference | Unknown)[] = [];
  for (const [n, piece] of text.split(open).entries()) {
    const end = n === 0 ? -1 : piece.indexOf(close);
    const part = end < 0 ? undefined : inserted[Number(piece.slice(0, end))];
    if (part !== undefined) parts.push(part);
    if (piece.length > end + 1) parts.push(piece.slice(end + 1));
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : new Joined(parts);
}
