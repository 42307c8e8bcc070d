import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Block, MediaBlock, Message, TextBlock, ToolResultBlock } from "../conversation.ts";
import { malformed, notTranslated, requireMembers, requireObject, requireString } from "../refuse-request.ts";

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Members of blocks that are carried over, by their type. A block of another type can't be said in other APIs. */
const members: ReadonlyMap<unknown, ReadonlySet<string>> = new Map<unknown, ReadonlySet<string>>([
  ["text", words("type text")],
  ["image", words("type source")],
  ["document", words("type source title citations")],
  ["tool_use", words("type id name input")],
  ["tool_result", words("type tool_use_id content is_error")],
  ["thinking", words("type thinking signature")],
  ["redacted_thinking", words("type data")],
]);

/** Left out, because they change nothing about the answer: cache marks, who called a tool of the caller's. */
const neutral = words("cache_control caller");

/** Where an earlier answer's text came from. */
const neutralInText = words("cache_control citations");

/** The system prompt: a string or text blocks, as `parseRequest` checked. */
export function readSystem(system: JsonValue | undefined): TextBlock[] {
  if (system === undefined || system === null) return [];
  if (typeof system === "string") return system === "" ? [] : [{ type: "text", text: system }];
  return (system as JsonObject[]).map((block, index) => readText(block, `system[${index}]`));
}

/**
 * Messages of a request, as `parseRequest` checked them. Neighbours of one role become one message, as this API itself reads them; what says nothing is left
 * out.
 */
export function readMessages(messages: JsonValue | undefined): Message[] {
  const read: { role: Message["role"]; content: Block[] }[] = [];
  for (const [index, message] of (messages as JsonObject[]).entries()) {
    const path = `messages[${index}]`;
    requireMembers(message, path, words("role content"));
    const role = message["role"] as string;
    if (role !== "user" && role !== "assistant") throw notTranslated(`${path}.role`, "instructions after the first message");
    const content = readContent(message["content"], `${path}.content`);
    const last = read.at(-1);
    if (last?.role === role) last.content.push(...content);
    else if (content.length > 0) read.push({ role, content });
  }
  return read;
}

function readContent(content: JsonValue | undefined, path: string): Block[] {
  if (typeof content === "string") return content === "" ? [] : [{ type: "text", text: content }];
  return (content as JsonObject[]).map((block, index) => readBlock(block, `${path}[${index}]`));
}

function readBlock(block: JsonObject, path: string): Block {
  const { type } = block;
  const known = members.get(type);
  if (known === undefined) throw notTranslated(path, "a content block of this type");
  if (type === "text") return readText(block, path);
  requireMembers(block, path, known, neutral);
  switch (type as string) {
    case "tool_use":
      return {
        type: "tool-call",
        id: requireString(block["id"], `${path}.id`),
        name: requireString(block["name"], `${path}.name`),
        arguments: requireObject(block["input"], `${path}.input`),
      };
    case "tool_result":
      return readResult(block, path);
    case "thinking":
      return { type: "reasoning", text: block["thinking"] as string, signature: block["signature"] as string };
    case "redacted_thinking":
      return { type: "reasoning", text: "", redacted: requireString(block["data"], `${path}.data`) };
    default:
      return readMedia(block, path);
  }
}

function readText(block: JsonObject, path: string): TextBlock {
  requireMembers(block, path, members.get("text") as ReadonlySet<string>, neutralInText);
  return { type: "text", text: block["text"] as string };
}

function readResult(block: JsonObject, path: string): ToolResultBlock {
  const content = readContent(block["content"] ?? "", `${path}.content`);
  const isMaterial = (item: Block): item is TextBlock | MediaBlock =>
    item.type === "text" || item.type === "image" || item.type === "document";
  if (!content.every(isMaterial)) throw notTranslated(`${path}.content`, "blocks of this type in a tool's result");
  const { is_error: failed = null } = block;
  if (failed !== null && typeof failed !== "boolean") throw malformed(`${path}.is_error`, "true or false");
  const id = requireString(block["tool_use_id"], `${path}.tool_use_id`);
  return { type: "tool-result", id, content, failed: failed === true };
}

/** A picture or a document, in base64. A document of plain text becomes a file with that text. */
function readMedia(block: JsonObject, path: string): MediaBlock {
  const source = block["source"] as JsonObject;
  const type = block["type"] === "image" ? "image" : "document";
  const { title, citations } = block;
  requireMembers(source, `${path}.source`, words("type media_type data content"));
  if (isJsonObject(citations) && citations["enabled"] === true) throw notTranslated(`${path}.citations`, "that it may be cited");
  const name = title === undefined || title === null ? undefined : { name: requireString(title, `${path}.title`) };
  if (source["type"] === "base64") {
    return { type, mediaType: source["media_type"] as string, data: source["data"] as string, ...name };
  }
  const text = source["type"] === "text" ? source["data"] : source["content"];
  if (typeof text !== "string") throw notTranslated(`${path}.source`, "a document made of content blocks");
  return { type, mediaType: "text/plain", data: Buffer.from(text).toString("base64"), ...name };
}
