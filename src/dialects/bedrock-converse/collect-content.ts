import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import type { MediaPart, Surface, TextPart } from "../../core/inspection.ts";
import type { Problem } from "../../core/problem.ts";
import type { Collection } from "../collect-text.ts";
import type { MarkedText } from "../dialect.ts";
import { readQualifiers } from "../bedrock-guardrail/read-qualifiers.ts";
import { collectAny, collectText, collectUnknown, settle } from "../collect-text.ts";

/** What is collected of content blocks, and who is to blame for what can't be read. */
export interface ContentCollection {
  readonly collection: Collection;
  /** Undefined in an answer: there, media can't be inspected. */
  readonly media: MediaPart[] | undefined;
  /** The Problem of a block that is not of the API's shape. */
  malformed(path: string, expected: string): Problem;
  /** Lists that lose blocks when they are settled. */
  readonly tidy: (() => void)[];
  usesTools: boolean;
  readonly marked: MarkedText[];
}

/** One member of a content block's union. `drop` takes the block out of its list when the document is settled. */
export interface BlockPlace {
  readonly block: JsonObject;
  readonly path: string;
  readonly surface: Surface;
  readonly drop: () => void;
}
export type BlockRule = (into: ContentCollection, place: BlockPlace) => void;
export type BlockRules = ReadonlyMap<string, BlockRule>;

/**
 * A list of content blocks, each an object that names one kind of content (API reference, "ContentBlock"). Members that no rule knows are inspected.
 *
 * Neighbouring text blocks become one, joined as models join them, so that there is one reading of them, for the detectors and for the model. A cache point
 * between two texts stays, because where it stands costs money, but they are inspected as one text all the same; when that text is rewritten, it stands in
 * the first block alone.
 */
export function collectContent(
  into: ContentCollection,
  holder: JsonObject,
  key: string,
  { path, surface, rules }: { readonly path: string; readonly surface: Surface; readonly rules: BlockRules },
): void {
  const blocks = mergeNeighbours(into, holder[key], path);
  const dropped = new Set<JsonObject>();
  let run: JsonObject[] = [];
  const endRun = (): void => {
    while (run.length > 0 && !("text" in (run.at(-1) as JsonObject))) run.pop();
    if (run.length === 1) collectText(into.collection, run[0] as JsonObject, "text", surface);
    else if (run.some((block) => block["text"] !== "" && "text" in block))
      into.collection.parts.push(partOfRun(run, surface, dropped));
    run = [];
  };
  for (const [index, block] of blocks.entries()) {
    const kind = kindOf(into, block, `${path}[${index}]`, rules);
    if (kind === "text" || (kind === "cachePoint" && run.length > 0)) run.push(block);
    else if (kind !== "cachePoint") endRun();
    const place = { block, path: `${path}[${index}].${kind ?? ""}`, surface, drop: () => void dropped.add(block) };
    if (kind !== undefined && kind !== "text") rules.get(kind)?.(into, place);
    for (const name of Object.keys(block)) if (name !== kind) collectUnknown(into.collection, block, name, "unknown");
  }
  endRun();
  holder[key] = blocks;
  into.tidy.push(() => {
    if (dropped.size > 0) holder[key] = blocks.filter((block) => !dropped.has(block));
  });
}

/** Writes what was replaced and takes out what was dropped. Can be called again after further replacements. */
export function settleContent(into: ContentCollection): void {
  settle(into.collection);
  for (const tidy of into.tidy) tidy();
}

/** Throws the caller's Problem unless it is a list of objects with a text that is a string, where they have one. */
function mergeNeighbours(into: ContentCollection, list: JsonValue | undefined, path: string): JsonObject[] {
  if (!Array.isArray(list)) throw into.malformed(path, "an array of content blocks");
  const merged: JsonObject[] = [];
  let texts: string[] = [];
  const endText = (): void => {
    if (texts.length > 1) (merged.at(-1) as JsonObject)["text"] = texts.join("");
    texts = [];
  };
  for (const [index, block] of list.entries()) {
    if (!isJsonObject(block)) throw into.malformed(`${path}[${index}]`, "an object");
    unguard(into, block, `${path}[${index}].guardContent`);
    const text = block["text"];
    if (text === undefined || text === null) {
      endText();
      merged.push(block);
      continue;
    }
    if (typeof text !== "string") throw into.malformed(`${path}[${index}].text`, "a string");
    const last = merged.at(-1);
    if (texts.length === 0 || last === undefined || !isPlain(block)) {
      endText();
      merged.push(block);
    }
    texts.push(text);
  }
  endText();
  return merged;
}

function isPlain(block: JsonObject): boolean {
  for (const key in block) if (key !== "text" && block[key] !== null) return false;
  return true;
}

/**
 * INVARIANT request-cannot-weaken: with marked content in a request, the provider's guardrail looks at nothing else. So the mark is taken off, and what was
 * marked is content like any other.
 */
function unguard(into: ContentCollection, block: JsonObject, path: string): void {
  const guarded = block["guardContent"];
  if (guarded === undefined || guarded === null) return;
  const { text, image } = isJsonObject(guarded) ? guarded : {};
  if (block["text"] !== undefined || block["image"] !== undefined) throw into.malformed(path, "the block's only content");
  if (isJsonObject(text) && typeof text["text"] === "string" && image === undefined) {
    block["text"] = text["text"];
    into.marked.push({ text: text["text"], qualifiers: readQualifiers(text["qualifiers"]) });
  } else if (isJsonObject(image) && text === undefined) block["image"] = image;
  else throw into.malformed(path, "an object with a text or an image");
  delete block["guardContent"];
}

/** The one known kind of content that a block names; undefined where all of it is unknown. Members that are null are none. */
function kindOf(into: ContentCollection, block: JsonObject, path: string, rules: BlockRules): string | undefined {
  let kind: string | undefined;
  let members = 0;
  for (const key of Object.keys(block)) {
    if (block[key] === null) {
      delete block[key];
      continue;
    }
    members++;
    if (key !== "text" && !rules.has(key)) continue;
    if (kind !== undefined) throw into.malformed(path, "a block with one kind of content");
    kind = key;
  }
  if (members === 0) throw into.malformed(path, "a content block");
  return kind;
}

/** `run` starts and ends with a text block. */
function partOfRun(run: readonly JsonObject[], surface: Surface, dropped: Set<JsonObject>): TextPart {
  const [first, ...rest] = run as [JsonObject, ...JsonObject[]];
  const texts = run.map((block) => (typeof block["text"] === "string" ? block["text"] : ""));
  const joined = texts.join("");
  const replace = (text: string): void => {
    first["text"] = text;
    for (const block of rest) dropped.add(block);
  };
  // Halves of a character on both sides of a cache point.
  if (!texts.every((text) => text.isWellFormed())) replace(joined.toWellFormed());
  return { surface, text: joined.toWellFormed(), replace };
}

/** A member that must be an object. */
export function requireMember(into: ContentCollection, object: JsonObject, key: string, path: string): JsonObject {
  const value = object[key];
  if (!isJsonObject(value)) throw into.malformed(path, "an object");
  return value;
}

/** Members of an object by their rule; those without one are inspected with their names. */
export function collectMembers(
  into: ContentCollection,
  object: JsonObject,
  rules: Readonly<Record<string, Surface | ((object: JsonObject, key: string) => void)>>,
  rest: Surface,
): void {
  for (const key of Object.keys(object)) {
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined;
    if (rule === undefined) collectUnknown(into.collection, object, key, rest);
    else if (typeof rule === "string") collectAny(into.collection, object, key, rule);
    else rule(object, key);
  }
}
