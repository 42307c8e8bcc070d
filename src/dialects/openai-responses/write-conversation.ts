import type { JsonObject, JsonValue } from "../../core/json.ts";
import type {
  Block,
  Conversation,
  MediaBlock,
  Message,
  Reasoning,
  ResponseFormat,
  TextBlock,
  ToolChoice,
} from "../conversation.ts";
import type { UpstreamRequest } from "../dialect.ts";
import { untranslatable } from "./read-conversation.ts";

/** A request to this API from the middle form. Throws Problem `content_not_supported` on what it cannot say. */
export function writeRequest(conversation: Conversation, upstream: UpstreamRequest): JsonObject {
  const { system, tools, toolChoice, parallelToolCalls, temperature, topP, topK, responseFormat, reasoning, user } = conversation;
  if (conversation.stopSequences.length > 0) throw untranslatable("The stop sequences", "it has none");
  if (topK !== undefined) throw untranslatable("top_k", "it has none");
  const body: JsonObject = {
    model: upstream.model,
    input: conversation.messages.flatMap(writeMessage),
    max_output_tokens: upstream.maxOutputTokens,
    store: false,
  };
  if (system.length > 0) body["instructions"] = system.map(({ text }) => text).join("\n\n");
  if (tools.length > 0) {
    body["tools"] = tools.map(({ name, description, schema, strict }) => ({
      type: "function",
      name,
      ...(description === undefined ? undefined : { description }),
      parameters: schema,
      // The API's own default is true, and refuses most schemas.
      strict: strict ?? false,
    }));
  }
  if (toolChoice !== undefined) body["tool_choice"] = writeToolChoice(toolChoice);
  if (parallelToolCalls !== undefined) body["parallel_tool_calls"] = parallelToolCalls;
  if (temperature !== undefined) body["temperature"] = temperature;
  if (topP !== undefined) body["top_p"] = topP;
  if (responseFormat !== undefined) body["text"] = { format: writeFormat(responseFormat) };
  if (reasoning !== undefined) writeReasoning(body, reasoning);
  if (user !== undefined) body["user"] = user;
  if (conversation.stream) body["stream"] = true;
  return body;
}

function writeMessage({ role, content }: Message): JsonValue[] {
  const items: JsonValue[] = [];
  let parts: JsonValue[] = [];
  const endMessage = (): void => {
    if (parts.length > 0) items.push({ type: "message", role, content: parts });
    parts = [];
  };
  for (const block of content) {
    const part = writePart(block, role);
    if (part !== undefined) {
      parts.push(part);
      continue;
    }
    endMessage();
    items.push(writeItem(block));
  }
  endMessage();
  return items;
}

/** What stands in messages; undefined for what is an item of its own. */
function writePart(block: Block, role: Message["role"]): JsonObject | undefined {
  if (block.type === "text") return { type: role === "user" ? "input_text" : "output_text", text: block.text };
  if (block.type !== "image" && block.type !== "document" && block.type !== "audio") return undefined;
  if (role !== "user") throw untranslatable("A message", "only users show pictures, documents and sounds");
  return writeMedia(block);
}

function writeMedia(block: MediaBlock): JsonObject {
  const url = `data:${block.mediaType};base64,${block.data}`;
  if (block.type === "image") return { type: "input_image", image_url: url, detail: "auto" };
  if (block.type === "document")
    return { type: "input_file", filename: block.name ?? fileNameOf(block.mediaType), file_data: url };
  const format = /\/(x-)?wave?$/.test(block.mediaType) ? "wav" : /\/(mpeg|mp3)$/.test(block.mediaType) ? "mp3" : undefined;
  if (format === undefined) throw untranslatable("A sound", "it takes WAV and MP3");
  return { type: "input_audio", input_audio: { data: block.data, format } };
}

/** The API tells the kind of a file by its name. */
function fileNameOf(mediaType: string): string {
  const endings: Readonly<Record<string, string>> = {
    "text/plain": "txt",
    "text/markdown": "md",
    "text/html": "html",
    "text/csv": "csv",
  };
  return `document.${endings[mediaType] ?? mediaType.replace(/^.*[/.+-]/, "")}`;
}

function writeItem(block: Block): JsonValue {
  if (block.type === "tool-call") {
    return { type: "function_call", call_id: block.id, name: block.name, arguments: JSON.stringify(block.arguments) };
  }
  if (block.type === "tool-result") {
    return {
      type: "function_call_output",
      call_id: block.id,
      output: writeOutput(block.content),
      // The only word the API has for a call that came to nothing.
      ...(block.failed ? { status: "incomplete" } : undefined),
    };
  }
  if (block.type !== "reasoning") throw untranslatable("A message", "a block of it has no place there");
  const encrypted = block.redacted ?? block.signature;
  return {
    type: "reasoning",
    summary: block.text === "" ? [] : [{ type: "summary_text", text: block.text }],
    ...(encrypted === undefined ? undefined : { encrypted_content: encrypted }),
  };
}

function writeOutput(content: readonly (TextBlock | MediaBlock)[]): JsonValue {
  const [only] = content;
  if (only === undefined) return "";
  if (content.length === 1 && only.type === "text") return only.text;
  return content.map((block) => (block.type === "text" ? { type: "input_text", text: block.text } : writeMedia(block)));
}

function writeToolChoice(choice: ToolChoice): JsonValue {
  if (choice.type === "tool") return { type: "function", name: choice.name };
  return choice.type === "any" ? "required" : choice.type;
}

function writeFormat(format: ResponseFormat): JsonObject {
  if (format.type === "json") return { type: "json_object" };
  const { name, schema, strict } = format;
  return { type: "json_schema", name, schema, ...(strict === undefined ? undefined : { strict }) };
}

/** Upper bounds of thinking in tokens, for an API that only has words for it. */
const budgets: readonly (readonly [number, string])[] = [
  [4096, "low"],
  [16_384, "medium"],
];

function writeReasoning(body: JsonObject, reasoning: Reasoning): void {
  const effort =
    "effort" in reasoning ? reasoning.effort : (budgets.find(([most]) => reasoning.budgetTokens <= most)?.[1] ?? "high");
  body["reasoning"] = { effort };
  // The caller sends it back; nothing is kept that an identifier could refer to.
  if (effort !== "none") body["include"] = ["reasoning.encrypted_content"];
}
