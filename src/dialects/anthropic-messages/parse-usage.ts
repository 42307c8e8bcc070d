import type { JsonValue } from "../../core/json.ts";
import { isCount, isJsonObject } from "../../core/json.ts";
import type { DetailedUsage } from "../conversation.ts";

/** Of `usage`; a count that is missing or no count is undefined. */
export interface Counts {
  /** All of the prompt: `input_tokens` leaves out what was read from or written to a cache. */
  readonly inputTokens: number | undefined;
  readonly outputTokens: number | undefined;
  readonly cacheReadTokens: number | undefined;
  readonly cacheWriteTokens: number | undefined;
  readonly reasoningTokens: number | undefined;
}

export function readCounts(usage: JsonValue | undefined): Counts {
  const table = isJsonObject(usage) ? usage : {};
  const details = table["output_tokens_details"];
  const uncached = count(table["input_tokens"]);
  const cacheReadTokens = count(table["cache_read_input_tokens"]);
  const cacheWriteTokens = count(table["cache_creation_input_tokens"]);
  return {
    inputTokens: uncached === undefined ? undefined : uncached + (cacheReadTokens ?? 0) + (cacheWriteTokens ?? 0),
    outputTokens: count(table["output_tokens"]),
    cacheReadTokens,
    cacheWriteTokens,
    reasoningTokens: count(isJsonObject(details) ? details["thinking_tokens"] : undefined),
  };
}

/** Undefined unless both totals are known. */
export function usageOf(counts: Counts): DetailedUsage | undefined {
  const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, reasoningTokens } = counts;
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  return {
    inputTokens,
    outputTokens,
    ...(cacheReadTokens === undefined ? undefined : { cacheReadTokens }),
    ...(cacheWriteTokens === undefined ? undefined : { cacheWriteTokens }),
    ...(reasoningTokens === undefined ? undefined : { reasoningTokens }),
  };
}

/** What is known by both: a stream tells of the prompt when it starts, and of the answer when it ends. */
export function laterCounts(before: Counts, after: Counts): Counts {
  return {
    inputTokens: after.inputTokens ?? before.inputTokens,
    outputTokens: after.outputTokens ?? before.outputTokens,
    cacheReadTokens: after.cacheReadTokens ?? before.cacheReadTokens,
    cacheWriteTokens: after.cacheWriteTokens ?? before.cacheWriteTokens,
    reasoningTokens: after.reasoningTokens ?? before.reasoningTokens,
  };
}

/** Counts and nothing else: usage is not a place for text. */
export function countsOnly(value: JsonValue, depth = 0): JsonValue {
  if (typeof value === "number") return value;
  if (!isJsonObject(value) || depth > 3) return null;
  return Object.fromEntries(
    Object.keys(value)
      .filter((key) => /^[a-z][a-z0-9_]{0,40}$/.test(key))
      .map((key) => [key, countsOnly(value[key] as JsonValue, depth + 1)]),
  );
}

function count(value: JsonValue | undefined): number | undefined {
  return isCount(value) ? value : undefined;
}
