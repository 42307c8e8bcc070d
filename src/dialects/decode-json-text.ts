import { isNestedDeeper, maxJsonDepth, mostLevels, shortText } from "../core/check-json.ts";
import type { JsonObject, JsonValue } from "../core/json.ts";

/** A number kept by its spelling (TC39 JSON.parse source text access); `JSON.stringify` writes it as it was. */
export interface RawJson extends JsonObject {
  readonly rawJSON: string;
}

interface SourceTextJson {
  parse(text: string, reviver: (key: string, value: JsonValue, context: { readonly source?: string }) => JsonValue): JsonValue;
  rawJSON(text: string): RawJson;
  isRawJSON(value: unknown): value is RawJson;
}

const json = JSON as unknown as SourceTextJson;

/**
 * The JSON value that a string holds; undefined when it holds none. Numbers whose spelling a double would change (long
 * identifiers, `1.0`) keep it, because the tool that reads them may tell them apart.
 */
export function decodeJsonText(text: string): JsonValue | undefined {
  if (text.length > shortText && isNestedDeeper(text, mostLevels)) return tooDeep;
  try {
    if (!/\d{16}|\d[.eE]/.test(text)) return JSON.parse(text) as JsonValue;
    return json.parse(text, (_key, value, { source }) =>
      typeof value === "number" && source !== undefined ? json.rawJSON(source) : value,
    );
  } catch (error) {
    // JSON, but too deep for the recursion of the reviver: read without, so that it is not taken for plain text.
    if (error instanceof RangeError) return JSON.parse(text) as JsonValue;
    // Not JSON: the caller inspects it as plain text.
    return undefined;
  }
}

/** Stands for what must not even be parsed: whoever reads it refuses it for its depth, and nobody takes it for plain text. */
const tooDeep = Array.from({ length: 2 * maxJsonDepth }).reduce<JsonValue>((inner) => [inner], []);

const controls: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

/** Text with the escapes of JSON strings decoded (RFC 8259, section 7), wherever they stand: for JSON that ends in the middle. */
export function decodeEscapes(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_escape, code: string | undefined, letter: string | undefined) =>
    code === undefined ? (controls[letter as string] ?? (letter as string)) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

export function isRawJson(value: unknown): value is RawJson {
  return json.isRawJSON(value);
}
