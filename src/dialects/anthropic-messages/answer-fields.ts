import type { FieldRules } from "../collect-text.ts";
import { fields, identifier, listOf, oneOf, rules, text } from "../collect-text.ts";
import { citationFields } from "./request-fields.ts";
import { opaque } from "../opaque-data.ts";

/**
 * How the members of an answer are read (API reference, "Messages"). Not inspected is only: `model` (replaced), `usage` (reduced to its numbers), words of
 * closed lists, identifiers that look like one (`id`, a tool call's `id`), and signatures and encrypted reasoning that look like it.
 */
export const stopReasons = [
  "end_turn",
  "max_tokens",
  "stop_sequence",
  "tool_use",
  "pause_turn",
  "compaction",
  "refusal",
  "model_context_window_exceeded",
] as const;

const stopDetails = fields(
  rules({
    type: oneOf("refusal"),
    category: oneOf("cyber", "bio", "frontier_llm", "reasoning_extraction", "general_harms"),
    explanation: text("assistant"),
  }),
  "assistant",
);

/** Of a message, and of the `delta` that ends a streamed one. */
export const endFields: FieldRules = rules({
  stop_reason: oneOf(...stopReasons),
  stop_sequence: text("unknown"),
  stop_details: stopDetails,
});

export const messageFields: FieldRules = new Map([
  ...endFields,
  ...rules({
    id: identifier,
    type: oneOf("message"),
    role: oneOf("assistant"),
    model: () => {},
    content: () => {},
    usage: () => {},
  }),
]);

export const toolCallFields: FieldRules = rules({
  type: () => {},
  id: identifier,
  name: text("name"),
  input: text("tool-arguments"),
  caller: fields(rules({ type: oneOf("direct") }), "unknown"),
});

/** By the block's `type`. A block of another type is read string by string. */
export const blockFields: ReadonlyMap<unknown, FieldRules> = new Map<unknown, FieldRules>([
  ["text", rules({ type: () => {}, text: () => {}, citations: listOf(citationFields, "document") })],
  ["tool_use", toolCallFields],
  ["thinking", rules({ type: () => {}, thinking: () => {}, signature: opaque })],
  ["redacted_thinking", rules({ type: () => {}, data: opaque })],
  ["compaction", rules({ type: () => {}, content: text("assistant"), encrypted_content: opaque, signature: opaque })],
]);

/** Media in an answer can't be inspected. */
export const mediaBlocks: ReadonlySet<unknown> = new Set(["image", "document", "audio", "video", "file", "container_upload"]);
