import type { JsonValue } from "../core/json.ts";
import { isJsonObject } from "../core/json.ts";
import { Problem } from "../core/problem.ts";

/** Throws Problem `request_malformed` unless it is an array of objects. */
export function requireObjects(value: JsonValue, path: string): void {
  if (!Array.isArray(value)) throw malformed(path, "an array");
  const index = value.findIndex((item) => !isJsonObject(item));
  if (index >= 0) throw malformed(`${path}[${index}]`, "an object");
}

export function hasItems(value: JsonValue | undefined): boolean {
  return Array.isArray(value) && value.length > 0;
}

export function malformed(path: string, expected: string): Problem {
  return new Problem("request_malformed", `${path} must be ${expected}.`);
}

export function notSupported(path: string, what: string): Problem {
  return new Problem("content_not_supported", `${path}: ${what} can't be inspected here, so it is not sent.`);
}
