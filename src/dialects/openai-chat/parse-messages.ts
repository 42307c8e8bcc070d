import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Surface } from "../../core/inspection.ts";
import type { FieldRules } from "../collect-text.ts";
import { hasItems, malformed, notSupported, requireObjects } from "../refuse-request.ts";
import { collectFields, collectText, rules, text } from "../collect-text.ts";
import type { RequestCollection } from "./collect-content.ts";
import { collectContent } from "./collect-content.ts";
import { functionCallField, toolCallsField } from "./request-fields.ts";

const surfaces: ReadonlyMap<string, Surface> = new Map([
  ["system", "system"],
  ["developer", "system"],
  ["user", "user"],
  ["assistant", "assistant"],
  ["tool", "tool-result"],
  ["function", "tool-result"],
]);

/** Throws Problem `request_malformed` with the offender's path, or `content_not_supported`. True when tools take part. */
export function collectMessages(into: RequestCollection, messages: JsonValue | undefined): boolean {
  if (!Array.isArray(messages) || messages.length === 0) throw malformed("messages", "a non-empty array");
  let usesTools = false;
  for (const [index, message] of messages.entries()) {
    const path = `messages[${index}]`;
    if (!isJsonObject(message)) throw malformed(path, "an object");
    if (typeof message["role"] !== "string") throw malformed(`${path}.role`, "a string");
    const surface = surfaces.get(message["role"]);
    usesTools ||= surface === "tool-result" || hasItems(message["tool_calls"]) || isJsonObject(message["function_call"]);
    // A role that nobody knows is inspected as text, and what it says as if a user said it.
    if (surface === undefined) collectText(into, message, "role", "unknown");
    requireSpeech(message, path);
    if (message["content"] !== undefined && message["content"] !== null) {
      collectContent(into, message, surface ?? "user", `${path}.content`);
    }
    collectFields(into, message, messageFields, "unknown");
  }
  return usesTools;
}

const messageFields: FieldRules = rules({
  role: () => {},
  content: () => {},
  name: text("name"),
  refusal: text("assistant"),
  reasoning: text("reasoning"),
  reasoning_content: text("reasoning"),
  tool_call_id: text("name"),
  tool_calls: toolCallsField,
  function_call: functionCallField,
});

/** What an assistant says can be a tool call alone; everybody else says something. */
function requireSpeech(message: JsonObject, path: string): void {
  const { content, tool_calls: toolCalls, function_call: functionCall, audio } = message;
  if (toolCalls !== undefined && toolCalls !== null) requireObjects(toolCalls, `${path}.tool_calls`);
  if (audio !== undefined && audio !== null) throw notSupported(`${path}.audio`, "audio");
  if (content !== undefined && content !== null) return;
  const saysSomethingElse = message["role"] === "assistant" || toolCalls !== undefined || functionCall !== undefined;
  if (!saysSomethingElse) throw malformed(`${path}.content`, "a string or an array of content parts");
}
