import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isCount, isJsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import { MiB } from "../../core/units.ts";
import { requireDepth } from "../inspect-stream.ts";

/** What the tool calls of one answer may take while they are held, in characters. */
const maxHeld = MiB(1);
const maxCalls = 128;

/**
 * Puts the pieces of streamed tool calls together. They are held until their choice ends, because arguments are JSON cut
 * anywhere, of calls that may alternate, and only the decoded strings can be inspected and masked without breaking it.
 */
export interface ToolCallAssembly {
  /** `tool_calls` of one delta. */
  take(items: JsonValue): void;
  /** `function_call`, the older form of a single call. */
  takeFunctionCall(piece: JsonObject): void;
  /** All that is still held, in order. */
  end(): { readonly calls: JsonObject[]; readonly functionCall: JsonObject | undefined };
  readonly heldBytes: number;
}

export function assembleToolCalls(): ToolCallAssembly {
  const open = new Map<number, JsonObject>();
  let newest = -1;
  let functionCall: JsonObject | undefined;
  let held = 0;
  let heldBytes = 0;

  const add = (into: JsonObject, piece: JsonObject, depth: number): void => {
    requireDepth(depth);
    for (const key of Object.keys(piece)) {
      if (key === "__proto__") throw malformed("a member named __proto__");
      const value = piece[key] as JsonValue;
      const before = into[key];
      held += key.length + (typeof value === "string" ? value.length : 16);
      if (held > maxHeld) throw malformed("larger than can be held");
      if (typeof value === "string") {
        heldBytes += Buffer.byteLength(value);
        // Names and identifiers come once, or again and again the same; arguments come in pieces.
        const repeated = key !== "arguments" && key !== "input" && before === value;
        into[key] = typeof before === "string" && !repeated ? before + value : value;
      } else if (isJsonObject(value)) {
        const inner = isJsonObject(before) ? before : {};
        into[key] = inner;
        add(inner, value, depth + 1);
      } else if (value !== null || before === undefined) {
        held += weigh(value, depth);
        into[key] = value;
      }
    }
  };

  const indexOf = (item: JsonObject): number => {
    const { index, id } = item;
    if (isCount(index)) return index;
    if (typeof id !== "string") return Math.max(newest, 0);
    for (const [known, call] of open) if (call["id"] === id) return known;
    return newest + 1;
  };

  return {
    take(items) {
      if (!Array.isArray(items)) throw malformed("not in a list");
      for (const item of items) {
        if (!isJsonObject(item)) throw malformed("that is not an object");
        const index = indexOf(item);
        let call = open.get(index);
        if (call === undefined) {
          if (open.size >= maxCalls) throw malformed("too many");
          call = { index };
          open.set(index, call);
          newest = Math.max(newest, index);
        }
        add(call, item, 0);
        call["index"] = index;
      }
    },
    takeFunctionCall(piece) {
      functionCall ??= {};
      add(functionCall, piece, 0);
    },
    end() {
      const ended = { calls: [...open.values()], functionCall };
      open.clear();
      functionCall = undefined;
      return ended;
    },
    get heldBytes() {
      return heldBytes;
    },
  };
}

/** Roughly the characters that a value takes as JSON. */
function weigh(value: JsonValue, depth: number): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 8;
  requireDepth(depth);
  let weight = 2;
  for (const key of Object.keys(value)) weight += key.length + weigh((value as JsonObject)[key] as JsonValue, depth + 1);
  return weight;
}

function malformed(what: string): Problem {
  return new Problem("upstream_malformed", `The model provider streamed tool calls that can't be read: ${what}.`);
}
