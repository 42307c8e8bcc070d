import type { JsonObject, JsonValue } from "../../core/json.ts";
import type { Surface, TextChannel } from "../../core/inspection.ts";
import { Problem } from "../../core/problem.ts";
import type { StreamInspection } from "../inspect-stream.ts";
import { requireDepth } from "../inspect-stream.ts";

/**
 * Events whose form is not known: each string is a piece of the text that grows at its place, and is inspected as such. Words that name the event
 * (`type`, `id`) are constants.
 */
export interface PieceInspection {
  /** The value with what its strings let out. Undefined when nothing is left to say. */
  take(node: JsonObject, name: string, surface: Surface): JsonObject | undefined;
  /** What was held back, by the name of what it belongs to, as objects of the same form. */
  end(): { readonly name: string; readonly rest: JsonObject }[];
}

const constants: ReadonlySet<string> = new Set(["type", "id", "role", "index"]);
const maxPlaces = 64;

interface Held {
  readonly name: string;
  readonly path: readonly (string | number)[];
  readonly channel: TextChannel;
}

export function inspectPieces(inspection: StreamInspection, scope: string): PieceInspection {
  const held = new Map<string, Held>();
  const types = new Map<string, JsonValue>();

  const walk = (node: JsonValue, name: string, path: readonly (string | number)[], surface: Surface): JsonValue => {
    if (typeof node === "string") {
      if (node === "" || inspection.blocked) return "";
      const place = JSON.stringify([scope, name, ...path]);
      if (constants.has(String(path.at(-1)))) return inspection.value(node, place);
      let piece = held.get(place);
      if (piece === undefined) {
        if (held.size >= maxPlaces) throw new Problem("upstream_malformed", "The model provider streamed too many fields.");
        piece = { name, path, channel: inspection.open(surface) };
        held.set(place, piece);
      }
      return piece.channel.push(node.toWellFormed()).text;
    }
    if (typeof node !== "object" || node === null) return inspection.value(node, "");
    requireDepth(path.length);
    if (Array.isArray(node)) return node.map((item, at) => walk(item, name, [...path, at], surface));
    const copy = new Map<string, JsonValue>();
    for (const key of Object.keys(node)) {
      copy.set(inspection.key(key), walk(node[key] as JsonValue, name, [...path, key], surface));
    }
    return Object.fromEntries(copy);
  };

  return {
    take(node, name, surface) {
      const said = walk(node, name, [], surface) as JsonObject;
      // What came out before a block is said, as it would be if it had come by itself.
      if (inspection.blocked && said["type"] !== node["type"]) return undefined;
      if (said["type"] !== undefined) types.set(name, said["type"]);
      return said;
    },
    end() {
      const rests = new Map<string, JsonObject>();
      for (const { name, path, channel } of held.values()) {
        if (inspection.blocked) return [];
        const { text } = channel.end();
        if (text === "") continue;
        const rest = rests.get(name) ?? (types.has(name) ? { type: types.get(name) as JsonValue } : {});
        rests.set(name, rest);
        put(rest, path, text, (key) => inspection.key(key));
      }
      held.clear();
      return inspection.blocked ? [] : [...rests].map(([name, rest]) => ({ name, rest }));
    },
  };
}

/** Writes text at a path of nested members. Items of a list before it are null. */
function put(
  holder: JsonObject | JsonValue[],
  path: readonly (string | number)[],
  text: string,
  nameOf: (key: string) => string,
): void {
  const [step, ...rest] = path;
  if (step === undefined) return;
  const key = typeof step === "number" ? step : nameOf(step);
  const table = holder as JsonObject;
  if (rest.length === 0) {
    table[key] = text;
    return;
  }
  if (Array.isArray(holder)) while (holder.length < Number(key)) holder.push(null);
  const next = table[key] ?? (typeof rest[0] === "number" ? [] : {});
  table[key] = next;
  if (typeof next === "object" && next !== null) put(next, rest, text, nameOf);
}
