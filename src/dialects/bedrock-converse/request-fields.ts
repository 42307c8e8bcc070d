import type { FieldRule, FieldRules } from "../collect-text.ts";
import { fields, jsonText, listOf, oneOf, rules, setting, text } from "../collect-text.ts";

/**
 * How the members of a Converse request are read besides its messages (API reference, "Converse", "ConverseStream").
 *
 * Not inspected, here and in ./parse-request.ts, is only: numbers and booleans in settings, words of closed lists, and the member names listed here. A known
 * field with any other value is inspected as text; unknown fields are inspected with their names.
 */
const none: FieldRule = () => {};

const toolSpec = rules({
  name: text("tool-definition"),
  description: text("tool-definition"),
  inputSchema: fields(rules({ json: text("tool-definition") }), "tool-definition"),
  strict: setting,
});

const cachePoint = fields(rules({ type: oneOf("default"), ttl: oneOf("5m", "1h") }), "unknown");

const toolChoice = rules({
  auto: text("unknown"),
  any: text("unknown"),
  tool: fields(rules({ name: text("name") }), "name"),
});

const jsonSchema = rules({
  schema: jsonText("tool-definition"),
  name: text("tool-definition"),
  description: text("tool-definition"),
});

const textFormat = rules({
  type: oneOf("json_schema"),
  structure: fields(rules({ jsonSchema: fields(jsonSchema, "tool-definition") }), "tool-definition"),
});

export const requestFields: FieldRules = rules({
  messages: none,
  system: none,
  inferenceConfig: fields(
    rules({ maxTokens: none, temperature: setting, topP: setting, stopSequences: text("unknown") }),
    "unknown",
  ),
  toolConfig: fields(
    rules({
      tools: listOf(rules({ toolSpec: fields(toolSpec, "tool-definition"), cachePoint }), "tool-definition"),
      toolChoice: fields(toolChoice, "unknown"),
    }),
    "unknown",
  ),
  additionalModelRequestFields: text("unknown"),
  additionalModelResponseFieldPaths: text("unknown"),
  requestMetadata: text("unknown"),
  performanceConfig: fields(rules({ latency: oneOf("standard", "optimized") }), "unknown"),
  serviceTier: fields(rules({ type: oneOf("default", "flex", "priority", "reserved") }), "unknown"),
  outputConfig: fields(
    rules({ textFormat: fields(textFormat, "tool-definition"), effort: oneOf("low", "medium", "high", "xhigh", "max") }),
    "unknown",
  ),
});
