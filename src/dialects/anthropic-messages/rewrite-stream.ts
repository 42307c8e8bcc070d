import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { OpenChannel } from "../../core/inspection.ts";
import type { Problem } from "../../core/problem.ts";
import type { AnswerContext, StreamEvent, StreamRewriter, Usage } from "../dialect.ts";
import type { FieldRules } from "../collect-text.ts";
import { collectFields, fields, newCollection, rules, settle } from "../collect-text.ts";
import { holdCalls } from "../hold-calls.ts";
import { inspectStream } from "../inspect-stream.ts";
import { endFields, messageFields } from "./answer-fields.ts";
import { inspectPieces } from "./inspect-pieces.ts";
import { countsOnly, laterCounts, readCounts, usageOf } from "./parse-usage.ts";
import type { HeldPieces, StreamBlock } from "./stream-block.ts";
import { streamBlock } from "./stream-block.ts";
import { eventOf, refusalEvents, startEvent } from "./write-block.ts";
import { errorBody } from "./write-error.ts";
import { cutOff, malformedStream, reportedFailure } from "../refuse-answer.ts";
import { parseEvent } from "./parse-event.ts";
import { toldUsage } from "../hide-cache.ts";

const maxOpenBlocks = 64;

const startRules: FieldRules = rules({ type: () => {}, message: fields(messageFields, "unknown") });
const deltaRules: FieldRules = rules({ type: () => {}, delta: fields(endFields, "unknown"), usage: () => {} });

/**
 * Rewrites a stream of message events (API reference, "Streaming Messages"), of this API or of Bedrock's InvokeModelWithResponseStream, whose events have no
 * `type` besides the one in their data.
 *
 * - Text that channels hold back is said, at the latest, in a delta before its block stops. A signature is said there too, if the reasoning that it proves
 *   came out as it went in. A tool call is said whole, from its start to its stop, when it stops.
 * - INVARIANT chunking-is-invisible: how text is cut into deltas never changes what is released of it.
 */
export function rewriteStream(
  openChannel: OpenChannel,
  context: Pick<AnswerContext, "model" | "callId" | "hidesCache">,
): StreamRewriter {
  const inspection = inspectStream(openChannel);
  const unknownEvents = inspectPieces(inspection, "events");
  const held: HeldPieces = { length: 0, bytes: 0 };
  const open = new Map<number, StreamBlock>();
  let lastIndex = -1;
  let lastTold = -1;
  let counts = readCounts(undefined);
  let usage: Usage | undefined;
  let started = false;
  let endTold: string | undefined;
  let closed = false;
  let eventLength = 0;
  let out: StreamEvent[] = [];

  const say = (data: JsonObject): void => {
    out.push(eventOf(data));
  };
  const blocks = holdCalls<JsonObject>((data) => {
    if (data["type"] === "content_block_start") lastTold = data["index"] as number;
    say(data);
  });
  const sayOfBlock = (index: number, data: JsonObject): void => blocks.say(index, data, eventLength);

  const takeStart = (data: JsonObject): void => {
    const { message } = data;
    if (started) throw malformedStream("two starts of one message");
    if (!isJsonObject(message)) throw malformedStream("a start without a message");
    const { content } = message;
    if (!Array.isArray(content) || content.length > 0) throw malformedStream("a start that holds content");
    if (!inspectFields(data, startRules)) return;
    message["model"] = context.model;
    counts = readCounts(message["usage"]);
    if (message["usage"] !== undefined) message["usage"] = toldUsage(countsOnly(message["usage"]), context);
    started = true;
    say(data);
  };

  const takeBlockStart = (data: JsonObject): void => {
    const { index, content_block: block } = data;
    if (typeof index !== "number" || !Number.isSafeInteger(index) || index <= lastIndex)
      throw malformedStream("a block out of order");
    if (!isJsonObject(block)) throw malformedStream("a block that is not an object");
    if (open.size >= maxOpenBlocks) throw malformedStream("too many blocks at once");
    const first = firstDelta(block);
    const rest = besides(data, "content_block", "content_block_start");
    const opened = streamBlock(inspection, held, index, block);
    if (opened.start === undefined || rest === undefined) return;
    lastIndex = index;
    open.set(index, opened);
    blocks.begin(index, callTypes.has(opened.start["type"]));
    sayOfBlock(index, { type: "content_block_start", index, content_block: opened.start, ...rest });
    if (first !== undefined) sayDeltas(index, opened.take(first));
  };

  const takeBlockDelta = (data: JsonObject): void => {
    const { delta } = data;
    const [index, block] = openBlock(data);
    if (!isJsonObject(delta)) throw malformedStream("a delta that is not an object");
    const deltas = block.take(delta);
    const rest = besides(data, "delta", "content_block_delta");
    sayDeltas(index, deltas, rest);
  };

  const takeBlockStop = (data: JsonObject): void => {
    const [index] = openBlock(data);
    const rest = besides(data, "", "content_block_stop");
    if (rest !== undefined) endBlock(index, rest);
  };

  const endBlock = (index: number, rest?: JsonObject): void => {
    const block = open.get(index);
    if (block === undefined) return;
    sayDeltas(index, block.end());
    if (inspection.blocked) return;
    open.delete(index);
    sayOfBlock(index, { type: "content_block_stop", index, ...rest });
    blocks.end(index);
  };

  const sayDeltas = (index: number, deltas: readonly JsonObject[], rest?: JsonObject): void => {
    for (const delta of deltas) sayOfBlock(index, { type: "content_block_delta", index, delta, ...rest });
  };

  const takeMessageDelta = (data: JsonObject): void => {
    if (!isJsonObject(data["delta"])) throw malformedStream("an end without a reason");
    requireOneEnd(data, data["delta"]);
    for (const index of open.keys()) {
      endBlock(index);
      if (inspection.blocked) return;
    }
    counts = laterCounts(counts, withCaches(data["usage"]));
    usage = usageOf(counts);
    if (data["usage"] !== undefined) data["usage"] = toldUsage(countsOnly(data["usage"]), context);
    if (inspectFields(data, deltaRules)) say(data);
  };

  /** Each end is inspected whole. What several said could be one text in pieces, of which each could pass; later ones may only count. */
  const requireOneEnd = (data: JsonObject, delta: JsonObject): void => {
    const says = Object.values(delta).some((value) => value !== null) || Object.keys(data).some((key) => !inEnd.has(key));
    if (!says) return;
    const told = JSON.stringify({ ...data, usage: null });
    if (endTold !== undefined && told !== endTold) throw malformedStream("two ends of one message");
    endTold = told;
  };

  /** Where the end tells of the prompt again, it may leave out what the start said of caches. */
  const withCaches = (told: JsonValue | undefined): ReturnType<typeof readCounts> => {
    const later = readCounts(told);
    const total = Math.max(later.inputTokens ?? 0, counts.inputTokens ?? 0);
    return later.inputTokens === undefined ? later : { ...later, inputTokens: total };
  };

  const takeStop = (data: JsonObject): void => {
    for (const index of open.keys()) {
      endBlock(index);
      if (inspection.blocked) return;
    }
    const rest = besides(data, "", "message_stop");
    sayUnknownRests();
    if (rest === undefined || inspection.blocked) return;
    say({ type: "message_stop", ...rest });
    closed = true;
  };

  const takeUnknown = (data: JsonObject, type: string): void => {
    if (!/^[A-Za-z][\w.-]{0,63}$/.test(type)) throw malformedStream("an event of an unreadable type");
    const said = unknownEvents.take(data, type, "unknown");
    // A name that must be masked is no name for an event.
    if (said?.["type"] === type) say(said);
  };

  const sayUnknownRests = (): void => {
    for (const { name, rest } of unknownEvents.end()) if (rest["type"] === name) say(rest);
  };

  const openBlock = ({ index }: JsonObject): [number, StreamBlock] => {
    const block = typeof index === "number" ? open.get(index) : undefined;
    if (block === undefined) throw malformedStream("a part of a block that is not open");
    return [index as number, block];
  };

  /** Members that an event of a known type has besides those that are known. Undefined when one was blocked. */
  const besides = (data: JsonObject, known: string, type: string): JsonObject | undefined => {
    const rest: JsonObject = {};
    for (const key of Object.keys(data)) {
      if (key === "type" || key === "index" || key === known) continue;
      rest[inspection.key(key)] = inspection.value(data[key] as JsonValue, `${type}/${key}`);
    }
    delete rest["type"];
    delete rest["index"];
    return inspection.blocked ? undefined : rest;
  };

  const inspectFields = (data: JsonObject, table: FieldRules): boolean => {
    const collection = newCollection("upstream_malformed");
    collectFields(collection, data, table, "unknown");
    if (!inspection.parts(collection.parts)) return false;
    settle(collection);
    return true;
  };

  const takeData = (data: JsonObject): void => {
    const { type } = data;
    if (typeof type !== "string") throw malformedStream("an event without a type");
    if (type === "ping") return say({ type: "ping" });
    if (type === "error") {
      throw reportedFailure();
    }
    if (type === "message_start") return takeStart(data);
    if (!knownTypes.has(type)) return takeUnknown(data, type);
    if (!started) throw malformedStream("a part of a message before its start");
    if (type === "content_block_start") return takeBlockStart(data);
    if (type === "content_block_delta") return takeBlockDelta(data);
    if (type === "content_block_stop") return takeBlockStop(data);
    if (type === "message_delta") return takeMessageDelta(data);
    takeStop(data);
  };

  const takeEvent = (event: StreamEvent, notJson: () => Problem): readonly StreamEvent[] => {
    if (closed || inspection.blocked) return [];
    out = [];
    eventLength = event.data.length;
    if (event.exception === true || event.type === "error") {
      throw reportedFailure();
    }
    takeData(parseEvent(event.data, notJson));
    return out;
  };

  return {
    take: (event) => takeEvent(event, () => malformedStream("an event that is not JSON")),
    end(left) {
      const said = left === undefined ? [] : takeEvent(left, cutOff);
      if (!closed && !inspection.blocked) throw cutOff();
      return said;
    },
    block(message) {
      if (closed) return [];
      closed = true;
      out = started ? [] : [startEvent(context)];
      for (const index of open.keys()) if (!blocks.holds(index)) say({ type: "content_block_stop", index });
      out.push(...refusalEvents(message, lastTold + 1, usage?.outputTokens ?? 0));
      return out;
    },
    fail(problem) {
      if (closed) return [];
      closed = true;
      return [eventOf(errorBody(problem, context.callId))];
    },
    get usage() {
      return usage;
    },
    get outputBytes() {
      return inspection.outputBytes + held.bytes;
    },
    get blocked() {
      return inspection.blocked;
    },
  };
}

const inEnd: ReadonlySet<string> = new Set(["type", "delta", "usage"]);

/** Blocks that call a tool. */
const callTypes: ReadonlySet<unknown> = new Set(["tool_use", "server_tool_use", "mcp_tool_use"]);

const knownTypes: ReadonlySet<string> = new Set([
  "content_block_start",
  "content_block_delta",
  "content_block_stop",
  "message_delta",
  "message_stop",
]);

/** Text that a block starts with, as the delta it could have been. */
function firstDelta(block: JsonObject): JsonObject | undefined {
  const { type } = block;
  if (type !== "text" && type !== "thinking") return undefined;
  const text = block[type] ?? "";
  if (typeof text !== "string") throw malformedStream("a block whose text is no text");
  block[type] = "";
  return text === "" ? undefined : { type: `${type}_delta`, [type]: text };
}
