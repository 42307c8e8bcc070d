import type { Surface } from "../../core/inspection.ts";
import type { FieldRule } from "../collect-text.ts";
import { identifier, jsonText, oneOf, setting } from "../collect-text.ts";

/** Why a model stopped, in the words of all families. */
export const stopReasons: ReadonlySet<string> = new Set(
  (
    "stop length end_turn max_tokens stop_sequence tool_use tool_calls content_filter content_filtered guardrail_intervened refusal " +
    "FINISH FINISHED LENGTH STOP_CRITERIA_MET CONTENT_FILTERED COMPLETE MAX_TOKENS ERROR_TOXIC eos_token"
  ).split(" "),
);

const stopReason = oneOf(...stopReasons);
const guardrailAction = oneOf("NONE", "INTERVENED");

/** Members that say why a text ended. */
export const stopMembers: ReadonlySet<string> = new Set(["stop_reason", "stopReason", "finish_reason", "completionReason"]);

/** Member that Bedrock adds to the last chunk of a stream. */
export const metricsMember = "amazon-bedrock-invocationMetrics";
export const guardrailMember = "amazon-bedrock-guardrailAction";

/** Members that spell a text out again, token by token: they would tell what was masked in it. */
export const spelling: ReadonlySet<string> = new Set(
  "logprobs prompt_logprobs token_likelihoods tokens top_tokens top_logprobs prefill best_of_sequences".split(" "),
);

const surfaces: Readonly<Record<string, Surface>> = {
  generation: "assistant",
  generations: "assistant",
  generated_text: "assistant",
  outputs: "assistant",
  outputText: "assistant",
  output: "assistant",
  output_text: "assistant",
  results: "assistant",
  completion: "assistant",
  completions: "assistant",
  choices: "assistant",
  predictions: "assistant",
  message: "assistant",
  text: "assistant",
  delta: "assistant",
  reasoning: "reasoning",
  reasoning_content: "reasoning",
  reasoningContent: "reasoning",
  thinking: "reasoning",
  tool_calls: "tool-arguments",
  toolUse: "tool-arguments",
  tool_use: "tool-arguments",
  citations: "document",
  embedding: "unknown",
  embeddings: "unknown",
  embeddingsByType: "unknown",
  usage: "unknown",
  details: "unknown",
  [metricsMember]: "unknown",
};

export function surfaceOf(name: string): Surface | undefined {
  return Object.hasOwn(surfaces, name) ? surfaces[name] : undefined;
}

/** Counts. */
const counts = (
  "prompt_token_count generation_token_count inputTextTokenCount tokenCount totalOutputTextTokenCount inputTokens outputTokens totalTokens " +
  "prompt_tokens completion_tokens total_tokens input_tokens output_tokens inputTokenCount outputTokenCount invocationLatency firstByteLatency " +
  "cacheReadInputTokenCount cacheWriteInputTokenCount cacheReadInputTokens cacheWriteInputTokens generated_tokens"
).split(" ");

/**
 * What is known of members of answers, wherever they stand. Not inspected is only: these names, small numbers, a time,
 * words of closed lists, and identifiers that look like one.
 */
export const answerMembers: ReadonlyMap<string, Surface | FieldRule> = new Map<string, Surface | FieldRule>([
  ...Object.entries(surfaces),
  ...counts.map((name) => [name, "unknown"] as const),
  ["created", setting],
  ...[...stopMembers].map((name) => [name, stopReason] as const),
  ...[...spelling].map((name) => [name, "assistant"] as const),
  [guardrailMember, guardrailAction],
  ["role", oneOf("assistant")],
  ["object", oneOf("chat.completion", "chat.completion.chunk", "text_completion", "list")],
  ["id", identifier],
  ["arguments", jsonText("tool-arguments")],
]);

/** Names that a stream may say without their being inspected. */
export const knownNames: ReadonlySet<string> = new Set(answerMembers.keys());
