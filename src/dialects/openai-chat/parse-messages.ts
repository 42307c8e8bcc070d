import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Surface } from "../../core/inspection.ts";
import type { Collection, FieldRules } from "../collect-text.ts";
import { hasItems, malformed, notSupported, requireObjects } from "../refuse-request.ts";
import { collectFields, collectText, collectUnknown, rules, text } from "../collect-text.ts";
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
export function collectMessages(into: Collection, messages: JsonValue | undefined): boolean {
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
    requireContent(message, path);
    collectFields(into, message, fieldsByRole.get(surface ?? "user") ?? new Map(), "unknown");
  }
  return usesTools;
}

const fieldsByRole: ReadonlyMap<Surface, FieldRules> = new Map(
  [...new Set(surfaces.values())].map((surface) => [
    surface,
    rules({
      role: () => {},
      content: (into, message) => collectContent(into, message, surface),
      name: text("name"),
      refusal: text("assistant"),
      reasoning: text("reasoning"),
      reasoning_content: text("reasoning"),
      tool_call_id: text("name"),
      tool_calls: toolCallsField,
      function_call: functionCallField,
    }),
  ]),
);

function requireContent(message: JsonObject, path: string): void {
  const { content, tool_calls: toolCalls, function_call: functionCall, audio } = message;
  if (toolCalls !== undefined && toolCalls !== null) requireObjects(toolCalls, `${path}.tool_calls`);
  if (audio !== undefined && audio !== null) throw notSupported(`${path}.audio`, "audio");
  if (content === undefined || content === null) {
    const saysSomethingElse = message["role"] === "assistant" || toolCalls !== undefined || functionCall !== undefined;
    if (!saysSomethingElse) throw malformed(`${path}.content`, "a string or an array of content parts");
    return;
  }
  if (typeof content === "string") return;
  if (!Array.isArray(content)) throw malformed(`${path}.content`, "a string or an array of content parts");
  for (const [index, part] of content.entries()) requirePart(part, `${path}.content[${index}]`, message["role"]);
}

function requirePart(part: JsonValue, path: string, role: JsonValue | undefined): void {
  if (!isJsonObject(part)) throw malformed(path, "an object");
  const type = part["type"];
  if (typeof type !== "string") throw malformed(`${path}.type`, "a string");
  if (type !== "text" && (type !== "refusal" || role !== "assistant")) throw notSupported(path, "content parts other than text");
  if (typeof part[type] !== "string") throw malformed(`${path}.${type}`, "a string");
}

/** Checked by `requireContent`: a string, null, or text and refusal parts. */
function collectContent(into: Collection, message: JsonObject, surface: Surface): void {
  const content = message["content"];
  if (typeof content === "string") return collectText(into, message, "content", surface);
  if (!Array.isArray(content)) return;
  const merged = mergeNeighbours(content as JsonObject[]);
  message["content"] = merged;
  for (const part of merged) {
    for (const key of Object.keys(part)) {
      if (key === part["type"]) collectText(into, part, key, surface);
      else if (key !== "type") collectUnknown(into, part, key, "unknown");
    }
  }
}

/**
 * Neighbouring text parts become one, joined as models join them. So there is one reading of them, for the detectors and
 * for the model: a number cut in two is whole again, and a boundary that a detector relies on is one for the model too.
 * Further members (a cache mark, say) move along; of two with one name the last stays.
 */
function mergeNeighbours(parts: readonly JsonObject[]): JsonObject[] {
  const merged: { part: JsonObject; texts: string[] }[] = [];
  for (const part of parts) {
    const type = part["type"] as string;
    const last = merged.at(-1);
    if (last !== undefined && last.part["type"] === type) {
      last.texts.push(part[type] as string);
      for (const key of Object.keys(part)) {
        if (key !== type && key !== "__proto__") last.part[key] = part[key] as JsonValue;
      }
    } else {
      merged.push({ part, texts: [part[type] as string] });
    }
  }
  return merged.map(({ part, texts }) => {
    if (texts.length > 1) part[part["type"] as string] = texts.join("");
    return part;
  });
}
