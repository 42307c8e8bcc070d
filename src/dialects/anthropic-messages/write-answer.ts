import type { JsonObject } from "../../core/json.ts";
import type { ConversationAnswer, DetailedUsage, StopReason } from "../conversation.ts";
import type { AnswerContext } from "../dialect.ts";

/** This API tells a filter of another provider as a refusal. */
export const stopReasonWord = {
  end: "end_turn",
  length: "max_tokens",
  "tool-calls": "tool_use",
  "stop-sequence": "stop_sequence",
  filtered: "refusal",
  refusal: "refusal",
} as const satisfies Record<StopReason, string>;

/** A whole message (API reference, "Messages"). */
export function writeAnswer(answer: ConversationAnswer, context: AnswerContext): JsonObject {
  return {
    ...envelopeOf(answer.id, context),
    content: answer.content.map(writeBlock),
    stop_reason: stopReasonWord[answer.stopReason],
    stop_sequence: answer.stopSequence ?? null,
    usage: writeUsage(answer.usage),
  };
}

/** All of a message but what it says, how it ended and what it used. */
export function envelopeOf(id: string, { callId, model }: AnswerContext): JsonObject {
  return { id: id === "" ? `msg_${callId}` : id, type: "message", role: "assistant", model };
}

function writeBlock(block: ConversationAnswer["content"][number]): JsonObject {
  if (block.type === "text") return { type: "text", text: block.text };
  if (block.type === "tool-call") return { type: "tool_use", id: block.id, name: block.name, input: block.arguments };
  if (block.redacted !== undefined) return { type: "redacted_thinking", data: block.redacted };
  return { type: "thinking", thinking: block.text, signature: block.signature ?? "" };
}

/** `input_tokens` leaves out here what came from or went to a cache. */
export function writeUsage(usage: DetailedUsage | undefined): JsonObject {
  const { inputTokens = 0, outputTokens = 0, cacheReadTokens = 0, cacheWriteTokens = 0, reasoningTokens } = usage ?? {};
  return {
    input_tokens: Math.max(inputTokens - cacheReadTokens - cacheWriteTokens, 0),
    cache_creation_input_tokens: cacheWriteTokens,
    cache_read_input_tokens: cacheReadTokens,
    output_tokens: outputTokens,
    ...(reasoningTokens !== undefined && { output_tokens_details: { thinking_tokens: reasoningTokens } }),
  };
}
