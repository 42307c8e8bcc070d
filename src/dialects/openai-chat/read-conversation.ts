import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Conversation, Reasoning, ResponseFormat, Tool, ToolChoice } from "../conversation.ts";
import { isAbsent, malformed, notTranslated, requireMembers, requireObject, requireString } from "../refuse-request.ts";
import { readMessages } from "./read-messages.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Members of a request that are carried over, or refused below with more to say. */
const carried = words(
  "messages tools tool_choice parallel_tool_calls temperature top_p top_k stop response_format reasoning_effort user " +
    "n logprobs logit_bias presence_penalty frequency_penalty modalities",
);

/** Left out, because they change nothing about the answer; the model, the bound and the stream are the gateway's to say. */
const neutral = words(
  "model stream stream_options max_tokens max_completion_tokens store metadata service_tier safety_identifier prompt_cache_key prompt_cache_retention",
);

/** Values that ask for what every API does anyway. */
const ordinary: ReadonlyMap<string, string> = new Map([
  ["n", "1"],
  ["logprobs", "false"],
  ["logit_bias", "{}"],
  ["presence_penalty", "0"],
  ["frequency_penalty", "0"],
  ["modalities", '["text"]'],
]);

const efforts = words("none minimal low medium high xhigh");

/** A chat completion request in the middle form. Throws Problem `content_not_supported` or `request_malformed`. */
export function readRequest(document: JsonObject, { stream }: { readonly stream: boolean }): Conversation {
  requireMembers(document, "", carried, neutral);
  for (const [key, value] of ordinary) {
    if (!isAbsent(document[key]) && JSON.stringify(document[key]) !== value) throw notTranslated(key);
  }
  const parallel = document["parallel_tool_calls"];
  return {
    ...readMessages(document["messages"]),
    tools: readTools(document["tools"]),
    ...given("toolChoice", readToolChoice(document["tool_choice"])),
    ...given(
      "parallelToolCalls",
      typeof parallel === "boolean" ? parallel : refuseUnless(isAbsent(parallel), "parallel_tool_calls", "true or false"),
    ),
    ...given("temperature", readNumber(document, "temperature")),
    ...given("topP", readNumber(document, "top_p")),
    ...given("topK", readNumber(document, "top_k")),
    stopSequences: readStop(document["stop"]),
    ...given("responseFormat", readResponseFormat(document["response_format"])),
    ...given("reasoning", readReasoning(document["reasoning_effort"])),
    ...given("user", readString(document, "user")),
    stream,
  };
}

function readTools(tools: JsonValue | undefined): Tool[] {
  if (!Array.isArray(tools)) return [];
  return tools.map((item, index) => {
    const path = `tools[${index}]`;
    const tool = requireObject(item, path);
    if (tool["type"] !== "function" && !isAbsent(tool["type"])) throw notTranslated(path, "a tool that is not a function");
    requireMembers(tool, path, words("type function"));
    const called = requireObject(tool["function"], `${path}.function`);
    requireMembers(called, `${path}.function`, words("name description parameters strict"));
    const { strict, parameters } = called;
    if (!isAbsent(strict) && typeof strict !== "boolean") throw malformed(`${path}.function.strict`, "true or false");
    return {
      name: requireString(called["name"], `${path}.function.name`),
      ...given("description", readString(called, "description", `${path}.function.`)),
      schema: isAbsent(parameters)
        ? { type: "object", properties: {} }
        : requireObject(parameters, `${path}.function.parameters`),
      ...(typeof strict === "boolean" ? { strict } : undefined),
    };
  });
}

function readToolChoice(choice: JsonValue | undefined): ToolChoice | undefined {
  if (isAbsent(choice)) return undefined;
  if (choice === "auto" || choice === "none") return { type: choice };
  if (choice === "required") return { type: "any" };
  if (!isJsonObject(choice)) throw malformed("tool_choice", "auto, none, required or an object");
  if (choice["type"] !== "function") throw notTranslated("tool_choice.type", "a choice other than of one function");
  requireMembers(choice, "tool_choice", words("type function"));
  const called = requireObject(choice["function"], "tool_choice.function");
  requireMembers(called, "tool_choice.function", words("name"));
  return { type: "tool", name: requireString(called["name"], "tool_choice.function.name") };
}

function readStop(stop: JsonValue | undefined): string[] {
  if (isAbsent(stop)) return [];
  if (typeof stop === "string") return [stop];
  if (!Array.isArray(stop)) throw malformed("stop", "a string or an array of strings");
  return stop.map((sequence, index) => requireString(sequence, `stop[${index}]`));
}

function readResponseFormat(format: JsonValue | undefined): ResponseFormat | undefined {
  if (isAbsent(format)) return undefined;
  const { type, json_schema: wanted } = requireObject(format, "response_format");
  requireMembers(format as JsonObject, "response_format", words("type json_schema"));
  if (type === "text" || type === "json_object") {
    if (!isAbsent(wanted)) throw notTranslated("response_format.json_schema", "a schema beside this type");
    return type === "text" ? undefined : { type: "json" };
  }
  if (type !== "json_schema") throw notTranslated("response_format.type", "a format other than text, json_object or json_schema");
  const path = "response_format.json_schema";
  const { name, schema, strict } = requireObject(wanted, path);
  requireMembers(wanted as JsonObject, path, words("name schema strict"));
  if (!isAbsent(strict) && typeof strict !== "boolean") throw malformed(`${path}.strict`, "true or false");
  return {
    type: "json-schema",
    name: requireString(name, `${path}.name`),
    schema: requireObject(schema, `${path}.schema`),
    ...(typeof strict === "boolean" ? { strict } : undefined),
  };
}

function readReasoning(effort: JsonValue | undefined): Reasoning | undefined {
  if (isAbsent(effort)) return undefined;
  if (typeof effort !== "string" || !efforts.has(effort))
    throw malformed("reasoning_effort", `one of ${[...efforts].join(", ")}`);
  return { effort: effort as Extract<Reasoning, { effort: unknown }>["effort"] };
}

function readNumber(object: JsonObject, key: string): number | undefined {
  const value = object[key];
  if (isAbsent(value)) return undefined;
  if (typeof value !== "number") throw malformed(key, "a number");
  return value;
}

function readString(object: JsonObject, key: string, before = ""): string | undefined {
  const value = object[key];
  return isAbsent(value) ? undefined : requireString(value, before + key);
}

function refuseUnless(holds: boolean, path: string, expected: string): undefined {
  if (!holds) throw malformed(path, expected);
}

/** A member, where there is one. */
function given<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
