import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { Collection, FieldRule, FieldRules } from "../collect-text.ts";
import { collectAny, collectFields, fields, identifier, jsonText, listOf, oneOf, rules, setting, text } from "../collect-text.ts";
import { watchLogprobs } from "./inspect-logprobs.ts";
import { opaque } from "../opaque-data.ts";

/**
 * How a response is read (API reference, "The response object"). Not inspected is only: `model` and what it says of being kept (replaced), `usage` (reduced to its numbers), numbers in
 * fields that are settings, words of closed lists, identifiers that look like one, and encrypted reasoning.
 */
const handled: FieldRule = () => {};

const statuses = oneOf("completed", "failed", "in_progress", "cancelled", "queued", "incomplete");

export const responseFields: FieldRules = rules({
  id: handled,
  store: handled,
  previous_response_id: handled,
  conversation: handled,
  object: oneOf("response"),
  status: statuses,
  created_at: setting,
  completed_at: setting,
  model: handled,
  output: handled,
  usage: handled,
  error: fields(rules({ code: identifier, message: text("unknown") }), "unknown"),
  incomplete_details: fields(rules({ reason: oneOf("max_output_tokens", "content_filter") }), "unknown"),
  instructions: text("system"),
  tools: text("tool-definition"),
  tool_choice: text("name"),
  text: text("tool-definition"),
  temperature: setting,
  top_p: setting,
  top_logprobs: setting,
  max_output_tokens: setting,
  max_tool_calls: setting,
  truncation: oneOf("auto", "disabled"),
  service_tier: oneOf("auto", "default", "flex", "scale", "priority"),
});

const item = { id: identifier, type: handled, status: statuses };
const call = { ...item, call_id: identifier, name: text("name"), namespace: text("name") };
const thoughts = listOf(rules({ type: oneOf("summary_text", "reasoning_text"), text: text("reasoning") }), "reasoning");

const messageFields = rules({ ...item, role: oneOf("assistant"), phase: oneOf("commentary", "final_answer"), content: handled });
const functionFields = rules({ ...call, arguments: jsonText("tool-arguments") });
const customFields = rules({ ...call, input: text("tool-arguments") });
const reasoningFields = rules({ ...item, summary: thoughts, content: thoughts, encrypted_content: opaque });
const otherFields = rules({ ...call, type: text("unknown") });

const partFields: FieldRules = rules({
  type: oneOf("output_text", "refusal", "reasoning_text", "summary_text"),
  text: text("assistant"),
  refusal: text("assistant"),
  annotations: text("document"),
  logprobs: handled,
});

const thoughtFields: FieldRules = rules({ type: oneOf("reasoning_text", "summary_text"), text: text("reasoning") });

/** One item of `output`. Throws Problem `upstream_malformed` on media, which can't be inspected. */
export function collectItem(into: Collection, value: JsonObject): void {
  const { type } = value;
  if (isMedia(type)) throw media();
  if (type === "message") {
    collectFields(into, value, messageFields, "unknown");
    const { content } = value;
    if (!Array.isArray(content)) return collectAny(into, value, "content", "assistant");
    for (const [index, part] of content.entries()) {
      if (isJsonObject(part)) collectPart(into, part);
      else collectAny(into, content, index, "assistant");
    }
  } else if (type === "reasoning") {
    collectReasoning(into, value);
  } else if (type === "function_call") {
    collectFields(into, value, functionFields, "tool-arguments");
  } else if (type === "custom_tool_call") {
    collectFields(into, value, customFields, "tool-arguments");
  } else {
    collectFields(into, value, otherFields, "tool-arguments");
  }
}

/** One content part of a message, of reasoning, or of its summary. */
export function collectPart(into: Collection, part: JsonObject): void {
  const { type } = part;
  if (isMedia(type)) throw media();
  if (type === "reasoning_text" || type === "summary_text") return collectFields(into, part, thoughtFields, "reasoning");
  const first = into.parts.length;
  collectFields(into, part, partFields, "unknown");
  watchLogprobs(into.parts, first, part);
}

/** What is encrypted holds the reasoning as it was: once any of it is rewritten, it goes. */
function collectReasoning(into: Collection, value: JsonObject): void {
  const first = into.parts.length;
  collectFields(into, value, reasoningFields, "reasoning");
  for (let index = first; index < into.parts.length; index++) {
    const part = into.parts[index];
    if (part === undefined) continue;
    into.parts[index] = {
      surface: part.surface,
      text: part.text,
      replace(masked) {
        part.replace(masked);
        dropEncrypted(value);
      },
    };
  }
}

export function dropEncrypted(reasoning: JsonObject): void {
  if (typeof reasoning["encrypted_content"] === "string") reasoning["encrypted_content"] = null;
}

/** Of items, content parts and events alike. */
export function isMedia(type: JsonValue | undefined): boolean {
  return typeof type === "string" && /image|audio|video/.test(type);
}

export function media(): Problem {
  return new Problem("upstream_malformed", "The model provider answered with pictures or sound, which can't be inspected.");
}
