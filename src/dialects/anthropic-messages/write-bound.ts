import type { JsonObject } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";

/** The least that the API takes for `thinking.budget_tokens`. */
const leastBudget = 1024;

/**
 * Bounds the answer of a message request, the caller's own bound included. Thinking counts as output, and the API wants less of it than of both: a budget
 * that no longer fits is lowered with the bound, in a copy ("Extended thinking", "Max tokens").
 */
export function writeBound(document: JsonObject, maxOutputTokens: number): void {
  const asked = document["max_tokens"];
  const bound = Math.min(typeof asked === "number" ? asked : Infinity, maxOutputTokens);
  document["max_tokens"] = bound;
  const { thinking } = document;
  if (bound === asked || !isJsonObject(thinking)) return;
  const budget = thinking["budget_tokens"];
  if (typeof budget === "number" && budget >= bound && bound > leastBudget)
    document["thinking"] = { ...thinking, budget_tokens: bound - 1 };
}
