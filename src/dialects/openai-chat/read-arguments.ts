import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { decodeJsonText, isRawJson } from "../decode-json-text.ts";

/** `arguments` of a tool call, a string of JSON. Some servers leave it empty where there are none. Undefined when it holds no object. */
export function readArguments(text: JsonValue | undefined): JsonObject | undefined {
  if (text === "" || text === undefined || text === null) return {};
  const decoded = typeof text === "string" ? decodeJsonText(text) : undefined;
  return isJsonObject(decoded) && !isRawJson(decoded) ? decoded : undefined;
}
