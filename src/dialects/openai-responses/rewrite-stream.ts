import { parseJsonText } from "../../core/check-json.ts";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { OpenChannel } from "../../core/inspection.ts";
import type { Problem } from "../../core/problem.ts";
import type { AnswerContext, StreamEvent, StreamRewriter } from "../dialect.ts";
import { holdCalls } from "../hold-calls.ts";
import { inspectStream, requireDepth } from "../inspect-stream.ts";
import { collectPart, isMedia, media } from "./answer-fields.ts";
import { collectAny } from "../collect-text.ts";
import { closeBlocked } from "./close-blocked.ts";
import { inspectOnce } from "./inspect-once.ts";
import type { ItemText, StreamedItem } from "./stream-item.ts";
import { dropPartLogprobs, indexOf, streamItem, textOfPart } from "./stream-item.ts";
import { streamResponse } from "./stream-response.ts";
import type { Kept } from "./stream-text.ts";
import { isTextKind, textKindOf } from "./stream-text.ts";
import { outputItemId } from "./own-ids.ts";
import { errorEvent } from "./write-block.ts";
import { eventSequence, withLogprobs } from "./write-events.ts";
import { cutOff, malformedStream, reportedFailure } from "../refuse-answer.ts";

const lifecycle: ReadonlySet<string> = new Set(["response.created", "response.queued", "response.in_progress"]);
const finals: ReadonlySet<string> = new Set(["response.completed", "response.incomplete", "response.failed"]);
const partEvent = /^response\.(content_part|reasoning_summary_part)\.(added|done)$/;
const places = ["content_index", "summary_index", "command_index"] as const;
/** Members that are written by us. `obfuscation` is padding to hide the length of a delta; after rewriting it no longer fits. */
const written: ReadonlySet<string> = new Set(
  ["type", "sequence_number", "obfuscation", "item_id", "output_index", "delta", "logprobs", ...places].concat("part", "item"),
);
const maxItems = 1024;
const maxParts = 8192;

/**
 * Rewrites the events of a streamed response (API reference, "Streaming events" of Responses).
 *
 * - A delta that has nothing left to say is dropped; text that channels hold back is said, at the latest, in a delta before the event that ends its
 *   part. A call of a tool is said whole, from its beginning to its end, when its item ends.
 * - The API says every text again when its part, its item and the response end. What is said there is what the deltas said, where the upstream repeats
 *   what it streamed; where it says something else, that is inspected as a text of its own.
 * - Log probabilities are never streamed, and encrypted reasoning only when its item is whole and was not rewritten.
 * - `sequence_number` counts the events that callers get.
 */
export function rewriteStream(openChannel: OpenChannel, context: AnswerContext): StreamRewriter {
  const inspection = inspectStream(openChannel);
  const once = inspectOnce(inspection);
  const envelope = streamResponse(once, context);
  const kept: Kept = { length: 0, heldBytes: 0 };
  const items = new Map<number, StreamedItem>();
  /** Texts of events that name no item. */
  const noItem = streamItem(-1, {}, inspection, once, kept);
  const begunOrEnded = new Set<string>();
  const { write, takeBack } = eventSequence();
  let out: StreamEvent[] = [];
  let started = false;
  let closed = false;
  let eventLength = 0;
  /** The last event of an answer that is to be kept first. */
  let held: { readonly type: string; readonly fields: JsonObject; readonly response: JsonObject } | undefined;
  const calls = holdCalls<readonly [string, JsonObject]>(([type, fields]) => {
    out.push(write(type, fields));
  });

  const say = (type: string, fields: JsonObject): void => {
    if (!inspection.blocked) out.push(write(type, fields));
  };
  const sayOf = (item: StreamedItem, type: string, fields: JsonObject): void => {
    if (!inspection.blocked) calls.say(item.index, [type, fields], eventLength);
  };

  const openItem = (index: number, raw: JsonObject): StreamedItem =>
    streamItem(index, raw, inspection, once, kept, (item) => outputItemId(context, item, index));

  const itemAt = (event: JsonObject): StreamedItem => {
    if (event["output_index"] === undefined) return noItem;
    const item = items.get(indexOf(event["output_index"], "output_index"));
    if (item === undefined) throw malformedStream("an event of an output item that has not begun");
    return item;
  };

  /** What an event says of its place, and the members that nobody knows. */
  const around = (event: JsonObject, item: StreamedItem, place: JsonObject, type: string): JsonObject => {
    const fields: JsonObject = item === noItem ? {} : { item_id: item.id, output_index: item.index };
    for (const name of places) if (place[name] !== undefined) fields[name] = place[name];
    for (const key of Object.keys(event)) {
      if (!written.has(key))
        fields[inspection.key(key)] = inspection.value(event[key] as JsonValue, `${type}/${item.index}/${key}`);
    }
    return fields;
  };

  const placeOf = (event: JsonObject): JsonObject => {
    const place: JsonObject = {};
    for (const name of places) if (event[name] !== undefined) place[name] = indexOf(event[name], name);
    return place;
  };

  const sayDelta = (text: ItemText, item: StreamedItem, delta: string): void => {
    const fields = around({}, item, text.place, "");
    fields["delta"] = delta;
    calls.say(item.index, [`${text.kind.prefix}.delta`, withLogprobs(text.kind, fields)], eventLength);
  };

  /** Says what texts of an item held back: of all of them, or of those at a place. */
  const flush = (item: StreamedItem, place?: JsonObject): void => {
    for (const text of item.texts.values()) {
      if (text.ended || inspection.blocked) continue;
      if (place !== undefined && places.some((name) => place[name] !== text.place[name])) continue;
      const rest = text.end();
      if (rest !== "") sayDelta(text, item, rest);
    }
  };

  const takeDelta = (event: JsonObject, prefix: string, delta: string): void => {
    const item = itemAt(event);
    if (item.done !== undefined) throw malformedStream("text after the end of its item");
    const text = item.textAt(textKindOf(prefix), placeOf(event));
    const said = text.push(delta);
    if (said === "") return;
    const fields = around(event, item, text.place, prefix);
    fields["delta"] = said;
    // What was let out before the block is still said.
    calls.say(item.index, [`${prefix}.delta`, withLogprobs(text.kind, fields)], eventLength);
  };

  /** What ends or begins does so once: told again and again, it could be a text in pieces. */
  const requireOnce = (type: string, item: StreamedItem, place: JsonObject): void => {
    const key = `${type}/${item.index}/${JSON.stringify(place)}`;
    if (begunOrEnded.has(key) || begunOrEnded.size >= maxParts) throw malformedStream("a part of an item twice, or too many");
    begunOrEnded.add(key);
  };

  const takeTextDone = (event: JsonObject, prefix: string): void => {
    const item = itemAt(event);
    requireOnce(prefix, item, placeOf(event));
    const text = item.textAt(textKindOf(prefix), placeOf(event));
    const { whole, json, surface } = text.kind;
    const rest = text.end(event[whole]);
    if (rest !== "") sayDelta(text, item, rest);
    if (inspection.blocked) return;
    const told = event[whole];
    delete event[whole];
    const fields = around(event, item, text.place, prefix);
    fields[whole] = text.said;
    if (!json && typeof told === "string") {
      fields[whole] = told;
      if (!once.inspect((into) => collectAny(into, fields, whole, surface))) return;
    }
    text.doneTold = !inspection.blocked;
    sayOf(item, `${prefix}.done`, withLogprobs(text.kind, fields));
  };

  const takePart = (event: JsonObject, type: string): void => {
    const item = itemAt(event);
    const { part } = event;
    if (!isJsonObject(part)) throw malformedStream("a content part that is not an object");
    const place = placeOf(event);
    requireOnce(type, item, place);
    dropPartLogprobs(part);
    const isDone = type.endsWith(".done");
    if (isDone) flush(item, place);
    const found = textOfPart(part);
    const text = found === undefined ? undefined : item.textAt(found.kind, place);
    let start = "";
    if (!isDone && found !== undefined && typeof part[found.key] === "string") {
      start = part[found.key] as string;
      part[found.key] = "";
    }
    if (inspection.blocked || !once.inspect((into) => collectPart(into, part))) return;
    if (!isDone && found !== undefined) part[found.key] = start === "" ? "" : (text?.push(start) ?? "");
    const fields = around(event, item, place, type);
    if (isDone && text !== undefined && !inspection.blocked) text.partDoneTold = true;
    sayOf(item, type, { ...fields, part });
  };

  const takeItem = (event: JsonObject, type: string): void => {
    const { item: raw } = event;
    if (!isJsonObject(raw)) throw malformedStream("an output item that is not an object");
    const index = indexOf(event["output_index"], "output_index");
    let item = items.get(index);
    let said: JsonObject | undefined;
    if (type.endsWith(".added")) {
      if (item !== undefined) throw malformedStream("an output item twice");
      if (items.size >= maxItems) throw malformedStream("too many output items");
      item = openItem(index, raw);
      said = item.begin(raw);
    } else {
      // Some servers tell only of whole items.
      item ??= openItem(index, {});
      if (item.done !== undefined) throw malformedStream("an output item twice");
      flush(item);
      said = inspection.blocked ? undefined : item.whole(raw);
    }
    const fields = around(event, item, {}, type);
    if (said === undefined || inspection.blocked) return;
    if (!items.has(index)) calls.begin(index, item.type.endsWith("_call"));
    items.set(index, item);
    delete fields["item_id"];
    sayOf(item, type, { ...fields, item: said });
    if (!type.endsWith(".done")) return;
    item.done = said;
    calls.end(index);
  };

  /** All items, in order, as the response repeats them; if it doesn't, as they ended. */
  const outputOf = (response: JsonObject): JsonValue[] | undefined => {
    const told = response["output"];
    if (!Array.isArray(told) || told.length === 0) {
      return [...items.values()].sort((a, b) => a.index - b.index).flatMap(({ done }) => (done === undefined ? [] : [done]));
    }
    const output: JsonValue[] = [];
    for (const [index, raw] of told.entries()) {
      if (!isJsonObject(raw)) throw malformedStream("an output item that is not an object");
      const item = items.get(index) ?? noItem;
      const said = (item.type === raw["type"] ? item : noItem).whole(raw);
      if (said === undefined) return undefined;
      const name = outputItemId(context, said, index);
      if (name !== undefined) said["id"] = name;
      output.push(said);
    }
    return output;
  };

  const takeResponse = (event: JsonObject, type: string): void => {
    const { response } = event;
    if (!isJsonObject(response)) throw malformedStream("an event without its response");
    const isFinal = finals.has(type);
    if (isFinal) for (const item of [noItem, ...items.values()]) flush(item);
    if (inspection.blocked) return;
    const said = envelope.take(response, isFinal);
    const output = said === undefined || !isFinal ? [] : outputOf(response);
    if (said === undefined || output === undefined || inspection.blocked) return;
    delete event["response"];
    const fields = around(event, noItem, {}, type);
    if (inspection.blocked) return;
    if (isFinal) calls.release();
    started = true;
    closed = isFinal;
    const whole: JsonObject = { ...said, output };
    // What failed is nothing to go on from.
    if (type === "response.failed") whole["store"] = false;
    if (isFinal && whole["store"] === true) held = { type, fields, response: whole };
    else say(type, { ...fields, response: whole });
  };

  const takeAnnotation = (event: JsonObject, type: string): void => {
    const item = itemAt(event);
    const said: JsonObject = {
      annotation: event["annotation"] ?? null,
      annotation_index: indexOf(event["annotation_index"], "annotation_index"),
    };
    requireOnce(type, item, { ...placeOf(event), at: said["annotation_index"] as number });
    delete event["annotation"];
    delete event["annotation_index"];
    if (!once.inspect((into) => collectAny(into, said, "annotation", "document"))) return;
    sayOf(item, type, { ...around(event, item, placeOf(event), type), ...said });
  };

  /** Of tools that nobody knows, keep-alives and what the API may yet invent. */
  const takeOther = (event: JsonObject, type: string): void => {
    const name = inspection.key(type);
    const item = typeof event["output_index"] === "number" ? (items.get(event["output_index"]) ?? noItem) : noItem;
    const fields = around(event, item, {}, type);
    for (const key of written) {
      const value = event[key];
      if (value === undefined || key in fields || key === "type" || key === "sequence_number" || key === "obfuscation") continue;
      fields[key] = inspection.value(value, `${type}/${item.index}/${key}`);
    }
    sayOf(item, name, fields);
  };

  const takeEvent = (event: JsonObject, type: string): void => {
    if (type === "error" || (event["error"] !== undefined && event["error"] !== null)) {
      throw reportedFailure();
    }
    if (!/^[\w.]{1,100}$/.test(type)) throw malformedStream("an event without a type");
    if (lifecycle.has(type) || finals.has(type)) return takeResponse(event, type);
    if (type === "response.output_item.added" || type === "response.output_item.done") return takeItem(event, type);
    if (partEvent.test(type)) return takePart(event, type);
    if (type === "response.output_text.annotation.added") return takeAnnotation(event, type);
    if (isMedia(type)) throw media();
    const dot = type.lastIndexOf(".");
    const prefix = type.slice(0, dot);
    if (type.endsWith(".delta") && typeof event["delta"] === "string") takeDelta(event, prefix, event["delta"]);
    else if (type.endsWith(".done") && isTextKind(prefix)) takeTextDone(event, prefix);
    else takeOther(event, type);
  };

  const take = (event: StreamEvent, problem?: () => Problem): readonly StreamEvent[] => {
    if (closed || inspection.blocked || event.data === "[DONE]" || event.data === "") return [];
    out = [];
    eventLength = event.data.length;
    const read = parseEvent(event.data, problem);
    try {
      takeEvent(read, typeof read["type"] === "string" ? read["type"] : event.type);
    } catch (error) {
      takeBack(out.length);
      throw error;
    }
    return out;
  };

  return {
    take: (event) => take(event),
    end(left) {
      const said = left === undefined ? [] : take(left, cutOff);
      if (!closed && !inspection.blocked) throw cutOff();
      return said;
    },
    block(message) {
      if (closed) return [];
      closed = true;
      const known = [...items.values()].filter(({ index }) => !calls.holds(index));
      return closeBlocked({ message, context, response: envelope.current(), items: known, started, write });
    },
    fail(problem) {
      if (closed && held === undefined) return [];
      closed = true;
      held = undefined;
      return [errorEvent(problem, write)];
    },
    get ended() {
      return held?.response;
    },
    release() {
      if (held === undefined) return [];
      const { type, fields, response } = held;
      held = undefined;
      return [write(type, { ...fields, response })];
    },
    get usage() {
      return envelope.usage;
    },
    get outputBytes() {
      return inspection.outputBytes + once.bytes + kept.heldBytes;
    },
    get blocked() {
      return inspection.blocked;
    },
  };
}

function parseEvent(data: string, problem?: () => Problem): JsonObject {
  let event: unknown;
  try {
    event = parseJsonText(data);
  } catch {
    // The parser's message quotes the text, so it is neither shown nor kept.
    throw problem?.() ?? malformedStream("an event that is not JSON");
  }
  if (!isJsonObject(event)) throw malformedStream("an event that is not an object");
  if (/__proto__|\\u005f/i.test(data)) refuseProto(event, 0);
  return event;
}

function refuseProto(value: JsonValue, depth: number): void {
  if (typeof value !== "object" || value === null) return;
  requireDepth(depth);
  if (Object.hasOwn(value, "__proto__")) throw malformedStream("a member named __proto__");
  for (const member of Object.values(value)) refuseProto(member, depth + 1);
}
