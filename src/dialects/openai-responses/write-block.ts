import type { JsonObject } from "../../core/json.ts";
import type { Problem } from "../../core/problem.ts";
import type { AnswerContext, StreamEvent } from "../dialect.ts";
import { errorBody } from "../openai-chat/write-error.ts";
import { closeBlocked } from "./close-blocked.ts";
import { emptyResponse } from "./stream-response.ts";
import type { WriteEvent } from "./write-events.ts";
import { eventSequence, messageItem, outputText } from "./write-events.ts";

/** A guardrail's block in the API's own way: a response that is the guardrail's message and incomplete because of `content_filter`. */
export function blockedAnswer(message: string, context: AnswerContext): JsonObject {
  return {
    ...emptyResponse(context),
    store: false,
    status: "incomplete",
    incomplete_details: { reason: "content_filter" },
    output: [messageItem(`msg_${context.callId}`, "incomplete", [outputText(message)])],
    usage: noUsage(),
  };
}

export function blockedStream(message: string, context: AnswerContext): readonly StreamEvent[] {
  const response = { ...emptyResponse(context), usage: noUsage() };
  return closeBlocked({ message, context, response, items: [], started: false, write: eventSequence().write });
}

/**
 * A failure in mid-stream. The API's own `error` event is flat; SDKs read the object under `error` first, and throw it. With both, either reader finds
 * what it looks for.
 */
export function errorEvent(problem: Problem, write: WriteEvent): StreamEvent {
  const { error } = JSON.parse(errorBody(problem)) as { error: JsonObject };
  return write("error", { code: problem.code, message: problem.detail, param: null, error });
}

function noUsage(): JsonObject {
  return {
    input_tokens: 0,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: 0,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: 0,
  };
}
