import type { JsonObject } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Modality } from "../../core/inspection.ts";
import type { Block, MediaBlock, ReasoningBlock, TextBlock, ToolCallBlock } from "../conversation.ts";
import { malformed, notTranslated, requireMembers } from "../refuse-request.ts";
import { mediaFormats } from "./media-formats.ts";
import { names, objectAt, objectsAt, textAt } from "./read-members.ts";

/** Left out, because they change nothing about the answer. */
const leftOut = names("cachePoint");

type Reader = (object: JsonObject, path: string) => Block;

/** How each kind of content block is put into the middle form. What is not here can't be. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["image", (object, path) => readMedia("image", object, path)],
  ["document", (object, path) => readMedia("document", object, path)],
  ["audio", (object, path) => readMedia("audio", object, path)],
  ["toolUse", readToolCall],
  ["toolResult", readToolResult],
  ["reasoningContent", readKnownReasoning],
]);

/** Content blocks as `parseRequest` leaves them. Throws Problem `content_not_supported`. */
export function readBlocks(blocks: readonly JsonObject[], path: string): Block[] {
  const read: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    for (const key of Object.keys(block)) {
      const at = `${path}[${index}].${key}`;
      const value = block[key];
      if (leftOut.has(key) || value === null) continue;
      if (key === "text" && typeof value === "string") read.push({ type: "text", text: value });
      else {
        const reader = readers.get(key);
        if (reader === undefined || !isJsonObject(value)) throw notTranslated(at);
        read.push(reader(value, at));
      }
    }
  }
  return read;
}

const inMedia: Readonly<Record<Modality, ReadonlySet<string>>> = {
  image: names("format source"),
  audio: names("format source"),
  document: names("format source name citations"),
};

function readMedia(modality: Modality, object: JsonObject, path: string): MediaBlock {
  requireMembers(object, path, inMedia[modality]);
  if (objectAt(object, "citations")?.["enabled"] === true) throw notTranslated(`${path}.citations`);
  const source = objectAt(object, "source") ?? {};
  requireMembers(source, `${path}.source`, names("bytes text content"));
  const name = textAt(object, "name");
  const named = name === undefined ? undefined : { name };
  const data = textAt(source, "bytes");
  const mediaType = mediaFormats[modality].get(textAt(object, "format") ?? "");
  if (data !== undefined && mediaType !== undefined) return { type: modality, mediaType, data, ...named };
  const texts = objectsAt(source, "content").map((block, index) => {
    requireMembers(block, `${path}.source.content[${index}]`, names("text"));
    return textAt(block, "text") ?? "";
  });
  const text = textAt(source, "text") ?? texts.join("");
  return { type: modality, mediaType: "text/plain", data: Buffer.from(text).toString("base64"), ...named };
}

function readToolCall(object: JsonObject, path: string): ToolCallBlock {
  requireMembers(object, path, names("toolUseId name input"));
  const input = object["input"] ?? {};
  if (!isJsonObject(input)) throw malformed(`${path}.input`, "an object");
  return { type: "tool-call", id: textAt(object, "toolUseId") ?? "", name: textAt(object, "name") ?? "", arguments: input };
}

function readToolResult(object: JsonObject, path: string): Block {
  requireMembers(object, path, names("toolUseId content status"));
  const content = objectsAt(object, "content").flatMap((block, index): (TextBlock | MediaBlock)[] => {
    const at = `${path}.content[${index}]`;
    if (block["json"] !== undefined) {
      requireMembers(block, at, names("json"));
      return [{ type: "text", text: JSON.stringify(block["json"]) }];
    }
    return readBlocks([block], `${path}.content`).map((read) => {
      if (read.type === "tool-call" || read.type === "tool-result" || read.type === "reasoning") throw notTranslated(at);
      return read;
    });
  });
  const { status = null } = object;
  if (status !== null && status !== "success" && status !== "error") throw malformed(`${path}.status`, "success or error");
  return { type: "tool-result", id: textAt(object, "toolUseId") ?? "", content, failed: status === "error" };
}

function readKnownReasoning(object: JsonObject, path: string): ReasoningBlock {
  requireMembers(object, path, names("reasoningText redactedContent"));
  requireMembers(objectAt(object, "reasoningText") ?? {}, `${path}.reasoningText`, names("text signature"));
  return readReasoning(object);
}

/** A block of reasoning, of a request or an answer. */
export function readReasoning(object: JsonObject): ReasoningBlock {
  const redacted = textAt(object, "redactedContent");
  if (redacted !== undefined) return { type: "reasoning", text: "", redacted };
  const spoken = objectAt(object, "reasoningText") ?? {};
  const signature = textAt(spoken, "signature");
  return { type: "reasoning", text: textAt(spoken, "text") ?? "", ...(signature === undefined ? undefined : { signature }) };
}
