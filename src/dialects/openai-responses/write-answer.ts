import type { JsonObject, JsonValue } from "../../core/json.ts";
import type { ConversationAnswer, DetailedUsage, StopReason } from "../conversation.ts";
import type { AnswerContext } from "../dialect.ts";
import { emptyResponse } from "./stream-response.ts";
import { messageItem, outputText } from "./write-events.ts";

/** An answer of the middle form as a whole response. */
export function writeAnswer(answer: ConversationAnswer, context: AnswerContext): JsonObject {
  const output = answer.content.map((block, index): JsonValue => {
    if (block.type === "text") return messageItem(itemId("msg", context, index), "completed", [outputText(block.text)]);
    if (block.type === "tool-call") {
      return callItem(itemId("fc", context, index), block.id, block.name, JSON.stringify(block.arguments), "completed");
    }
    return reasoningItem(itemId("rs", context, index), block.text, block.redacted ?? block.signature);
  });
  return { ...emptyResponse(context), output, ...ending(answer.stopReason), usage: writeUsage(answer.usage) };
}

/** Identifiers of this gateway's own: those of other APIs say nothing here. */
export function itemId(kind: "msg" | "fc" | "rs", context: AnswerContext, index: number): string {
  return `${kind}_${context.callId}_${index}`;
}

export function callItem(id: string, callId: string, name: string, text: string, status: string): JsonObject {
  return { id, type: "function_call", status, call_id: callId, name, arguments: text };
}

/** Told as a summary, because that is what clients of this API show. */
export function reasoningItem(id: string, text: string, encrypted: string | undefined): JsonObject {
  return {
    id,
    type: "reasoning",
    summary: text === "" ? [] : [{ type: "summary_text", text }],
    ...(encrypted === undefined ? undefined : { encrypted_content: encrypted }),
  };
}

/** Why the model stopped: whole answers are `completed`, and the API says of others what cut them short. */
export function ending(stopReason: StopReason): { status: string; incomplete_details: JsonValue } {
  if (stopReason === "length") return { status: "incomplete", incomplete_details: { reason: "max_output_tokens" } };
  if (stopReason === "filtered" || stopReason === "refusal") {
    return { status: "incomplete", incomplete_details: { reason: "content_filter" } };
  }
  return { status: "completed", incomplete_details: null };
}

export function writeUsage(usage: DetailedUsage | undefined): JsonValue {
  if (usage === undefined) return null;
  return {
    input_tokens: usage.inputTokens,
    input_tokens_details: { cached_tokens: usage.cacheReadTokens ?? 0, cache_write_tokens: usage.cacheWriteTokens ?? 0 },
    output_tokens: usage.outputTokens,
    output_tokens_details: { reasoning_tokens: usage.reasoningTokens ?? 0 },
    total_tokens: usage.inputTokens + usage.outputTokens,
  };
}
