import type { JsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import { MiB } from "../../core/units.ts";
import type { BlockStart, ConversationEvent, ConversationWriter, DetailedUsage } from "../conversation.ts";
import type { AnswerContext, StreamEvent } from "../dialect.ts";
import { envelopeOf, stopReasonWord, writeUsage } from "./write-answer.ts";
import { eventOf } from "./write-block.ts";

/** What blocks may hold, in characters, that wait for the one before them to end. */
const maxWaiting = MiB(1);

/**
 * Writes message events. Blocks come one after the other here: of several that are open at once, the first speaks, and what the others say waits for it. How
 * the answer ended and what it used is said at the end, because other APIs tell their usage last.
 */
export function openWriter(context: AnswerContext): ConversationWriter {
  /** The open blocks in their order; what waits is empty for the first. */
  const open = new Map<number, { readonly deltas: JsonObject[]; readonly start: JsonObject; ended: boolean }>();
  const kinds = new Map<number, BlockStart["type"]>();
  let speaking: number | undefined;
  let waiting = 0;
  let usage: DetailedUsage | undefined;
  let ending: Extract<ConversationEvent, { type: "end" }> | undefined;
  let started = false;

  const start = (id: string): StreamEvent[] => {
    started = true;
    const message = { ...envelopeOf(id, context), content: [], stop_reason: null, stop_sequence: null, usage: writeUsage(usage) };
    return [eventOf({ type: "message_start", message })];
  };

  const deltaOf = (index: number, delta: JsonObject): StreamEvent => eventOf({ type: "content_block_delta", index, delta });

  const say = (index: number, delta: JsonObject, length: number): StreamEvent[] => {
    if (index === speaking) return [deltaOf(index, delta)];
    waiting += length + 64;
    if (waiting > maxWaiting) throw new Problem("upstream_malformed", "The model provider streamed too much in parallel.");
    open.get(index)?.deltas.push(delta);
    return [];
  };

  /** Ends the blocks that are over, up to the first that is not, which speaks from now on. */
  const advance = (): StreamEvent[] => {
    const events: StreamEvent[] = [];
    for (const [index, block] of open) {
      if (index !== speaking) {
        speaking = index;
        events.push(eventOf({ type: "content_block_start", index, content_block: block.start }));
        for (const delta of block.deltas.splice(0)) events.push(deltaOf(index, delta));
      }
      if (!block.ended) break;
      events.push(eventOf({ type: "content_block_stop", index }));
      open.delete(index);
      kinds.delete(index);
    }
    return events;
  };

  return {
    take(event) {
      switch (event.type) {
        case "start":
          return started ? [] : start(event.id);
        case "block-start":
          open.set(event.index, { deltas: [], start: startOf(event.block), ended: false });
          kinds.set(event.index, event.block.type);
          return advance();
        case "block-delta":
          if (event.text === "") return [];
          return say(event.index, textDelta(kinds.get(event.index), event.text), event.text.length);
        case "block-signature":
          return say(event.index, { type: "signature_delta", signature: event.signature }, event.signature.length);
        case "block-end": {
          const block = open.get(event.index);
          if (block !== undefined) block.ended = true;
          return advance();
        }
        case "usage":
          ({ usage } = event);
          break;
        case "end":
          ending = event;
          break;
      }
      return [];
    },
    finish() {
      const events = started ? [] : start("");
      for (const block of open.values()) block.ended = true;
      events.push(...advance());
      const reason = stopReasonWord[ending?.stopReason ?? "end"];
      const delta = { stop_reason: reason, stop_sequence: ending?.stopSequence ?? null };
      events.push(eventOf({ type: "message_delta", delta, usage: writeUsage(usage) }), eventOf({ type: "message_stop" }));
      return events;
    },
  };
}

function startOf(block: BlockStart): JsonObject {
  if (block.type === "text") return { type: "text", text: "" };
  if (block.type === "tool-call") return { type: "tool_use", id: block.id, name: block.name, input: {} };
  if (block.redacted !== undefined) return { type: "redacted_thinking", data: block.redacted };
  return { type: "thinking", thinking: "", signature: "" };
}

function textDelta(kind: BlockStart["type"] | undefined, text: string): JsonObject {
  if (kind === "tool-call") return { type: "input_json_delta", partial_json: text };
  return kind === "reasoning" ? { type: "thinking_delta", thinking: text } : { type: "text_delta", text };
}
