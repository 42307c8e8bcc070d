import type { JsonObject, JsonValue } from "../../core/json.ts";
import type { StreamEvent } from "../dialect.ts";
import type { TextKind } from "./stream-text.ts";

/** Gives events their `sequence_number`, which clients expect to have no gaps. */
export type WriteEvent = (type: string, fields: JsonObject) => StreamEvent;

export interface EventSequence {
  readonly write: WriteEvent;
  /** Events that were written last and are not said after all. */
  readonly takeBack: (count: number) => void;
}

export function eventSequence(): EventSequence {
  let next = 0;
  return {
    write: (type, fields) => ({ type, data: JSON.stringify({ type, sequence_number: next++, ...fields }) }),
    takeBack: (count) => {
      next -= count;
    },
  };
}

export function outputText(text: string): JsonObject {
  return { type: "output_text", text, annotations: [], logprobs: [] };
}

export function messageItem(id: string, status: string, content: JsonValue[]): JsonObject {
  return { id, type: "message", status, role: "assistant", content };
}

/** The content part that a text of this kind stands in; undefined where it stands in the item itself. */
export function partOf(kind: TextKind, text: string): JsonObject | undefined {
  if (kind.prefix === "response.output_text") return outputText(text);
  if (kind.prefix === "response.refusal") return { type: "refusal", refusal: text };
  if (kind.prefix === "response.reasoning_text") return { type: "reasoning_text", text };
  if (kind.prefix === "response.reasoning_summary_text") return { type: "summary_text", text };
  return undefined;
}

/** A delta or the end of output text tells log probabilities, if only that there are none. */
export function withLogprobs(kind: TextKind, event: JsonObject): JsonObject {
  if (kind.prefix === "response.output_text") event["logprobs"] = [];
  return event;
}
