import type { FieldRules } from "../collect-text.ts";
import { fields, listOf, oneOf, rules, setting, text } from "../collect-text.ts";

/**
 * How the members of a request are read (Anthropic API reference, "Create a Message").
 *
 * Not inspected, here and in ./parse-content.ts, is only this: `model` (replaced), `stream` and `max_tokens` (checked), numbers in fields that are settings,
 * words of closed lists, signatures and encrypted reasoning that look like it, and the member names listed here. A known field with any other value is
 * inspected as text; unknown fields are inspected with their names.
 */
const cacheControl = fields(rules({ type: oneOf("ephemeral"), ttl: oneOf("5m", "1h") }), "unknown");

export const jsonSchemaFormat = fields(rules({ type: oneOf("json_schema"), schema: text("tool-definition") }), "tool-definition");

/** Checked to be run by the caller. */
const toolFields: FieldRules = rules({
  type: () => {},
  name: text("tool-definition"),
  description: text("tool-definition"),
  input_schema: text("tool-definition"),
  input_examples: text("tool-definition"),
  cache_control: cacheControl,
  allowed_callers: text("tool-definition"),
  defer_loading: setting,
  eager_input_streaming: setting,
  display_width_px: setting,
  display_height_px: setting,
  display_number: setting,
  max_characters: setting,
  configs: text("tool-definition"),
});

export const requestFields: FieldRules = rules({
  model: () => {},
  stream: () => {},
  max_tokens: () => {},
  messages: () => {},
  system: () => {},
  anthropic_version: oneOf("bedrock-2023-05-31", "vertex-2023-10-16"),
  anthropic_beta: () => {},
  temperature: setting,
  top_p: setting,
  top_k: setting,
  stop_sequences: text("unknown"),
  cache_control: cacheControl,
  metadata: fields(rules({ user_id: text("name") }), "unknown"),
  service_tier: oneOf("auto", "standard_only"),
  speed: oneOf("standard", "fast"),
  thinking: fields(
    rules({
      type: oneOf("enabled", "disabled", "adaptive", "between_tools"),
      budget_tokens: setting,
      display: oneOf("summarized", "omitted"),
    }),
    "unknown",
  ),
  output_config: fields(rules({ effort: oneOf("low", "medium", "high", "xhigh", "max"), format: jsonSchemaFormat }), "unknown"),
  output_format: jsonSchemaFormat,
  tool_choice: fields(
    rules({ type: oneOf("auto", "any", "tool", "none"), name: text("name"), disable_parallel_tool_use: setting }),
    "name",
  ),
  tools: listOf(toolFields, "tool-definition"),
});

const citation = rules({
  type: oneOf("char_location", "page_location", "content_block_location", "search_result_location", "web_search_result_location"),
  cited_text: text("document"),
  document_title: text("name"),
  title: text("name"),
  source: text("name"),
  url: text("document"),
});

/** One citation of an answer's text, and of text that is sent back. */
export const citationFields: FieldRules = citation;

/** Text itself is collected with its neighbours. */
export const textBlockFields: FieldRules = rules({
  type: () => {},
  text: () => {},
  citations: listOf(citation, "document"),
  cache_control: cacheControl,
});

export const imageFields: FieldRules = rules({ type: () => {}, source: () => {}, cache_control: cacheControl });

export const documentFields: FieldRules = rules({
  type: () => {},
  source: () => {},
  title: text("name"),
  context: text("document"),
  citations: fields(rules({ enabled: setting }), "unknown"),
  cache_control: cacheControl,
});

export const searchResultFields: FieldRules = rules({
  type: () => {},
  content: () => {},
  source: text("name"),
  title: text("name"),
  citations: fields(rules({ enabled: setting }), "unknown"),
  cache_control: cacheControl,
});

/** Identifiers come from the caller here, so they are inspected. */
export const toolUseFields: FieldRules = rules({
  type: () => {},
  id: text("name"),
  name: text("name"),
  input: text("tool-arguments"),
  caller: fields(rules({ type: oneOf("direct") }), "unknown"),
  cache_control: cacheControl,
});

export const toolResultFields: FieldRules = rules({
  type: () => {},
  tool_use_id: text("name"),
  content: () => {},
  is_error: setting,
  cache_control: cacheControl,
});
