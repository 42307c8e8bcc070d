import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { Joined, Reference, Unknown, type Properties, type Value } from "../model/value.ts";
import { own } from "../read-cloudformation/parse-template.ts";
import { maxHclDepth } from "./limits.ts";

export interface Planned {
  readonly values: JsonObject;
  /** The shape of the values, with true where one is known only after apply. */
  readonly unknown: JsonObject;
  /** The same for what must not be shown. */
  readonly sensitive: JsonObject;
  /** What the configuration says of each; undefined where there is none to ask. */
  readonly expressions: JsonObject | undefined;
  /** What references of the configuration stand for: several where it names several. */
  readonly resolve: (references: readonly string[]) => readonly Value[];
  /** Whether the plan deletes what may have set some of it apart, such as the versioning of a bucket: the provider shows what was. */
  readonly isOutdated?: boolean;
}

/** Values of one resource of a plan. What nobody set and the provider works out itself is left out. */
export function planValues({ values, unknown, sensitive, expressions, resolve, isOutdated = false }: Planned): Properties {
  const found: [string, Value][] = [];
  for (const name of new Set([...Object.keys(values), ...Object.keys(unknown)])) {
    const said = expressions === undefined ? undefined : (own(expressions, name) ?? null);
    const planned = merge(name, own(values, name) ?? null, own(unknown, name), own(sensitive, name), said, resolve, 0);
    const value = isOutdated && (said ?? null) === null && maySayApart(name, planned) ? new Unknown(outdated) : planned;
    if (value !== undefined && value !== null) found.push([name, value]);
  }
  return Object.fromEntries(found);
}

const outdated = "the plan deletes what may have set it";

/** What resources of their own say of another one: its blocks and lists, and these texts; never what it is called. */
function maySayApart(name: string, value: Value | undefined): boolean {
  if (value === undefined || value === null || name === "tags_all") return false;
  return typeof value === "object" || name === "policy" || name === "acl";
}

const afterApply = "it is known only after apply";
/** Attributes that hold a text of which a reference may be a part: all others name a resource as a whole. */
const texts =
  /(^|_)(policy|definitions?|values?|description|user_data(_base64)?|content|body|resources|identifiers|documents?|json|pattern|filter|variables|prefix|url|uri|path|tags|data|message|command)$/;

/** @param said what the configuration says: null where it says nothing, undefined where there is none */
function merge(
  name: string,
  value: JsonValue,
  unknown: JsonValue | undefined,
  sensitive: JsonValue | undefined,
  said: JsonValue | undefined,
  resolve: Planned["resolve"],
  depth: number,
): Value | undefined {
  if (depth > maxHclDepth) return new Unknown("it is nested too deep");
  if (sensitive === true) return value === null && unknown !== true ? undefined : new Unknown("its value is sensitive");
  if (unknown === true) return said === null ? undefined : fromConfiguration(name, said, resolve);
  if (Array.isArray(value) || Array.isArray(unknown)) {
    const list = Array.isArray(value) ? value : [];
    const marks = Array.isArray(unknown) ? unknown : [];
    const length = Math.max(list.length, marks.length);
    const named = marks.includes(true) ? references(said, resolve) : [];
    return Array.from({ length }, (_, n): Value => {
      // Where the configuration names as many as there are, each is its own.
      if (marks[n] === true && named.length === length) return inText(name, named[n] ?? new Unknown(afterApply));
      if (marks[n] === true && named.length === 1) return inText(name, named[0] ?? new Unknown(afterApply));
      const inner = Array.isArray(said) ? said[n] : isAttribute(said) ? said : undefined;
      const secret = Array.isArray(sensitive) ? sensitive[n] : undefined;
      return merge(name, list[n] ?? null, marks[n], secret, inner, resolve, depth + 1) ?? null;
    });
  }
  if (isJsonObject(value) || isJsonObject(unknown)) {
    const [members, marks] = [isJsonObject(value) ? value : {}, isJsonObject(unknown) ? unknown : {}];
    const found: [string, Value][] = [];
    for (const key of new Set([...Object.keys(members), ...Object.keys(marks)])) {
      const inner = isAttribute(said) || !isJsonObject(said) ? (said ?? undefined) : (own(said, key) ?? null);
      const secret = isJsonObject(sensitive) ? own(sensitive, key) : undefined;
      const one = merge(key, own(members, key) ?? null, own(marks, key), secret, inner, resolve, depth + 1);
      if (one !== undefined) found.push([key, one]);
    }
    return Object.fromEntries(found);
  }
  return value;
}

/** Whether it is said of an attribute, not of a block. */
function isAttribute(said: JsonValue | undefined): said is JsonObject {
  return isJsonObject(said) && (Array.isArray(own(said, "references")) || Object.hasOwn(said, "constant_value"));
}

function references(said: JsonValue | undefined, resolve: Planned["resolve"]): readonly Value[] {
  const names = isJsonObject(said) ? own(said, "references") : undefined;
  return Array.isArray(names) ? resolve(names.filter((name) => typeof name === "string").slice(0, 1000)) : [];
}

function fromConfiguration(name: string, said: JsonValue | undefined, resolve: Planned["resolve"]): Value {
  const named = references(said, resolve);
  const [only] = named;
  if (only !== undefined && named.length === 1)
    return isMany(name) && !Array.isArray(only) ? [inText(name, only)] : inText(name, only);
  if (named.length > 1 && isMany(name)) return named.map((one) => inText(name, one));
  return named.find((one) => one instanceof Unknown) ?? new Unknown(afterApply);
}

const isMany = (name: string): boolean =>
  /(_ids|_arns|groups|subnets|identifiers|resources|roles|users|documents|actions)$/.test(name);

/** A configuration says what a text refers to, not what else is in it. */
function inText(name: string, value: Value): Value {
  return value instanceof Reference && texts.test(name) ? new Joined([value, new Unknown(afterApply)]) : value;
}
