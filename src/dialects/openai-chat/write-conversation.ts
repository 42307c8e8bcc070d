import type { JsonObject, JsonValue } from "../../core/json.ts";
import type {
  Block,
  Conversation,
  MediaBlock,
  Message,
  Reasoning,
  TextBlock,
  ToolCallBlock,
  ToolResultBlock,
} from "../conversation.ts";
import type { UpstreamRequest } from "../dialect.ts";
import { notTranslated } from "../refuse-request.ts";
import { endingOf } from "./collect-content.ts";

/**
 * A chat completion request (OpenAI API reference, "Create chat completion"), in what every compatible server knows. What this API has no place for:
 * - `top_k`, pictures and files in tool results, and media that the assistant said: refused.
 * - How many tokens to think: becomes the nearest `reasoning_effort`, by `effortOf`.
 * - Reasoning of earlier turns: left out, as this API itself leaves it out of what it keeps.
 * - That a tool failed: its result is text here, and says so itself.
 *
 * Throws Problem `content_not_supported`.
 */
export function writeRequest(conversation: Conversation, upstream: UpstreamRequest): JsonObject {
  const { system, messages, tools, toolChoice, parallelToolCalls, temperature, topP, topK, stopSequences } = conversation;
  const { responseFormat, reasoning, user, stream } = conversation;
  if (topK !== undefined) throw notTranslated("topK", "how many tokens to choose from (top_k)");
  return {
    model: upstream.model,
    messages: [
      ...(system.length === 0 ? [] : [{ role: "system", content: writeText(system) }]),
      ...messages.flatMap((message, index) => writeMessage(message, `messages[${index}]`)),
    ],
    [upstream.boundsCompletion === true ? "max_completion_tokens" : "max_tokens"]: upstream.maxOutputTokens,
    ...(tools.length > 0 && {
      tools: tools.map(({ name, description, schema, strict }) => ({
        type: "function",
        function: {
          name,
          ...(description !== undefined && { description }),
          parameters: schema,
          ...(strict !== undefined && { strict }),
        },
      })),
      ...(toolChoice !== undefined && {
        tool_choice:
          toolChoice.type === "tool"
            ? { type: "function", function: { name: toolChoice.name } }
            : toolChoiceWords[toolChoice.type],
      }),
      ...(parallelToolCalls !== undefined && { parallel_tool_calls: parallelToolCalls }),
    }),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(stopSequences.length > 0 && { stop: [...stopSequences] }),
    ...(responseFormat !== undefined && { response_format: writeResponseFormat(responseFormat) }),
    ...(reasoning !== undefined && { reasoning_effort: effortOf(reasoning) }),
    ...(user !== undefined && { user }),
    ...(stream && { stream: true, stream_options: { include_usage: true } }),
  };
}

const toolChoiceWords = { auto: "auto", none: "none", any: "required" } as const;

function effortOf(reasoning: Reasoning): string {
  if ("effort" in reasoning) return reasoning.effort;
  if (reasoning.budgetTokens <= 4096) return "low";
  return reasoning.budgetTokens <= 16_384 ? "medium" : "high";
}

function writeResponseFormat(format: NonNullable<Conversation["responseFormat"]>): JsonObject {
  if (format.type === "json") return { type: "json_object" };
  const { name, schema, strict } = format;
  return { type: "json_schema", json_schema: { name, schema, ...(strict !== undefined && { strict }) } };
}

/** The results of tools follow the calls at once here, so they come before what else their message says. */
function writeMessage({ role, content }: Message, path: string): JsonObject[] {
  if (role === "assistant") return [writeAssistant(content, path)];
  const results = content.filter((block): block is ToolResultBlock => block.type === "tool-result");
  const rest = content.filter((block) => block.type !== "tool-result");
  const said: JsonObject[] = results.map((block) => ({
    role: "tool",
    tool_call_id: block.id,
    content: writeText(block.content, `${path}: a tool result`),
  }));
  if (rest.length > 0 || said.length === 0) said.push({ role: "user", content: writeUser(rest, path) });
  return said;
}

function writeAssistant(content: readonly Block[], path: string): JsonObject {
  const calls = content.filter((block): block is ToolCallBlock => block.type === "tool-call");
  const rest = content.filter((block) => block.type !== "tool-call" && block.type !== "reasoning");
  const message: JsonObject = { role: "assistant", content: rest.length === 0 ? null : writeText(rest, path) };
  if (calls.length > 0) {
    message["tool_calls"] = calls.map(({ id, name, arguments: given }) => ({
      id,
      type: "function",
      function: { name, arguments: JSON.stringify(given) },
    }));
  } else if (rest.length === 0) message["content"] = "";
  return message;
}

function writeUser(content: readonly Block[], path: string): JsonValue {
  if (content.every((block) => block.type === "text")) return writeText(content);
  return content.map((block) => {
    if (block.type === "text") return { type: "text", text: block.text };
    if (block.type === "image" || block.type === "document" || block.type === "audio") return writeMedia(block, path);
    throw notTranslated(path, `a block of type ${block.type} in a user's message`);
  });
}

function writeMedia({ type, mediaType, data, name }: MediaBlock, path: string): JsonObject {
  const url = `data:${mediaType};base64,${data}`;
  if (type === "image") return { type: "image_url", image_url: { url } };
  if (type === "document") return { type: "file", file: { filename: fileName(name, mediaType), file_data: url } };
  const format = audioFormats.get(mediaType);
  if (format === undefined) throw notTranslated(path, "sound other than WAV and MP3");
  return { type: "input_audio", input_audio: { data, format } };
}

/** Servers tell a file's kind by its ending. */
function fileName(name: string | undefined, mediaType: string): string {
  const ending = endingOf(mediaType);
  const wanted = name ?? "document";
  return ending === undefined || /\.\w{1,8}$/.test(wanted) ? wanted : `${wanted}.${ending}`;
}

const audioFormats: ReadonlyMap<string, string> = new Map([
  ["audio/wav", "wav"],
  ["audio/x-wav", "wav"],
  ["audio/mpeg", "mp3"],
  ["audio/mp3", "mp3"],
]);

/** One text as a string, because every server takes that; several as parts. */
function writeText(blocks: readonly Block[], where = ""): JsonValue {
  const texts = blocks.map((block): TextBlock => {
    if (block.type !== "text") throw notTranslated(where, `a block of type ${block.type} there`);
    return block;
  });
  const [first, ...more] = texts;
  return more.length === 0 ? (first?.text ?? "") : texts.map(({ text }) => ({ type: "text", text }));
}
