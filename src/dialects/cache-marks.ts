import type { JsonObject, JsonValue } from "../core/json.ts";
import { isJsonObject } from "../core/json.ts";

/** Members that hold what is said, and the tools, in every API that has marks. */
const lists = ["system", "messages", "input", "tools"] as const;
/** What asks for a cache of a whole request. */
const wishes = ["cache_control", "prompt_cache_retention", "prompt_cache_options"] as const;

/**
 * The document without what asks its upstream to keep a beginning of it for later requests: `cache_control` (Anthropic API
 * reference, "Prompt caching", and servers that take it over), `cachePoint` (Bedrock API reference, "CachePointBlock") and OpenAI's
 * settings. Only where an API has them: members of a tool's schema and of its arguments are no marks. Changes nothing in it.
 */
export function withoutCacheMarks(document: JsonObject): JsonObject {
  const clean: JsonObject = { ...document };
  for (const wish of wishes) if (wish in clean) delete clean[wish];
  for (const name of lists) {
    const list = clean[name];
    if (Array.isArray(list)) clean[name] = cleanList(list);
  }
  const { toolConfig, additionalModelRequestFields: more } = clean;
  if (isJsonObject(toolConfig) && Array.isArray(toolConfig["tools"]))
    clean["toolConfig"] = { ...toolConfig, tools: cleanList(toolConfig["tools"]) };
  if (isJsonObject(more)) clean["additionalModelRequestFields"] = withoutCacheMarks(more);
  return clean;
}

/** The list itself where nothing goes: most have no marks, and copying a long conversation costs more than looking through it. */
function cleanList(list: JsonValue[]): JsonValue[] {
  let clean: JsonValue[] | undefined;
  for (let index = 0; index < list.length; index++) {
    const item = list[index] as JsonValue;
    const left = cleanItem(item);
    if (left !== item) clean ??= list.slice(0, index);
    if (left !== undefined) clean?.push(left);
  }
  return clean ?? list;
}

/** A message, a block of one, or a tool; blocks stand in messages and in the results of tools. Undefined for a mark alone. */
function cleanItem(item: JsonValue): JsonValue | undefined {
  if (!isJsonObject(item)) return item;
  let clean = item;
  if ("cache_control" in item || "cachePoint" in item) {
    const { cache_control: _, cachePoint: __, ...rest } = item;
    if (Object.keys(rest).length === 0) return undefined;
    clean = rest;
  }
  const { content, toolResult } = clean;
  if (Array.isArray(content)) {
    const left = cleanList(content);
    if (left !== content) clean = { ...clean, content: left };
  }
  if (isJsonObject(toolResult) && Array.isArray(toolResult["content"])) {
    const left = cleanList(toolResult["content"]);
    if (left !== toolResult["content"]) clean = { ...clean, toolResult: { ...toolResult, content: left } };
  }
  return clean;
}
