import type { JsonObject, JsonValue } from "../core/json.ts";
import { isJsonObject } from "../core/json.ts";
import type { Surface, TextPart } from "../core/inspection.ts";
import type { ProblemCode } from "../core/problem.ts";
import { Problem } from "../core/problem.ts";
import { decodeEscapes, decodeJsonText, isRawJson } from "./decode-json-text.ts";

/**
 * Every text of a document, found by walking it. Parts write into the document; `settle` finishes what cannot be
 * written in place: renamed keys and JSON inside strings.
 *
 * INVARIANT every-surface-inspected: a rule decides only how a value is read. What no rule names is read by
 * `collectAny`, which leaves out nothing but small numbers, booleans, nulls and the words of `plainWords`.
 */
export interface Collection {
  readonly parts: TextPart[];
  /** Of the Problem thrown on what nests too deep. */
  readonly malformed: ProblemCode;
  readonly renames: Map<JsonObject, Map<string, Member>>;
  readonly encoded: { readonly member: Member; readonly box: JsonValue[] }[];
}

type Holder = JsonObject | JsonValue[];

/** Where a value stands. `key` changes when `settle` renames it. */
interface Member {
  readonly holder: Holder;
  key: string | number;
  wanted: string | undefined;
}

const maxDepth = 64;

/** From here on a number can be somebody's number: nine digits are a social security number. */
const speakingNumber = 1e8;

/**
 * Keys that are not inspected in free-form objects, because they say nothing: the vocabulary of JSON Schema and of the
 * wire formats. Their values are inspected like any other.
 */
export const plainWords: ReadonlySet<string> = new Set(
  (
    "type properties required items enum const default description title format pattern additionalProperties anyOf oneOf allOf not " +
    "minimum maximum minLength maxLength minItems maxItems uniqueItems nullable strict schema $schema $ref $defs definitions examples " +
    "name parameters function id index role content text value url severity filtered detected start_index end_index"
  ).split(" "),
);

/** Values of `type` that are not inspected: the types of JSON Schema. */
export const plainTypes: ReadonlySet<string> = new Set(["object", "array", "string", "number", "integer", "boolean", "null"]);

export function newCollection(malformed: ProblemCode): Collection {
  return { parts: [], malformed, renames: new Map(), encoded: [] };
}

/** A string as one part. Lone surrogates become U+FFFD first, in the document too: what is inspected is what is sent. */
export function collectText(into: Collection, holder: Holder, key: string | number, surface: Surface): void {
  collectString(into, memberOf(holder, key), surface);
}

/** Anything: strings and large numbers become parts, objects give their keys too. */
export function collectAny(into: Collection, holder: Holder, key: string | number, surface: Surface, depth = 0): void {
  const value = read(holder, key);
  if (typeof value === "string") {
    if (key !== "type" || !plainTypes.has(value)) collectString(into, memberOf(holder, key), surface);
  } else if (typeof value === "number") {
    if (Math.abs(value) >= speakingNumber) collectNumber(into, memberOf(holder, key), String(value), surface);
  } else if (typeof value === "object" && value !== null) {
    collectNested(into, holder, key, value, surface, depth);
  }
}

/**
 * A string that holds JSON: its decoded strings are the parts, so that masking keeps the JSON valid. It is written anew
 * from what was decoded, because of two members with one name a reader may take either.
 *
 * What is not JSON is inspected as it stands, and again with its escapes decoded, because clients read what there is of an answer that ran out of tokens.
 * What must be masked there goes altogether: it has no place in the text.
 */
export function collectJsonText(into: Collection, holder: Holder, key: string | number, surface: Surface): void {
  const value = read(holder, key);
  if (typeof value !== "string") return collectAny(into, holder, key, surface);
  const decoded = decodeJsonText(value);
  if (decoded === undefined) {
    collectText(into, holder, key, surface);
    const text = value.includes("\\") ? decodeEscapes(value).toWellFormed() : value;
    const member = memberOf(holder, key);
    if (text !== value) into.parts.push({ surface, text, replace: () => write(member, "") });
    return;
  }
  const box: JsonValue[] = [decoded];
  collectAny(into, box, 0, surface);
  into.encoded.push({ member: memberOf(holder, key), box });
}

/** The name of a member that no rule knows, then its value. */
export function collectUnknown(into: Collection, object: JsonObject, key: string, surface: Surface, depth = 0): void {
  if (plainWords.has(key)) return collectAny(into, object, key, surface, depth);
  const member = memberOf(object, key);
  const text = key.toWellFormed();
  if (text !== key) rename(into, object, member, text);
  if (text !== "") into.parts.push({ surface, text, replace: (masked) => rename(into, object, member, masked) });
  const value = read(object, key);
  if (typeof value === "string") collectString(into, member, surface);
  else if (typeof value === "number" && Math.abs(value) >= speakingNumber) collectNumber(into, member, String(value), surface);
  else collectAny(into, object, key, surface, depth);
}

/** Applies renamed keys, then writes JSON strings anew. Can be called again after further replacements. */
export function settle(collection: Collection): void {
  for (const [object, members] of collection.renames) renameMembers(object, members);
  collection.renames.clear();
  for (const { member, box } of collection.encoded) write(member, JSON.stringify(box[0]));
}

function collectNested(
  into: Collection,
  holder: Holder,
  key: string | number,
  value: JsonObject | JsonValue[],
  surface: Surface,
  depth: number,
): void {
  if (depth >= maxDepth) throw new Problem(into.malformed, `The JSON nests deeper than ${maxDepth} levels.`);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) collectAny(into, value, index, surface, depth + 1);
  } else if (isRawJson(value)) {
    if (Math.abs(Number(value.rawJSON)) >= speakingNumber) {
      collectNumber(into, memberOf(holder, key), value.rawJSON, surface);
    }
  } else {
    for (const name of Object.keys(value)) collectUnknown(into, value, name, surface, depth + 1);
  }
}

function collectString(into: Collection, member: Member, surface: Surface): void {
  const raw = read(member.holder, member.key) as string;
  const text = raw.toWellFormed();
  if (text !== raw) write(member, text);
  if (text !== "") into.parts.push({ surface, text, replace: (masked) => write(member, masked) });
}

function collectNumber(into: Collection, member: Member, text: string, surface: Surface): void {
  into.parts.push({ surface, text, replace: (masked) => write(member, masked) });
}

function memberOf(holder: Holder, key: string | number): Member {
  return { holder, key, wanted: undefined };
}

function read(holder: Holder, key: string | number): JsonValue | undefined {
  return (holder as JsonObject)[key];
}

function write(member: Member, value: string): void {
  setOwn(member.holder, member.key, value);
}

/** `__proto__` as a member, never as the prototype. */
function setOwn(holder: Holder, key: string | number, value: JsonValue): void {
  if (key === "__proto__") {
    Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    (holder as JsonObject)[key] = value;
  }
}

function rename(into: Collection, object: JsonObject, member: Member, wanted: string): void {
  const members = into.renames.get(object) ?? new Map<string, Member>();
  into.renames.set(object, members);
  member.wanted = wanted;
  members.set(String(member.key), member);
}

/** In the old order. A name that is taken gets a number: two people masked alike stay two members. Linear. */
function renameMembers(object: JsonObject, members: ReadonlyMap<string, Member>): void {
  const entries = Object.keys(object).map((key) => [key, object[key] as JsonValue] as const);
  const taken = new Set(entries.map(([key]) => key).filter((key) => !members.has(key)));
  const counts = new Map<string, number>();
  for (const [key] of entries) delete object[key];
  for (const [key, value] of entries) {
    const member = members.get(key);
    if (member?.wanted === undefined) {
      setOwn(object, key, value);
      continue;
    }
    let name = member.wanted;
    for (let count = counts.get(name) ?? 1; taken.has(name); name = `${member.wanted}_${count}`) {
      counts.set(member.wanted, ++count);
    }
    taken.add(name);
    member.key = name;
    member.wanted = undefined;
    setOwn(object, name, value);
  }
}

/** How one member of an object with known members is read. */
export type FieldRule = (into: Collection, object: JsonObject, key: string) => void;
export type FieldRules = ReadonlyMap<string, FieldRule>;

/** Members with a rule by their rule, and all others, names included, as `rest`. */
export function collectFields(into: Collection, object: JsonObject, rules: FieldRules, rest: Surface): void {
  for (const key of Object.keys(object)) {
    const rule = rules.get(key);
    if (rule === undefined) collectUnknown(into, object, key, rest);
    else rule(into, object, key);
  }
}

export const rules = (table: Readonly<Record<string, FieldRule>>): FieldRules => new Map(Object.entries(table));

/** Text, or anything that holds text. */
export const text =
  (surface: Surface): FieldRule =>
  (into, object, key) =>
    collectAny(into, object, key, surface);

export const jsonText =
  (surface: Surface): FieldRule =>
  (into, object, key) =>
    collectJsonText(into, object, key, surface);

/** A number of any size that is a setting, not text. Anything else there is inspected. */
export const setting: FieldRule = (into, object, key) => {
  if (typeof object[key] !== "number") collectAny(into, object, key, "unknown");
};

/** A word from a closed list. Any other value is inspected as text. */
export const oneOf = (...words: readonly string[]): FieldRule => {
  const known = new Set(words);
  return (into, object, key) => {
    const value = object[key];
    if (typeof value !== "string" || !known.has(value)) collectAny(into, object, key, "unknown");
  };
};

/** A machine-made identifier of an upstream. What does not look like one, or holds a long number, is inspected. */
export const identifier: FieldRule = (into, object, key) => {
  const value = object[key];
  if (typeof value !== "string" || !looksLikeIdentifier(value)) collectAny(into, object, key, "name");
};

export function looksLikeIdentifier(value: string): boolean {
  return /^(?!.*\d{9})[A-Za-z][\w-]{0,127}$/.test(value);
}

/** An object with known members, anything else free-form. */
export const fields =
  (table: FieldRules, rest: Surface): FieldRule =>
  (into, object, key) => {
    const value = object[key];
    if (isJsonObject(value)) collectFields(into, value, table, rest);
    else collectAny(into, object, key, rest);
  };

/** A list of objects with known members. */
export const listOf =
  (table: FieldRules, rest: Surface): FieldRule =>
  (into, object, key) => {
    const value = object[key];
    if (!Array.isArray(value)) return collectAny(into, object, key, rest);
    for (const [index, item] of value.entries()) {
      if (isJsonObject(item)) collectFields(into, item, table, rest);
      else collectAny(into, value, index, rest);
    }
  };
