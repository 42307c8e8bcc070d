import type { JsonObject, JsonValue } from "../core/json.ts";
import { isJsonObject } from "../core/json.ts";
import { Problem } from "../core/problem.ts";

/** Throws Problem `request_malformed` unless it is an array of objects. */
export function requireObjects(value: JsonValue | undefined, path: string): void {
  if (!Array.isArray(value)) throw malformed(path, "an array");
  const index = value.findIndex((item) => !isJsonObject(item));
  if (index >= 0) throw malformed(`${path}[${index}]`, "an object");
}

export function hasItems(value: JsonValue | undefined): boolean {
  return Array.isArray(value) && value.length > 0;
}

/** Throws Problem `request_malformed`. Absent and null are undefined. */
export function requireCount(value: JsonValue | undefined, path: string, most = Number.MAX_SAFE_INTEGER): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 1 || value > most) {
    throw malformed(path, most === Number.MAX_SAFE_INTEGER ? "a positive integer" : `an integer from 1 to ${most}`);
  }
  return value;
}

export function malformed(path: string, expected: string): Problem {
  return new Problem("request_malformed", `${path} must be ${expected}.`);
}

export function notSupported(path: string, what: string): Problem {
  return new Problem("content_not_supported", `${path}: ${what} can't be inspected here, so it is not sent.`);
}

/** What one API says and another has no way to say. The caller can leave it out, or call a model that speaks its own API. */
export function notTranslated(path: string, detail = "this"): Problem {
  return new Problem("content_not_supported", `${path}: ${detail} can't be said in the API of this model. Leave it out.`);
}

/**
 * Throws Problem `content_not_supported` on a member that is neither carried over nor known to change nothing (INVARIANT request-cannot-weaken: nothing
 * is dropped silently). A member that is null says nothing.
 */
export function requireMembers(object: JsonObject, path: string, ...known: readonly ReadonlySet<string>[]): void {
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (value === null || value === undefined || known.some((names) => names.has(key))) continue;
    throw notTranslated(path === "" ? key : `${path}.${key}`);
  }
}

export function requireString(value: JsonValue | undefined, path: string): string {
  if (typeof value !== "string") throw malformed(path, "a string");
  return value;
}

export function requireObject(value: JsonValue | undefined, path: string): JsonObject {
  if (!isJsonObject(value)) throw malformed(path, "an object");
  return value;
}

export function isAbsent(value: JsonValue | undefined): value is null | undefined {
  return value === undefined || value === null;
}
