import type { JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Usage } from "../dialect.ts";
import { isCount } from "../../core/json.ts";

/** `usage` of an answer or a chunk; undefined unless both counts are whole numbers. */
export function parseUsage(usage: JsonValue | undefined): Usage | undefined {
  if (!isJsonObject(usage)) return undefined;
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens } = usage;
  return isCount(inputTokens) && isCount(outputTokens) ? { inputTokens, outputTokens } : undefined;
}

/** What servers of this API count: a member of another name could be text. */
const countNames = /^(?:[a-z]{2,14}_){1,3}(?:tokens|details|time|cost)$|^cost$/;

/** Counts and nothing else: usage is not a place for text. */
export function countsOf(value: JsonValue, depth = 0): JsonValue {
  if (typeof value === "number") return value;
  if (!isJsonObject(value) || depth > 3) return null;
  return Object.fromEntries(
    Object.keys(value)
      .filter((key) => countNames.test(key))
      .map((key) => [key, countsOf(value[key] as JsonValue, depth + 1)]),
  );
}
