import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Problem } from "../../core/problem.ts";
import type { BlockStart, ConversationEvent, ConversationReader } from "../conversation.ts";
import type { StreamEvent } from "../dialect.ts";
import { laterCounts, readCounts, usageOf } from "./parse-usage.ts";
import { readStop } from "./read-answer.ts";
import { cutOff, malformedStream, reportedFailure } from "../refuse-answer.ts";
import { parseEvent } from "./parse-event.ts";

/**
 * Reads message events (API reference, "Streaming Messages") into the middle form. Citations, pings and events of unknown types are left out; a block that
 * has no place there is malformed.
 */
export function openReader(): ConversationReader {
  /** The middle form's number of each block that is open, by this API's. */
  const open = new Map<number, number>();
  let blocks = 0;
  let started = false;
  let over = false;
  let counts = readCounts(undefined);
  let ending: ConversationEvent | undefined;

  const takeData = (data: JsonObject): ConversationEvent[] => {
    const { type } = data;
    if (type === "error") throw reportedFailure();
    if (type === "message_start") return takeStart(data);
    if (typeof type !== "string" || !handled.has(type)) return [];
    if (!started) throw malformedStream("a part of a message before its start");
    if (type === "content_block_start") return takeBlockStart(data);
    if (type === "content_block_delta") return takeDelta(data);
    if (type === "content_block_stop") return endBlock(data["index"]);
    if (type === "message_delta") return takeEnd(data);
    over = true;
    return [...endAll(), ending ?? { type: "end", stopReason: "end" }];
  };

  const takeStart = ({ message }: JsonObject): ConversationEvent[] => {
    if (started || !isJsonObject(message)) throw malformedStream("a start that can't be read");
    started = true;
    counts = readCounts(message["usage"]);
    return [{ type: "start", id: typeof message["id"] === "string" ? message["id"] : "" }];
  };

  const takeBlockStart = ({ index, content_block: block }: JsonObject): ConversationEvent[] => {
    if (typeof index !== "number" || open.has(index) || !isJsonObject(block)) throw malformedStream("a block out of order");
    const at = blocks++;
    open.set(index, at);
    const events: ConversationEvent[] = [{ type: "block-start", index: at, block: readStart(block) }];
    const { type, input, signature } = block;
    const early = type === "text" || type === "thinking" ? (block[type] ?? "") : hasMembers(input) ? JSON.stringify(input) : "";
    if (early !== "") events.push({ type: "block-delta", index: at, text: requireString(early) });
    if (typeof signature === "string" && signature !== "") events.push({ type: "block-signature", index: at, signature });
    return events;
  };

  const takeDelta = ({ index, delta }: JsonObject): ConversationEvent[] => {
    const at = open.get(index as number);
    if (at === undefined || !isJsonObject(delta)) throw malformedStream("a part of a block that is not open");
    switch (typeof delta["type"] === "string" ? delta["type"] : "") {
      case "text_delta":
        return [{ type: "block-delta", index: at, text: requireString(delta["text"]) }];
      case "thinking_delta":
        return [{ type: "block-delta", index: at, text: requireString(delta["thinking"]) }];
      case "input_json_delta":
        return [{ type: "block-delta", index: at, text: requireString(delta["partial_json"]) }];
      case "signature_delta":
        return [{ type: "block-signature", index: at, signature: requireString(delta["signature"]) }];
      case "citations_delta":
        return [];
      default:
        throw malformedStream("a delta that can't be translated");
    }
  };

  const endBlock = (index: JsonValue | undefined): ConversationEvent[] => {
    const at = open.get(index as number);
    if (at === undefined) throw malformedStream("the end of a block that is not open");
    open.delete(index as number);
    return [{ type: "block-end", index: at }];
  };

  const endAll = (): ConversationEvent[] => [...open.keys()].flatMap((index) => endBlock(index));

  const takeEnd = ({ delta, usage: told }: JsonObject): ConversationEvent[] => {
    if (!isJsonObject(delta)) throw malformedStream("an end without a reason");
    counts = laterCounts(counts, readCounts(told));
    const usage = usageOf(counts);
    if (delta["stop_reason"] !== null && delta["stop_reason"] !== undefined) ending = { type: "end", ...readStop(delta) };
    return usage === undefined ? [] : [{ type: "usage", usage }];
  };

  const takeEvent = ({ type, data, exception }: StreamEvent, notJson: () => Problem): ConversationEvent[] => {
    if (over) return [];
    if (type === "error" || exception === true) throw reportedFailure();
    return takeData(parseEvent(data, notJson));
  };

  return {
    take: (event) => takeEvent(event, () => malformedStream("an event that is not JSON")),
    end(left) {
      const events = left === undefined ? [] : takeEvent(left, cutOff);
      if (!over) throw cutOff();
      return events;
    },
  };
}

const handled: ReadonlySet<string> = new Set([
  "content_block_start",
  "content_block_delta",
  "content_block_stop",
  "message_delta",
  "message_stop",
]);

function readStart(block: JsonObject): BlockStart {
  switch (typeof block["type"] === "string" ? block["type"] : "") {
    case "text":
      return { type: "text" };
    case "thinking":
      return { type: "reasoning" };
    case "redacted_thinking":
      return { type: "reasoning", redacted: requireString(block["data"]) };
    case "tool_use":
      return { type: "tool-call", id: requireString(block["id"]), name: requireString(block["name"]) };
    default:
      throw malformedStream("a block that can't be translated");
  }
}

function hasMembers(value: JsonValue | undefined): boolean {
  return isJsonObject(value) && Object.keys(value).length > 0;
}

function requireString(value: JsonValue | undefined): string {
  if (typeof value !== "string") throw malformedStream("a block that can't be read");
  return value;
}
