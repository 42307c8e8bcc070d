import { isProperties, Unknown, type Properties, type Value } from "../model/value.ts";
import { jsonText, readJsonText } from "../read-terraform/json-text.ts";
import type { Shape } from "./mapping.ts";

/** Blocks that are one by their name. */
const oneByName = /(settings?|config|configuration|options|specification)$/;
/** What the provider works out itself, and what says nothing of the resource. */
const leftOut = new Set(["tags_all", "timeouts", "region"]);

/** The properties of a resource in CloudFormation's words and shapes. */
export function convertProperties(given: Properties, shape: Shape, self: Value = null): Properties {
  const found = convertObject(given, "", shape, true);
  const properties = { ...shape.defaults, ...found };
  return shape.finish === undefined ? properties : shape.finish(properties, given, self);
}

function convertObject(given: Properties, path: string, shape: Shape, isTop = false): Properties {
  const found = new Map<string, Value>();
  for (const [name, raw] of Object.entries(given)) {
    if (raw === null || raw === "" || (isTop && leftOut.has(name))) continue;
    const here = path === "" ? name : `${path}.${name}`;
    const called = pick(shape.names, here, name, isTop);
    if (called === null) continue;
    if (name === "id" && isTop && called === undefined) continue;
    const change = pick(shape.values, here, name, isTop);
    const value = convertMember(change === undefined ? raw : change(raw), here, name, shape);
    if (value === undefined || value === null) continue;
    const [first = "", ...rest] = (called ?? pascal(name)).split(".");
    found.set(first, rest.length === 0 ? value : place(found.get(first), rest, value));
  }
  return Object.fromEntries(found);
}

function convertMember(raw: Value, path: string, name: string, shape: Shape): Value | undefined {
  const has = (list: readonly string[] | undefined): boolean => list?.includes(path) === true || list?.includes(name) === true;
  if (has(shape.asIs)) return raw;
  if (has(shape.json)) return readJsonText(raw);
  if (has(shape.maps)) return isProperties(raw) ? textsOf(raw) : raw;
  if (name === "tags" && isProperties(raw)) return Object.entries(raw).map(([key, value]) => ({ Key: key, Value: value }));
  if (isProperties(raw)) return convertObject(raw, path, shape);
  if (!Array.isArray(raw)) return raw;
  const list = raw as readonly Value[];
  if (list.length === 0) return undefined;
  const isBlocks = list.every((item) => isProperties(item) || item === null);
  if (!isBlocks) return list.map((item) => (isProperties(item) ? convertObject(item, path, shape) : item));
  const isOne = has(shape.one) || (!has(shape.many) && (shape.single === true || oneByName.test(name)));
  // A block without anything in it is null in a plan.
  const objects = list.map((item) => (isProperties(item) ? convertObject(item, path, shape) : {}));
  return isOne ? objects[0] : objects;
}

/** Every block may have these, and means something else by them. */
const ownToTop = new Set(["name", "type", "description", "arn", "status", "version", "policy", "enabled"]);

function pick<T>(table: Readonly<Record<string, T>> | undefined, path: string, name: string, isTop: boolean): T | undefined {
  if (table === undefined) return undefined;
  if (Object.hasOwn(table, path)) return table[path];
  if (!isTop && ownToTop.has(name)) return undefined;
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** JSON that stands where a text is expected is that text. */
function textsOf(map: Properties): Properties {
  return Object.fromEntries(
    Object.entries(map).map(([key, value]) => [
      key,
      isProperties(value) || Array.isArray(value) ? (jsonText(value) ?? new Unknown("not all of the text is known")) : value,
    ]),
  );
}

function place(into: Value | undefined, [first = "", ...rest]: readonly string[], value: Value): Properties {
  const before = isProperties(into) ? into : {};
  return { ...before, [first]: rest.length === 0 ? value : place(before[first], rest, value) };
}

const known = new Map<string, string>();

/** `kms_key_id` as `KmsKeyId`. */
export function pascal(name: string): string {
  let found = known.get(name);
  if (found === undefined) {
    found = name
      .split("_")
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join("");
    if (known.size < 10_000) known.set(name, found);
  }
  return found;
}
