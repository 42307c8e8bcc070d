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
    if (Array.isArray(list)) clean[name] = list.flatMap(cleanItem);
  }
  const { toolConfig, additionalModelRequestFields: more } = clean;
  if (isJsonObject(toolConfig) && Array.isArray(toolConfig["tools"]))
    clean["toolConfig"] = { ...toolConfig, tools: toolConfig["tools"].flatMap(cleanItem) };
  if (isJsonObject(more)) clean["additionalModelRequestFields"] = withoutCacheMarks(more);
  return clean;
}

/** A message, a block of one, or a tool; blocks stand in messages and in the results of tools. */
function cleanItem(item: JsonValue): JsonValue[] {
  if (!isJsonObject(item)) return [item];
  if ("cachePoint" in item) return [];
  const { content, toolResult } = item;
  const result = isJsonObject(toolResult) ? toolResult["content"] : undefined;
  if (!("cache_control" in item) && !Array.isArray(content) && !Array.isArray(result)) return [item];
  const { cache_control: _, ...clean } = item;
  if (Array.isArray(content)) clean["content"] = content.flatMap(cleanItem);
  if (Array.isArray(result)) clean["toolResult"] = { ...(toolResult as JsonObject), content: result.flatMap(cleanItem) };
  return [clean];
}
