import type { JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Usage } from "../dialect.ts";
import { isCount } from "../../core/json.ts";

/** `usage` of a response; undefined unless both counts are whole numbers. */
export function parseUsage(usage: JsonValue | undefined): Usage | undefined {
  if (!isJsonObject(usage)) return undefined;
  const { input_tokens: inputTokens, output_tokens: outputTokens } = usage;
  return isCount(inputTokens) && isCount(outputTokens) ? { inputTokens, outputTokens } : undefined;
}
