import { parseJsonText } from "../../core/check-json.ts";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { BlockStart, ConversationEvent, ConversationReader } from "../conversation.ts";
import type { StreamEvent } from "../dialect.ts";
import { readUsage, requireNotFailed, stopReasonOf, textsOf, untold } from "./read-answer.ts";
import { readReasoning } from "./read-conversation.ts";
import { cutOff, malformedAnswer, reportedFailure } from "../refuse-answer.ts";

const finals: ReadonlySet<unknown> = new Set(["response.completed", "response.incomplete", "response.failed"]);

/** More blocks than this in one answer are no answer. */
const maxBlocks = 4096;

/**
 * Reads a streamed response as the middle form. A block is a content part of a message, a function call, or a reasoning item. What servers tell only as
 * a whole (an item without deltas, a response without items) is told as one piece.
 */
export function openReader(): ConversationReader {
  /** Blocks that are open, by where they stand: an output item, or a content part of one. */
  const open = new Map<string, number>();
  /** Where text was told, or has ended: wholes are then not told again. */
  const told = new Set<string>();
  let next = 0;
  let started = false;
  let ended = false;
  let called = false;
  let refused = false;
  let out: ConversationEvent[] = [];

  const begin = (key: string, block: BlockStart): void => {
    if (open.has(key)) return;
    if (next >= maxBlocks) throw malformedAnswer("with too many parts");
    open.set(key, next);
    out.push({ type: "block-start", index: next++, block });
  };
  const tell = (key: string, text: string): void => {
    const index = open.get(key);
    if (index === undefined) throw malformedAnswer("with text of nothing");
    if (text === "") return;
    told.add(key);
    out.push({ type: "block-delta", index, text });
  };
  const end = (key: string): void => {
    const index = open.get(key);
    if (index === undefined) return;
    open.delete(key);
    told.add(key);
    out.push({ type: "block-end", index });
  };
  const start = (response: JsonObject | undefined): void => {
    if (started) return;
    started = true;
    out.push({ type: "start", id: typeof response?.["id"] === "string" ? response["id"] : "" });
  };

  const endMessage = (item: JsonObject, key: string): void => {
    for (const [part, { text, isRefusal }] of textsOf(item).entries()) {
      refused ||= isRefusal;
      const place = `${key}/${part}`;
      if (told.has(place) || text === "") continue;
      begin(place, { type: "text" });
      tell(place, text);
    }
    for (const place of open.keys()) if (place.startsWith(`${key}/`)) end(place);
  };

  const endReasoning = (item: JsonObject, key: string): void => {
    if (told.has(key) && !open.has(key)) return;
    const { text, signature, redacted } = readReasoning(item);
    const encrypted = signature ?? redacted;
    if (!told.has(key) && text !== "") {
      begin(key, { type: "reasoning" });
      tell(key, text);
    }
    const index = open.get(key);
    if (encrypted !== undefined && index !== undefined) out.push({ type: "block-signature", index, signature: encrypted });
    else if (encrypted !== undefined) begin(key, { type: "reasoning", redacted: encrypted });
    end(key);
  };

  const takeItem = (item: JsonValue | undefined, key: string, isDone: boolean): void => {
    if (!isJsonObject(item)) throw malformedAnswer("with an output item that is not an object");
    const { type } = item;
    if (type === "function_call") {
      called = true;
      const { call_id: id, name, arguments: text } = item;
      if (typeof id !== "string" || typeof name !== "string") throw malformedAnswer("with a tool call without a name");
      if (told.has(key) && !open.has(key)) return;
      begin(key, { type: "tool-call", id, name });
      // A call without arguments: JSON has to stand there all the same.
      if (isDone && !told.has(key)) tell(key, typeof text === "string" && text !== "" ? text : "{}");
      if (isDone) end(key);
    } else if (type === "message") {
      if (isDone) endMessage(item, key);
    } else if (type === "reasoning") {
      if (isDone) endReasoning(item, key);
    } else throw untold();
  };

  const takeReasoning = (event: JsonObject, key: string, delta: string): void => {
    begin(key, { type: "reasoning" });
    const paragraph = `${key}#${numberOf(event["summary_index"] ?? event["content_index"])}`;
    if (told.has(key) && !told.has(paragraph)) tell(key, "\n\n");
    told.add(paragraph);
    tell(key, delta);
  };

  const takeDelta = (event: JsonObject, key: string, delta: string): void => {
    const { type } = event;
    if (type === "response.output_text.delta" || type === "response.refusal.delta") {
      refused ||= type === "response.refusal.delta";
      const place = `${key}/${numberOf(event["content_index"])}`;
      begin(place, { type: "text" });
      tell(place, delta);
    } else if (type === "response.reasoning_summary_text.delta" || type === "response.reasoning_text.delta") {
      takeReasoning(event, key, delta);
    } else if (type === "response.function_call_arguments.delta") tell(key, delta);
  };

  const finish = (event: JsonObject): void => {
    const { response } = event;
    if (!isJsonObject(response)) throw malformedAnswer("without its end");
    requireNotFailed(response);
    if (event["type"] === "response.failed") throw reportedFailure();
    start(response);
    const { output } = response;
    if (next === 0 && Array.isArray(output)) {
      for (const [index, item] of output.entries()) takeItem(item, String(index), true);
    }
    for (const key of open.keys()) end(key);
    const usage = readUsage(response["usage"]);
    if (usage !== undefined) out.push({ type: "usage", usage });
    out.push({ type: "end", stopReason: stopReasonOf(response, called, refused) });
    ended = true;
  };

  const takeEvent = (event: JsonObject): void => {
    const { type, delta } = event;
    if (type === "error" || isJsonObject(event["error"])) throw reportedFailure();
    if (finals.has(type)) return finish(event);
    if (isJsonObject(event["response"])) return start(event["response"]);
    if (!started) start(undefined);
    const key = String(numberOf(event["output_index"]));
    if (type === "response.output_item.added") takeItem(event["item"], key, false);
    else if (type === "response.output_item.done") takeItem(event["item"], key, true);
    else if (type === "response.content_part.done") end(`${key}/${numberOf(event["content_index"])}`);
    else if (typeof delta === "string") takeDelta(event, key, delta);
  };

  const take = (event: StreamEvent): readonly ConversationEvent[] => {
    if (ended || event.data === "[DONE]" || event.data === "") return [];
    out = [];
    let read: unknown;
    try {
      read = parseJsonText(event.data);
    } catch {
      // The parser's message quotes the text, so it is neither shown nor kept.
      throw malformedAnswer("with an event that is not JSON");
    }
    if (!isJsonObject(read)) throw malformedAnswer("with an event that is not an object");
    takeEvent(typeof read["type"] === "string" ? read : { ...read, type: event.type });
    return out;
  };

  return {
    take,
    end(left) {
      const said = left === undefined ? [] : take(left);
      if (!ended) throw cutOff();
      return said;
    },
  };
}

/** Of an event that names one; 0 where it doesn't, because then there is but one. */
function numberOf(value: JsonValue | undefined): number {
  return typeof value === "number" ? value : 0;
}
