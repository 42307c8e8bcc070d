import { PatternError } from "../regex/build-positions.ts";
import { compileSchemaPattern } from "./match-pattern.ts";

/** JSON as it was parsed. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = Readonly<Record<string, Json>>;

/** Steps that one answer may take; a schema that wants more of them for an answer refuses it. */
const mostSteps = 500_000;
/** How deep an answer may be nested, and a schema with its references followed. */
export const mostDepth = 64;
const mostPatterns = 200;

/** Something in a schema that can't be used; `path` leads to it from the root. */
export interface SchemaProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Keywords by what their value must be. All others that 2020-12 assigns a meaning for validation are refused. */
const schemaKeywords = new Set([
  "additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then",
]); // prettier-ignore
const schemaListKeywords = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const schemaMapKeywords = new Set(["$defs", "definitions", "dependentSchemas", "patternProperties", "properties"]);
const countKeywords = new Set([
  "maxContains", "maxItems", "maxLength", "maxProperties", "minContains", "minItems", "minLength", "minProperties",
]); // prettier-ignore
const numberKeywords = new Set(["exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"]);
const otherKeywords = new Set(["$ref", "const", "dependentRequired", "enum", "pattern", "required", "type", "uniqueItems"]);
/** They say something to people, or to tools that generate. `format` is one of them unless a vocabulary says otherwise. */
const annotations = new Set([
  "$comment", "$id", "$schema", "contentEncoding", "contentMediaType", "contentSchema", "default", "deprecated", "description", "examples",
  "format", "readOnly", "title", "writeOnly", "$anchor",
]); // prettier-ignore
const typeNames = new Set(["array", "boolean", "integer", "null", "number", "object", "string"]);

type Matches = (text: string) => boolean;

/** Checks values against one schema. */
export interface SchemaValidator {
  /** False also where the value is too deep or the schema takes too many steps to tell. */
  accepts(value: Json): boolean;
}

/**
 * A validator for a JSON Schema (2020-12), or what is wrong with the schema. Interprets, so nothing of a schema is run as code;
 * patterns are matched in linear time and every answer has a budget of steps, so no answer can make it hang.
 *
 * Not supported, and refused: `unevaluatedItems`, `unevaluatedProperties`, `$dynamicRef`, `$dynamicAnchor`, and references other than
 * `#` and `#/…`. `format` only describes, as the specification has it.
 */
export function compileJsonSchema(schema: Json): SchemaValidator | readonly SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const patterns = new Map<string, Matches>();
  checkSchema(schema, [], { root: schema, problems, patterns });
  if (problems.length > 0) return problems;
  return {
    accepts: (value) => {
      const run: Run = { root: schema, patterns, steps: 0 };
      try {
        return isDeeperThan(value, mostDepth) ? false : accepts(run, schema, value, 0);
      } catch (error) {
        if (error instanceof OverBudget) return false;
        throw error;
      }
    },
  };
}

interface Check {
  readonly root: Json;
  readonly problems: SchemaProblem[];
  readonly patterns: Map<string, Matches>;
}

function checkSchema(schema: Json, path: readonly string[], check: Check): void {
  const wrong = (message: string, ...at: string[]): void => void check.problems.push({ path: [...path, ...at], message });
  if (check.problems.length > 20) return;
  if (path.length > mostDepth) return wrong("the schema is nested too deep");
  if (typeof schema === "boolean") return;
  if (!isObject(schema)) return wrong("a schema is an object, true or false");
  for (const [keyword, value] of Object.entries(schema)) {
    if (annotations.has(keyword)) continue;
    if (schemaKeywords.has(keyword)) checkSchema(value, [...path, keyword], check);
    else if (schemaListKeywords.has(keyword)) {
      if (!Array.isArray(value) || value.length === 0) wrong("must be a list of schemas", keyword);
      else for (const [index, one] of value.entries()) checkSchema(one as Json, [...path, keyword, String(index)], check);
    } else if (schemaMapKeywords.has(keyword)) {
      if (!isObject(value)) wrong("must be an object of schemas", keyword);
      else {
        for (const [name, one] of Object.entries(value)) {
          checkSchema(one, [...path, keyword, name], check);
          if (keyword === "patternProperties") checkPattern(name, [...path, keyword, name], check);
        }
      }
    } else if (countKeywords.has(keyword)) {
      if (typeof value !== "number" || !Number.isInteger(value) || value < 0) wrong("must be a whole number", keyword);
    } else if (numberKeywords.has(keyword)) {
      if (typeof value !== "number" || (keyword === "multipleOf" && value <= 0)) wrong("must be a number", keyword);
    } else if (otherKeywords.has(keyword)) checkOther(keyword, value, path, check);
    else if (
      keyword.startsWith("unevaluated") ||
      keyword.startsWith("$") ||
      keyword === "additionalItems" ||
      keyword === "dependencies"
    ) {
      wrong(`the keyword ${keyword} is not supported`, keyword);
    }
  }
}

function checkOther(keyword: string, value: Json, path: readonly string[], check: Check): void {
  const at = [...path, keyword];
  const wrong = (message: string): void => void check.problems.push({ path: at, message });
  if (keyword === "pattern") checkPattern(value, at, check);
  else if (keyword === "$ref") {
    if (typeof value !== "string" || resolve(check.root, value) === undefined)
      wrong("must be # or #/… and lead to a schema in this one");
  } else if (keyword === "type") {
    const names: readonly Json[] = Array.isArray(value) ? value : [value];
    if (!names.every((name) => typeof name === "string" && typeNames.has(name))) wrong("names no type");
  } else if (keyword === "required") {
    if (!isStringList(value)) wrong("must be a list of names");
  } else if (keyword === "dependentRequired") {
    if (!isObject(value) || !Object.values(value).every(isStringList)) wrong("must be an object of lists of names");
  } else if (keyword === "enum") {
    if (!Array.isArray(value)) wrong("must be a list");
  } else if (keyword === "uniqueItems" && typeof value !== "boolean") wrong("must be true or false");
}

function checkPattern(pattern: Json, path: readonly string[], { patterns, problems }: Check): void {
  if (typeof pattern !== "string") return void problems.push({ path, message: "must be a pattern" });
  if (patterns.has(pattern)) return;
  if (patterns.size >= mostPatterns) return void problems.push({ path, message: "the schema has too many patterns" });
  try {
    patterns.set(pattern, compileSchemaPattern(pattern));
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    problems.push({ path, message: error.message });
  }
}

class OverBudget extends Error {}

interface Run {
  readonly root: Json;
  readonly patterns: ReadonlyMap<string, Matches>;
  steps: number;
}

function spend(run: Run, steps: number): void {
  run.steps += steps;
  if (run.steps > mostSteps) throw new OverBudget("too many steps");
}

/** `depth` counts schemas inside schemas, so that references in a circle come to an end. */
function accepts(run: Run, schema: Json, value: Json, depth: number): boolean {
  if (typeof schema === "boolean") return schema;
  if (!isObject(schema)) return false;
  if (depth > mostDepth * 4) throw new OverBudget("too deep");
  spend(run, 1);
  const inner = (one: Json | undefined, of: Json): boolean => one === undefined || accepts(run, one, of, depth + 1);
  const list = (keyword: string): readonly Json[] => (Array.isArray(schema[keyword]) ? (schema[keyword] as readonly Json[]) : []);
  const { type, $ref } = schema;
  if (typeof $ref === "string" && !inner(resolve(run.root, $ref), value)) return false;
  if (type !== undefined && !hasType(value, type)) return false;
  if ("const" in schema && !isSame(run, schema["const"] ?? null, value)) return false;
  if (Array.isArray(schema["enum"]) && !list("enum").some((one) => isSame(run, one, value))) return false;
  if (!list("allOf").every((one) => inner(one, value))) return false;
  if (schema["anyOf"] !== undefined && !list("anyOf").some((one) => inner(one, value))) return false;
  if (schema["oneOf"] !== undefined && list("oneOf").filter((one) => inner(one, value)).length !== 1) return false;
  if (schema["not"] !== undefined && inner(schema["not"], value)) return false;
  if (schema["if"] !== undefined && !inner(inner(schema["if"], value) ? schema["then"] : schema["else"], value)) return false;
  if (typeof value === "number") return acceptsNumber(schema, value);
  if (typeof value === "string") return acceptsString(run, schema, value);
  if (Array.isArray(value)) return acceptsArray(run, schema, value as readonly Json[], inner);
  return isObject(value) ? acceptsObject(run, schema, value, inner) : true;
}

type Inner = (schema: Json | undefined, value: Json) => boolean;

function acceptsNumber(schema: JsonObject, value: number): boolean {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  if (typeof minimum === "number" && value < minimum) return false;
  if (typeof maximum === "number" && value > maximum) return false;
  if (typeof exclusiveMinimum === "number" && value <= exclusiveMinimum) return false;
  if (typeof exclusiveMaximum === "number" && value >= exclusiveMaximum) return false;
  return typeof multipleOf !== "number" || isMultiple(value, multipleOf);
}

/** Decimal fractions are multiples as they are written: 0.3 of 0.1. */
function isMultiple(value: number, of: number): boolean {
  const ratio = value / of;
  return Number.isFinite(ratio) && Math.abs(ratio - Math.round(ratio)) <= Math.abs(ratio) * 4 * Number.EPSILON;
}

function acceptsString(run: Run, schema: JsonObject, value: string): boolean {
  const { minLength, maxLength, pattern } = schema;
  if (minLength !== undefined || maxLength !== undefined) {
    spend(run, value.length / 64);
    let length = 0;
    for (let i = 0; i < value.length; i++) if ((value.charCodeAt(i) & 0xfc00) !== 0xdc00 || !isHigh(value, i - 1)) length++;
    if (typeof minLength === "number" && length < minLength) return false;
    if (typeof maxLength === "number" && length > maxLength) return false;
  }
  return typeof pattern !== "string" || matches(run, pattern, value);
}

function isHigh(text: string, at: number): boolean {
  return at >= 0 && (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

function matches(run: Run, pattern: string, value: string): boolean {
  spend(run, 1 + value.length / 16);
  return run.patterns.get(pattern)?.(value) === true;
}

function acceptsArray(run: Run, schema: JsonObject, value: readonly Json[], inner: Inner): boolean {
  const { minItems, maxItems, uniqueItems, items, contains, minContains = 1, maxContains = Infinity } = schema;
  if (typeof minItems === "number" && value.length < minItems) return false;
  if (typeof maxItems === "number" && value.length > maxItems) return false;
  const prefix: readonly Json[] = Array.isArray(schema["prefixItems"]) ? schema["prefixItems"] : [];
  if (!prefix.every((one, index) => index >= value.length || inner(one, value[index] ?? null))) return false;
  if (items !== undefined && !value.slice(prefix.length).every((item) => inner(items, item))) return false;
  if (contains !== undefined) {
    const count = value.filter((item) => inner(contains, item)).length;
    if (count < Number(minContains) || count > Number(maxContains)) return false;
  }
  return uniqueItems !== true || new Set(value.map((item) => canonical(run, item))).size === value.length;
}

function acceptsObject(run: Run, schema: JsonObject, value: JsonObject, inner: Inner): boolean {
  const names = Object.keys(value);
  const { minProperties, maxProperties, required, properties, patternProperties, additionalProperties, propertyNames } = schema;
  if (typeof minProperties === "number" && names.length < minProperties) return false;
  if (typeof maxProperties === "number" && names.length > maxProperties) return false;
  const has = (name: Json): boolean => typeof name === "string" && Object.hasOwn(value, name);
  if (isStringList(required) && !required.every(has)) return false;
  for (const [name, needed] of entriesOf(schema["dependentRequired"])) {
    if (has(name) && isStringList(needed) && !needed.every(has)) return false;
  }
  for (const [name, one] of entriesOf(schema["dependentSchemas"])) if (has(name) && !inner(one, value)) return false;
  const patterns = entriesOf(patternProperties);
  for (const name of names) {
    spend(run, 1);
    const member = value[name] ?? null;
    if (propertyNames !== undefined && !inner(propertyNames, name)) return false;
    let isKnown = false;
    if (isObject(properties) && Object.hasOwn(properties, name)) {
      isKnown = true;
      if (!inner(properties[name], member)) return false;
    }
    for (const [pattern, one] of patterns) {
      if (!matches(run, pattern, name)) continue;
      isKnown = true;
      if (!inner(one, member)) return false;
    }
    if (!isKnown && !inner(additionalProperties, member)) return false;
  }
  return true;
}

function hasType(value: Json, type: Json): boolean {
  if (Array.isArray(type)) return type.some((one) => hasType(value, one as Json));
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isObject(value);
  if (type === "integer") return typeof value === "number" && Number.isInteger(value);
  return typeof value === type;
}

function isSame(run: Run, a: Json, b: Json): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  return canonical(run, a) === canonical(run, b);
}

/** Equal for equal values, whatever the order of their members. */
function canonical(run: Run, value: Json): string {
  spend(run, 1);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map((item) => canonical(run, item)).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value === 0 ? 0 : value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(run, value[name] ?? null)}`).join(",")}}`;
}

/** `#` or a JSON pointer (RFC 6901) as a fragment. */
function resolve(root: Json, reference: string): Json | undefined {
  if (reference === "#") return root;
  if (!reference.startsWith("#/")) return undefined;
  let at: Json | undefined = root;
  for (const part of reference.slice(2).split("/")) {
    let name: string;
    try {
      name = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
    } catch {
      return undefined;
    }
    if (Array.isArray(at)) at = (at as readonly Json[])[Number(name)];
    else at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  }
  return typeof at === "boolean" || isObject(at) ? at : undefined;
}

function isDeeperThan(value: Json, most: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (most === 0) return true;
  const members: readonly Json[] = Array.isArray(value) ? value : Object.values(value);
  return members.some((member) => isDeeperThan(member, most - 1));
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isStringList(value: Json | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function entriesOf(value: Json | undefined): [string, Json][] {
  return isObject(value) ? Object.entries(value) : [];
}
