import type { JsonObject } from "../../core/json.ts";
import type { ConversationAnswer, DetailedUsage, StopReason, TextBlock, ToolCallBlock } from "../conversation.ts";
import type { AnswerContext } from "../dialect.ts";

/** This API doesn't tell a stop sequence from an end, nor a refusal of another provider from a filter. */
export const finishReasonOf = {
  end: "stop",
  "stop-sequence": "stop",
  length: "length",
  "tool-calls": "tool_calls",
  filtered: "content_filter",
  refusal: "content_filter",
} as const satisfies Record<StopReason, string>;

/** A whole chat completion. Reasoning comes in `reasoning_content`, as compatible servers say it; what only its maker can read is left out. */
export function writeAnswer(answer: ConversationAnswer, context: AnswerContext): JsonObject {
  const text = answer.content.filter((block): block is TextBlock => block.type === "text");
  const calls = answer.content.filter((block): block is ToolCallBlock => block.type === "tool-call");
  const reasoning = answer.content.map((block) => (block.type === "reasoning" ? block.text : "")).join("");
  return {
    ...envelopeOf(answer.id, context),
    object: "chat.completion",
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: text.length === 0 && calls.length > 0 ? null : text.map((block) => block.text).join(""),
          refusal: null,
          ...(reasoning !== "" && { reasoning_content: reasoning }),
          ...(calls.length > 0 && {
            tool_calls: calls.map(({ id, name, arguments: given }) => ({
              id,
              type: "function",
              function: { name, arguments: JSON.stringify(given) },
            })),
          }),
        },
        logprobs: null,
        finish_reason: finishReasonOf[answer.stopReason],
      },
    ],
    ...(answer.usage !== undefined && { usage: writeUsage(answer.usage) }),
  };
}

export function envelopeOf(id: string, { callId, at, model }: AnswerContext): JsonObject {
  return { id: id === "" ? `chatcmpl-${callId}` : id, created: Math.floor(at / 1000), model };
}

/** This API has no count of what was written to a cache; `prompt_tokens` holds it. */
export function writeUsage({ inputTokens, outputTokens, cacheReadTokens, reasoningTokens }: DetailedUsage): JsonObject {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    ...(cacheReadTokens !== undefined && { prompt_tokens_details: { cached_tokens: cacheReadTokens } }),
    ...(reasoningTokens !== undefined && { completion_tokens_details: { reasoning_tokens: reasoningTokens } }),
  };
}
