import type { FieldRule, FieldRules } from "../collect-text.ts";
import { fields, oneOf, rules, text } from "../collect-text.ts";
import { countsOf } from "./parse-usage.ts";

/** What says why an answer ended. */
export const stopReasons = [
  "end_turn",
  "tool_use",
  "max_tokens",
  "stop_sequence",
  "guardrail_intervened",
  "content_filtered",
  "malformed_model_output",
  "malformed_tool_use",
  "model_context_window_exceeded",
] as const;

const counts: FieldRule = (_into, object, key) => {
  object[key] = countsOf(object[key]);
};

/** The provider's guardrail repeats there what it found, and the register's is the one that counts. */
const dropped: FieldRule = (_into, object, key) => {
  delete object[key];
};

/**
 * How the members of an answer are read, and those of the events that stand around a streamed one. Not inspected is only: `usage` and `metrics` (reduced to
 * the counts that the API names), `trace` (dropped), and words of closed lists.
 */
export const answerFields: FieldRules = rules({
  role: oneOf("assistant"),
  stopReason: oneOf(...stopReasons),
  usage: counts,
  metrics: counts,
  trace: dropped,
  additionalModelResponseFields: text("unknown"),
  performanceConfig: fields(rules({ latency: oneOf("standard", "optimized") }), "unknown"),
  serviceTier: fields(rules({ type: oneOf("default", "flex", "priority", "reserved") }), "unknown"),
});
