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

const members: ReadonlySet<string> = new Set(["role", "content", "type", "id", "status"]);

/**
 * What a message of the system's has besides text: another member, or a picture, a sound or a document among its content. Undefined for
 * nothing. In `system` members no API takes any such thing.
 */
export function besidesText(request: RequestView): string | undefined {
  const document = request.document();
  for (const list of [document["messages"], document["input"]])
    for (const message of Array.isArray(list) ? list : []) {
      const other = isOfSystem(message) ? Object.keys(message).find((key) => !members.has(key)) : undefined;
      if (other !== undefined) return JSON.stringify(other.slice(0, 40)).slice(1, -1);
    }
  const shown = request.media.find(({ path }) => {
    const [, list = "", index = ""] = /^(messages|input)\[(\d+)\]/.exec(path) ?? [];
    const messages = document[list];
    return Array.isArray(messages) && isOfSystem(messages[Number(index)]);
  });
  return shown === undefined ? undefined : "media";
}

function isOfSystem(message: JsonValue | undefined): message is JsonObject {
  return isJsonObject(message) && (message["role"] === "system" || message["role"] === "developer");
}
