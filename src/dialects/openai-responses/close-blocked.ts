import type { JsonObject, JsonValue } from "../../core/json.ts";
import type { AnswerContext, StreamEvent } from "../dialect.ts";
import type { ItemText, StreamedItem } from "./stream-item.ts";
import { messageItem, outputText, partOf, withLogprobs } from "./write-events.ts";
import type { WriteEvent } from "./write-events.ts";

export interface BlockedStream {
  readonly message: string;
  readonly context: AnswerContext;
  /** As callers know it, if `started`. */
  readonly response: JsonObject;
  /** Those that callers know of. */
  readonly items: readonly StreamedItem[];
  readonly started: boolean;
  readonly write: WriteEvent;
}

/**
 * Ends a stream after a block: the message that is being said ends with the guardrail's, or a message of its own says it, and the response is
 * `incomplete` because of `content_filter`.
 */
export function closeBlocked({ message, context, response: told, items, started, write }: BlockedStream): readonly StreamEvent[] {
  // Whatever was said at its beginning: what is blocked is not kept.
  const response: JsonObject = { ...told, store: false };
  const out: StreamEvent[] = [];
  const say = (type: string, fields: JsonObject): void => {
    out.push(write(type, fields));
  };
  if (!started) {
    for (const type of ["response.created", "response.in_progress"]) {
      say(type, { response: { ...response, status: "in_progress", output: [] } });
    }
  }
  const open = items.filter(({ done, type }) => done === undefined && (type === "message" || type === "reasoning"));
  const speaking = open.findLast(({ type, texts }) => type === "message" && isOutputText([...texts.values()].at(-1)));
  for (const item of open) item.done = closeItem(item, item === speaking ? message : "", say);
  const output: JsonValue[] = items
    .toSorted((a, b) => a.index - b.index)
    .flatMap(({ done }) => (done === undefined ? [] : [done]));
  if (speaking === undefined) {
    const next = items.reduce((most, { index }) => Math.max(most, index + 1), 0);
    output.push(sayMessage(say, `msg_${context.callId}`, next, message));
  }
  const usage = response["usage"] ?? null;
  say("response.incomplete", {
    response: { ...response, status: "incomplete", incomplete_details: { reason: "content_filter" }, output, usage },
  });
  return out;
}

/** A whole message item, event by event. */
function sayMessage(say: (type: string, fields: JsonObject) => void, id: string, index: number, text: string): JsonObject {
  const place = { item_id: id, output_index: index, content_index: 0 };
  const item = messageItem(id, "incomplete", [outputText(text)]);
  say("response.output_item.added", { output_index: index, item: messageItem(id, "in_progress", []) });
  say("response.content_part.added", { ...place, part: outputText("") });
  say("response.output_text.delta", { ...place, delta: text, logprobs: [] });
  say("response.output_text.done", { ...place, text, logprobs: [] });
  say("response.content_part.done", { ...place, part: outputText(text) });
  say("response.output_item.done", { output_index: index, item });
  return item;
}

function isOutputText(text: ItemText | undefined): boolean {
  return text?.kind.prefix === "response.output_text" && !text.doneTold;
}

/** Ends an item with what was said of it, and `message` after its last text. */
function closeItem(item: StreamedItem, message: string, say: (type: string, fields: JsonObject) => void): JsonObject {
  const parts = { content: [] as JsonValue[], summary: [] as JsonValue[] };
  const texts = [...item.texts.values()];
  for (const text of texts) {
    const place = { item_id: item.id, output_index: item.index, ...text.place };
    const { kind } = text;
    const last = text === texts.at(-1) ? message : "";
    const whole = text.said + last;
    const part = partOf(kind, whole);
    if (part === undefined) continue;
    if (last !== "") say(`${kind.prefix}.delta`, withLogprobs(kind, { ...place, delta: last }));
    const list = kind.prefix === "response.reasoning_summary_text" ? "summary" : "content";
    if (!text.partDoneTold) {
      if (!text.doneTold) say(`${kind.prefix}.done`, withLogprobs(kind, { ...place, [kind.whole]: whole }));
      say(list === "summary" ? "response.reasoning_summary_part.done" : "response.content_part.done", { ...place, part });
    }
    parts[list].push(part);
  }
  const done: JsonObject = { ...item.begun, status: "incomplete" };
  if (item.type === "message" || parts.content.length > 0) done["content"] = parts.content;
  if (item.type === "reasoning") done["summary"] = parts.summary;
  say("response.output_item.done", { output_index: item.index, item: done });
  return done;
}
