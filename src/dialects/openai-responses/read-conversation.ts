import { parseJsonText } from "../../core/check-json.ts";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { Block, Conversation, MediaBlock, Message, ReasoningBlock, TextBlock, ToolCallBlock } from "../conversation.ts";
import { mediaTypeOfName } from "../openai-chat/collect-content.ts";
import { malformed } from "../refuse-request.ts";
import { readSettings } from "./read-settings.ts";
import { isSaid } from "./request-checks.ts";

/** Members of items that change nothing about the answer; any other that the middle form has no place for is refused. */
const ignorable = new Set("type id status phase annotations logprobs caller".split(" "));

/** A request that ./parse-request.ts has read, as the middle form. Throws Problem `content_not_supported`, naming the member. */
export function readRequest(document: JsonObject, { stream }: { readonly stream: boolean }): Conversation {
  const { input, instructions } = document;
  const system: TextBlock[] =
    typeof instructions === "string" && instructions !== "" ? [{ type: "text", text: instructions }] : [];
  const messages: { role: Message["role"]; content: Block[] }[] = [];
  const say = (role: Message["role"], blocks: readonly Block[]): void => {
    const last = messages.at(-1);
    if (last?.role === role) last.content.push(...blocks);
    else if (blocks.length > 0) messages.push({ role, content: [...blocks] });
  };
  if (typeof input === "string") say("user", [{ type: "text", text: input }]);
  else {
    for (const [index, item] of (input as JsonObject[]).entries()) {
      const path = `input[${index}]`;
      const role = (item["type"] ?? "message") === "message" ? item["role"] : undefined;
      if (role === "system" || role === "developer") {
        if (messages.length > 0) throw untranslatable(path, "system messages stand before all others there");
        requireKnown(item, path, "role", "content");
        system.push(...(readContent(item, "content", path, onlyText) as TextBlock[]));
      } else if (role !== undefined) {
        if (role !== "user" && role !== "assistant")
          throw untranslatable(`${path}.role`, "roles are system, developer, user and assistant");
        requireKnown(item, path, "role", "content");
        say(role, readContent(item, "content", path, role === "user" ? undefined : onlyText));
      } else say(item["type"] === "function_call_output" ? "user" : "assistant", [readItem(item, path)]);
    }
  }
  return { system, messages, ...readSettings(document), stream };
}

function readItem(item: JsonObject, path: string): Block {
  if (item["type"] === "function_call") {
    requireKnown(item, path, "call_id", "name", "arguments");
    return readCall(item, path);
  }
  if (item["type"] === "function_call_output") {
    requireKnown(item, path, "call_id", "output");
    return {
      type: "tool-result",
      id: requireString(item, "call_id", path),
      content: readContent(item, "output", path),
      failed: item["status"] === "incomplete",
    };
  }
  if (item["type"] === "reasoning") {
    requireKnown(item, path, "summary", "content", "encrypted_content");
    for (const key of ["summary", "content"]) {
      for (const part of Array.isArray(item[key]) ? item[key] : [])
        if (isJsonObject(part)) requireKnown(part, `${path}.${key}`, "text");
    }
    return readReasoning(item);
  }
  throw untranslatable(path, "items there are messages, function calls, their outputs and reasoning");
}

/** Of a request or an answer. */
export function readCall(item: JsonObject, path: string): ToolCallBlock {
  const text = requireString(item, "arguments", path);
  let parsed: unknown = {};
  try {
    if (text.trim() !== "") parsed = parseJsonText(text);
  } catch {
    throw malformed(`${path}.arguments`, "JSON");
  }
  if (!isJsonObject(parsed)) throw malformed(`${path}.arguments`, "a JSON object");
  return {
    type: "tool-call",
    id: requireString(item, "call_id", path),
    name: requireString(item, "name", path),
    arguments: parsed,
  };
}

/** What is encrypted proves the text where there is one, and is the text where there is none. */
export function readReasoning(item: JsonObject): ReasoningBlock {
  const text =
    [item["content"], item["summary"]]
      .map(textsOf)
      .find((texts) => texts.length > 0)
      ?.join("\n\n") ?? "";
  const encrypted = item["encrypted_content"];
  if (typeof encrypted !== "string" || encrypted === "") return { type: "reasoning", text };
  return text === "" ? { type: "reasoning", text, redacted: encrypted } : { type: "reasoning", text, signature: encrypted };
}

function textsOf(parts: JsonValue | undefined): string[] {
  if (!Array.isArray(parts)) return [];
  return parts.flatMap((part) =>
    isJsonObject(part) && typeof part["text"] === "string" && part["text"] !== "" ? [part["text"]] : [],
  );
}

const onlyText = "only text can be said there";

function readContent(holder: JsonObject, key: string, path: string, noMedia?: string): (TextBlock | MediaBlock)[] {
  const content = holder[key];
  if (typeof content === "string") return content === "" ? [] : [{ type: "text", text: content }];
  return (content as JsonObject[]).map((part, index) => {
    const place = `${path}.${key}[${index}]`;
    const { type } = part;
    if (type === "refusal") {
      requireKnown(part, place, "refusal");
      return { type: "text", text: part["refusal"] as string };
    }
    if (type === "input_text" || type === "output_text") {
      requireKnown(part, place, "text", "prompt_cache_breakpoint");
      return { type: "text", text: part["text"] as string };
    }
    if (noMedia !== undefined) throw untranslatable(place, noMedia);
    if (type === "input_image") {
      requireKnown(part, place, "image_url", "prompt_cache_breakpoint", "file_id", "detail");
      if (isSaid(part["detail"]) && part["detail"] !== "auto") throw untranslatable(`${place}.detail`, "it has no place there");
      return { ...splitDataUrl(part["image_url"] as string), type: "image" };
    }
    if (type === "input_audio") {
      const audio = part["input_audio"] as JsonObject;
      requireKnown(part, place, "input_audio");
      requireKnown(audio, place, "data", "format");
      const mediaType = audio["format"] === "wav" ? "audio/wav" : "audio/mpeg";
      return { type: "audio", mediaType, data: audio["data"] as string };
    }
    requireKnown(part, place, "file_data", "filename", "prompt_cache_breakpoint", "file_id", "file_url");
    return readFile(part);
  });
}

function readFile(part: JsonObject): MediaBlock {
  const data = part["file_data"] as string;
  const name = part["filename"];
  const file = data.includes(":") ? splitDataUrl(data) : { mediaType: mediaTypeOfName(name), data };
  const [, kind] = /^(image|audio)\//.exec(file.mediaType) ?? [];
  const type = kind === undefined ? "document" : (kind as "image" | "audio");
  return { ...file, type, ...(typeof name === "string" && name !== "" ? { name } : undefined) };
}

function splitDataUrl(url: string): { mediaType: string; data: string } {
  const comma = url.indexOf(",");
  const [mediaType = ""] = url.slice("data:".length, comma).split(";");
  return { mediaType: mediaType.toLowerCase(), data: url.slice(comma + 1) };
}

export function requireKnown(object: JsonObject, path: string, ...known: readonly string[]): void {
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (!ignorable.has(key) && !known.includes(key) && isSaid(value) && value !== false) {
      throw untranslatable(path, "one of its members has no place there");
    }
  }
}

function requireString(object: JsonObject, key: string, path: string): string {
  const value = object[key];
  if (typeof value !== "string") throw malformed(`${path}.${key}`, "a string");
  return value;
}

export function untranslatable(path: string, why: string): Problem {
  return new Problem("content_not_supported", `${path} can't be translated for the API of this model: ${why}.`);
}
