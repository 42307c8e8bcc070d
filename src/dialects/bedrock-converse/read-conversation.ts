import { parseJsonText } from "../../core/check-json.ts";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Conversation, Message, Reasoning, ResponseFormat, TextBlock, Tool, ToolChoice } from "../conversation.ts";
import { malformed, notTranslated, requireMembers } from "../refuse-request.ts";
import { readBlocks } from "./read-blocks.ts";
import { names, numberAt, objectAt, objectsAt, textAt } from "./read-members.ts";

const carried = names("messages system inferenceConfig toolConfig additionalModelRequestFields outputConfig");

/** Left out, because they change nothing about the answer. Cache points are too. */
const leftOut = names("requestMetadata performanceConfig serviceTier");

/** Fields of the model's own answer that are told where they are known, whether or not they are asked for. */
const toldFields: ReadonlySet<unknown> = new Set(["/stop_sequence", "/delta/stop_sequence"]);

/** A request that was parsed by this dialect. Throws Problem `content_not_supported`. */
export function readConversation(document: JsonObject, { stream }: { readonly stream: boolean }): Conversation {
  const paths = document["additionalModelResponseFieldPaths"];
  const asked = Array.isArray(paths) && paths.every((path) => toldFields.has(path));
  requireMembers(document, "", carried, leftOut, asked ? names("additionalModelResponseFieldPaths") : new Set());
  const config = objectAt(document, "inferenceConfig") ?? {};
  requireMembers(config, "inferenceConfig", names("maxTokens temperature topP stopSequences"));
  const temperature = numberAt(config, "temperature");
  const topP = numberAt(config, "topP");
  const stops = config["stopSequences"];
  const responseFormat = readFormat(objectAt(document, "outputConfig"));
  const fields = readModelFields(objectAt(document, "additionalModelRequestFields"));
  const effort = readEffort(objectAt(document, "outputConfig"));
  if (effort !== undefined && fields.reasoning !== undefined)
    throw notTranslated("outputConfig.effort", "an effort beside a budget");
  const reasoning = fields.reasoning ?? effort;
  return {
    system: readSystem(objectsAt(document, "system")),
    messages: objectsAt(document, "messages").map(readMessage),
    ...readTools(objectAt(document, "toolConfig")),
    ...(temperature === undefined ? undefined : { temperature }),
    ...(topP === undefined ? undefined : { topP }),
    ...(fields.topK === undefined ? undefined : { topK: fields.topK }),
    stopSequences: Array.isArray(stops) ? stops.filter((stop) => typeof stop === "string") : [],
    ...(responseFormat === undefined ? undefined : { responseFormat }),
    ...(reasoning === undefined ? undefined : { reasoning }),
    stream,
  };
}

function readSystem(blocks: readonly JsonObject[]): TextBlock[] {
  return readBlocks(blocks, "system").map((block, index) => {
    if (block.type !== "text") throw notTranslated(`system[${index}]`);
    return block;
  });
}

function readMessage(message: JsonObject, index: number): Message {
  const path = `messages[${index}]`;
  requireMembers(message, path, names("role content"));
  const { role } = message;
  if (role !== "user" && role !== "assistant") throw notTranslated(`${path}.role`);
  return { role, content: readBlocks(objectsAt(message, "content"), `${path}.content`) };
}

function readTools(config: JsonObject = {}): { readonly tools: readonly Tool[]; readonly toolChoice?: ToolChoice } {
  requireMembers(config, "toolConfig", names("tools toolChoice"));
  const tools = objectsAt(config, "tools").flatMap((tool, index): Tool[] => {
    const path = `toolConfig.tools[${index}]`;
    requireMembers(tool, path, names("toolSpec cachePoint"));
    const spec = objectAt(tool, "toolSpec");
    if (spec === undefined) return [];
    requireMembers(spec, `${path}.toolSpec`, names("name description inputSchema strict"));
    const input = objectAt(spec, "inputSchema") ?? {};
    requireMembers(input, `${path}.toolSpec.inputSchema`, names("json"));
    const schema = objectAt(input, "json");
    if (schema === undefined) throw malformed(`${path}.toolSpec.inputSchema.json`, "an object");
    const description = textAt(spec, "description");
    const { strict = null } = spec;
    if (strict !== null && typeof strict !== "boolean") throw malformed(`${path}.toolSpec.strict`, "true or false");
    return [
      {
        name: textAt(spec, "name") ?? "",
        ...(description === undefined ? undefined : { description }),
        schema,
        ...(strict === null ? undefined : { strict }),
      },
    ];
  });
  const choice = objectAt(config, "toolChoice");
  return choice === undefined ? { tools } : { tools, toolChoice: readChoice(choice) };
}

function readChoice(choice: JsonObject): ToolChoice {
  requireMembers(choice, "toolConfig.toolChoice", names("auto any tool"));
  requireMembers(objectAt(choice, "tool") ?? {}, "toolConfig.toolChoice.tool", names("name"));
  for (const key of ["auto", "any"]) requireMembers(objectAt(choice, key) ?? {}, `toolConfig.toolChoice.${key}`);
  const name = textAt(objectAt(choice, "tool") ?? {}, "name");
  if (name !== undefined) return { type: "tool", name };
  return { type: isJsonObject(choice["any"]) ? "any" : "auto" };
}

/** What models of Anthropic and Amazon take beside the API's own settings. */
function readModelFields(fields: JsonObject = {}): { readonly topK?: number; readonly reasoning?: Reasoning } {
  const path = "additionalModelRequestFields";
  requireMembers(fields, path, names("top_k thinking inferenceConfig"));
  const nested = objectAt(fields, "inferenceConfig") ?? {};
  requireMembers(nested, `${path}.inferenceConfig`, names("topK"));
  const topK = numberAt(fields, "top_k") ?? numberAt(nested, "topK");
  const thinking = fields["thinking"];
  return { ...(topK === undefined ? undefined : { topK }), ...readThinking(thinking, `${path}.thinking`) };
}

function readThinking(thinking: JsonValue | undefined, path: string): { readonly reasoning?: Reasoning } {
  if (thinking === undefined || thinking === null) return {};
  if (!isJsonObject(thinking)) throw malformed(path, "an object");
  requireMembers(thinking, path, names("type budget_tokens"));
  if (thinking["type"] === "disabled") return { reasoning: { effort: "none" } };
  const budgetTokens = numberAt(thinking, "budget_tokens");
  if (thinking["type"] !== "enabled" || budgetTokens === undefined) throw notTranslated(path);
  return { reasoning: { budgetTokens } };
}

function readEffort(config: JsonObject = {}): Reasoning | undefined {
  requireMembers(config, "outputConfig", names("textFormat effort"));
  const { effort } = config;
  if (effort === undefined || effort === null) return undefined;
  if (effort === "low" || effort === "medium" || effort === "high" || effort === "xhigh") return { effort };
  throw notTranslated("outputConfig.effort");
}

function readFormat(config: JsonObject = {}): ResponseFormat | undefined {
  const format = objectAt(config, "textFormat");
  if (format === undefined) return undefined;
  const path = "outputConfig.textFormat";
  requireMembers(format, path, names("type structure"));
  const structure = objectAt(format, "structure") ?? {};
  requireMembers(structure, `${path}.structure`, names("jsonSchema"));
  const definition = objectAt(structure, "jsonSchema") ?? {};
  const at = `${path}.structure.jsonSchema`;
  requireMembers(definition, at, names("schema name description"));
  if (textAt(definition, "description") !== undefined) throw notTranslated(`${at}.description`);
  const schema = parseJson(textAt(definition, "schema") ?? "");
  if (!isJsonObject(schema)) throw malformed(`${at}.schema`, "a JSON object in a string");
  return { type: "json-schema", name: textAt(definition, "name") ?? "answer", schema, strict: true };
}

function parseJson(text: string): unknown {
  try {
    return parseJsonText(text);
  } catch {
    // Not JSON: the caller of this says so.
    return undefined;
  }
}
