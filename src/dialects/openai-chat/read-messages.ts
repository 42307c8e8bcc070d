import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Block, MediaBlock, Message, TextBlock, ToolCallBlock } from "../conversation.ts";
import { malformed, notTranslated, requireMembers, requireString } from "../refuse-request.ts";
import { mediaTypeOfName } from "./collect-content.ts";
import { textKeyOf } from "./merge-text.ts";
import { readArguments } from "./read-arguments.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Members of messages that are carried over, by role. */
const members: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["system", words("role content")],
  ["developer", words("role content")],
  ["user", words("role content")],
  ["assistant", words("role content refusal reasoning reasoning_content tool_calls annotations")],
  ["tool", words("role content tool_call_id")],
]);

/** Left out, because they change nothing about the answer: cache marks, as some servers of this API know them. */
const neutral = words("cache_control");

/**
 * Messages of a request. The instructions stand at the front. Neighbours of one role become one message, tool results among them, because other APIs
 * know two roles that take turns; a message that says nothing is left out.
 */
export function readMessages(messages: JsonValue | undefined): { system: TextBlock[]; messages: Message[] } {
  const system: TextBlock[] = [];
  const read: { role: Message["role"]; content: Block[] }[] = [];
  for (const [index, message] of (messages as JsonObject[]).entries()) {
    const path = `messages[${index}]`;
    const role = message["role"] as string;
    const known = members.get(role);
    if (known === undefined) throw notTranslated(`${path}.role`, "a message of this role");
    requireMembers(message, path, known, neutral);
    if (role === "system" || role === "developer") {
      if (read.length > 0) throw notTranslated(`${path}.role`, "instructions after the first message");
      system.push(...readText(message["content"], `${path}.content`));
      continue;
    }
    const content =
      role === "assistant"
        ? readAssistant(message, path)
        : role === "tool"
          ? [readResult(message, path)]
          : readUser(message, path);
    const last = read.at(-1);
    const turn = role === "assistant" ? "assistant" : "user";
    if (last?.role === turn) last.content.push(...content);
    else if (content.length > 0) read.push({ role: turn, content });
  }
  return { system, messages: read };
}

function readAssistant(message: JsonObject, path: string): Block[] {
  const { annotations, reasoning: thought = null, reasoning_content: thinking = null } = message;
  if (hasSaid(annotations)) throw notTranslated(`${path}.annotations`, "annotations");
  if (thought !== null && thinking !== null && thought !== thinking)
    throw notTranslated(`${path}.reasoning`, "reasoning in two forms");
  const reasoning = readText(thinking ?? thought, `${path}.reasoning_content`);
  const text = [...readText(message["content"], `${path}.content`), ...readText(message["refusal"], `${path}.refusal`)];
  const calls = (message["tool_calls"] ?? []) as JsonObject[];
  return [
    ...reasoning.map((block) => ({ ...block, type: "reasoning" as const })),
    ...text,
    ...calls.map((call, index) => readCall(call, `${path}.tool_calls[${index}]`)),
  ];
}

function readCall(call: JsonObject, path: string): ToolCallBlock {
  if (call["type"] !== "function" && call["type"] !== undefined)
    throw notTranslated(path, "a call of a tool that is not a function");
  requireMembers(call, path, words("id type function index"));
  const called = call["function"];
  if (!isJsonObject(called)) throw malformed(`${path}.function`, "an object");
  requireMembers(called, `${path}.function`, words("name arguments"));
  const read = readArguments(called["arguments"]);
  if (read === undefined) throw malformed(`${path}.function.arguments`, "a JSON object in a string");
  return {
    type: "tool-call",
    id: requireString(call["id"], `${path}.id`),
    name: requireString(called["name"], `${path}.function.name`),
    arguments: read,
  };
}

function readResult(message: JsonObject, path: string): Block {
  return {
    type: "tool-result",
    id: requireString(message["tool_call_id"], `${path}.tool_call_id`),
    content: readText(message["content"], `${path}.content`),
    failed: false,
  };
}

function readUser(message: JsonObject, path: string): Block[] {
  const { content } = message;
  if (!Array.isArray(content)) return readText(content, `${path}.content`);
  return content.flatMap((part, index) => readPart(part as JsonObject, `${path}.content[${index}]`));
}

/** Checked by `parseRequest`: text, or media with base64 in it. */
function readPart(part: JsonObject, path: string): (TextBlock | MediaBlock)[] {
  const type = part["type"] as string;
  if (type === "text") return readTextPart(part, path);
  requireMembers(part, path, words("type"), new Set([type]), neutral);
  const holder = part[type] as JsonObject;
  const at = `${path}.${type}`;
  if (type === "image_url") {
    requireMembers(holder, at, words("url detail"));
    if (holder["detail"] !== undefined && holder["detail"] !== null && holder["detail"] !== "auto")
      throw notTranslated(`${at}.detail`);
    return [{ type: "image", ...readDataUrl(holder["url"]) }];
  }
  if (type === "input_audio") {
    requireMembers(holder, at, words("data format"));
    const mediaType = holder["format"] === "mp3" ? "audio/mpeg" : "audio/wav";
    return [{ type: "audio", mediaType, data: holder["data"] as string }];
  }
  requireMembers(holder, at, words("filename file_data"));
  const { filename, file_data: data } = holder;
  const name = typeof filename === "string" ? { name: filename } : undefined;
  if (typeof data === "string" && !data.startsWith("data:"))
    return [{ type: "document", mediaType: mediaTypeOfName(filename), data, ...name }];
  return [{ type: "document", ...readDataUrl(data), ...name }];
}

/** As `collectDataUrl` has written it. */
function readDataUrl(url: JsonValue | undefined): { mediaType: string; data: string } {
  const [, mediaType = "", data = ""] = /^data:([^;,]*);base64,(.*)$/.exec(typeof url === "string" ? url : "") ?? [];
  return { mediaType: mediaType.toLowerCase(), data };
}

/** A string, or text and refusal parts. Empty text says nothing. */
function readText(content: JsonValue | undefined, path: string): TextBlock[] {
  if (content === undefined || content === null || content === "") return [];
  if (typeof content === "string") return [{ type: "text", text: content }];
  if (!Array.isArray(content)) throw malformed(path, "a string or an array of content parts");
  return content.flatMap((part, index) => readTextPart(part, `${path}[${index}]`));
}

function readTextPart(part: JsonValue, path: string): TextBlock[] {
  const key = textKeyOf(part);
  if (key === undefined) throw notTranslated(path, "a content part of this type");
  requireMembers(part as JsonObject, path, new Set(["type", key]), neutral);
  const text = (part as JsonObject)[key] as string;
  return text === "" ? [] : [{ type: "text", text }];
}

/** Anything but null and the empty list. */
function hasSaid(value: JsonValue | undefined): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}
