import type { JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { DetailedUsage } from "../conversation.ts";
import { isCount } from "../../core/json.ts";

/**
 * `usage` of an answer (API reference, "TokenUsage"); undefined unless both counts are whole numbers. The API's `inputTokens` leaves out what went to a
 * cache or came from one. No prompt takes no tokens: counts that are all zero say that nobody counted.
 */
export function parseUsage(usage: JsonValue | undefined): DetailedUsage | undefined {
  if (!isJsonObject(usage)) return undefined;
  const { inputTokens, outputTokens } = usage;
  const cacheReadInputTokens = usage["cacheReadInputTokens"] ?? usage["cacheReadInputTokenCount"];
  const cacheWriteInputTokens = usage["cacheWriteInputTokens"] ?? usage["cacheWriteInputTokenCount"];
  if (!isCount(inputTokens) || !isCount(outputTokens)) return undefined;
  const read = isCount(cacheReadInputTokens) ? { cacheReadTokens: cacheReadInputTokens } : undefined;
  const written = isCount(cacheWriteInputTokens) ? { cacheWriteTokens: cacheWriteInputTokens } : undefined;
  const all = inputTokens + (read?.cacheReadTokens ?? 0) + (written?.cacheWriteTokens ?? 0);
  return all + outputTokens === 0 ? undefined : { inputTokens: all, outputTokens, ...read, ...written };
}

const counted: ReadonlySet<string> = new Set([
  "inputTokens",
  "outputTokens",
  "totalTokens",
  "cacheReadInputTokens",
  "cacheWriteInputTokens",
  // Nova's names, where its own form is spoken.
  "cacheReadInputTokenCount",
  "cacheWriteInputTokenCount",
  "cacheDetails",
  "ttl",
  "latencyMs",
]);

/** The counts that the API names and nothing else: usage and metrics are no place for text, nor are the names in them. */
export function countsOf(value: JsonValue | undefined, depth = 0): JsonValue {
  if (typeof value === "number") return value;
  if (depth > 3) return null;
  if (Array.isArray(value)) return value.slice(0, 16).map((item) => countsOf(item, depth + 1));
  if (!isJsonObject(value)) return value === "5m" || value === "1h" ? value : null;
  const names = Object.keys(value).filter((name) => counted.has(name));
  return Object.fromEntries(names.map((name) => [name, countsOf(value[name], depth + 1)]));
}
