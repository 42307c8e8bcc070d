import type { JsonObject } from "../../core/json.ts";
import type { ConversationWriter, DetailedUsage } from "../conversation.ts";
import type { AnswerContext, StreamEvent } from "../dialect.ts";
import { envelopeOf, finishReasonOf, writeUsage } from "./write-answer.ts";
import { doneEvent, toEvent } from "./write-block.ts";

/**
 * Chunks of a chat completion (API reference, "The chat completion chunk object"). The usage is always told at the end: whoever reads this stream settles
 * by it, and tells the caller only if it asked. Signatures and redacted reasoning have no place here.
 */
export function openWriter(context: AnswerContext): ConversationWriter {
  let envelope: JsonObject = envelopeOf("", context);
  let usage: DetailedUsage | undefined;
  /** Tool calls are numbered by themselves here: by block, their number and whether any arguments came. */
  const calls = new Map<number, { readonly index: number; any: boolean }>();
  const kinds = new Map<number, "text" | "reasoning">();

  const chunk = (choices: JsonObject[], more?: JsonObject): StreamEvent =>
    toEvent({ ...envelope, object: "chat.completion.chunk", choices, ...more });
  const say = (delta: JsonObject, finishReason: string | null = null): StreamEvent =>
    chunk([{ index: 0, delta, finish_reason: finishReason }]);
  const pass = (index: number, text: string): StreamEvent => say({ tool_calls: [{ index, function: { arguments: text } }] });

  return {
    take(event) {
      switch (event.type) {
        case "start":
          envelope = envelopeOf(event.id, context);
          return [say({ role: "assistant", content: "" })];
        case "block-start": {
          const { block, index } = event;
          if (block.type !== "tool-call") {
            kinds.set(index, block.type);
            return [];
          }
          const call = { index: calls.size, any: false };
          calls.set(index, call);
          const { id, name } = block;
          return [say({ tool_calls: [{ index: call.index, id, type: "function", function: { name, arguments: "" } }] })];
        }
        case "block-delta": {
          const call = calls.get(event.index);
          if (event.text === "") return [];
          if (call === undefined)
            return [say({ [kinds.get(event.index) === "reasoning" ? "reasoning_content" : "content"]: event.text })];
          call.any = true;
          return [pass(call.index, event.text)];
        }
        case "block-end": {
          const call = calls.get(event.index);
          return call === undefined || call.any ? [] : [pass(call.index, "{}")];
        }
        case "end":
          return [say({}, finishReasonOf[event.stopReason])];
        case "usage":
          usage = event.usage;
          break;
        case "block-signature":
          break;
      }
      return [];
    },
    finish: () => [...(usage === undefined ? [] : [chunk([], { usage: writeUsage(usage) })]), doneEvent],
  };
}
