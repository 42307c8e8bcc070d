import { parseJsonText } from "../../core/check-json.ts";
import type { JsonObject } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type {
  BlockStart,
  ConversationEvent,
  ConversationReader,
  ConversationWriter,
  DetailedUsage,
  StopReason,
} from "../conversation.ts";
import type { StreamEvent } from "../dialect.ts";
import { parseUsage } from "./parse-usage.ts";
import { noId, readStop, readStopSequence, writeStop, writeUsage } from "./translate-answer.ts";
import { objectAt, textAt } from "./read-members.ts";
import { event } from "./write-block.ts";
import { cutOff, malformedAnswer, reportedFailure } from "../refuse-answer.ts";

const maxBlocks = 4096;

interface OpenBlock {
  readonly index: number;
  readonly type: BlockStart["type"];
  said: boolean;
}

/**
 * Reads ConverseStream. A block begins with its first delta, because the API says a start for tool calls only. The end is said when the usage has been, which
 * comes after it here, or when the stream ends.
 */
export function openReader(): ConversationReader {
  /** The block that is open at each index of the API. */
  const open = new Map<number, OpenBlock>();
  let next = 0;
  let started = false;
  let ending: ConversationEvent | undefined;
  let over = false;
  let out: ConversationEvent[] = [];

  const begin = (at: number, block: BlockStart): number => {
    const before = open.get(at);
    if (before?.type === block.type && block.type !== "tool-call" && !("redacted" in block)) return before.index;
    if (before !== undefined) endBlock(at);
    if (next >= maxBlocks) throw malformedAnswer("of too many blocks");
    const index = next++;
    open.set(at, { index, type: block.type, said: false });
    out.push({ type: "block-start", index, block });
    return index;
  };

  const endBlock = (at: number): void => {
    const block = open.get(at);
    if (block === undefined) return;
    // A call without arguments comes without any delta, or with an empty one.
    if (block.type === "tool-call" && !block.said) out.push({ type: "block-delta", index: block.index, text: "{}" });
    out.push({ type: "block-end", index: block.index });
    open.delete(at);
  };

  const takeStart = (at: number, start: JsonObject): void => {
    const call = objectAt(start, "toolUse");
    if (call !== undefined) {
      const id = textAt(call, "toolUseId");
      const name = textAt(call, "name");
      if (id === undefined || name === undefined) throw malformedAnswer("with a tool call that can't be read");
      begin(at, { type: "tool-call", id, name });
    } else if (isJsonObject(start["image"]) || isJsonObject(start["toolResult"])) {
      throw malformedAnswer("with content that can't be translated");
    }
  };

  const takeDelta = (at: number, delta: JsonObject): void => {
    const text = textAt(delta, "text");
    if (text !== undefined) out.push({ type: "block-delta", index: begin(at, { type: "text" }), text });
    const input = textAt(objectAt(delta, "toolUse") ?? {}, "input");
    if (input !== undefined && input !== "") {
      const block = open.get(at);
      if (block?.type !== "tool-call") throw malformedAnswer("with arguments that no tool call holds");
      block.said = true;
      out.push({ type: "block-delta", index: block.index, text: input });
    }
    const reasoning = objectAt(delta, "reasoningContent");
    if (reasoning !== undefined) takeReasoning(at, reasoning);
    if (isJsonObject(delta["image"]) || Array.isArray(delta["toolResult"]))
      throw malformedAnswer("with content that can't be translated");
  };

  const takeReasoning = (at: number, delta: JsonObject): void => {
    const redacted = textAt(delta, "redactedContent");
    if (redacted !== undefined) begin(at, { type: "reasoning", redacted });
    const text = textAt(delta, "text");
    if (text !== undefined) out.push({ type: "block-delta", index: begin(at, { type: "reasoning" }), text });
    const signature = textAt(delta, "signature");
    if (signature !== undefined) out.push({ type: "block-signature", index: begin(at, { type: "reasoning" }), signature });
  };

  const finish = (): void => {
    if (ending !== undefined && !over) out.push(ending);
    over = true;
  };

  return {
    take({ type, data, exception }) {
      if (exception === true) {
        throw reportedFailure();
      }
      out = [];
      const payload = parsePayload(data);
      if (!started && type !== "metadata") {
        started = true;
        out.push({ type: "start", id: noId });
      }
      if (ending !== undefined && type.startsWith("contentBlock")) throw malformedAnswer("that goes on after its end");
      const index = payload["contentBlockIndex"] ?? 0;
      const at = typeof index === "number" ? index : -1;
      if (type === "contentBlockStart") takeStart(at, objectAt(payload, "start") ?? {});
      else if (type === "contentBlockDelta") takeDelta(at, objectAt(payload, "delta") ?? {});
      else if (type === "contentBlockStop") endBlock(at);
      else if (type === "messageStop") {
        for (const left of open.keys()) endBlock(left);
        ending ??= { type: "end", stopReason: readStop(payload["stopReason"]), ...readStopSequence(payload) };
      } else if (type === "metadata") {
        const usage = parseUsage(payload["usage"]);
        if (usage !== undefined && started && !over) out.push({ type: "usage", usage });
        finish();
      }
      return out;
    },
    end() {
      if (ending === undefined) throw cutOff();
      out = [];
      finish();
      return out;
    },
  };
}

/** Writes ConverseStream. */
export function openWriter(): ConversationWriter {
  const types = new Map<number, BlockStart["type"]>();
  let usage: DetailedUsage | undefined;

  const delta = (contentBlockIndex: number, of: JsonObject): StreamEvent[] => [
    event("contentBlockDelta", { contentBlockIndex, delta: of }),
  ];

  const begin = (contentBlockIndex: number, block: BlockStart): StreamEvent[] => {
    types.set(contentBlockIndex, block.type);
    if (block.type === "tool-call") {
      return [event("contentBlockStart", { contentBlockIndex, start: { toolUse: { toolUseId: block.id, name: block.name } } })];
    }
    const redacted = block.type === "reasoning" ? block.redacted : undefined;
    return redacted === undefined ? [] : delta(contentBlockIndex, { reasoningContent: { redactedContent: redacted } });
  };

  return {
    take(given) {
      if (given.type === "start") return [event("messageStart", { role: "assistant" })];
      if (given.type === "usage") {
        usage = given.usage;
        return [];
      }
      if (given.type === "end") return [event("messageStop", stopOf(given.stopReason, given.stopSequence))];
      const { index } = given;
      if (given.type === "block-start") return begin(index, given.block);
      if (given.type === "block-delta") return delta(index, deltaOf(types.get(index), given.text));
      if (given.type === "block-signature") return delta(index, { reasoningContent: { signature: given.signature } });
      types.delete(index);
      return [event("contentBlockStop", { contentBlockIndex: index })];
    },
    finish: () => [
      event("metadata", { usage: writeUsage(usage ?? { inputTokens: 0, outputTokens: 0 }), metrics: { latencyMs: 0 } }),
    ],
  };
}

function stopOf(reason: StopReason, stopSequence: string | undefined): JsonObject {
  const stopReason = writeStop(reason);
  if (stopSequence === undefined) return { stopReason };
  return { stopReason, additionalModelResponseFields: { delta: { stop_sequence: stopSequence } } };
}

function deltaOf(type: BlockStart["type"] | undefined, text: string): JsonObject {
  if (type === "tool-call") return { toolUse: { input: text } };
  return type === "reasoning" ? { reasoningContent: { text } } : { text };
}

function parsePayload(data: string): JsonObject {
  let payload: unknown;
  try {
    payload = parseJsonText(data);
  } catch (cause) {
    throw new Problem("upstream_malformed", "The model provider streamed an event that is not JSON.", { cause });
  }
  if (!isJsonObject(payload)) throw malformedAnswer("with an event that is not an object");
  return payload;
}
