import type { FieldRule, FieldRules } from "../collect-text.ts";
import { fields, listOf, oneOf, rules, setting, text } from "../collect-text.ts";
import { isJsonObject } from "../../core/json.ts";

/**
 * How the members of a request are read (API reference, "Create a model response").
 *
 * Not inspected, here and in ./parse-input.ts, is only this: `model` (replaced), `stream`, `store`, `background` and `max_output_tokens` (checked), numbers
 * in fields that are settings, words of closed lists, and the member names listed here. A known field with any other value is inspected as text;
 * unknown fields are inspected with their names.
 */
const handled: FieldRule = () => {};

const tool = rules({
  type: oneOf("function", "custom", "local_shell", "shell", "apply_patch", "computer", "computer_use_preview", "namespace"),
  name: text("tool-definition"),
  description: text("tool-definition"),
  parameters: text("tool-definition"),
  strict: setting,
  tools: (into, object, key) => toolsField(into, object, key),
});

export const toolsField: FieldRule = (into, object, key) => listOf(tool, "tool-definition")(into, object, key);

const toolChoice = fields(
  rules({
    type: oneOf("function", "custom", "allowed_tools", "shell", "apply_patch"),
    mode: oneOf("auto", "required"),
    name: text("name"),
  }),
  "name",
);

const toolChoiceWord = oneOf("none", "auto", "required");

const format = fields(
  rules({
    type: oneOf("text", "json_object", "json_schema"),
    name: text("tool-definition"),
    description: text("tool-definition"),
    schema: text("tool-definition"),
    strict: setting,
  }),
  "tool-definition",
);

const effort = oneOf("none", "minimal", "low", "medium", "high", "xhigh", "max");
const summary = oneOf("auto", "concise", "detailed");

export const requestFields: FieldRules = rules({
  model: handled,
  stream: handled,
  store: handled,
  background: handled,
  max_output_tokens: handled,
  input: handled,
  instructions: text("system"),
  tools: toolsField,
  tool_choice: (into, object, key) =>
    isJsonObject(object[key]) ? toolChoice(into, object, key) : toolChoiceWord(into, object, key),
  text: fields(rules({ format, verbosity: oneOf("low", "medium", "high") }), "tool-definition"),
  reasoning: fields(rules({ effort, summary, generate_summary: summary }), "unknown"),
  temperature: setting,
  top_p: setting,
  top_logprobs: setting,
  max_tool_calls: setting,
  parallel_tool_calls: setting,
  truncation: oneOf("auto", "disabled"),
  service_tier: oneOf("auto", "default", "flex", "scale", "priority", "fast", "ultrafast"),
  stream_options: fields(rules({ include_obfuscation: setting }), "unknown"),
  prompt_cache_retention: oneOf("in_memory", "24h"),
  metadata: text("unknown"),
  user: text("name"),
  safety_identifier: text("name"),
  prompt_cache_key: text("name"),
});
