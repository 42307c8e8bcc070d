import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Conversation, Reasoning, ResponseFormat, Tool, ToolChoice } from "../conversation.ts";
import { malformed } from "../refuse-request.ts";
import { requireKnown, untranslatable } from "./read-conversation.ts";
import { isSaid } from "./request-checks.ts";

type Settings = Omit<Conversation, "system" | "messages" | "stream">;

/** Members of a request that change nothing about the answer, or that are said by other means. */
const ignorable: ReadonlySet<string> = new Set(
  (
    "model input instructions stream store background max_output_tokens metadata stream_options service_tier safety_identifier prompt_cache_key " +
    "prompt_cache_options prompt_cache_retention max_tool_calls"
  ).split(" "),
);

/** Values that say what is so anyway. */
const defaults: Readonly<Record<string, readonly JsonValue[]>> = { truncation: ["disabled"], top_logprobs: [0] };

/** What `include` may ask for: reasoning comes with its signature anyway, and the rest is of tools that are refused. */
const notIncluded = "message.output_text.logprobs";

const efforts: ReadonlySet<JsonValue> = new Set(["none", "minimal", "low", "medium", "high", "xhigh"]);

/** Everything of a request but what is said in it. Throws Problem `content_not_supported`, naming the member. */
export function readSettings(document: JsonObject): Settings {
  const settings: { -readonly [Key in keyof Settings]: Settings[Key] } = { tools: [], stopSequences: [] };
  for (const key of Object.keys(document)) {
    const value = document[key];
    if (!isSaid(value) || ignorable.has(key) || defaults[key]?.includes(value)) continue;
    if (key === "temperature" && typeof value === "number") settings.temperature = value;
    else if (key === "top_p" && typeof value === "number") settings.topP = value;
    else if (key === "parallel_tool_calls" && typeof value === "boolean") settings.parallelToolCalls = value;
    else if (key === "user" && typeof value === "string") settings.user = value;
    else if (key === "tools") settings.tools = (value as JsonObject[]).map((tool, index) => readTool(tool, `tools[${index}]`));
    else if (key === "tool_choice") settings.toolChoice = readToolChoice(value);
    else if (key === "include" && Array.isArray(value) && !value.includes(notIncluded)) continue;
    else if (key === "text" && isJsonObject(value)) Object.assign(settings, readText(value));
    else if (key === "reasoning" && isJsonObject(value)) Object.assign(settings, readReasoningEffort(value));
    else throw untranslatable(defaults[key] === undefined && key !== "include" ? nameOf(key) : key, "it has no place there");
  }
  return settings;
}

/** Names come from the caller; only those of the API are repeated. */
function nameOf(key: string): string {
  return /^(text|reasoning|temperature|top_p|user|tools|parallel_tool_calls)$/.test(key) ? key : "A member of the request";
}

function readTool(tool: JsonObject, path: string): Tool {
  if (tool["type"] !== "function") throw untranslatable(path, "tools there are functions");
  for (const key of Object.keys(tool)) {
    const value = tool[key];
    if (!toolMembers.has(key) && isSaid(value) && value !== false)
      throw untranslatable(path, "one of its members has no place there");
  }
  const { name, description, parameters } = tool;
  const strict = readStrict(tool, path);
  if (typeof name !== "string") throw untranslatable(`${path}.name`, "it must be a string");
  return {
    name,
    ...(typeof description === "string" ? { description } : undefined),
    schema: isJsonObject(parameters) ? parameters : { type: "object", properties: {} },
    ...(strict === undefined ? undefined : { strict }),
  };
}

function readStrict({ strict = null }: JsonObject, path: string): boolean | undefined {
  if (strict !== null && typeof strict !== "boolean") throw malformed(`${path}.strict`, "true or false");
  return strict ?? undefined;
}

/** Callers are checked by ./require-client-tools.ts. */
const toolMembers: ReadonlySet<string> = new Set(["type", "name", "description", "parameters", "strict", "allowed_callers"]);

function readToolChoice(choice: JsonValue): ToolChoice {
  if (choice === "auto" || choice === "none") return { type: choice };
  if (choice === "required") return { type: "any" };
  if (isJsonObject(choice) && choice["type"] === "function" && typeof choice["name"] === "string") {
    requireKnown(choice, "tool_choice", "name");
    return { type: "tool", name: choice["name"] };
  }
  throw untranslatable("tool_choice", "a choice there is auto, none, required or one function");
}

function readText(config: JsonObject): { responseFormat?: ResponseFormat } {
  const { format, verbosity, ...rest } = config;
  if (isSaid(verbosity) && verbosity !== "medium") throw untranslatable("text.verbosity", "it has no place there");
  if (Object.keys(rest).length > 0) throw untranslatable("text", "one of its members has no place there");
  if (!isSaid(format) || !isJsonObject(format)) return {};
  requireKnown(format, "text.format", ...(format["type"] === "json_schema" ? ["name", "schema", "strict"] : []));
  if (format["type"] === "text") return {};
  if (format["type"] === "json_object") return { responseFormat: { type: "json" } };
  const { name, schema } = format;
  const strict = readStrict(format, "text.format");
  if (format["type"] !== "json_schema" || !isJsonObject(schema))
    throw untranslatable("text.format", "formats there are text and JSON");
  return {
    responseFormat: {
      type: "json-schema",
      name: typeof name === "string" ? name : "answer",
      schema,
      ...(strict === undefined ? undefined : { strict }),
    },
  };
}

/** How much of the reasoning is told (`summary`) is left to the other API. */
function readReasoningEffort(reasoning: JsonObject): { reasoning?: Reasoning } {
  const { effort, summary: _summary, generate_summary: _older, ...rest } = reasoning;
  if (Object.values(rest).some(isSaid)) throw untranslatable("reasoning", "one of its members has no place there");
  if (!isSaid(effort)) return {};
  if (!efforts.has(effort)) throw untranslatable("reasoning.effort", "it has no such effort");
  return { reasoning: { effort } as Reasoning };
}
