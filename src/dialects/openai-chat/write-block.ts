import type { JsonObject } from "../../core/json.ts";
import type { AnswerContext, StreamEvent } from "../dialect.ts";

/** A guardrail's block in the API's own way: an answer that is the guardrail's message and ends with `content_filter`. */
export function blockedAnswer(message: string, context: AnswerContext): JsonObject {
  return {
    ...envelopeOf(context),
    object: "chat.completion",
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: message, refusal: null },
        logprobs: null,
        finish_reason: "content_filter",
      },
    ],
    usage: { ...noUsage },
  };
}

export function blockedStream(message: string, context: AnswerContext): readonly StreamEvent[] {
  const chunk = (choices: JsonObject[], usage: JsonObject | null): StreamEvent =>
    toEvent({
      ...envelopeOf(context),
      object: "chat.completion.chunk",
      choices,
      ...(context.includeUsage ? { usage } : undefined),
    });
  const say = (delta: JsonObject, finishReason: string | null): StreamEvent =>
    chunk([{ index: 0, delta, logprobs: null, finish_reason: finishReason }], null);
  const events = [say({ role: "assistant", content: message, refusal: null }, null), say({}, "content_filter")];
  if (context.includeUsage) events.push(chunk([], { ...noUsage }));
  return [...events, doneEvent];
}

/** What ends every stream of this API. */
export const doneEvent: StreamEvent = { type: "", data: "[DONE]" };

export function toEvent(chunk: JsonObject): StreamEvent {
  return { type: "", data: JSON.stringify(chunk) };
}

const noUsage: JsonObject = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };

function envelopeOf({ callId, at, model }: AnswerContext): JsonObject {
  return { id: `chatcmpl-${callId}`, created: Math.floor(at / 1000), model };
}
