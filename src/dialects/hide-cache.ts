import type { JsonObject, JsonValue } from "../core/json.ts";
import { isJsonObject } from "../core/json.ts";

/** Which count leaves out what another says came from a cache, or went to one. */
const leftOut: Readonly<Record<string, string>> = {
  cache_read_input_tokens: "input_tokens",
  cache_creation_input_tokens: "input_tokens",
  cacheReadInputTokens: "inputTokens",
  cacheWriteInputTokens: "inputTokens",
  cacheReadInputTokenCount: "inputTokenCount",
  cacheWriteInputTokenCount: "inputTokenCount",
};

/**
 * Usage as it would be without a cache: the same tokens, none of them cached. What it cost would tell too, so it goes. Where
 * callers share an upstream's cache, the counts say what others have sent.
 */
export function withoutCacheCounts(usage: JsonValue): JsonValue {
  if (!isJsonObject(usage)) return usage;
  const told: JsonObject = {};
  for (const key of Object.keys(usage)) {
    const value = usage[key] as JsonValue;
    if (/cost/i.test(key)) continue;
    told[key] = /cache/i.test(key) ? zeros(value) : withoutCacheCounts(value);
  }
  for (const [cached, total] of Object.entries(leftOut)) {
    const [more, all] = [usage[cached], told[total] ?? told["inputTokens"]];
    if (typeof more !== "number" || typeof all !== "number") continue;
    told[total in told ? total : "inputTokens"] = all + more;
  }
  return told;
}

function zeros(value: JsonValue): JsonValue {
  if (typeof value === "number") return 0;
  if (Array.isArray(value)) return [];
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.keys(value).map((key) => [key, zeros(value[key] as JsonValue)]));
}

/** What is told of it to a caller. */
export function toldUsage(usage: JsonValue, { hidesCache }: { readonly hidesCache?: boolean }): JsonValue {
  return hidesCache === true ? withoutCacheCounts(usage) : usage;
}
