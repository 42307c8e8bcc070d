import type { JsonObject } from "../../core/json.ts";
import { openaiChat } from "../openai-chat/openai-chat.ts";
import type { AnswerContext } from "../dialect.ts";

/** A block in the form that the request's container would answer in: this API has no word for it. */
export function blockedAnswer(message: string, context: AnswerContext): JsonObject | undefined {
  if (context.variant === "chat") return openaiChat.blockedAnswer?.(message, context);
  if (context.variant === "prompt") {
    return {
      id: `cmpl-${context.callId}`,
      object: "text_completion",
      created: Math.floor(context.at / 1000),
      model: context.model,
      choices: [{ index: 0, text: message, logprobs: null, finish_reason: "content_filter" }],
      usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
    };
  }
  return { generated_text: message };
}
