import type { JsonObject, JsonValue } from "../../core/json.ts";
import type { Block, Conversation, MediaBlock, Message, Tool } from "../conversation.ts";
import type { UpstreamRequest } from "../dialect.ts";
import { notTranslated } from "../refuse-request.ts";
import { formatOf } from "./media-formats.ts";
import { writeSaid } from "./translate-answer.ts";

/**
 * A request of Converse. `user` is left out: the API has no place for it, and it changes nothing about the answer. Throws Problem `content_not_supported`.
 */
export function writeConversation(conversation: Conversation, { model, maxOutputTokens }: UpstreamRequest): JsonObject {
  const { system, messages, temperature, topP, stopSequences } = conversation;
  if (conversation.parallelToolCalls === false) throw notTranslated("tools", "one call at a time");
  const instructions = system.filter(({ text }) => text !== "").map(({ text }) => ({ text }));
  const fields = modelFields(conversation, model);
  const output = outputConfig(conversation);
  return {
    messages: writeMessages(messages),
    ...(instructions.length === 0 ? undefined : { system: instructions }),
    inferenceConfig: {
      maxTokens: maxOutputTokens,
      ...(temperature === undefined ? undefined : { temperature }),
      ...(topP === undefined ? undefined : { topP }),
      ...(stopSequences.length === 0 ? undefined : { stopSequences: [...stopSequences] }),
    },
    ...toolConfig(conversation),
    ...(Object.keys(fields).length === 0 ? undefined : { additionalModelRequestFields: fields }),
    ...(Object.keys(output).length === 0 ? undefined : { outputConfig: output }),
  };
}

/** The API wants users and assistants to take turns: neighbours of one role become one message. */
function writeMessages(messages: readonly Message[]): JsonObject[] {
  const written: { role: string; content: JsonObject[] }[] = [];
  const documents = new Set<string>();
  for (const { role, content } of messages) {
    const blocks = content.flatMap((block) => writeBlock(block, documents));
    const last = written.at(-1);
    if (last?.role === role) last.content.push(...blocks);
    else if (blocks.length > 0) written.push({ role, content: blocks });
  }
  return written;
}

function writeBlock(block: Block, documents: Set<string>): JsonObject[] {
  if ("mediaType" in block) return [writeMedia(block, documents)];
  if (block.type === "tool-result") {
    const content = block.content.flatMap((item) => writeBlock(item, documents));
    return [{ toolResult: { toolUseId: block.id, content, ...(block.failed ? { status: "error" } : undefined) } }];
  }
  // The API refuses a text that is empty, and it says nothing.
  return block.type === "text" && block.text === "" ? [] : [writeSaid(block)];
}

function writeMedia({ type, mediaType, data, name }: MediaBlock, documents: Set<string>): JsonObject {
  const format = formatOf(type, mediaType);
  if (format === undefined)
    throw notTranslated(type, `the type ${/^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(mediaType) ? mediaType : "given"}`);
  const source = { bytes: data };
  if (type !== "document") return { [type]: { format, source } };
  return { document: { format, name: documentName(name, documents), source } };
}

/** Every document needs a name of its own, of letters, digits, single spaces, hyphens and brackets. */
function documentName(name: string | undefined, taken: Set<string>): string {
  const plain = (name ?? "")
    .replace(/[^A-Za-z0-9\s()[\]-]/g, "-")
    .replace(/\s+/g, " ")
    .slice(0, 150)
    .trim();
  const wanted = plain === "" ? "document" : plain;
  const free = taken.has(wanted) ? `${wanted} (${taken.size + 1})` : wanted;
  taken.add(free);
  return free;
}

function toolConfig({ tools, toolChoice, messages }: Conversation): JsonObject {
  const usesTools = messages.some(({ content }) => content.some(({ type }) => type === "tool-call" || type === "tool-result"));
  if (toolChoice?.type === "none") {
    // The API has no word for it. Without tools none is called, but calls that were made need theirs.
    if (usesTools) throw notTranslated("tool choice", "that no tool may be called, where some were,");
    return {};
  }
  if (tools.length === 0) return {};
  const choice =
    toolChoice === undefined
      ? undefined
      : { toolChoice: toolChoice.type === "tool" ? { tool: { name: toolChoice.name } } : { [toolChoice.type]: {} } };
  return { toolConfig: { tools: tools.map(writeTool), ...choice } };
}

function writeTool({ name, description, schema, strict }: Tool): JsonObject {
  return {
    toolSpec: {
      name,
      ...(description === undefined || description === "" ? undefined : { description }),
      inputSchema: { json: schema },
      ...(strict === undefined ? undefined : { strict }),
    },
  };
}

/** What the API leaves to each family of models. */
function modelFields({ topK, reasoning }: Conversation, model: string): JsonObject {
  const anthropic = /anthropic|claude/i.test(model);
  const fields: Record<string, JsonValue> = {};
  if (topK !== undefined) {
    if (anthropic) fields["top_k"] = topK;
    else if (/nova/i.test(model)) fields["inferenceConfig"] = { topK };
    else throw notTranslated("top_k");
  }
  if (reasoning !== undefined && "budgetTokens" in reasoning) {
    if (!anthropic) throw notTranslated("reasoning", "a budget in tokens");
    fields["thinking"] = { type: "enabled", budget_tokens: reasoning.budgetTokens };
  }
  return fields;
}

function outputConfig({ responseFormat, reasoning }: Conversation): JsonObject {
  const config: Record<string, JsonValue> = {};
  if (reasoning !== undefined && "effort" in reasoning && reasoning.effort !== "none") {
    if (reasoning.effort === "minimal") throw notTranslated("reasoning effort", "minimal");
    config["effort"] = reasoning.effort;
  }
  if (responseFormat?.type === "json") throw notTranslated("response format", "JSON without a schema");
  if (responseFormat !== undefined) {
    const { name, schema } = responseFormat;
    config["textFormat"] = { type: "json_schema", structure: { jsonSchema: { name, schema: JSON.stringify(schema) } } };
  }
  return config;
}
