import type { JsonObject } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";

export function untranslatable(path: string): Problem {
  return new Problem(
    "content_not_supported",
    `${path} can't be said in the API that serves this model, so the call is not sent.`,
  );
}

/**
 * Throws Problem `content_not_supported` on a member that is neither known nor listed as one that changes nothing about the answer. Members that are null
 * are none.
 */
export function requireKnown(object: JsonObject, path: string, known: ReadonlySet<string>): void {
  for (const key of Object.keys(object)) {
    if (object[key] !== null && !known.has(key)) throw untranslatable(path === "" ? key : `${path}.${key}`);
  }
}

export const names = (list: string): ReadonlySet<string> => new Set(list.split(" "));

export function objectAt(object: JsonObject, key: string): JsonObject | undefined {
  const value = object[key];
  return isJsonObject(value) ? value : undefined;
}

export function textAt(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === "string" ? value : undefined;
}

export function numberAt(object: JsonObject, key: string): number | undefined {
  const value = object[key];
  return typeof value === "number" ? value : undefined;
}

/** The objects in a list; nothing where there is no list. */
export function objectsAt(object: JsonObject, key: string): readonly JsonObject[] {
  const value = object[key];
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
