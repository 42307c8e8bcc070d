import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { decodeJsonText, isRawJson } from "../decode-json-text.ts";

const maxDepth = 64;

/** `arguments` of a tool call, a string of JSON. Some servers leave it empty where there are none. Undefined when it holds no object, or nests too deep. */
export function readArguments(text: JsonValue | undefined): JsonObject | undefined {
  if (text === "" || text === undefined || text === null) return {};
  const decoded = typeof text === "string" ? decodeJsonText(text) : undefined;
  return isJsonObject(decoded) && !isRawJson(decoded) && isShallow(decoded, maxDepth) ? decoded : undefined;
}

function isShallow(value: JsonValue, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((member) => isShallow(member, levels - 1));
}
