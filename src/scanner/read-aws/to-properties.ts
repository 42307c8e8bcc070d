import { isJsonObject, type JsonValue } from "../../core/json.ts";
import type { Properties, Value } from "../model/value.ts";
import { OddAnswer } from "./explain-failure.ts";

export const maxPropertiesChars = 4 * 1024 * 1024;
const maxLevels = 100;
const maxValues = 200_000;

/** The properties of one resource as the Cloud Control API tells them. Throws OddAnswer. */
export function parseProperties(text: string | undefined): Properties {
  if (text === undefined) throw new OddAnswer("the answer has no properties");
  if (text.length > maxPropertiesChars) throw new OddAnswer(`its properties are longer than ${maxPropertiesChars} characters`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new OddAnswer("its properties are no JSON");
  }
  return toProperties(parsed);
}

/** An answer of an SDK client as properties: dates become ISO 8601, what is undefined is left out. Throws OddAnswer. */
export function toProperties(answer: unknown): Properties {
  let left = maxValues;
  const copy = (value: unknown, level: number): JsonValue => {
    if (level > maxLevels || --left < 0) throw new OddAnswer("its properties are nested too deep or are too many");
    if (value === null || typeof value === "boolean" || typeof value === "string") return value;
    if (typeof value === "number") return Number.isFinite(value) ? value : null;
    if (typeof value === "bigint") return String(value);
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (Array.isArray(value)) return value.map((one) => copy(one, level + 1));
    if (typeof value !== "object") return null;
    const entries = Object.entries(value).filter(([name, one]) => one !== undefined && name !== "$metadata");
    return Object.fromEntries(entries.map(([name, one]) => [name, copy(one, level + 1)]));
  };
  const copied = copy(answer, 0);
  if (!isJsonObject(copied)) throw new OddAnswer("its properties are no object");
  return copied;
}

/** Names of AWS's JSON interfaces begin small; CloudFormation's begin large. All the way down, except below `verbatim`. */
export function pascalCase(value: Value, verbatim: readonly string[] = []): Value {
  if (Array.isArray(value)) return value.map((one: Value) => pascalCase(one, verbatim));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as Properties).map(([name, one]) => [
      name.slice(0, 1).toUpperCase() + name.slice(1),
      verbatim.includes(name) ? one : pascalCase(one, verbatim),
    ]),
  );
}
