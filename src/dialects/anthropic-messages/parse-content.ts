import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { MediaPart, Modality, Surface } from "../../core/inspection.ts";
import type { Collection, FieldRules } from "../collect-text.ts";
import { collectFields, collectText, collectUnknown, rules } from "../collect-text.ts";
import { collectBase64 } from "../collect-media.ts";
import { malformed, notSupported } from "../refuse-request.ts";
import { collectTextRun, joinPlainText, runsOf } from "./join-text-blocks.ts";
import { opaque } from "../opaque-data.ts";
import {
  documentFields,
  imageFields,
  searchResultFields,
  textBlockFields,
  toolResultFields,
  toolUseFields,
} from "./request-fields.ts";

/** What is read of the messages of a request. */
export interface ContentReading {
  readonly collection: Collection;
  readonly media: MediaPart[];
  /** Blocks that are not sent: emptied by masking, or reasoning whose signature no longer fits. */
  readonly dropped: Set<JsonObject>;
  usesTools: boolean;
}

const imageTypes: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/gif", "image/webp"]);
const documentTypes: ReadonlySet<string> = new Set(["application/pdf"]);

/** What may stand where. Everything else is refused: it may name what the provider keeps, or runs. */
const inMessage: ReadonlySet<string> = new Set(
  "text image document search_result tool_use tool_result thinking redacted_thinking compaction".split(" "),
);
const inToolResult: ReadonlySet<string> = new Set("text image document search_result tool_reference browser_state".split(" "));
const inDocument: ReadonlySet<string> = new Set(["text", "image"]);
const textOnly: ReadonlySet<string> = new Set(["text"]);

const surfaces: ReadonlyMap<JsonValue | undefined, Surface> = new Map<JsonValue | undefined, Surface>([
  ["user", "user"],
  ["assistant", "assistant"],
  ["system", "system"],
]);

/** Throws Problem `request_malformed` with the offender's path, or `content_not_supported`. */
export function collectMessages(into: ContentReading, messages: JsonValue | undefined): void {
  if (!Array.isArray(messages) || messages.length === 0) throw malformed("messages", "a non-empty array");
  for (const [index, message] of messages.entries()) {
    const path = `messages[${index}]`;
    if (!isJsonObject(message)) throw malformed(path, "an object");
    const surface = surfaces.get(message["role"]);
    if (surface === undefined) throw malformed(`${path}.role`, 'one of "user", "assistant" and "system"');
    collectContent(into, message, "content", {
      surface,
      path: `${path}.content`,
      allowed: surface === "system" ? textOnly : inMessage,
    });
    for (const key of Object.keys(message)) {
      if (key !== "role" && key !== "content") collectUnknown(into.collection, message, key, "unknown");
    }
  }
}

/** A string or text blocks. */
export function collectSystem(into: ContentReading, body: JsonObject): void {
  if (body["system"] === undefined || body["system"] === null) return;
  collectContent(into, body, "system", { surface: "system", path: "system", allowed: textOnly });
}

/**
 * Takes the dropped blocks out, and messages that then say nothing. The API reads neighbouring messages of one role as one. While tools are called it wants
 * the last turn to start with the reasoning that called them, so where that had to go, the model goes on without thinking ("Extended thinking with tool use").
 */
export function dropBlocks(body: JsonObject, dropped: ReadonlySet<JsonObject>): void {
  if (dropped.size === 0) return;
  const prune = (holder: JsonObject, key: string): void => {
    const blocks = holder[key];
    if (!Array.isArray(blocks)) return;
    if (blocks.some((block) => dropped.has(block as JsonObject))) {
      holder[key] = blocks.filter((block) => !dropped.has(block as JsonObject));
    }
    for (const block of blocks) {
      if (!isJsonObject(block)) continue;
      if (block["type"] === "tool_result" || block["type"] === "search_result") prune(block, "content");
      else if (block["type"] === "document" && isJsonObject(block["source"])) prune(block["source"], "content");
    }
  };
  prune(body, "system");
  const messages = body["messages"] as JsonObject[];
  const turn = messages.findLast(({ role }) => role === "assistant");
  const whole = turn?.["content"];
  for (const message of messages) prune(message, "content");
  if (turn !== undefined && turn["content"] !== whole && !startsWithThinking(turn["content"]) && isJsonObject(body["thinking"])) {
    body["thinking"] = { type: "disabled" };
  }
  const left = messages.filter(({ content }) => !Array.isArray(content) || content.length > 0);
  if (left.length < messages.length) body["messages"] = left;
}

function startsWithThinking(content: JsonValue | undefined): boolean {
  const first = Array.isArray(content) ? content[0] : undefined;
  // A turn that called no tool is over, and may start with anything.
  if (!Array.isArray(content) || !content.some((block) => isJsonObject(block) && block["type"] === "tool_use")) return true;
  return isJsonObject(first) && (first["type"] === "thinking" || first["type"] === "redacted_thinking");
}

interface Place {
  readonly surface: Surface;
  readonly path: string;
  readonly allowed: ReadonlySet<string>;
}

function collectContent(into: ContentReading, holder: JsonObject, key: string, { surface, path, allowed }: Place): void {
  const content = holder[key];
  if (typeof content === "string") return collectText(into.collection, holder, key, surface);
  if (!Array.isArray(content)) throw malformed(path, "a string or an array of content blocks");
  for (const [index, block] of content.entries()) requireBlock(block, `${path}[${index}]`, allowed);
  for (const [index, block] of (content as JsonObject[]).entries()) {
    collectBlock(into, block, surface, `${path}[${index}]`);
  }
  const blocks = joinPlainText(content as JsonObject[]);
  holder[key] = blocks;
  const emptied = (block: JsonObject, before: JsonObject | undefined): void => {
    into.dropped.add(block);
    if (before !== undefined && block["cache_control"] !== undefined) before["cache_control"] = block["cache_control"];
  };
  for (const run of runsOf(blocks)) {
    if (run[0]?.["type"] === "text") {
      collectTextRun(into.collection, run, surface, emptied, (block) => into.dropped.delete(block));
    }
  }
}

function requireBlock(block: JsonValue, path: string, allowed: ReadonlySet<string>): void {
  if (!isJsonObject(block)) throw malformed(path, "an object");
  const type = block["type"];
  if (typeof type !== "string") throw malformed(`${path}.type`, "a string");
  if (!allowed.has(type)) throw notSupported(path, "a content block of this type");
  if (type === "text" && typeof block["text"] !== "string") throw malformed(`${path}.text`, "a string");
}

const redactedFields: FieldRules = rules({ type: () => {}, data: opaque });
const compactionFields: FieldRules = rules({ type: () => {}, encrypted_content: opaque, signature: opaque });
const namedFields: FieldRules = rules({ type: () => {} });

/** All of a block but the text of text blocks. Of a checked type. */
function collectBlock(into: ContentReading, block: JsonObject, surface: Surface, path: string): void {
  const { collection } = into;
  switch (block["type"] as string) {
    case "text":
      return collectFields(collection, block, textBlockFields, "unknown");
    case "image":
      collectSource(into, block, "image", path);
      return collectFields(collection, block, imageFields, "unknown");
    case "document":
      collectSource(into, block, "document", path);
      return collectFields(collection, block, documentFields, "unknown");
    case "search_result":
      collectContent(into, block, "content", { surface: "document", path: `${path}.content`, allowed: textOnly });
      return collectFields(collection, block, searchResultFields, "unknown");
    case "tool_use":
      into.usesTools = true;
      return collectFields(collection, block, toolUseFields, "tool-arguments");
    case "tool_result":
      into.usesTools = true;
      if (block["content"] !== undefined && block["content"] !== null) {
        collectContent(into, block, "content", { surface: "tool-result", path: `${path}.content`, allowed: inToolResult });
      }
      return collectFields(collection, block, toolResultFields, "tool-result");
    case "thinking":
      return collectThinking(into, block, path);
    case "redacted_thinking":
      return collectFields(collection, block, redactedFields, "unknown");
    case "compaction":
      return collectFields(collection, block, compactionFields, surface);
    default:
      return collectFields(collection, block, namedFields, surface);
  }
}

/**
 * The API takes reasoning only with the signature of its text, and an assistant's turn without its reasoning. So a block whose text must change is not sent,
 * nor is one that comes back without a signature because the answer it stood in was masked.
 */
function collectThinking(into: ContentReading, block: JsonObject, path: string): void {
  const { thinking, signature } = block;
  if (typeof thinking !== "string") throw malformed(`${path}.thinking`, "a string");
  if (typeof signature !== "string" || signature === "" || !thinking.isWellFormed()) {
    into.dropped.add(block);
    return;
  }
  const drop = (): void => {
    into.dropped.add(block);
  };
  if (thinking !== "") into.collection.parts.push({ surface: "reasoning", text: thinking, replace: drop });
  collectFields(into.collection, block, thinkingFields, "reasoning");
}

const thinkingFields: FieldRules = rules({ type: () => {}, thinking: () => {}, signature: opaque });

function collectSource(into: ContentReading, block: JsonObject, modality: Modality, blockPath: string): void {
  const path = `${blockPath}.source`;
  const { source } = block;
  if (!isJsonObject(source)) throw malformed(path, "an object");
  switch (typeof source["type"] === "string" ? source["type"] : "") {
    case "base64": {
      const mediaType = source["media_type"];
      const known = modality === "image" ? imageTypes : documentTypes;
      if (typeof mediaType !== "string" || !known.has(mediaType)) throw malformed(`${path}.media_type`, [...known].join(", "));
      collectBase64(into.media, { holder: source, key: "data", modality, mediaType, path });
      return collectFields(into.collection, source, base64SourceFields, "unknown");
    }
    case "text":
      if (modality !== "document") break;
      if (source["media_type"] !== "text/plain") throw malformed(`${path}.media_type`, "text/plain");
      if (typeof source["data"] !== "string") throw malformed(`${path}.data`, "a string");
      collectText(into.collection, source, "data", "document");
      return collectFields(into.collection, source, base64SourceFields, "unknown");
    case "content":
      if (modality !== "document") break;
      collectContent(into, source, "content", { surface: "document", path: `${path}.content`, allowed: inDocument });
      return collectFields(into.collection, source, contentSourceFields, "unknown");
    case "url":
      throw notSupported(path, "an address in place of base64");
    case "file":
      throw notSupported(path, "a file that the model provider keeps");
    default:
  }
  throw notSupported(path, "a source of this type");
}

const base64SourceFields: FieldRules = rules({ type: () => {}, media_type: () => {}, data: () => {} });
const contentSourceFields: FieldRules = rules({ type: () => {}, content: () => {} });
