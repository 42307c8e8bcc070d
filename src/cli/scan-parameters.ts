import { readFile, stat } from "node:fs/promises";
import { isJsonObject, type JsonValue } from "../core/json.ts";
import type { Value } from "../scanner/model/value.ts";
import { parseText } from "../scanner/read-cloudformation/parse-template.ts";
import { ClientError } from "./admin-client.ts";
import { unreadable } from "./read-manifest-files.ts";

const maxBytes = 1024 * 1024;

/**
 * What parameters of templates are given: a map of names to values, the same under `Parameters`, or the list of `ParameterKey` and
 * `ParameterValue` that the command line of AWS takes; JSON or YAML. Throws ClientError.
 */
export async function readParameters(path: string): Promise<ReadonlyMap<string, Value>> {
  const about = await stat(path).catch((error: unknown) => unreadable(path, error));
  if (about.size > maxBytes) throw new ClientError(`${path} is larger than ${maxBytes} bytes.`);
  const { value } = parseText(await readFile(path, "utf8").catch((error: unknown) => unreadable(path, error)), path);
  const entries = Array.isArray(value) ? value.map(listed) : Object.entries(mapOf(value) ?? {});
  const parameters = new Map<string, Value>();
  for (const entry of entries) {
    const [name, given] = entry ?? [];
    if (name === undefined || given === undefined || (typeof given === "object" && !isTexts(given)))
      throw new ClientError(`${path} has no parameters: write NAME: VALUE, a line each.`);
    parameters.set(name, given);
  }
  if (parameters.size === 0) throw new ClientError(`${path} has no parameters: write NAME: VALUE, a line each.`);
  return parameters;
}

function mapOf(value: JsonValue): Record<string, JsonValue> | undefined {
  if (!isJsonObject(value)) return undefined;
  const inside = value["Parameters"];
  return isJsonObject(inside ?? null) ? (inside as Record<string, JsonValue>) : value;
}

function listed(one: JsonValue): [string, JsonValue] | undefined {
  if (!isJsonObject(one)) return undefined;
  const [name, given] = [one["ParameterKey"], one["ParameterValue"]];
  return typeof name === "string" && given !== undefined ? [name, given] : undefined;
}

const isTexts = (value: JsonValue): boolean => Array.isArray(value) && value.every((one) => typeof one === "string");
