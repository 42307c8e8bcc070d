import type { JsonObject } from "../../core/json.ts";
import type { Block, Conversation, MediaBlock, Message, Reasoning, TextBlock } from "../conversation.ts";
import type { UpstreamRequest } from "../dialect.ts";
import { notTranslated } from "../refuse-request.ts";
import { writeBound } from "./write-bound.ts";

/**
 * A message request (Anthropic API reference, "Create a Message"). What this API has no place for:
 * - Sound, files other than PDF and plain text, and JSON without a schema: refused.
 * - The name and the strictness of an answer's schema: left out, because it is always strict here.
 * - Reasoning without the signature of this provider: left out, because it would be refused.
 *
 * Empty text is left out, because it would be refused too. Throws Problem `content_not_supported`.
 */
export function writeRequest(conversation: Conversation, upstream: UpstreamRequest): JsonObject {
  const { system, messages, tools, temperature, topP, topK, stopSequences, user, stream } = conversation;
  const instructions = system.filter(({ text }) => text !== "");
  const request: JsonObject = {
    model: upstream.model,
    ...(instructions.length > 0 && { system: instructions.map(({ text }) => ({ type: "text", text })) }),
    messages: messages.flatMap((message, index) => writeMessage(message, `messages[${index}]`)),
    ...(tools.length > 0 && {
      tools: tools.map(({ name, description, schema, strict }) => ({
        name,
        ...(description !== undefined && { description }),
        input_schema: schema["type"] === undefined ? { type: "object", ...schema } : schema,
        ...(strict !== undefined && { strict }),
      })),
    }),
    ...(tools.length > 0 && writeToolChoice(conversation)),
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(topK !== undefined && { top_k: topK }),
    ...(stopSequences.length > 0 && { stop_sequences: [...stopSequences] }),
    ...writeThinking(conversation.reasoning),
    ...writeConfig(conversation),
    ...(user !== undefined && { metadata: { user_id: user } }),
    ...(stream && { stream: true }),
  };
  writeBound(request, upstream.maxOutputTokens);
  return request;
}

function writeToolChoice({ toolChoice, parallelToolCalls }: Conversation): JsonObject {
  if (toolChoice === undefined && parallelToolCalls === undefined) return {};
  const choice: JsonObject = { ...(toolChoice ?? { type: "auto" }) };
  // It is a member of every choice but of none.
  if (parallelToolCalls !== undefined && choice["type"] !== "none") choice["disable_parallel_tool_use"] = !parallelToolCalls;
  return { tool_choice: choice };
}

/** How much to think in words goes into `output_config`; here it says that the model decides for itself. */
function writeThinking(reasoning: Reasoning | undefined): JsonObject {
  if (reasoning === undefined) return {};
  if ("budgetTokens" in reasoning) return { thinking: { type: "enabled", budget_tokens: reasoning.budgetTokens } };
  return { thinking: { type: reasoning.effort === "none" ? "disabled" : "adaptive" } };
}

function writeConfig({ reasoning, responseFormat }: Conversation): JsonObject {
  const config: JsonObject = {};
  if (reasoning !== undefined && "effort" in reasoning && reasoning.effort !== "none") {
    config["effort"] = reasoning.effort === "minimal" ? "low" : reasoning.effort;
  }
  if (responseFormat?.type === "json") throw notTranslated("the answer's format", "JSON without a schema");
  if (responseFormat !== undefined) config["format"] = { type: "json_schema", schema: responseFormat.schema };
  return Object.keys(config).length === 0 ? {} : { output_config: config };
}

/** The results of tools stand first in their message here. */
function writeMessage({ role, content }: Message, path: string): JsonObject[] {
  const results = content.filter((block) => block.type === "tool-result");
  const rest = content.filter((block) => block.type !== "tool-result");
  const blocks = [...results, ...rest].flatMap((block) => writeBlock(block, path));
  return blocks.length === 0 ? [] : [{ role, content: blocks }];
}

function writeBlock(block: Block, path: string): JsonObject[] {
  switch (block.type) {
    case "text":
    case "image":
    case "document":
    case "audio":
      return writeMaterial(block, path);
    case "tool-call":
      return [{ type: "tool_use", id: block.id, name: block.name, input: block.arguments }];
    case "tool-result": {
      const content = block.content.flatMap((item) => writeMaterial(item, `${path}: a tool result`));
      return [
        {
          type: "tool_result",
          tool_use_id: block.id,
          ...(content.length > 0 && { content }),
          ...(block.failed && { is_error: true }),
        },
      ];
    }
    case "reasoning":
    default:
      if (block.redacted !== undefined) return [{ type: "redacted_thinking", data: block.redacted }];
      if (block.signature === undefined || block.signature === "") return [];
      return [{ type: "thinking", thinking: block.text, signature: block.signature }];
  }
}

const imageTypes: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/gif", "image/webp"]);

function writeMaterial(block: TextBlock | MediaBlock, path: string): JsonObject[] {
  if (block.type === "text") return block.text === "" ? [] : [{ type: "text", text: block.text }];
  const { type, mediaType, data, name } = block;
  if (type === "image" && imageTypes.has(mediaType)) {
    return [{ type, source: { type: "base64", media_type: mediaType, data } }];
  }
  const title = name === undefined ? undefined : { title: name };
  if (type === "document" && mediaType === "application/pdf") {
    return [{ type, source: { type: "base64", media_type: mediaType, data }, ...title }];
  }
  if (type === "document" && mediaType === "text/plain") {
    const text = Buffer.from(data, "base64").toString("utf8");
    return [{ type, source: { type: "text", media_type: mediaType, data: text }, ...title }];
  }
  throw notTranslated(path, type === "audio" ? "sound" : `${type === "image" ? "an image" : "a document"} of this type`);
}
