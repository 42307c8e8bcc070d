import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { ConversationAnswer, DetailedUsage, StopReason } from "../conversation.ts";
import { parseUsage } from "./parse-usage.ts";
import { readReasoning } from "./read-blocks.ts";
import { objectAt, objectsAt, textAt } from "./read-members.ts";
import { malformedAnswer } from "../refuse-answer.ts";

/** Why an answer ended, in the API's words and in those of the middle form. */
const stops: ReadonlyMap<string, StopReason> = new Map([
  ["end_turn", "end"],
  ["max_tokens", "length"],
  ["model_context_window_exceeded", "length"],
  ["tool_use", "tool-calls"],
  ["stop_sequence", "stop-sequence"],
  ["content_filtered", "filtered"],
  ["guardrail_intervened", "filtered"],
]);

const written: Readonly<Record<StopReason, string>> = {
  end: "end_turn",
  length: "max_tokens",
  "tool-calls": "tool_use",
  "stop-sequence": "stop_sequence",
  filtered: "content_filtered",
  refusal: "content_filtered",
};

/** Throws Problem `upstream_malformed` on a reason that says that the model failed. */
export function readStop(reason: JsonValue | undefined): StopReason {
  if (reason === "malformed_model_output" || reason === "malformed_tool_use") throw malformedAnswer("that its model broke off");
  return (typeof reason === "string" ? stops.get(reason) : undefined) ?? "end";
}

export function writeStop(reason: StopReason): string {
  return written[reason];
}

/** What Anthropic's models tell a caller who asks for the field: in an answer, or in `messageStop`, whose native event has it in a `delta`. */
export function readStopSequence(holder: JsonObject): { readonly stopSequence?: string } {
  const fields = objectAt(holder, "additionalModelResponseFields") ?? {};
  const stopSequence = textAt(fields, "stop_sequence") ?? textAt(objectAt(fields, "delta") ?? {}, "stop_sequence");
  return stopSequence === undefined ? {} : { stopSequence };
}

/** The API gives its answers no identifier. */
export const noId = "";

/** Throws Problem `upstream_malformed`. What an answer's citations point at is left out. */
export function readAnswer(answer: JsonValue): ConversationAnswer {
  const message = isJsonObject(answer) ? objectAt(objectAt(answer, "output") ?? {}, "message") : undefined;
  if (!isJsonObject(answer) || message === undefined || !Array.isArray(message["content"]))
    throw malformedAnswer("without a message");
  const usage = parseUsage(answer["usage"]);
  return {
    id: noId,
    content: objectsAt(message, "content").flatMap(readBlock),
    stopReason: readStop(answer["stopReason"]),
    ...readStopSequence(answer),
    ...(usage === undefined ? undefined : { usage }),
  };
}

function readBlock(block: JsonObject): ConversationAnswer["content"] {
  const text = textAt(block, "text");
  if (text !== undefined) return [{ type: "text", text }];
  const call = objectAt(block, "toolUse");
  if (call !== undefined) return [readCall(call)];
  const cited = objectAt(block, "citationsContent");
  if (cited !== undefined)
    return objectsAt(cited, "content").map((piece) => ({ type: "text", text: textAt(piece, "text") ?? "" }));
  const reasoning = objectAt(block, "reasoningContent");
  if (reasoning === undefined) throw malformedAnswer("with content that can't be translated");
  return [readReasoning(reasoning)];
}

function readCall(call: JsonObject): ConversationAnswer["content"][number] {
  const input = call["input"] ?? {};
  const id = textAt(call, "toolUseId");
  const name = textAt(call, "name");
  if (id === undefined || name === undefined || !isJsonObject(input))
    throw malformedAnswer("with a tool call that can't be read");
  return { type: "tool-call", id, name, arguments: input };
}

export function writeAnswer({ content, stopReason, stopSequence, usage }: ConversationAnswer): JsonObject {
  return {
    output: { message: { role: "assistant", content: content.map(writeSaid) } },
    stopReason: writeStop(stopReason),
    ...(stopSequence === undefined ? undefined : { additionalModelResponseFields: { stop_sequence: stopSequence } }),
    usage: writeUsage(usage ?? { inputTokens: 0, outputTokens: 0 }),
    metrics: { latencyMs: 0 },
  };
}

/** What a model says, in a request as in an answer. */
export function writeSaid(block: ConversationAnswer["content"][number]): JsonObject {
  if (block.type === "text") return { text: block.text };
  if (block.type === "tool-call") return { toolUse: { toolUseId: block.id, name: block.name, input: block.arguments } };
  const { text, signature, redacted } = block;
  if (redacted !== undefined) return { reasoningContent: { redactedContent: redacted } };
  return { reasoningContent: { reasoningText: signature === undefined ? { text } : { text, signature } } };
}

export function writeUsage({ inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }: DetailedUsage): JsonObject {
  return {
    inputTokens: Math.max(0, inputTokens - (cacheReadTokens ?? 0) - (cacheWriteTokens ?? 0)),
    outputTokens,
    totalTokens: inputTokens + outputTokens,
    ...(cacheReadTokens === undefined ? undefined : { cacheReadInputTokens: cacheReadTokens }),
    ...(cacheWriteTokens === undefined ? undefined : { cacheWriteInputTokens: cacheWriteTokens }),
  };
}
