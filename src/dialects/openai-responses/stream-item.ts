import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { looksLikeIdentifier } from "../collect-text.ts";
import type { StreamInspection } from "../inspect-stream.ts";
import { collectItem, dropEncrypted } from "./answer-fields.ts";
import type { OnceInspection } from "./inspect-once.ts";
import type { Kept, StreamedText, TextKind } from "./stream-text.ts";
import { streamText, textKindOf } from "./stream-text.ts";
import { malformedStream } from "../refuse-answer.ts";

/** A text of an item, and what its events carry beside it. */
export interface ItemText extends StreamedText {
  /** `content_index`, `summary_index` or whatever its events name it by. */
  readonly place: JsonObject;
  /** Whether callers were told that it, and the content part it stands in, are done. */
  doneTold: boolean;
  partDoneTold: boolean;
}

/** One output item of a stream. */
export interface StreamedItem {
  readonly index: number;
  /** As callers know it. */
  readonly id: string;
  readonly type: string;
  /** In the order in which they began. */
  readonly texts: ReadonlyMap<string, ItemText>;
  /** The text of a kind at a place, begun if need be. */
  textAt(kind: TextKind, place: JsonObject): ItemText;
  /** Reads the item as the upstream tells it when it begins: its texts are the starts of those that follow. Undefined when it blocked. */
  begin(item: JsonObject): JsonObject | undefined;
  /** Reads the whole item. Undefined when it blocked. */
  whole(item: JsonObject): JsonObject | undefined;
  /** What callers were told it was at its beginning, and at its end. */
  readonly begun: JsonObject;
  done: JsonObject | undefined;
}

/** Of one item; a hostile upstream could open a channel for each event. */
const maxTexts = 256;

export function streamItem(
  index: number,
  raw: JsonObject,
  inspection: StreamInspection,
  once: OnceInspection,
  kept: Kept,
  nameOf: (item: JsonObject) => string | undefined = () => undefined,
): StreamedItem {
  const type = typeof raw["type"] === "string" ? raw["type"] : "";
  const rawId = raw["id"];
  const texts = new Map<string, ItemText>();
  let begun: JsonObject = {};
  let id = typeof rawId === "string" && looksLikeIdentifier(rawId) ? rawId : `item_${index}`;

  const textAt = (kind: TextKind, place: JsonObject): ItemText => {
    const key = kind.prefix + JSON.stringify(place);
    let found = texts.get(key);
    if (found === undefined) {
      if (texts.size >= maxTexts) throw malformedStream("too many parts of one item");
      const text = streamText(kind, inspection, once, kept);
      found = Object.assign(Object.create(text) as StreamedText, { place, doneTold: false, partDoneTold: false });
      texts.set(key, found);
    }
    return found;
  };

  const whole = (item: JsonObject): JsonObject | undefined => {
    dropLogprobs(item);
    const name = nameOf(item);
    if (name !== undefined) item["id"] = name;
    if (!once.inspect((into) => collectItem(into, item))) return undefined;
    if (type === "reasoning" && [...texts.values()].some((text) => text.rewritten)) dropEncrypted(item);
    return item;
  };

  return {
    index,
    type,
    texts,
    textAt,
    whole,
    done: undefined,
    get id() {
      return id;
    },
    get begun() {
      return begun;
    },
    begin(item) {
      const starts = textsOf(item).filter(({ holder, key }) => typeof holder[key] === "string" && holder[key] !== "");
      const pieces = starts.map(({ holder, key }) => holder[key] as string);
      for (const { holder, key } of starts) holder[key] = "";
      // It tells of reasoning that is yet to be inspected; the item's end brings it again.
      if (type === "reasoning") dropEncrypted(item);
      const said = whole(item);
      if (said === undefined) return undefined;
      if (typeof said["id"] === "string" && said["id"] !== "") id = said["id"];
      for (const [at, { holder, key, kind, place }] of starts.entries()) {
        holder[key] = textAt(kind, place).push(pieces[at] as string);
      }
      begun = structuredClone(said);
      return said;
    },
  };
}

interface TextPlace {
  readonly holder: JsonObject;
  readonly key: string;
  readonly kind: TextKind;
  readonly place: JsonObject;
}

/** Where the texts of an item stand that are also streamed. */
function textsOf(item: JsonObject): TextPlace[] {
  const { type } = item;
  if (type === "function_call")
    return [{ holder: item, key: "arguments", kind: textKindOf("response.function_call_arguments"), place: {} }];
  if (type === "custom_tool_call")
    return [{ holder: item, key: "input", kind: textKindOf("response.custom_tool_call_input"), place: {} }];
  if (type !== "message" && type !== "reasoning") return [];
  return [...partsOf(item, "content"), ...partsOf(item, "summary")];
}

function partsOf(item: JsonObject, list: "content" | "summary"): TextPlace[] {
  const parts = item[list];
  if (!Array.isArray(parts)) return [];
  return parts.flatMap((part, at) => {
    const found = isJsonObject(part) ? textOfPart(part) : undefined;
    return found === undefined ? [] : [{ ...found, place: { [list === "content" ? "content_index" : "summary_index"]: at } }];
  });
}

/** The text of a content part that is also streamed. */
export function textOfPart(part: JsonObject): Omit<TextPlace, "place"> | undefined {
  const { type } = part;
  if (type === "output_text") return { holder: part, key: "text", kind: textKindOf("response.output_text") };
  if (type === "refusal") return { holder: part, key: "refusal", kind: textKindOf("response.refusal") };
  if (type === "reasoning_text") return { holder: part, key: "text", kind: textKindOf("response.reasoning_text") };
  if (type === "summary_text") return { holder: part, key: "text", kind: textKindOf("response.reasoning_summary_text") };
  return undefined;
}

/** They spell out text that may yet be masked, so they are never streamed. */
function dropLogprobs(item: JsonObject): void {
  const { content } = item;
  if (!Array.isArray(content)) return;
  for (const part of content) if (isJsonObject(part)) dropPartLogprobs(part);
}

export function dropPartLogprobs(part: JsonObject): void {
  if (part["logprobs"] !== undefined) part["logprobs"] = [];
}

/** A whole number that tells which of several. */
export function indexOf(value: JsonValue | undefined, what: string): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw malformedStream(`an event without ${what}`);
  return value;
}
