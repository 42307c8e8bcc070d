import type { JsonObject } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { hasItems } from "../refuse-request.ts";
import type { FieldRules } from "../collect-text.ts";
import { fields, identifier, jsonText, listOf, oneOf, rules, setting, text } from "../collect-text.ts";

/**
 * How the members of an answer are read. Not inspected is only: `model` (replaced), `usage` (reduced to its numbers), numbers in the fields listed as
 * settings, words of closed lists, and identifiers that look like one (`id`, `system_fingerprint`, a tool call's `id`).
 */
const calledFunction = fields(rules({ name: text("name"), arguments: jsonText("tool-arguments") }), "tool-arguments");

export const toolCallFields: FieldRules = rules({
  index: setting,
  id: identifier,
  type: oneOf("function", "custom"),
  function: calledFunction,
  custom: fields(rules({ name: text("name"), input: text("tool-arguments") }), "tool-arguments"),
});

export const finishReasons: ReadonlySet<string> = new Set(["stop", "length", "tool_calls", "content_filter", "function_call"]);

export const answerFields: FieldRules = rules({
  id: identifier,
  object: oneOf("chat.completion", "chat.completion.chunk"),
  created: setting,
  model: () => {},
  choices: () => {},
  usage: () => {},
  system_fingerprint: identifier,
  service_tier: oneOf("auto", "default", "flex", "scale", "priority"),
});

export const choiceFields: FieldRules = rules({
  index: setting,
  finish_reason: oneOf(...finishReasons),
  message: fields(
    rules({
      role: oneOf("assistant"),
      content: text("assistant"),
      refusal: text("assistant"),
      reasoning: text("reasoning"),
      reasoning_content: text("reasoning"),
      tool_calls: listOf(toolCallFields, "tool-arguments"),
      function_call: calledFunction,
      annotations: text("document"),
    }),
    "unknown",
  ),
  logprobs: () => {},
});

/** Whether a message, or a delta of one, holds what is not text: `audio`, `images` as some routers give them, or content parts of that kind. */
export function holdsMedia({ audio, images, content }: JsonObject): boolean {
  if ((audio !== undefined && audio !== null) || hasItems(images)) return true;
  return Array.isArray(content) && content.some((part) => isJsonObject(part) && mediaTypes.has(part["type"]));
}

const mediaTypes: ReadonlySet<unknown> = new Set(
  "image_url input_image output_image image input_audio output_audio audio_url audio video_url video file input_file".split(" "),
);
