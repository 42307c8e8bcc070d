import { isJsonObject, type JsonObject, type JsonValue } from "../core/json.ts";
import type { RequestView } from "../dialects/dialect.ts";

/** Members that the APIs do not show to the model: what a caller ends its answers at, and notes of its own. */
const harmless: readonly (readonly string[])[] = [
  ["stop"],
  ["stop_sequences"],
  ["metadata"],
  ["logit_bias"],
  ["requestMetadata"],
  ["schemaVersion"],
  ["additionalModelResponseFieldPaths"],
  ["inferenceConfig", "stopSequences"],
];
const number = /^-?\d[\d.eE+-]*$/;

/**
 * A text of a request that stands in a field that its API does not know, cut short; undefined where there is none but in `harmless`
 * members. An upstream that does know the field may read anything there: a template for the whole chat, another system prompt.
 */
export function findUnknownText(request: RequestView): string | undefined {
  const unknown = request.parts.filter(({ surface, text }) => surface === "unknown" && !number.test(text));
  if (unknown.length === 0) return undefined;
  const document = request.document();
  const counts = new Map<string, number>();
  for (const path of harmless) {
    let value: JsonValue | undefined = document;
    for (const key of path) value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    // Where the API does not know the member, its name is a text too.
    if (value !== undefined) countTexts([path.at(-1) ?? "", value], counts);
  }
  for (const { text } of unknown) {
    const left = counts.get(text) ?? 0;
    if (left === 0) return JSON.stringify(text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text);
    counts.set(text, left - 1);
  }
  return undefined;
}

/** Of a value whose depth the dialect has bounded. */
function countTexts(value: JsonValue | undefined, counts: Map<string, number>): void {
  const add = (text: string): void => void counts.set(text, (counts.get(text) ?? 0) + 1);
  if (typeof value === "string") add(value);
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) for (const item of value) countTexts(item, counts);
  else
    for (const [key, member] of Object.entries(value)) {
      add(key);
      countTexts(member, counts);
    }
}

/** Whether a picture, a sound or a document stands in a message of the system's. In `system` members no API takes one. */
export function systemHoldsMedia(request: RequestView): boolean {
  if (request.media.length === 0) return false;
  const document = request.document();
  return request.media.some(({ path }) => {
    const [, list = "", index = ""] = /^(messages|input)\[(\d+)\]/.exec(path) ?? [];
    const message = messageAt(document, list, Number(index));
    return message !== undefined && (message["role"] === "system" || message["role"] === "developer");
  });
}

function messageAt(document: JsonObject, list: string, index: number): JsonObject | undefined {
  const messages = document[list];
  const message = Array.isArray(messages) ? messages[index] : undefined;
  return isJsonObject(message) ? message : undefined;
}
