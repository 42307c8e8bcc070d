import type { Resource } from "./inventory.ts";
import { plainText } from "./plain-text.ts";
import { readProperty } from "./read-property.ts";
import { Joined, Reference, Unknown, type Value } from "./value.ts";

/**
 * A boolean property, also where it is written as a text: CloudFormation takes "true" for true, and its parameters are texts. Undefined
 * where it is absent, an Unknown where the source does not tell or it is no boolean.
 */
export function readFlag(resource: Resource, path: string): boolean | Unknown | undefined {
  return flagOf(readProperty(resource, path));
}

export function flagOf(value: Value | undefined): boolean | Unknown | undefined {
  if (value === undefined || value === null || typeof value === "boolean" || value instanceof Unknown) return value ?? undefined;
  if (value instanceof Reference || value instanceof Joined) return new Unknown("it is known only when it is deployed");
  const text = plainText(value)?.toLowerCase();
  if (text === "true") return true;
  return text === "false" ? false : new Unknown("it is neither true nor false");
}
