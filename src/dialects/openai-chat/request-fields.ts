import type { FieldRules } from "../collect-text.ts";
import { fields, jsonText, listOf, oneOf, rules, setting, text } from "../collect-text.ts";
import { isJsonObject } from "../../core/json.ts";

/**
 * How the members of a chat completion request are read (OpenAI API reference, "Create chat completion").
 *
 * Not inspected, here and in ./collect-content.ts and ./parse-request.ts, is only this: `model` (replaced), `stream`, `max_tokens`,
 * `max_completion_tokens` and `n` (checked), base64 of media (a MediaPart), numbers in fields that are settings, words of closed lists (roles, types,
 * `reasoning_effort` …), and the member names listed here. A known field with any other value is inspected as text;
 * unknown fields are inspected with their names.
 */
const toolFunction = rules({
  name: text("tool-definition"),
  description: text("tool-definition"),
  parameters: text("tool-definition"),
  strict: text("tool-definition"),
});

const tool = rules({
  type: oneOf("function", "custom"),
  function: fields(toolFunction, "tool-definition"),
});

const toolChoice = fields(
  rules({ type: oneOf("function", "custom", "allowed_tools"), function: fields(rules({ name: text("name") }), "name") }),
  "name",
);

const toolChoiceWord = oneOf("none", "auto", "required");

const responseFormat = rules({
  type: oneOf("text", "json_object", "json_schema"),
  json_schema: text("tool-definition"),
});

export const requestFields: FieldRules = rules({
  model: () => {},
  stream: () => {},
  messages: () => {},
  n: () => {},
  max_tokens: () => {},
  max_completion_tokens: () => {},
  temperature: setting,
  top_p: setting,
  presence_penalty: setting,
  frequency_penalty: setting,
  seed: setting,
  top_logprobs: setting,
  logprobs: setting,
  store: setting,
  parallel_tool_calls: setting,
  stream_options: fields(rules({ include_usage: setting, include_obfuscation: setting }), "unknown"),
  reasoning_effort: oneOf("none", "minimal", "low", "medium", "high", "xhigh"),
  verbosity: oneOf("low", "medium", "high"),
  service_tier: oneOf("auto", "default", "flex", "scale", "priority"),
  modalities: () => {},
  tools: listOf(tool, "tool-definition"),
  functions: listOf(toolFunction, "tool-definition"),
  tool_choice: (into, object, key) =>
    isJsonObject(object[key]) ? toolChoice(into, object, key) : toolChoiceWord(into, object, key),
  function_call: (into, object, key) =>
    isJsonObject(object[key]) ? text("name")(into, object, key) : toolChoiceWord(into, object, key),
  response_format: fields(responseFormat, "tool-definition"),
  prediction: fields(rules({ type: oneOf("content"), content: text("assistant") }), "assistant"),
  metadata: text("unknown"),
  logit_bias: text("unknown"),
  stop: text("unknown"),
  user: text("name"),
  safety_identifier: text("name"),
  prompt_cache_key: text("name"),
});

const calledFunction = rules({ name: text("name"), arguments: jsonText("tool-arguments") });

/** Of an assistant message: what the model called. Identifiers come from the caller here, so they are inspected. */
export const functionCallField = fields(calledFunction, "tool-arguments");

export const toolCallsField = listOf(
  rules({
    id: text("name"),
    type: oneOf("function", "custom"),
    index: setting,
    function: functionCallField,
    custom: fields(rules({ name: text("name"), input: text("tool-arguments") }), "tool-arguments"),
  }),
  "tool-arguments",
);
