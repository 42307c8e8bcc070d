import type { JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Usage } from "../dialect.ts";
import { metricsMember } from "./answer-members.ts";
import { isCount } from "../../core/json.ts";

const usageNames = [
  ["inputTokenCount", "outputTokenCount"],
  ["prompt_token_count", "generation_token_count"],
  ["inputTokens", "outputTokens"],
  ["prompt_tokens", "completion_tokens"],
  ["input_tokens", "output_tokens"],
] as const;

/** Of an answer or a chunk, in any family's words; undefined unless both counts are whole numbers. */
export function readUsage(answer: JsonValue): Usage | undefined {
  if (!isJsonObject(answer)) return undefined;
  const { inputTextTokenCount, results, usage } = answer;
  return (
    countsIn(answer[metricsMember]) ??
    countsIn(usage) ??
    countsIn(answer) ??
    (Array.isArray(results) ? titanUsage(inputTextTokenCount, results) : undefined) ??
    // An embedding is no text.
    ("embedding" in answer || "embeddingsByType" in answer ? usageOf(inputTextTokenCount, 0) : undefined)
  );
}

function countsIn(holder: JsonValue | undefined): Usage | undefined {
  if (!isJsonObject(holder)) return undefined;
  for (const [input, output] of usageNames) {
    const usage = usageOf(holder[input], holder[output]);
    if (usage !== undefined) return usage;
  }
  return undefined;
}

function titanUsage(input: JsonValue | undefined, results: readonly JsonValue[]): Usage | undefined {
  let output = 0;
  for (const result of results) {
    const count = isJsonObject(result) ? result["tokenCount"] : undefined;
    if (!isCount(count)) return undefined;
    output += count;
  }
  return usageOf(input, output);
}

function usageOf(inputTokens: JsonValue | undefined, outputTokens: JsonValue | undefined): Usage | undefined {
  // No prompt takes no tokens: counts that are both zero say that nobody counted.
  return isCount(inputTokens) && isCount(outputTokens) && inputTokens + outputTokens > 0
    ? { inputTokens, outputTokens }
    : undefined;
}
