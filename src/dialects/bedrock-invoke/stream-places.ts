import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isCount, isJsonObject } from "../../core/json.ts";
import type { Surface, TextChannel } from "../../core/inspection.ts";
import { MiB } from "../../core/units.ts";
import { collectJsonText, newCollection, settle } from "../collect-text.ts";
import type { StreamInspection } from "../inspect-stream.ts";
import { requireDepth } from "../inspect-stream.ts";
import { knownNames, spelling, stopMembers, stopReasons, surfaceOf } from "./answer-members.ts";
import { holdsSmallNumbersOnly } from "./collect-numbers.ts";
import { holdsMedia } from "./tell-media.ts";
import { malformedStream } from "../refuse-answer.ts";

/**
 * The texts of a stream whose chunks may have any shape: each string is a piece of the text at its place, which is its path of
 * names and positions. Each text has a channel; what a channel holds back is said in the chunk that ends it.
 */
export interface StreamPlaces {
  /** What can be said of a chunk now. An object that says why it stopped ends the texts in it. */
  take(chunk: JsonObject): JsonObject;
  /** Ends all texts, and says what was held back in `into`. True when that was anything. */
  end(into: JsonObject): boolean;
  /** Whether some text has been ended by what came. */
  readonly ended: boolean;
  /** UTF-8 bytes of what is held as a whole, which no channel has counted yet. */
  readonly heldBytes: number;
}

/** Members that hold a constant, not a piece of a growing text. */
const constants: ReadonlySet<string> = new Set(["type", "id", "format", "object", "role", "signature", "model"]);
/** Members that hold JSON in pieces: held until they are whole, because only decoded strings can be masked without breaking it. */
const jsonPieces: ReadonlySet<string> = new Set(["arguments", "partial_json"]);

const maxPlaces = 1024;
const maxChannels = 64;
const maxHeld = MiB(1);

interface Place {
  readonly step: string | number;
  readonly surface: Surface;
  readonly path: string;
  /** Of an item in a list: whether it says its position itself. */
  readonly indexed: boolean;
  readonly children: Map<string | number, Place>;
  channel: TextChannel | undefined;
  pieces: string[] | undefined;
  ended: boolean;
}

export function streamPlaces(inspection: StreamInspection): StreamPlaces {
  let places = 0;
  let channels = 0;
  let held = 0;
  let heldBytes = 0;
  let ended = false;

  const newPlace = (step: string | number, surface: Surface, path: string, indexed = false): Place => {
    if (++places > maxPlaces) throw malformedStream("too many fields");
    return { step, surface, path, indexed, children: new Map(), channel: undefined, pieces: undefined, ended: false };
  };
  const root = newPlace("", "unknown", "");
  const nameOf = (key: string): string => (knownNames.has(key) ? key : inspection.key(key));

  const childOf = (parent: Place, step: string | number, indexed = false): Place => {
    let child = parent.children.get(step);
    if (child === undefined) {
      const surface = typeof step === "string" ? (surfaceOf(step) ?? parent.surface) : parent.surface;
      child = newPlace(step, surface, `${parent.path}/${step}`, indexed);
      parent.children.set(step, child);
    }
    return child;
  };

  const say = (place: Place, text: string): string => {
    if (place.ended) throw malformedStream("text after the end of its answer");
    if (holdsMedia(text)) throw malformedStream("pictures or sound, which can't be inspected");
    if (jsonPieces.has(String(place.step))) {
      held += text.length;
      if (held > maxHeld) throw malformedStream("larger arguments than can be held");
      heldBytes += Buffer.byteLength(text);
      (place.pieces ??= []).push(text);
      return "";
    }
    if (place.channel === undefined) {
      if (++channels > maxChannels) throw malformedStream("too many fields");
      place.channel = inspection.open(place.surface);
    }
    return place.channel.push(text.isWellFormed() ? text : text.toWellFormed()).text;
  };

  const walk = (value: JsonValue, place: Place, depth: number): JsonValue => {
    if (inspection.blocked) return null;
    if (typeof value === "string") {
      const name = String(place.step);
      if (stopMembers.has(name) && stopReasons.has(value)) return value;
      if (constants.has(name) || stopMembers.has(name)) return inspection.value(value, place.path);
      return value === "" ? "" : say(place, value);
    }
    if (typeof value !== "object" || value === null) {
      return place.step === "created" ? value : inspection.value(value, place.path);
    }
    requireDepth(depth);
    if (Array.isArray(value)) {
      if (holdsSmallNumbersOnly(value)) return value;
      return value.map((item, at) => {
        const index = isJsonObject(item) ? item["index"] : undefined;
        const indexed = isCount(index);
        return walk(item, childOf(place, indexed ? index : at, indexed), depth + 1);
      });
    }
    return walkObject(value, place, depth);
  };

  const walkObject = (object: JsonObject, place: Place, depth: number): JsonObject => {
    const copy = new Map<string, JsonValue>();
    let stops = false;
    for (const key of Object.keys(object)) {
      const value = object[key] as JsonValue;
      // Token by token they spell out text that may yet be masked.
      if (spelling.has(key) && typeof value === "object" && value !== null) continue;
      stops ||= stopMembers.has(key) && typeof value === "string" && value !== "";
      copy.set(nameOf(key), walk(value, childOf(place, key), depth + 1));
      if (inspection.blocked) break;
    }
    const said = Object.fromEntries(copy);
    if (stops && !inspection.blocked) {
      endPlaces(place, said);
      ended = true;
    }
    return said;
  };

  /** Ends the texts in a place. What they held back is put where it belongs in `said`. */
  const endPlaces = (place: Place, said: JsonObject | JsonValue[]): boolean => {
    let says = false;
    for (const child of place.children.values()) {
      if (inspection.blocked) break;
      const text = endText(child);
      if (text !== "" && !inspection.blocked) {
        const at = stepIn(said, child);
        const before = (said as JsonObject)[at];
        (said as JsonObject)[at] = typeof before === "string" ? before + text : text;
        says = true;
      }
      if (child.children.size > 0 && holdsText(child)) says = endInner(child, said) || says;
      child.ended = true;
    }
    return says;
  };

  const endInner = (child: Place, said: JsonObject | JsonValue[]): boolean => {
    const at = stepIn(said, child);
    const before = (said as JsonObject)[at];
    const inner = typeof before === "object" && before !== null ? before : emptyOf(child);
    const says = endPlaces(child, inner);
    if (says) (said as JsonObject)[at] = inner;
    return says;
  };

  const endText = (place: Place): string => {
    let text = "";
    if (place.channel !== undefined) {
      text = place.channel.end().text;
      place.channel = undefined;
    }
    if (place.pieces !== undefined && !inspection.blocked) {
      const whole = place.pieces.join("");
      place.pieces = undefined;
      heldBytes -= Buffer.byteLength(whole);
      const holder: JsonObject = { whole };
      const collection = newCollection("upstream_malformed");
      collectJsonText(collection, holder, "whole", "tool-arguments");
      if (inspection.parts(collection.parts)) {
        settle(collection);
        text += holder["whole"] as string;
      }
    }
    return text;
  };

  /** Where a place is among the members or items that are said: items that do not say their position are where they came. */
  const stepIn = (said: JsonObject | JsonValue[], { step, indexed }: Place): string => {
    if (!Array.isArray(said)) return nameOf(String(step));
    if (indexed) {
      const found = said.findIndex((item) => isJsonObject(item) && item["index"] === step);
      if (found >= 0) return String(found);
      return String(said.push({ index: step }) - 1);
    }
    while (said.length <= (step as number)) said.push("");
    return String(step);
  };

  return {
    take: (chunk) => walkObject(chunk, root, 0),
    end: (into) => endPlaces(root, into),
    get ended() {
      return ended;
    },
    get heldBytes() {
      return heldBytes;
    },
  };
}

function holdsText(place: Place): boolean {
  if (place.channel !== undefined || place.pieces !== undefined) return true;
  for (const child of place.children.values()) if (holdsText(child)) return true;
  return false;
}

function emptyOf(place: Place): JsonObject | JsonValue[] {
  for (const step of place.children.keys()) if (typeof step === "number") return [];
  return {};
}
