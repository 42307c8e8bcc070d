import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";

/**
 * Neighbouring text parts become one, joined as models and their readers join them. So there is one reading of them, for the detectors and for
 * whoever reads on: a number cut in two is whole again, and a boundary that a detector relies on is one for the reader too. Text on both sides of a
 * picture stays apart. Further members (a cache mark, say) move along; of two with one name the last stays.
 */
export function mergeText(parts: readonly JsonValue[]): JsonValue[] {
  const merged: JsonValue[] = [];
  let open: { readonly part: JsonObject; readonly key: string; readonly texts: string[] } | undefined;
  const close = (): void => {
    if (open !== undefined && open.texts.length > 1) open.part[open.key] = open.texts.join("");
    open = undefined;
  };
  for (const part of parts) {
    const key = textKeyOf(part);
    if (key !== undefined && open?.key === key) {
      const { text, rest } = takeText(part as JsonObject, key);
      open.texts.push(text);
      for (const [name, value] of rest) open.part[name] = value;
      continue;
    }
    close();
    merged.push(part);
    if (key !== undefined) open = { part: part as JsonObject, key, texts: [(part as JsonObject)[key] as string] };
  }
  close();
  return merged;
}

/** Content of an answer: its text, and the text inside its parts of thinking. */
export function mergeContent(parts: readonly JsonValue[]): JsonValue[] {
  const merged = mergeText(parts);
  for (const part of merged) {
    if (isJsonObject(part) && Array.isArray(part["thinking"])) part["thinking"] = mergeText(part["thinking"]);
  }
  return merged;
}

/** The member that holds a part's text, where it is one of text. */
export function textKeyOf(part: JsonValue | undefined): "text" | "refusal" | undefined {
  if (!isJsonObject(part)) return undefined;
  const { type } = part;
  return (type === "text" || type === "refusal") && typeof part[type] === "string" ? type : undefined;
}

function takeText(part: JsonObject, key: string): { text: string; rest: [string, JsonValue][] } {
  return { text: part[key] as string, rest: Object.entries(part).filter(([name]) => name !== key && name !== "__proto__") };
}
