import type { JsonObject, JsonValue } from "../../core/json.ts";
import type { Surface } from "../../core/inspection.ts";
import { Problem } from "../../core/problem.ts";
import type { Collection, FieldRule } from "../collect-text.ts";
import { collectAny, collectUnknown, plainWords } from "../collect-text.ts";
import { holdsSmallNumbersOnly } from "./collect-numbers.ts";

/** Where a string stands. `holder` may be a list; its items are members by their index. */
export interface StringPlace {
  readonly holder: JsonObject;
  readonly key: string;
  readonly value: string;
  /** Of the holder. */
  readonly path: string;
}

/**
 * A document of which only the names of some members are known, wherever they stand. What such a name says, a surface or a
 * rule, holds for the member; names that are not known are inspected, and their values are read as what is around them.
 */
export interface FreeForm {
  readonly collection: Collection;
  readonly members: ReadonlyMap<string, Surface | FieldRule>;
  /** True when it took a string that is no text; throws Problem on what may not pass. */
  takeString(place: StringPlace): boolean;
}

const maxDepth = 64;
/** Of the name of a member, in characters: paths are made of them, for each string. */
const longestName = 1024;

/** All members of an object. */
export function collectMembers(form: FreeForm, object: JsonObject, surface: Surface, path = "", depth = 0): void {
  for (const key of Object.keys(object)) {
    if (key.length > longestName)
      throw new Problem(form.collection.malformed, `A member's name is longer than ${longestName} characters.`);
    const known = form.members.get(key);
    if (typeof known === "function") known(form.collection, object, key);
    else if (known !== undefined || plainWords.has(key)) collectValue(form, object, key, known ?? surface, path, depth);
    else collectUnnamed(form, object, key, surface, path, depth);
  }
}

/** One value. Throws Problem on what nests too deep. */
export function collectValue(
  form: FreeForm,
  holder: JsonObject | JsonValue[],
  key: string | number,
  surface: Surface,
  path: string,
  depth: number,
): void {
  const value = (holder as JsonObject)[key];
  if (typeof value === "string") {
    if (!form.takeString({ holder: holder as JsonObject, key: String(key), value, path })) {
      collectAny(form.collection, holder, key, surface);
    }
  } else if (typeof value !== "object" || value === null || depth >= maxDepth) {
    collectAny(form.collection, holder, key, surface, depth);
  } else if (Array.isArray(value)) {
    if (holdsSmallNumbersOnly(value)) return;
    const inner = join(path, key);
    for (let index = 0; index < value.length; index++) collectValue(form, value, index, surface, inner, depth + 1);
  } else {
    collectMembers(form, value, surface, join(path, key), depth + 1);
  }
}

function collectUnnamed(form: FreeForm, object: JsonObject, key: string, surface: Surface, path: string, depth: number): void {
  const value = object[key];
  // A string is written under the member's name as it then is, which only collectUnknown can.
  if (typeof value === "string" && form.takeString({ holder: object, key, value, path })) return collectName(form, object, key);
  if (typeof value !== "object" || value === null || key === "__proto__") {
    return collectUnknown(form.collection, object, key, surface, depth);
  }
  collectName(form, object, key);
  collectValue(form, object, key, surface, path, depth);
}

/** The name alone: it stands for the moment at a value that says nothing. */
function collectName(form: FreeForm, object: JsonObject, key: string): void {
  const value = object[key] as JsonValue;
  object[key] = null;
  collectUnknown(form.collection, object, key, "unknown");
  object[key] = value;
}

function join(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}[${key}]`;
  return path === "" ? key : `${path}.${key}`;
}
