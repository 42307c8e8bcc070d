import { parseJsonText } from "../../core/check-json.ts";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { OpenChannel } from "../../core/inspection.ts";
import { Problem } from "../../core/problem.ts";
import type { AnswerContext, StreamEvent, StreamRewriter, Usage } from "../dialect.ts";
import { collectFields, looksLikeIdentifier, newCollection, settle } from "../collect-text.ts";
import { inspectStream } from "../inspect-stream.ts";
import { answerFields } from "./answer-fields.ts";
import { countsOf, parseUsage } from "./parse-usage.ts";
import type { HeldBudget, StreamBlock } from "./stream-block.ts";
import { streamBlock } from "./stream-block.ts";
import { blockEnding, event } from "./write-block.ts";
import { converseException } from "./write-error.ts";
import { cutOff, malformedStream, reportedFailure } from "../refuse-answer.ts";
import { toldUsage } from "../hide-cache.ts";

const maxOpenBlocks = 64;
const maxBlocks = 4096;

/**
 * Rewrites the events of ConverseStream (API reference, "ConverseStreamOutput").
 *
 * - A delta that has nothing left to say is dropped; what was held back is said before its block's `contentBlockStop`, and a block that the provider left open
 *   is closed before `messageStop`. Blocks of text begin with their first delta: the API says no start for them.
 * - `p`, random letters that hide the length of an event, no longer fits after rewriting, and is dropped.
 */
export function rewriteStream(openChannel: OpenChannel, context: Pick<AnswerContext, "hidesCache"> = {}): StreamRewriter {
  const inspection = inspectStream(openChannel);
  const blocks = new Map<number, StreamBlock>();
  const ended = new Set<number>();
  const budget: HeldBudget = { held: 0 };
  let endedBytes = 0;
  let usage: Usage | undefined;
  let usageTold: JsonValue | undefined;
  let started = false;
  let stopped = false;
  /** Whether the caller has been told. */
  let startTold = false;
  let stopTold = false;
  let metadataTold = false;
  let closed = false;
  let out: StreamEvent[] = [];

  const say = (type: string, payload: JsonObject): void => {
    if (inspection.blocked) return;
    out.push(event(type, payload));
    if (type === "messageStart") startTold = true;
    else if (type === "messageStop") stopTold = true;
  };
  /** What channels let out is said even when they blocked with it: it came before. */
  const sayDelta = (block: StreamBlock, payload: JsonObject): void => {
    block.told = true;
    out.push(event("contentBlockDelta", payload));
  };

  /** Members of an event's payload that this API does not know. */
  const unknownOf = (payload: JsonObject, type: string, known: ReadonlySet<string>): JsonObject | undefined => {
    let rest: JsonObject | undefined;
    for (const key of Object.keys(payload)) {
      if (known.has(key) || key === "p") continue;
      rest ??= {};
      rest[inspection.key(key)] = inspection.value(payload[key] as JsonValue, `${type}/${key}`);
    }
    return rest;
  };

  const indexOf = (payload: JsonObject): number => {
    const index = payload["contentBlockIndex"] ?? 0;
    if (typeof index !== "number" || !Number.isSafeInteger(index) || index < 0) throw malformedStream("a block without an index");
    return index;
  };

  const blockAt = (index: number): StreamBlock => {
    let block = blocks.get(index);
    if (block === undefined) {
      if (stopped) throw malformedStream("a block after the end of its message");
      if (ended.has(index)) throw malformedStream("more of a block that had ended");
      if (blocks.size >= maxOpenBlocks || ended.size >= maxBlocks) throw malformedStream("too many blocks");
      block = streamBlock(inspection, budget, `blocks/${index}`);
      blocks.set(index, block);
    }
    return block;
  };

  const takeStart = (payload: JsonObject): void => {
    const contentBlockIndex = indexOf(payload);
    if (blocks.has(contentBlockIndex)) throw malformedStream("a block that starts twice");
    const given = payload["start"] ?? {};
    if (!isJsonObject(given)) throw malformedStream("a block's start that is not an object");
    const block = blockAt(contentBlockIndex);
    const start = block.begin(given);
    const rest = unknownOf(payload, "contentBlockStart", inBlockStart);
    if (start === undefined || inspection.blocked) return;
    block.told = true;
    say("contentBlockStart", { contentBlockIndex, start, ...rest });
  };

  const takeDelta = (payload: JsonObject): void => {
    const contentBlockIndex = indexOf(payload);
    const given = payload["delta"];
    if (!isJsonObject(given)) throw malformedStream("a delta that is not an object");
    const block = blockAt(contentBlockIndex);
    const delta = block.take(given);
    const rest = unknownOf(payload, "contentBlockDelta", inBlockDelta);
    if (delta !== undefined) sayDelta(block, { contentBlockIndex, delta, ...(inspection.blocked ? undefined : rest) });
  };

  const endBlock = (contentBlockIndex: number, rest?: JsonObject): void => {
    const block = blockAt(contentBlockIndex);
    const { start, deltas } = block.end();
    if (start !== undefined) say("contentBlockStart", { contentBlockIndex, start });
    for (const delta of deltas) sayDelta(block, { contentBlockIndex, delta });
    if (inspection.blocked) return;
    blocks.delete(contentBlockIndex);
    ended.add(contentBlockIndex);
    endedBytes += block.heldBytes;
    say("contentBlockStop", { contentBlockIndex, ...rest });
  };

  /** An event around the blocks, read as the same members of a whole answer are. */
  const takeAround = (type: string, payload: JsonObject): void => {
    const collection = newCollection("upstream_malformed");
    delete payload["p"];
    collectFields(collection, payload, answerFields, "unknown");
    if (!inspection.parts(collection.parts)) return;
    settle(collection);
    say(type, payload);
  };

  const takeStop = (payload: JsonObject): void => {
    if (stopped) throw malformedStream("the end of its message twice");
    for (const index of [...blocks.keys()].sort((a, b) => a - b)) {
      endBlock(index);
      if (inspection.blocked) return;
    }
    stopped = true;
    takeAround("messageStop", payload);
  };

  const takeUnknown = (type: string, payload: JsonObject): void => {
    const said = inspection.value(payload, `events/${type}`);
    const name = looksLikeIdentifier(type) ? type : inspection.key(type);
    if (name === type && isJsonObject(said)) say(type, said);
  };

  const takeEvent = ({ type, data, exception }: StreamEvent): void => {
    if (exception === true) {
      throw reportedFailure();
    }
    const payload = parsePayload(data);
    switch (type) {
      case "messageStart":
        if (started) throw malformedStream("the start of its message twice");
        started = true;
        return takeAround(type, payload);
      case "contentBlockStart":
        return takeStart(payload);
      case "contentBlockDelta":
        return takeDelta(payload);
      case "contentBlockStop":
        return endBlock(indexOf(payload), unknownOf(payload, type, inBlockStop));
      case "messageStop":
        return takeStop(payload);
      case "metadata":
        // Inspected whole: what several said could be one text in pieces, of which each could pass.
        if (metadataTold) throw malformedStream("the metadata of its message twice");
        metadataTold = true;
        usage = parseUsage(payload["usage"]) ?? usage;
        if (payload["usage"] !== undefined) payload["usage"] = usageTold = toldUsage(countsOf(payload["usage"]), context);
        return takeAround(type, payload);
      default:
        return takeUnknown(type, payload);
    }
  };

  return {
    take(given) {
      if (closed || inspection.blocked) return [];
      out = [];
      takeEvent(given);
      return out;
    },
    end() {
      if (closed || inspection.blocked) return [];
      if (!stopped) throw cutOff();
      closed = true;
      return [];
    },
    block(message) {
      if (closed) return [];
      closed = true;
      const events: StreamEvent[] = [];
      if (!startTold) events.push(event("messageStart", { role: "assistant" }));
      let next = 0;
      for (const index of ended) next = Math.max(next, index + 1);
      for (const [index, { told }] of blocks) {
        if (!told) continue;
        events.push(event("contentBlockStop", { contentBlockIndex: index }));
        next = Math.max(next, index + 1);
      }
      if (!stopTold) events.push(...blockEnding(message, next));
      if (usageTold !== undefined) events.push(event("metadata", { usage: usageTold, metrics: { latencyMs: 0 } }));
      return events;
    },
    fail(problem) {
      if (closed) return [];
      closed = true;
      return [converseException(problem)];
    },
    get usage() {
      return usage;
    },
    get outputBytes() {
      let bytes = inspection.outputBytes + endedBytes;
      for (const block of blocks.values()) bytes += block.heldBytes;
      return bytes;
    },
    get blocked() {
      return inspection.blocked;
    },
  };
}

const inBlockStart: ReadonlySet<string> = new Set(["contentBlockIndex", "start"]);
const inBlockDelta: ReadonlySet<string> = new Set(["contentBlockIndex", "delta"]);
const inBlockStop: ReadonlySet<string> = new Set(["contentBlockIndex"]);

function parsePayload(data: string): JsonObject {
  let payload: unknown;
  try {
    payload = parseJsonText(data);
  } catch (cause) {
    throw new Problem("upstream_malformed", "The model provider streamed an event that is not JSON.", { cause });
  }
  if (!isJsonObject(payload)) throw malformedStream("an event that is not an object");
  return payload;
}
