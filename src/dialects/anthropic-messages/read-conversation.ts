import type { JsonObject, JsonValue } from "../../core/json.ts";
import type { Conversation, Reasoning, ResponseFormat, Tool, ToolChoice } from "../conversation.ts";
import { isAbsent, malformed, notTranslated, requireMembers, requireObject, requireString } from "../refuse-request.ts";
import { readMessages, readSystem } from "./read-messages.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Members of a request that are carried over, or refused below with more to say. */
const carried = words(
  "messages system tools tool_choice temperature top_p top_k stop_sequences thinking output_config output_format metadata",
);

/** Left out, because they change nothing about the answer; the model, the bound and the stream are the gateway's to say. */
const neutral = words("model stream max_tokens service_tier speed cache_control anthropic_version anthropic_beta");

/** Of a tool: how it is kept, and how its arguments are cut into events. */
const neutralInTools = words("type cache_control eager_input_streaming");

/** The widest effort has no word of its own in other APIs. */
const efforts: ReadonlyMap<unknown, Extract<Reasoning, { effort: unknown }>["effort"]> = new Map([
  ["low", "low"],
  ["medium", "medium"],
  ["high", "high"],
  ["xhigh", "xhigh"],
  ["max", "xhigh"],
]);

/** A message request in the middle form. Throws Problem `content_not_supported` or `request_malformed`. */
export function readRequest(document: JsonObject, { stream }: { readonly stream: boolean }): Conversation {
  requireMembers(document, "", carried, neutral);
  const config = optionalObject(document["output_config"], "output_config");
  requireMembers(config, "output_config", words("effort format"));
  const metadata = optionalObject(document["metadata"], "metadata");
  requireMembers(metadata, "metadata", words("user_id"));
  const choice = optionalObject(document["tool_choice"], "tool_choice");
  requireMembers(choice, "tool_choice", words(`type${choice["type"] === "tool" ? " name" : ""} disable_parallel_tool_use`));
  const alone = choice["disable_parallel_tool_use"];
  if (!isAbsent(alone) && typeof alone !== "boolean") throw malformed("tool_choice.disable_parallel_tool_use", "true or false");
  return {
    system: readSystem(document["system"]),
    messages: readMessages(document["messages"]),
    tools: readTools(document["tools"]),
    ...given("toolChoice", readToolChoice(choice)),
    ...given("parallelToolCalls", typeof alone === "boolean" ? !alone : undefined),
    ...given("temperature", readNumber(document, "temperature")),
    ...given("topP", readNumber(document, "top_p")),
    ...given("topK", readNumber(document, "top_k")),
    stopSequences: readStopSequences(document["stop_sequences"]),
    ...given("responseFormat", readFormat(config["format"] ?? document["output_format"])),
    ...given("reasoning", readReasoning(document["thinking"], config["effort"])),
    ...given("user", isAbsent(metadata["user_id"]) ? undefined : requireString(metadata["user_id"], "metadata.user_id")),
    stream,
  };
}

function readTools(tools: JsonValue | undefined): Tool[] {
  if (!Array.isArray(tools)) return [];
  return (tools as JsonObject[]).map((tool, index) => {
    const path = `tools[${index}]`;
    if (!isAbsent(tool["type"]) && tool["type"] !== "custom") throw notTranslated(`${path}.type`, "a tool of this type");
    const { defer_loading: deferred, strict } = tool;
    requireMembers(tool, path, words("name description input_schema strict defer_loading"), neutralInTools);
    if (!isAbsent(deferred) && deferred !== false) throw notTranslated(`${path}.defer_loading`);
    if (!isAbsent(strict) && typeof strict !== "boolean") throw malformed(`${path}.strict`, "true or false");
    const { description } = tool;
    return {
      name: requireString(tool["name"], `${path}.name`),
      ...given("description", isAbsent(description) ? undefined : requireString(description, `${path}.description`)),
      schema: requireObject(tool["input_schema"], `${path}.input_schema`),
      ...given("strict", typeof strict === "boolean" ? strict : undefined),
    };
  });
}

function readToolChoice({ type, name }: JsonObject): ToolChoice | undefined {
  if (isAbsent(type)) return undefined;
  if (type === "auto" || type === "none" || type === "any") return { type };
  if (type !== "tool") throw malformed("tool_choice.type", "auto, any, tool or none");
  return { type, name: requireString(name, "tool_choice.name") };
}

function readStopSequences(sequences: JsonValue | undefined): string[] {
  if (isAbsent(sequences)) return [];
  if (!Array.isArray(sequences)) throw malformed("stop_sequences", "an array of strings");
  return sequences.map((sequence, index) => requireString(sequence, `stop_sequences[${index}]`));
}

/** Other APIs want a name for a schema, which this one does not know. */
function readFormat(format: JsonValue | undefined): ResponseFormat | undefined {
  if (isAbsent(format)) return undefined;
  const path = "output_config.format";
  const { type, schema } = requireObject(format, path);
  requireMembers(format as JsonObject, path, words("type schema"));
  if (type !== "json_schema") throw notTranslated(`${path}.type`, "a format other than json_schema");
  return { type: "json-schema", name: "answer", schema: requireObject(schema, `${path}.schema`), strict: true };
}

/** A model that thinks as it sees fit does so with the effort that was asked for. `display` says only how the thoughts are shown. */
function readReasoning(thinking: JsonValue | undefined, effort: JsonValue | undefined): Reasoning | undefined {
  const word = efforts.get(effort);
  if (!isAbsent(effort) && word === undefined) throw malformed("output_config.effort", "low, medium, high, xhigh or max");
  const said = word === undefined ? undefined : { effort: word };
  if (isAbsent(thinking)) return said;
  const { type, budget_tokens: budgetTokens } = requireObject(thinking, "thinking");
  requireMembers(thinking as JsonObject, "thinking", words("type budget_tokens display"));
  if (type !== "enabled" && !isAbsent(budgetTokens))
    throw notTranslated("thinking.budget_tokens", "a budget for this way of thinking");
  switch (typeof type === "string" ? type : "") {
    case "enabled":
      if (typeof budgetTokens !== "number" || !Number.isSafeInteger(budgetTokens) || budgetTokens < 1)
        throw malformed("thinking.budget_tokens", "a positive integer");
      return { budgetTokens };
    case "adaptive":
      return said ?? { effort: "high" };
    case "disabled":
      return { effort: "none" };
    default:
      throw notTranslated("thinking.type", "this way of thinking");
  }
}

function readNumber(object: JsonObject, key: string): number | undefined {
  const value = object[key];
  if (isAbsent(value)) return undefined;
  if (typeof value !== "number") throw malformed(key, "a number");
  return value;
}

function optionalObject(value: JsonValue | undefined, path: string): JsonObject {
  return isAbsent(value) ? {} : requireObject(value, path);
}

/** A member, where there is one. */
function given<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
