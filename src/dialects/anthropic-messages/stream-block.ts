import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { Released, Surface, TextChannel } from "../../core/inspection.ts";
import { MiB } from "../../core/units.ts";
import type { FieldRules } from "../collect-text.ts";
import { collectFields, collectJsonText, newCollection, rules, settle } from "../collect-text.ts";
import type { StreamInspection } from "../inspect-stream.ts";
import { blockFields, mediaBlocks } from "./answer-fields.ts";
import { inspectPieces } from "./inspect-pieces.ts";
import { opaque } from "../opaque-data.ts";
import { citationFields } from "./request-fields.ts";
import { malformedStream } from "../refuse-answer.ts";

/** One content block of a streamed answer. What it gives are deltas to say, inspected. */
export interface StreamBlock {
  /** The `content_block` to say; undefined when it was blocked. */
  readonly start: JsonObject | undefined;
  /** Owns `delta`. */
  take(delta: JsonObject): JsonObject[];
  /** What was held back, to be said before the block stops. */
  end(): JsonObject[];
}

/** What the blocks of one answer hold together. */
export interface HeldPieces {
  /** Characters that are held now. */
  length: number;
  /** UTF-8 bytes of tool arguments so far. */
  bytes: number;
}

const maxHeld = MiB(1);
const anyFields: FieldRules = new Map();

/** Throws Problem `upstream_malformed`. Owns `block`. */
export function streamBlock(inspection: StreamInspection, held: HeldPieces, index: number, block: JsonObject): StreamBlock {
  if (mediaBlocks.has(block["type"])) throw malformedStream("media, which can't be inspected");
  const pieces = inspectPieces(inspection, String(index));
  const growing = new Map<string, TextChannel>();
  const reasoning = watchReasoning();
  let json: string[] = [];
  let signature: string[] = [];

  const hold = (into: string[], piece: string): void => {
    if (piece === "") return;
    held.length += piece.length;
    if (held.length > maxHeld) throw malformedStream("more than can be held in one piece");
    into.push(piece);
  };
  const holdJson = (piece: string): void => {
    held.bytes += Buffer.byteLength(piece);
    hold(json, piece);
  };
  const grow = (key: "text" | "thinking", text: string): string => {
    if (text === "") return "";
    let channel = growing.get(key);
    if (channel === undefined) {
      channel = inspection.open(surfaceOf[key]);
      growing.set(key, channel);
    }
    const released = channel.push(text.toWellFormed());
    if (key === "thinking") reasoning.notice(text, released);
    return released.text;
  };
  /** A value that comes whole. False when it is blocked. */
  const inspectWhole = (object: JsonObject, fields: FieldRules, surface: Surface): boolean => {
    const collection = newCollection("upstream_malformed");
    collectFields(collection, object, fields, surface);
    if (!inspection.parts(collection.parts)) return false;
    settle(collection);
    return true;
  };
  /** Members beside the one that is known. */
  const beside = (delta: JsonObject, known: string, name: string, said: JsonObject): boolean => {
    let rest: JsonObject | undefined;
    for (const key of Object.keys(delta)) {
      if (key !== "type" && key !== known) (rest ??= {})[key] = delta[key] as JsonValue;
    }
    if (rest === undefined || inspection.blocked) return false;
    const taken = pieces.take(rest, name, "unknown");
    if (taken === undefined) return false;
    delete taken["type"];
    for (const key of Object.keys(taken)) if (key !== known) said[key] = taken[key] as JsonValue;
    return true;
  };
  const takeText = (delta: JsonObject, type: "text_delta" | "thinking_delta", key: "text" | "thinking"): JsonObject[] => {
    const text = grow(key, requireString(delta[key]));
    const said: JsonObject = { type, [key]: text };
    const more = beside(delta, key, type, said);
    return text !== "" || more ? [said] : [];
  };
  const takeHeld = (delta: JsonObject, key: string, holdPiece: (piece: string) => void): JsonObject[] => {
    holdPiece(requireString(delta[key]));
    const said: JsonObject = { type: delta["type"] as string, [key]: "" };
    return beside(delta, key, said["type"] as string, said) ? [said] : [];
  };

  const first = initialText(block);
  if (first.input !== undefined) held.bytes += Buffer.byteLength(JSON.stringify(first.input));
  if (first.signature !== "") hold(signature, first.signature);
  const start = inspectWhole(block, blockFields.get(block["type"]) ?? anyFields, "unknown") ? block : undefined;

  return {
    start,
    take(delta) {
      const type = requireString(delta["type"]);
      switch (type) {
        case "text_delta":
          return takeText(delta, "text_delta", "text");
        case "thinking_delta":
          return takeText(delta, "thinking_delta", "thinking");
        case "input_json_delta":
          return takeHeld(delta, "partial_json", holdJson);
        case "signature_delta":
          return takeHeld(delta, "signature", (piece) => hold(signature, piece));
        case "citations_delta": {
          const { citation } = delta;
          if (!isJsonObject(citation)) throw malformedStream("a citation that is not an object");
          if (!inspectWhole(citation, citationFields, "document")) return [];
          const said: JsonObject = { type: "citations_delta", citation };
          beside(delta, "citation", "citations_delta", said);
          return [said];
        }
        default: {
          const said = pieces.take(delta, type, "unknown");
          return said === undefined ? [] : [said];
        }
      }
    },
    end() {
      const deltas: JsonObject[] = [];
      for (const [key, channel] of growing) {
        if (inspection.blocked) return deltas;
        const released = channel.end();
        if (key === "thinking") reasoning.notice("", released);
        if (released.text !== "") deltas.push({ type: `${key}_delta`, [key]: released.text });
      }
      growing.clear();
      if (json.length > 0 || first.input !== undefined) {
        const said: JsonObject = {
          type: "input_json_delta",
          partial_json: json.length > 0 ? json.join("") : JSON.stringify(first.input),
        };
        for (const piece of json) held.length -= piece.length;
        json = [];
        const collection = newCollection("upstream_malformed");
        collectJsonText(collection, said, "partial_json", "tool-arguments");
        if (!inspection.parts(collection.parts)) return deltas;
        settle(collection);
        if (said["partial_json"] !== "") deltas.push(said);
      }
      for (const { name, rest } of pieces.end()) deltas.push({ type: name, ...knownText[name], ...rest });
      if (signature.length > 0 && !inspection.blocked) {
        const said: JsonObject = { type: "signature_delta", signature: signature.join("") };
        for (const piece of signature) held.length -= piece.length;
        signature = [];
        // It proves the text as it was.
        if (!reasoning.rewritten() && inspectWhole(said, signatureFields, "unknown") && said["signature"] !== "")
          deltas.push(said);
      }
      return deltas;
    },
  };

  /** Text that a block starts with is said in deltas as well. */
  function initialText(from: JsonObject): { input: JsonObject | undefined; signature: string } {
    const early = { input: undefined as JsonObject | undefined, signature: "" };
    if (from["type"] === "thinking" && typeof from["signature"] === "string") {
      early.signature = from["signature"];
      from["signature"] = "";
    }
    const { input } = from;
    if (isJsonObject(input) && Object.keys(input).length > 0) {
      early.input = input;
      from["input"] = {};
    }
    return early;
  }
}

const surfaceOf = { text: "assistant", thinking: "reasoning" } as const;
const signatureFields = rules({ type: () => {}, signature: opaque });

/** The text member that readers of these deltas expect, where only the members beside it are left. */
const knownText: Readonly<Record<string, JsonObject>> = {
  text_delta: { text: "" },
  thinking_delta: { thinking: "" },
  input_json_delta: { partial_json: "" },
  signature_delta: { signature: "" },
};

/** Whether what came out is what went in. Holds no more than the channel holds back. */
function watchReasoning(): { notice(pushed: string, released: Released): void; rewritten(): boolean } {
  let pending = "";
  let changed = false;
  return {
    notice(pushed, { text }) {
      if (changed) return;
      pending += pushed;
      // Nothing to compare: what is held back is not flattened with each piece.
      if (text === "") return;
      changed = !pending.startsWith(text);
      pending = pending.slice(text.length);
    },
    rewritten: () => changed || pending !== "",
  };
}

function requireString(value: JsonValue | undefined): string {
  if (typeof value !== "string") throw malformedStream("a delta that can't be read");
  return value;
}
