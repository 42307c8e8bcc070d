import type { JsonValue } from "../core/json.ts";
import type { OpenChannel, Released, Surface, TextChannel, TextPart } from "../core/inspection.ts";
import { Problem } from "../core/problem.ts";
import { KiB } from "../core/units.ts";
import { looksLikeIdentifier, plainWords } from "./collect-text.ts";

/** The inspection of one streamed answer, shared by its choices. */
export interface StreamInspection {
  /** A channel whose blocks and bytes are noticed here. */
  open(surface: Surface): TextChannel;
  /** Every part through a channel of its own. False when something blocked: then nothing of it may be said. */
  parts(parts: readonly TextPart[]): boolean;
  /**
   * A value that chunks say or repeat whole, at a place of theirs: every string and large number in it is inspected. Its
   * strings are constants. One that changes may be a text in pieces, of which each could pass: only a word replaces another.
   */
  value(value: JsonValue, place: string): JsonValue;
  /** The name of an unknown member. */
  key(name: string): string;
  readonly blocked: boolean;
  /** UTF-8 bytes pushed into channels. */
  readonly outputBytes: number;
}

const rememberedPieces = 64;
const rememberedLength = 256;
const maxDepth = 64;
/** What the constants of one answer may take, in characters, their places included. */
const maxConstants = KiB(512);

export function inspectStream(openChannel: OpenChannel): StreamInspection {
  const remembered = new Map<string, string>();
  /** The constant first said at each place. */
  const constants = new Map<string, string>();
  let constantsLength = 0;
  let blocked = false;
  let outputBytes = 0;

  const notice = (released: Released): Released => {
    if (released.blocked) blocked = true;
    return released;
  };
  const open = (surface: Surface): TextChannel => {
    const channel = openChannel(surface);
    return {
      push(text) {
        outputBytes += Buffer.byteLength(text);
        return notice(channel.push(text));
      },
      end: () => notice(channel.end()),
    };
  };
  const through = (text: string, surface: Surface): string => {
    const channel = openChannel(surface);
    const released = notice(channel.push(text)).text;
    return blocked ? "" : released + notice(channel.end()).text;
  };
  /** Text that comes in one piece. Remembered, because chunks repeat it. */
  const whole = (text: string, surface: Surface): string => {
    if (text === "") return text;
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const inspected = through(text.toWellFormed(), surface);
    if (text.length <= rememberedLength) {
      if (remembered.size >= rememberedPieces) remembered.clear();
      remembered.set(text, inspected);
    }
    return inspected;
  };
  const key = (name: string): string => {
    if (name === "__proto__") throw new Problem("upstream_malformed", "The model provider sent a member named __proto__.");
    return plainWords.has(name) ? name : whole(name, "unknown");
  };
  const constant = (text: string, place: string): string => {
    const first = constants.get(place);
    if (first === undefined) {
      constantsLength += place.length + text.length;
      if (constantsLength > maxConstants) throw new Problem("upstream_malformed", "The model provider sent too many fields.");
      constants.set(place, text);
    }
    return first === undefined || first === text || looksLikeIdentifier(text) ? whole(text, "unknown") : "";
  };
  const value = (node: JsonValue, place: string, depth = 0): JsonValue => {
    if (typeof node === "string") return node === "" ? node : constant(node, place);
    if (typeof node === "number") {
      if (Math.abs(node) < 1e8) return node;
      const digits = String(node);
      const inspected = whole(digits, "unknown");
      return inspected === digits ? node : inspected;
    }
    if (typeof node !== "object" || node === null) return node;
    requireDepth(depth);
    if (Array.isArray(node)) return node.map((item, at) => value(item, `${place}/${at}`, depth + 1));
    const copy = new Map<string, JsonValue>();
    for (const name of Object.keys(node)) copy.set(key(name), value(node[name] as JsonValue, `${place}/${name}`, depth + 1));
    return Object.fromEntries(copy);
  };

  return {
    open,
    key,
    value,
    parts(parts) {
      for (const part of parts) {
        const text = through(part.text, part.surface);
        if (blocked) return false;
        if (text !== part.text) part.replace(text);
      }
      return true;
    },
    get blocked() {
      return blocked;
    },
    get outputBytes() {
      return outputBytes;
    },
  };
}

/** Throws Problem `upstream_malformed` on JSON that nests deeper than a walk of it may go. */
export function requireDepth(depth: number): void {
  if (depth >= maxDepth) {
    throw new Problem("upstream_malformed", "The model provider sent JSON that nests too deep.");
  }
}
