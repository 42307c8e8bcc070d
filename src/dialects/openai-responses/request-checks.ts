import type { JsonValue } from "../../core/json.ts";
import { malformed } from "../refuse-request.ts";

/** Throws Problem `request_malformed`. Absent and null are false. */
export function requireBoolean(value: JsonValue | undefined, path: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== "boolean") throw malformed(path, "true or false");
  return value;
}

export function requireModel(value: JsonValue | undefined): string {
  if (typeof value !== "string" || value === "" || value.length > 256) throw malformed("model", "the name of a model");
  return value;
}

export function isSaid(value: JsonValue | undefined): value is JsonValue {
  return value !== undefined && value !== null;
}
