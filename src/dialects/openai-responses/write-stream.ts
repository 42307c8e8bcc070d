import type { JsonObject, JsonValue } from "../../core/json.ts";
import type { BlockStart, ConversationEvent, ConversationWriter, DetailedUsage } from "../conversation.ts";
import type { AnswerContext, StreamEvent } from "../dialect.ts";
import { emptyResponse } from "./stream-response.ts";
import { callItem, ending, itemId, reasoningItem, writeUsage } from "./write-answer.ts";
import { eventSequence, messageItem, outputText } from "./write-events.ts";

interface OpenItem {
  readonly id: string;
  readonly index: number;
  readonly block: BlockStart;
  text: string;
  signature: string | undefined;
  done: JsonObject | undefined;
}

/** Writes a streamed answer of the middle form as the events of this API: each block is an output item. */
export function openWriter(context: AnswerContext): ConversationWriter {
  const { write } = eventSequence();
  const items = new Map<number, OpenItem>();
  let out: StreamEvent[] = [];
  let usage: DetailedUsage | undefined;
  let final: { status: string; incomplete_details: JsonValue } | undefined;

  const say = (type: string, fields: JsonObject): void => {
    out.push(write(type, fields));
  };

  const begin = (index: number, block: BlockStart): void => {
    const output = items.size;
    const kind = block.type === "text" ? "msg" : block.type === "tool-call" ? "fc" : "rs";
    const item: OpenItem = {
      id: itemId(kind, context, output),
      index: output,
      block,
      text: "",
      signature: undefined,
      done: undefined,
    };
    items.set(index, item);
    const place = { item_id: item.id, output_index: output };
    say("response.output_item.added", { output_index: output, item: itemOf(item, "in_progress") });
    if (block.type === "text") say("response.content_part.added", { ...place, content_index: 0, part: outputText("") });
    else if (block.type === "reasoning" && block.redacted === undefined) {
      say("response.reasoning_summary_part.added", { ...place, summary_index: 0, part: { type: "summary_text", text: "" } });
    }
  };

  const tell = (item: OpenItem, delta: string): void => {
    item.text += delta;
    const place = { item_id: item.id, output_index: item.index };
    if (item.block.type === "text") say("response.output_text.delta", { ...place, content_index: 0, delta, logprobs: [] });
    else if (item.block.type === "tool-call") say("response.function_call_arguments.delta", { ...place, delta });
    else say("response.reasoning_summary_text.delta", { ...place, summary_index: 0, delta });
  };

  const end = (item: OpenItem): void => {
    if (item.done !== undefined) return;
    const { block, text } = item;
    const place = { item_id: item.id, output_index: item.index };
    if (block.type === "text") {
      say("response.output_text.done", { ...place, content_index: 0, text, logprobs: [] });
      say("response.content_part.done", { ...place, content_index: 0, part: outputText(text) });
    } else if (block.type === "tool-call") {
      // A call without arguments: JSON has to stand there all the same.
      if (text === "") tell(item, "{}");
      say("response.function_call_arguments.done", { ...place, name: block.name, arguments: item.text });
    } else if (block.redacted === undefined) {
      say("response.reasoning_summary_text.done", { ...place, summary_index: 0, text });
      say("response.reasoning_summary_part.done", { ...place, summary_index: 0, part: { type: "summary_text", text } });
    }
    item.done = itemOf(item, "completed");
    say("response.output_item.done", { output_index: item.index, item: item.done });
  };

  const itemAt = (index: number): OpenItem => {
    const item = items.get(index);
    if (item === undefined) throw new TypeError("a block must start before it goes on");
    return item;
  };

  const take = (event: ConversationEvent): void => {
    if (event.type === "start") {
      for (const type of ["response.created", "response.in_progress"])
        say(type, { response: { ...emptyResponse(context), output: [] } });
    } else if (event.type === "block-start") begin(event.index, event.block);
    else if (event.type === "block-delta") {
      if (event.text !== "") tell(itemAt(event.index), event.text);
    } else if (event.type === "block-signature") {
      const item = itemAt(event.index);
      item.signature = (item.signature ?? "") + event.signature;
    } else if (event.type === "block-end") end(itemAt(event.index));
    else if (event.type === "usage") usage = event.usage;
    else final = ending(event.stopReason);
  };

  return {
    take(event) {
      out = [];
      take(event);
      return out;
    },
    finish() {
      out = [];
      if (final === undefined) return out;
      for (const item of items.values()) end(item);
      const output = [...items.values()].map(({ done }) => done as JsonValue);
      const type = final.status === "completed" ? "response.completed" : "response.incomplete";
      say(type, { response: { ...emptyResponse(context), ...final, output, usage: writeUsage(usage) } });
      return out;
    },
  };
}

function itemOf({ id, block, text, signature }: OpenItem, status: string): JsonObject {
  if (block.type === "text") return messageItem(id, status, status === "completed" ? [outputText(text)] : []);
  if (block.type === "tool-call") return callItem(id, block.id, block.name, text, status);
  return reasoningItem(id, text, block.redacted ?? signature);
}
