import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { ConversationEvent, ConversationReader } from "../conversation.ts";
import type { StreamEvent } from "../dialect.ts";
import { holdsMedia } from "./answer-fields.ts";
import { assembleToolCalls } from "./assemble-tool-calls.ts";
import { readCall, readSaid, readStop, readUsage } from "./read-answer.ts";
import { parseChunk } from "./read-chunk.ts";
import { cutOff, malformedAnswer, reportedFailure } from "../refuse-answer.ts";

/**
 * Chunks of a chat completion in the middle form. Tool calls are told whole when their choice ends, one after the other: their pieces may alternate here,
 * and whoever inspects them holds them until then anyway. The end is told last, because the usage comes after the `finish_reason`.
 */
export function openReader(): ConversationReader {
  const tools = assembleToolCalls();
  let out: ConversationEvent[] = [];
  let started = false;
  let blocks = 0;
  let open: "text" | "reasoning" | undefined;
  let refused = false;
  let ending: ConversationEvent | undefined;
  let over = false;

  const closeBlock = (): void => {
    if (open !== undefined) out.push({ type: "block-end", index: blocks - 1 });
    open = undefined;
  };
  const say = (type: "text" | "reasoning", text: string): void => {
    if (text === "") return;
    if (open !== type) {
      closeBlock();
      out.push({ type: "block-start", index: blocks++, block: { type } });
      open = type;
    }
    out.push({ type: "block-delta", index: blocks - 1, text });
  };

  const takeChunk = (chunk: unknown): void => {
    if (!isJsonObject(chunk)) throw malformedAnswer("with a chunk that is not an object");
    if (chunk["error"] !== undefined && chunk["error"] !== null) throw reportedFailure();
    if (!started) {
      started = true;
      out.push({ type: "start", id: typeof chunk["id"] === "string" ? chunk["id"] : "" });
    }
    const choices = chunk["choices"] ?? [];
    if (!Array.isArray(choices)) throw malformedAnswer("with choices that are not a list");
    for (const choice of choices) takeChoice(choice);
    const usage = readUsage(chunk["usage"]);
    if (usage !== undefined) out.push({ type: "usage", usage });
  };

  const takeChoice = (choice: JsonValue): void => {
    if (!isJsonObject(choice) || (choice["index"] ?? 0) !== 0) throw malformedAnswer("with a choice that nobody asked for");
    const delta = choice["delta"] ?? {};
    if (!isJsonObject(delta)) throw malformedAnswer("with a delta that is not an object");
    if (holdsMedia(delta)) throw malformedAnswer("with pictures or sound, which can't be inspected");
    const said = readSaid(delta);
    const calls = delta["tool_calls"] ?? null;
    if (ending !== undefined) {
      if (said.text !== "" || said.reasoning !== "" || (Array.isArray(calls) && calls.length > 0))
        throw malformedAnswer("with text after its end");
      return;
    }
    refused ||= said.refused;
    say("reasoning", said.reasoning);
    say("text", said.text);
    if (calls !== null) tools.take(calls);
    if (delta["function_call"] !== undefined && delta["function_call"] !== null)
      throw malformedAnswer("with a tool call in the older form");
    if (choice["finish_reason"] !== undefined && choice["finish_reason"] !== null) endChoice(choice);
  };

  const endChoice = (choice: JsonObject): void => {
    closeBlock();
    const stop = readStop(choice, refused);
    const calls = tools.end().calls.flatMap((call) => readCall(call, stop.stopReason) ?? []);
    for (const { id, name, given } of calls) {
      const index = blocks++;
      out.push({ type: "block-start", index, block: { type: "tool-call", id, name } });
      out.push({ type: "block-delta", index, text: JSON.stringify(given) });
      out.push({ type: "block-end", index });
    }
    const stopReason = calls.length > 0 && stop.stopReason === "end" ? "tool-calls" : stop.stopReason;
    ending = { type: "end", ...stop, stopReason };
  };

  const close = (): void => {
    if (!started) throw cutOff();
    if (ending === undefined) endChoice({ finish_reason: "stop" });
    out.push(ending as unknown as ConversationEvent);
    over = true;
  };

  return {
    take({ type, data }: StreamEvent) {
      out = [];
      if (over) return out;
      if (data === "[DONE]") close();
      else if (type === "error") throw reportedFailure();
      else takeChunk(parseChunk(data));
      return out;
    },
    end(left) {
      out = [];
      if (over) return out;
      const done = left?.data === "[DONE]";
      if (left !== undefined && !done) takeChunk(parseChunk(left.data, cutOff));
      if (ending === undefined && !done) throw cutOff();
      close();
      return out;
    },
  };
}
