import type { JsonObject } from "../../core/json.ts";
import type { AnswerContext, StreamEvent } from "../dialect.ts";

/** A guardrail's block in the API's own way: an answer that is the guardrail's message and stops with `refusal` ("Handling stop reasons"). */
export function blockedAnswer(message: string, context: Pick<AnswerContext, "model" | "callId">): JsonObject {
  return {
    ...messageStart(context),
    content: [{ type: "text", text: message }],
    stop_reason: "refusal",
  };
}

export function blockedEvents(message: string, context: Pick<AnswerContext, "model" | "callId">): StreamEvent[] {
  return [startEvent(context), ...refusalEvents(message, 0, 0)];
}

/** The message as a block of its own, then the end of the stream. */
export function refusalEvents(message: string, index: number, outputTokens: number): StreamEvent[] {
  return [
    eventOf({ type: "content_block_start", index, content_block: { type: "text", text: "" } }),
    eventOf({ type: "content_block_delta", index, delta: { type: "text_delta", text: message } }),
    eventOf({ type: "content_block_stop", index }),
    eventOf({
      type: "message_delta",
      delta: { stop_reason: "refusal", stop_sequence: null },
      usage: { output_tokens: outputTokens },
    }),
    eventOf({ type: "message_stop" }),
  ];
}

export function startEvent(context: Pick<AnswerContext, "model" | "callId">): StreamEvent {
  return eventOf({ type: "message_start", message: messageStart(context) });
}

/** Clients of this API read no event without its `event:` line. */
export function eventOf(data: JsonObject): StreamEvent {
  return { type: data["type"] as string, data: JSON.stringify(data) };
}

function messageStart({ model, callId }: Pick<AnswerContext, "model" | "callId">): JsonObject {
  return {
    id: `msg_${callId}`,
    type: "message",
    role: "assistant",
    model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 0, output_tokens: 0 },
  };
}
