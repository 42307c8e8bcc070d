import { isNestedDeeper } from "../../core/check-json.ts";
import { isProperties, Joined, Reference, Unknown, type Properties, type Value } from "../model/value.ts";
import { maxHclDepth } from "./limits.ts";

/** JSON that Terraform writes as a text stays what it is made of: references in it keep their meaning. */
export type JsonText = Properties | readonly Value[];

/** As the text itself; undefined where parts of it are not known. */
export function jsonText(value: Value): string | undefined {
  return isPlain(value) ? JSON.stringify(value) : undefined;
}

function isPlain(value: Value): boolean {
  if (value instanceof Unknown || value instanceof Reference || value instanceof Joined) return false;
  if (Array.isArray(value)) return value.every(isPlain);
  return isProperties(value) ? Object.values(value).every(isPlain) : true;
}

/**
 * What a JSON text says, also one with references in it: each stands in for a text. An Unknown where it is no JSON, or where what is not
 * known could be more than a text.
 */
export function readJsonText(value: Value): Value {
  if (value instanceof Unknown || value instanceof Reference) return value;
  if (!(value instanceof Joined)) return typeof value === "string" ? parse(value) : value;
  // A mark that is nowhere in the text stands for each part that is no text.
  const literal = value.parts.map((part) => (typeof part === "string" ? part : "")).join("");
  let mark = "\u{E000}";
  while (literal.includes(mark)) mark += "\u{E000}";
  const text = value.parts.map((part, n) => (typeof part === "string" ? part : `${mark}${n}${mark}`)).join("");
  return restore(parse(text), value.parts, mark);
}

function parse(text: string): Value {
  if (isNestedDeeper(text, maxHclDepth)) return new Unknown("the JSON is nested too deep");
  for (const one of [text, withoutLastCommas(text)])
    try {
      return JSON.parse(one) as Value;
    } catch {
      // A comma after the last of a list is a slip that does not hide what is meant.
    }
  return new Unknown("it is no JSON, or not all of it is known");
}

/** Without commas that stand before a closing bracket. One pass: what is to be read may be long, and anybody's. */
function withoutLastCommas(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  let comma: number | undefined;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? "";
    if (inString) {
      if (char === "\\") at++;
      else if (char === '"') inString = false;
    } else if (char === ",") comma = at;
    else if (char.trim() !== "") {
      if (comma !== undefined && (char === "}" || char === "]")) {
        pieces.push(text.slice(from, comma));
        from = comma + 1;
      }
      comma = undefined;
      inString = char === '"';
    }
  }
  return pieces.join("") + text.slice(from);
}

function restore(value: Value, parts: Joined["parts"], mark: string): Value {
  if (typeof value === "string") {
    if (!value.includes(mark)) return value;
    const found = value.split(mark).flatMap((piece, n) => {
      if (n % 2 === 0) return piece === "" ? [] : [piece];
      return parts[Number(piece)] ?? [];
    });
    const [only] = found;
    return found.length === 1 && only !== undefined ? only : new Joined(found);
  }
  if (Array.isArray(value)) return value.map((item: Value) => restore(item, parts, mark));
  if (!isProperties(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, restore(member, parts, mark)] as const);
  if (members.some(([name]) => name.includes(mark))) return new Unknown("a name in the JSON is known only when it is deployed");
  return Object.fromEntries(members);
}
