import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { scimProblem } from "./scim-problem.ts";

const noControls = /^\P{Cc}*$/u;

/** A text that is kept as it was sent; undefined where null or an empty one takes it away. */
export function readText(name: string, value: JsonValue, max: number): string | undefined {
  if (value === null || value === "") return undefined;
  if (typeof value !== "string") throw scimProblem("invalidValue", `${name} must be a text.`);
  if (value.length > max) throw scimProblem("invalidValue", `${name} is longer than ${max} characters.`);
  if (!noControls.test(value) || !value.isWellFormed())
    throw scimProblem("invalidValue", `${name} must be one line of text, without control characters.`);
  return value;
}

/** Entra ID sends booleans as texts, "False", unless it is told not to. */
export function readFlag(name: string, value: JsonValue): boolean {
  if (typeof value === "boolean") return value;
  const word = typeof value === "string" ? value.toLowerCase() : "";
  if (word !== "true" && word !== "false") throw scimProblem("invalidValue", `${name} must be true or false.`);
  return word === "true";
}

export function requireObject(name: string, value: JsonValue): JsonObject {
  if (!isJsonObject(value)) throw scimProblem("invalidValue", `${name} must be an object.`);
  return value;
}

/** A member of an object by its name without case, as names of attributes are (RFC 7643, section 2.1). */
export function readMember(object: JsonObject, name: string): JsonValue | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const other = Object.keys(object).find((key) => key.toLowerCase() === name.toLowerCase());
  return other === undefined ? undefined : object[other];
}
