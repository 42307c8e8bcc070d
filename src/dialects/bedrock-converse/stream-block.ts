import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { TextChannel } from "../../core/inspection.ts";
import { MiB } from "../../core/units.ts";
import { collectAny, collectFields, collectJsonText, newCollection, settle } from "../collect-text.ts";
import type { StreamInspection } from "../inspect-stream.ts";
import { looksOpaque } from "../opaque-data.ts";
import { toolUseFields } from "./content-blocks.ts";
import { joinPieces, weigh } from "./join-pieces.ts";
import { readSpokenChannel, type SpokenChannel } from "./spoken-channel.ts";
import { malformedStream } from "../refuse-answer.ts";

/** What the blocks of one answer may take while they are held, in characters. */
const maxHeld = MiB(1);

/** What is held now, of all the blocks of one answer. */
export interface HeldBudget {
  held: number;
}

/** What a block has to say: its `start`, if it is only said now, and deltas. */
export interface Said {
  readonly start: JsonObject | undefined;
  readonly deltas: readonly JsonObject[];
}

/**
 * One content block of a streamed answer. Text comes out as its channel lets it. What can only be read whole is held until the block ends: a tool's call, with
 * its start, so that no client ever has half of one; a tool's result; citations; the proof of reasoning; and whatever is unknown.
 */
export interface StreamBlock {
  /** The start where it can be said now. Owns `start`. */
  begin(start: JsonObject): JsonObject | undefined;
  /** The delta that can be said now. Owns `delta`. */
  take(delta: JsonObject): JsonObject | undefined;
  /** All that is left. Once the inspection is blocked, the deltas are what came out before; the start is not for the caller then. */
  end(): Said;
  /** Whether the caller has heard of it. */
  told: boolean;
  /** UTF-8 bytes of what is held or was, not counted by the inspection. */
  readonly heldBytes: number;
}

export function streamBlock(inspection: StreamInspection, budget: HeldBudget, place: string): StreamBlock {
  let start: JsonObject | undefined;
  let text: TextChannel | undefined;
  let reasoning: SpokenChannel | undefined;
  let input: string | undefined;
  let signature = "";
  const redacted: string[] = [];
  const others: JsonObject[] = [];
  let held = 0;
  let heldBytes = 0;

  const hold = (value: JsonValue): void => {
    const weight = weigh(value);
    held += weight + 16;
    budget.held += weight + 16;
    heldBytes += typeof value === "string" ? Buffer.byteLength(value) : weight;
    if (budget.held > maxHeld) throw malformedStream("a block that is too large");
  };
  const holdObject = (delta: JsonObject): void => {
    hold(delta);
    others.push(delta);
  };

  const takeReasoning = (delta: JsonObject): string | undefined => {
    let said: string | undefined;
    const rest: JsonObject = {};
    for (const key of Object.keys(delta)) {
      const value = delta[key] as JsonValue;
      if (value === null) continue;
      if (key === "text" && typeof value === "string") {
        reasoning ??= readSpokenChannel(inspection.open("reasoning"));
        said = reasoning.push(value.toWellFormed());
      } else if (key === "signature" && typeof value === "string") {
        hold(value);
        signature += value;
      } else if (key === "redactedContent" && typeof value === "string") {
        hold(value);
        redacted.push(value);
      } else setUnknown(rest, key, value);
    }
    if (Object.keys(rest).length > 0) holdObject({ reasoningContent: rest });
    return said === "" ? undefined : said;
  };

  return {
    told: false,
    begin(given) {
      if (given["image"] !== undefined && given["image"] !== null) throw malformedStream("an image, which can't be inspected");
      if (isJsonObject(given["toolUse"]) || isJsonObject(given["toolResult"])) {
        hold(given);
        start = given;
        return undefined;
      }
      return inspection.value(given, `${place}/start`) as JsonObject;
    },
    take(delta) {
      const said: JsonObject = {};
      const rest: JsonObject = {};
      let says = false;
      for (const key of Object.keys(delta)) {
        if (inspection.blocked) return undefined;
        const value = delta[key] as JsonValue;
        if (value === null) continue;
        if (key === "text" && typeof value === "string") {
          text ??= inspection.open("assistant");
          const released = text.push(value.isWellFormed() ? value : value.toWellFormed()).text;
          if (released !== "") {
            said[key] = released;
            says = true;
          }
        } else if (key === "toolUse" && isJsonObject(value) && typeof value["input"] === "string") {
          const { input: piece, ...further } = value;
          hold(piece);
          input = (input ?? "") + piece;
          if (Object.keys(further).length > 0) rest[key] = further;
        } else if (key === "reasoningContent" && isJsonObject(value)) {
          const released = takeReasoning(value);
          if (released !== undefined) {
            said[key] = { text: released };
            says = true;
          }
        } else if (key === "image") throw malformedStream("an image, which can't be inspected");
        else setUnknown(rest, key, value);
      }
      if (Object.keys(rest).length > 0) holdObject(rest);
      return says ? said : undefined;
    },
    end() {
      budget.held -= held;
      const deltas: JsonObject[] = [];
      const rest = text?.end().text ?? "";
      if (rest !== "") deltas.push({ text: rest });
      const thought = reasoning?.end() ?? "";
      if (thought !== "") deltas.push({ reasoningContent: { text: thought } });
      if (signature !== "" && reasoning?.rewritten !== true && passes(signature, inspection)) {
        deltas.push({ reasoningContent: { signature } });
      }
      if (redacted.length > 0 && passes(redacted.join(""), inspection)) {
        for (const piece of redacted) deltas.push({ reasoningContent: { redactedContent: piece } });
      }
      if (start !== undefined && !inspectStart(start, inspection)) start = undefined;
      if (input !== undefined) {
        const call: JsonObject = { input };
        if (inspectInput(call, inspection)) deltas.push({ toolUse: call });
      }
      deltas.push(...inspectOthers(others, inspection));
      return { start, deltas };
    },
    get heldBytes() {
      return heldBytes;
    },
  };
}

function setUnknown(object: JsonObject, key: string, value: JsonValue): void {
  if (key === "__proto__") throw malformedStream("a member named __proto__");
  object[key] = value;
}

/** False when it is blocked. */
function inspectInput(call: JsonObject, inspection: StreamInspection): boolean {
  if (inspection.blocked) return false;
  const collection = newCollection("upstream_malformed");
  collectJsonText(collection, call, "input", "tool-arguments");
  if (!inspection.parts(collection.parts)) return false;
  settle(collection);
  return true;
}

function inspectStart(start: JsonObject, inspection: StreamInspection): boolean {
  if (inspection.blocked) return false;
  const collection = newCollection("upstream_malformed");
  for (const key of Object.keys(start)) {
    const value = start[key];
    if (key === "toolUse" && isJsonObject(value)) collectFields(collection, value, toolUseFields, "tool-arguments");
    else if (key === "toolResult" && isJsonObject(value)) collectFields(collection, value, toolUseFields, "tool-result");
    else collectAny(collection, start, key, "unknown");
  }
  if (!inspection.parts(collection.parts)) return false;
  settle(collection);
  return true;
}

/** Whether something that must come as it is may. */
function passes(value: string, inspection: StreamInspection): boolean {
  if (inspection.blocked) return false;
  if (looksOpaque(value)) return true;
  let changed = false;
  const replace = (): void => {
    changed = true;
  };
  return inspection.parts([{ surface: "reasoning", text: value.toWellFormed(), replace }]) && !changed;
}

/**
 * Deltas that are not text of a known kind: citations, results of tools, whatever comes new. They are read one by one, and the pieces that stand at the
 * same place in several of them as one text too: when that is rewritten, none of them is said, because what is cut can't be masked in place.
 */
function inspectOthers(deltas: readonly JsonObject[], inspection: StreamInspection): readonly JsonObject[] {
  if (deltas.length === 0 || inspection.blocked) return [];
  let rewritten = false;
  const replace = (): void => {
    rewritten = true;
  };
  const joined = joinPieces(deltas).map((text) => ({ surface: "document", text, replace }) as const);
  if (!inspection.parts(joined) || rewritten) return [];
  const collection = newCollection("upstream_malformed");
  const list = [...deltas];
  for (const index of list.keys()) collectAny(collection, list, index, "document");
  if (!inspection.parts(collection.parts)) return [];
  settle(collection);
  return list;
}
