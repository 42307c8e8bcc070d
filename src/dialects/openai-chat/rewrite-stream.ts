import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { OpenChannel } from "../../core/inspection.ts";
import type { AnswerContext, StreamEvent, StreamRewriter } from "../dialect.ts";
import { finishReasons } from "./answer-fields.ts";
import { inspectStream } from "../inspect-stream.ts";
import { parseChunk } from "./read-chunk.ts";
import type { StreamChoice } from "./stream-choice.ts";
import { streamChoice } from "./stream-choice.ts";
import { streamEnvelope } from "./stream-envelope.ts";
import { doneEvent, toEvent } from "./write-block.ts";
import { errorBody } from "./write-error.ts";
import { cutOff, malformedStream, reportedFailure } from "../refuse-answer.ts";

const maxChoices = 16;
const inChoice: ReadonlySet<string> = new Set(["index", "delta", "finish_reason", "logprobs"]);

/**
 * Rewrites a stream of chat completion chunks (API reference, "The chat completion chunk object").
 *
 * - A chunk that has nothing left to say is dropped; text that channels hold back is said, at the latest, in a chunk
 *   before the one that carries its choice's `finish_reason`. Tool calls are said whole, there.
 * - The usage is told once, before `[DONE]`, and only to a caller who asked for it.
 * - Log probabilities are never streamed: they spell out text that may yet be masked.
 * - The types of the upstream's events are not passed on: this API has none, but for `error`.
 */
export function rewriteStream(openChannel: OpenChannel, context: AnswerContext): StreamRewriter {
  const inspection = inspectStream(openChannel);
  const envelope = streamEnvelope(inspection, context);
  const choices = new Map<number, StreamChoice>();
  let out: StreamEvent[] = [];
  let closed = false;

  const say = (choice: JsonObject): void => {
    out.push(toEvent(envelope.around([choice])));
  };

  const takeChunk = (chunk: unknown): void => {
    if (!isJsonObject(chunk)) throw malformedStream("a chunk that is not an object");
    if (chunk["error"] !== undefined && chunk["error"] !== null) {
      throw reportedFailure();
    }
    const items = chunk["choices"] ?? [];
    if (!Array.isArray(items)) throw malformedStream("choices that are not a list");
    const news = envelope.take(chunk);
    if (items.length === 0 && news && !inspection.blocked) out.push(toEvent(envelope.around([])));
    for (const item of items) {
      if (inspection.blocked) return;
      takeChoice(item);
    }
  };

  const takeChoice = (item: JsonValue): void => {
    if (!isJsonObject(item)) throw malformedStream("a choice that is not an object");
    const index = item["index"] ?? 0;
    const delta = item["delta"] ?? {};
    if (typeof index !== "number" || !Number.isSafeInteger(index)) throw malformedStream("a choice without an index");
    if (!isJsonObject(delta)) throw malformedStream("a delta that is not an object");
    const choice = choiceAt(index);
    if (choice.ended) {
      if (choice.speaks(delta)) throw malformedStream("text after the end of its choice");
      return;
    }
    const said = choice.take(delta);
    const ending = item["finish_reason"] ?? null;
    const rest = inspection.blocked ? {} : unknownOf(item, index);
    if (said !== undefined) {
      choice.started = true;
      say({ index, delta: said, finish_reason: null, ...(ending === null ? rest : undefined) });
    }
    if (ending === null || inspection.blocked) return;
    const reason =
      typeof ending === "string" && finishReasons.has(ending) ? ending : inspection.value(ending, `${index}/finish_reason`);
    endChoice(index, choice);
    if (!inspection.blocked) say({ index, delta: {}, finish_reason: reason, ...rest });
  };

  const choiceAt = (index: number): StreamChoice => {
    let choice = choices.get(index);
    if (choice === undefined) {
      if (choices.size >= maxChoices) throw malformedStream("too many choices");
      choice = streamChoice(inspection, String(index));
      choices.set(index, choice);
    }
    return choice;
  };

  const unknownOf = (item: JsonObject, index: number): JsonObject => {
    const rest: JsonObject = {};
    for (const key of Object.keys(item)) {
      if (!inChoice.has(key)) rest[inspection.key(key)] = inspection.value(item[key] as JsonValue, `${index}/${key}`);
    }
    return rest;
  };

  const endChoice = (index: number, choice: StreamChoice): void => {
    for (const delta of choice.end()) {
      choice.started = true;
      say({ index, delta, finish_reason: null });
    }
    choice.ended = !inspection.blocked;
  };

  const close = (): void => {
    for (const [index, choice] of choices) {
      if (!choice.ended) endChoice(index, choice);
      if (inspection.blocked) return;
    }
    finish();
  };

  const finish = (): void => {
    const usage = envelope.usageChunk();
    if (usage !== undefined) out.push(toEvent(usage));
    out.push(doneEvent);
    closed = true;
  };

  /** The upstream ended. An event that no blank line closed still counts when it is whole. */
  const takeEnd = (left: StreamEvent | undefined): void => {
    const done = left?.data === "[DONE]";
    if (left !== undefined && !done) takeChunk(parseChunk(left.data, cutOff));
    const ended = choices.size > 0 && [...choices.values()].every((choice) => choice.ended);
    if (!inspection.blocked && !ended && !done) throw cutOff();
    close();
  };

  return {
    take({ type, data }) {
      out = [];
      if (closed || inspection.blocked) return out;
      if (data === "[DONE]") close();
      else if (type === "error") throw reportedFailure();
      else takeChunk(parseChunk(data));
      return out;
    },
    end(left) {
      out = [];
      if (!closed && !inspection.blocked) takeEnd(left);
      return out;
    },
    block(message) {
      out = [];
      if (closed) return out;
      if (choices.size === 0) choiceAt(0);
      for (const [index, { ended, started }] of choices) {
        const delta: JsonObject = started ? { content: message } : { role: "assistant", content: message };
        if (!ended) say({ index, delta, finish_reason: "content_filter" });
      }
      finish();
      return out;
    },
    fail(problem) {
      if (closed) return [];
      closed = true;
      return [{ type: "", data: errorBody(problem) }, doneEvent];
    },
    get usage() {
      return envelope.usage;
    },
    get outputBytes() {
      let bytes = inspection.outputBytes;
      for (const choice of choices.values()) bytes += choice.heldBytes;
      return bytes;
    },
    get blocked() {
      return inspection.blocked;
    },
  };
}
