import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import type { AttributePath } from "./attribute-path.ts";
import { type Attribute, byName, findAttribute } from "./attributes.ts";
import type { Filter, FilterValue } from "./parse-filter.ts";
import { enterpriseSchema, type ResourceType } from "./schema-names.ts";
import { quote, scimProblem } from "./scim-problem.ts";

export type Passes = (resource: JsonObject) => boolean;
type Compare = Extract<Filter, { kind: "compare" }>;

interface Target {
  /** What is compared: of a multi-valued attribute without a part, its `value`. */
  readonly attribute: Attribute;
  readonly read: (resource: JsonObject) => readonly JsonValue[];
}
type Find = (path: AttributePath) => Target | undefined;

/**
 * A filter as a question to a resource as it is answered. Throws Problem `request_malformed` (invalidFilter) for attributes
 * that are not kept and for comparisons that their type has no answer to, so that no filter is ever answered wrongly.
 */
export function compileFilter(type: ResourceType, filter: Filter): Passes {
  return compile(filter, (path) => findTarget(type, path));
}

/** The same about one value of a multi-valued attribute. */
export function compileValueFilter(attribute: Attribute, filter: Filter): Passes {
  return compile(filter, ({ urn, name, sub }) => {
    const part = urn === undefined && sub === undefined ? byName(attribute.subAttributes, name) : undefined;
    return part && { attribute: part, read: (value) => listOf(value[part.name]) };
  });
}

function findTarget(type: ResourceType, path: AttributePath): Target | undefined {
  const attribute = findAttribute(type, path);
  // Of these a list would need more of the store than one page: groups are asked for by `members`, in a way of its own.
  if (attribute === undefined || attribute.name === "members" || attribute.name === "groups") return undefined;
  const extension = path.urn === enterpriseSchema.toLowerCase();
  const whole = (resource: JsonObject): readonly JsonValue[] => {
    const home = extension ? resource[enterpriseSchema] : resource;
    return isJsonObject(home) ? listOf(home[attribute.name]) : [];
  };
  const name = path.sub ?? (attribute.multiValued ? "value" : undefined);
  if (name === undefined) return { attribute, read: whole };
  const part = byName(attribute.subAttributes, name);
  if (part === undefined) return undefined;
  const read = (resource: JsonObject) =>
    whole(resource).flatMap((value) => (isJsonObject(value) ? listOf(value[part.name]) : []));
  return { attribute: part, read };
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function compile(filter: Filter, find: Find): Passes {
  switch (filter.kind) {
    case "and": {
      const parts = filter.parts.map((part) => compile(part, find));
      return (resource) => parts.every((passes) => passes(resource));
    }
    case "or": {
      const parts = filter.parts.map((part) => compile(part, find));
      return (resource) => parts.some((passes) => passes(resource));
    }
    case "not": {
      const part = compile(filter.part, find);
      return (resource) => !part(resource);
    }
    case "present": {
      const { read } = requireTarget(find, filter.path);
      return (resource) => read(resource).length > 0;
    }
    case "compare": {
      const { attribute, read } = requireTarget(find, filter.path);
      return compileComparison(filter, attribute, read);
    }
    case "some":
      break;
  }
  return compileSome(filter, find);
}

function requireTarget(find: Find, path: AttributePath): Target {
  return find(path) ?? refusePath(path);
}

function refusePath({ name, sub }: AttributePath): never {
  const whole = quote(sub === undefined ? name : `${name}.${sub}`);
  throw scimProblem("invalidFilter", `This service can't filter by ${whole} in this way.`);
}

function compileSome({ path, part }: Extract<Filter, { kind: "some" }>, find: Find): Passes {
  // Only `emails` is kept of what has several values, and can be asked for like this.
  const type: ResourceType = "User";
  const attribute = findAttribute(type, path);
  if (!attribute?.multiValued || path.sub !== undefined || find(path) === undefined) return refusePath(path);
  const passes = compileValueFilter(attribute, part);
  return (resource) => listOf(resource[attribute.name]).some((value) => isJsonObject(value) && passes(value));
}

function compileComparison({ by, value, path }: Compare, attribute: Attribute, read: Target["read"]): Passes {
  if (value === null) {
    if (by === "eq") return (resource) => read(resource).length === 0;
    if (by === "ne") return (resource) => read(resource).length > 0;
    throw scimProblem("invalidFilter", "null can only be compared with eq and ne.");
  }
  if (attribute.type === "complex") return refusePath(path);
  const wanted = toComparable(attribute, value);
  if (wanted === undefined || (typeof wanted === "boolean" && by !== "eq" && by !== "ne"))
    throw scimProblem("invalidFilter", `${attribute.name} can't be compared like this.`);
  if (by === "ne") {
    const same = compareBy("eq", wanted);
    return (resource) => !read(resource).some((one) => same(toComparable(attribute, one)));
  }
  const holds = compareBy(by, wanted);
  return (resource) => read(resource).some((one) => holds(toComparable(attribute, one)));
}

type Comparable = string | number | boolean;

/** Text without case where its attribute has none, instants as milliseconds. */
function toComparable({ type, caseExact }: Attribute, value: FilterValue | JsonValue): Comparable | undefined {
  if (type === "boolean") {
    if (typeof value === "boolean") return value;
    const word = typeof value === "string" ? value.toLowerCase() : "";
    return word === "true" ? true : word === "false" ? false : undefined;
  }
  if (typeof value !== "string") return undefined;
  if (type !== "dateTime") return caseExact ? value : value.toLowerCase();
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : instant;
}

function compareBy(by: Exclude<Compare["by"], "ne">, wanted: Comparable): (value: Comparable | undefined) => boolean {
  switch (by) {
    case "eq":
      return (value) => value === wanted;
    case "co":
      return onText(wanted, (value, part) => value.includes(part));
    case "sw":
      return onText(wanted, (value, part) => value.startsWith(part));
    case "ew":
      return onText(wanted, (value, part) => value.endsWith(part));
    case "gt":
      return (value) => value !== undefined && value > wanted;
    case "ge":
      return (value) => value !== undefined && value >= wanted;
    case "lt":
      return (value) => value !== undefined && value < wanted;
    case "le":
      break;
  }
  return (value) => value !== undefined && value <= wanted;
}

function onText(wanted: Comparable, holds: (value: string, part: string) => boolean): (value: Comparable | undefined) => boolean {
  if (typeof wanted !== "string") throw scimProblem("invalidFilter", "co, sw and ew compare texts only.");
  return (value) => typeof value === "string" && holds(value, wanted);
}
