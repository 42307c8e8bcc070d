import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isCount, isJsonObject } from "../../core/json.ts";
import type { Surface, TextChannel } from "../../core/inspection.ts";
import { collectFields, newCollection, settle } from "../collect-text.ts";
import { holdsMedia, toolCallFields } from "./answer-fields.ts";
import { assembleToolCalls } from "./assemble-tool-calls.ts";
import { mergeContent, textKeyOf } from "./merge-text.ts";
import type { StreamInspection } from "../inspect-stream.ts";
import { requireDepth } from "../inspect-stream.ts";
import { malformedStream } from "../refuse-answer.ts";

/** One choice of a streamed answer: every string of its deltas goes through the channel of the place where it stands. */
export interface StreamChoice {
  /** What can be said of a delta now; undefined when that is nothing. Owns `delta`. */
  take(delta: JsonObject): JsonObject | undefined;
  /** What was held back, in deltas to be said before the choice ends. */
  end(): JsonObject[];
  /** Whether a delta holds any text. */
  speaks(delta: JsonObject): boolean;
  ended: boolean;
  /** Whether the caller has been told of it. */
  started: boolean;
  /** UTF-8 bytes of tool calls so far: not counted by the inspection while they are held. */
  readonly heldBytes: number;
}

const surfaceOf: ReadonlyMap<string, Surface> = new Map<string, Surface>([
  ["content", "assistant"],
  ["refusal", "assistant"],
  ["reasoning", "reasoning"],
  ["reasoning_content", "reasoning"],
  ["reasoning_details", "reasoning"],
  ["thinking", "reasoning"],
  ["annotations", "document"],
]);

/** Members that hold a constant, not a piece of a growing text. */
const constants: ReadonlySet<string> = new Set(["type", "id", "format", "object", "role", "signature"]);
const maxChannels = 64;

type Path = readonly (string | number)[];
interface Held {
  readonly path: Path;
  readonly channel: TextChannel;
}

/** @param name of the choice among those of the answer */
export function streamChoice(inspection: StreamInspection, name: string): StreamChoice {
  const channels = new Map<string, Held>();
  const tools = assembleToolCalls();
  const nameOf = (key: string): string => (surfaceOf.has(key) ? key : inspection.key(key));

  const say = (text: string, id: string, path: () => Path, surface: Surface): string => {
    let held = channels.get(id);
    if (held === undefined) {
      if (channels.size >= maxChannels) throw malformedStream("too many fields");
      held = { path: path(), channel: inspection.open(surface) };
      channels.set(id, held);
    }
    return held.channel.push(text.isWellFormed() ? text : text.toWellFormed()).text;
  };

  /** A value inside an unknown or structured member: strings are pieces of the text at their place. */
  const walk = (node: JsonValue, path: Path, surface: Surface): JsonValue => {
    if (typeof node === "string") {
      if (node === "" || inspection.blocked) return "";
      const place = JSON.stringify(path);
      if (constants.has(String(path.at(-1)))) return inspection.value(node, name + place);
      return say(node, place, () => path, surface);
    }
    if (typeof node !== "object" || node === null) return inspection.value(node, "");
    requireDepth(path.length);
    if (Array.isArray(node)) {
      return node.map((item, at) => walk(item, [...path, placeOf(item, at)], surface));
    }
    const copy = new Map<string, JsonValue>();
    for (const key of Object.keys(node)) {
      copy.set(inspection.key(key), walk(node[key] as JsonValue, [...path, key], surface));
    }
    return Object.fromEntries(copy);
  };

  /** Content in parts, as some servers stream it. Its text is one with the text of string deltas, so it goes through the same channel. */
  const sayParts = (parts: JsonValue[]): JsonValue => {
    const others: JsonValue[] = [];
    let text = "";
    for (const [at, part] of mergeContent(parts).entries()) {
      if (!isPlainText(part)) others.push(walk(part, ["content", placeOf(part, at)], "assistant"));
      else if (part.text !== "" && !inspection.blocked) text += say(part.text, "content", () => ["content"], "assistant");
    }
    if (others.length === 0) return text;
    return text === "" ? others : [...others, { type: "text", text }];
  };

  return {
    ended: false,
    started: false,
    take(delta) {
      if (holdsMedia(delta)) throw malformedStream("pictures or sound, which can't be inspected");
      const said: JsonObject = {};
      let says = false;
      for (const key of Object.keys(delta)) {
        const value = delta[key] as JsonValue;
        if (value === null || value === undefined) {
          if (key !== "tool_calls" && key !== "function_call") said[nameOf(key)] = null;
        } else if (key === "content" && typeof value === "string") {
          const text = value === "" ? "" : say(value, key, () => [key], "assistant");
          said[key] = text;
          says ||= text !== "";
        } else if (key === "role") {
          said[key] = value === "assistant" ? value : inspection.value(value, `${name}["role"]`);
          says = true;
        } else if (key === "tool_calls") {
          tools.take(value);
        } else if (key === "function_call" && isJsonObject(value)) {
          tools.takeFunctionCall(value);
        } else if (key === "content" && Array.isArray(value)) {
          const parts = sayParts(value);
          said[key] = parts;
          says ||= parts !== "";
        } else {
          const text = walk(value, [key], surfaceOf.get(key) ?? "unknown");
          said[nameOf(key)] = text;
          says ||= text !== "";
        }
        if (inspection.blocked) break;
      }
      return says ? said : undefined;
    },
    end() {
      const deltas: JsonObject[] = [];
      let rest: JsonObject = {};
      for (const { path, channel } of channels.values()) {
        if (inspection.blocked) break;
        const { text } = channel.end();
        if (text === "" || place(rest, path, text, nameOf)) continue;
        // The same member held a string here and a list there: each gets a delta of its own.
        deltas.push(rest);
        rest = {};
        place(rest, path, text, nameOf);
      }
      channels.clear();
      if (Object.keys(rest).length > 0) deltas.push(rest);
      const { calls, functionCall } = tools.end();
      for (const call of calls) {
        if (!inspection.blocked && inspectCall(call, inspection)) deltas.push({ tool_calls: [call] });
      }
      if (functionCall !== undefined && !inspection.blocked) {
        const call: JsonObject = { function: functionCall };
        if (inspectCall(call, inspection)) deltas.push({ function_call: call["function"] as JsonValue });
      }
      return deltas;
    },
    speaks: (delta) => Object.keys(delta).some((key) => key !== "role" && holdsText(delta[key], 0)),
    get heldBytes() {
      return tools.heldBytes;
    },
  };
}

/** A complete call, read as it would be in a whole answer. False when it is blocked. */
function inspectCall(call: JsonObject, inspection: StreamInspection): boolean {
  const collection = newCollection("upstream_malformed");
  collectFields(collection, call, toolCallFields, "tool-arguments");
  if (!inspection.parts(collection.parts)) return false;
  settle(collection);
  return true;
}

/** Items of a streamed list say which one they continue by `index`; else it is the one at their place. */
function placeOf(item: JsonValue, at: number): number {
  const index = isJsonObject(item) ? item["index"] : undefined;
  return isCount(index) ? index : at;
}

/**
 * Writes text at a path of nested members: `["reasoning_details", 0, "text"]`. Items of a list carry their `index`. False, with nothing written, where
 * something of another kind already stands on the way.
 */
function place(holder: JsonObject | JsonValue[], path: Path, text: string, nameOf: (key: string) => string): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return false;
  const made: JsonValue = rest.length === 0 ? text : typeof rest[0] === "number" ? [] : {};
  const name = Array.isArray(holder) ? "" : nameOf(String(step));
  const known = Array.isArray(holder) ? holder.find((item) => isJsonObject(item) && item["index"] === step) : holder[name];
  const next = known ?? made;
  if (known !== undefined && (typeof known === "string" || Array.isArray(known) !== Array.isArray(made))) return false;
  if (typeof next === "object" && next !== null && !place(next, rest, text, nameOf)) return false;
  if (known !== undefined) return true;
  if (!Array.isArray(holder)) holder[name] = next;
  else holder.push(isJsonObject(next) ? { index: step, ...next } : next);
  return true;
}

/** `{type: "text", text}`, and an `index` at most. */
function isPlainText(part: JsonValue): part is JsonObject & { text: string } {
  if (textKeyOf(part) !== "text") return false;
  const { type: _type, text: _text, index, ...more } = part as JsonObject;
  return (index === undefined || typeof index === "number") && Object.keys(more).length === 0;
}

function holdsText(value: JsonValue | undefined, depth: number): boolean {
  if (typeof value === "string") return value !== "";
  if (typeof value !== "object" || value === null) return false;
  requireDepth(depth);
  return Object.keys(value).some((key) => holdsText((value as JsonObject)[key], depth + 1));
}
