import type { JsonObject } from "../../core/json.ts";
import type { StreamEvent } from "../dialect.ts";

/** A guardrail's block in the API's own way: an answer that is the guardrail's message. */
export function blockedAnswer(message: string): JsonObject {
  return {
    output: { message: { role: "assistant", content: [{ text: message }] } },
    stopReason: "guardrail_intervened",
    usage: { inputTokens: 0, outputTokens: 0, totalTokens: 0 },
    metrics: { latencyMs: 0 },
  };
}

/** The same as a whole stream. */
export function blockedStream(message: string): readonly StreamEvent[] {
  const usage = { inputTokens: 0, outputTokens: 0, totalTokens: 0 };
  return [
    event("messageStart", { role: "assistant" }),
    ...blockEnding(message, 0),
    event("metadata", { usage, metrics: { latencyMs: 0 } }),
  ];
}

/** The guardrail's message as a block of its own, and the end of the answer. */
export function blockEnding(message: string, contentBlockIndex: number): StreamEvent[] {
  return [
    event("contentBlockDelta", { contentBlockIndex, delta: { text: message } }),
    event("contentBlockStop", { contentBlockIndex }),
    event("messageStop", { stopReason: "guardrail_intervened" }),
  ];
}

export function event(type: string, payload: JsonObject): StreamEvent {
  return { type, data: JSON.stringify(payload) };
}
