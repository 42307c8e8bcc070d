import type { JsonObject, JsonValue } from "../../core/json.ts";
import { isJsonObject } from "../../core/json.ts";
import { isProperties, Unknown, type Properties, type Value } from "../model/value.ts";
import { own } from "../read-cloudformation/parse-template.ts";
import { spend, tooMuch } from "../read-cloudformation/scope.ts";
import { evaluate } from "./evaluate.ts";
import { maxHclDepth, maxInstances } from "./limits.ts";
import { parseText } from "./parse-expression.ts";
import type { Scope } from "./scope.ts";
import { bounded } from "./weigh-value.ts";

/** What stands in a body, worked out. Blocks are lists of objects, `dynamic` ones among them. Null is left out. */
export function evaluateBody(body: JsonObject, scope: Scope, leftOut: ReadonlySet<string> = none, depth = 0): Properties {
  const found = new Map<string, Value>();
  for (const name of Object.keys(body)) {
    if (name === "dynamic" || leftOut.has(name)) continue;
    const value = evaluateJson(own(body, name) ?? null, scope, depth + 1);
    if (value !== null) found.set(name, value);
  }
  for (const [name, blocks] of dynamicBlocks(own(body, "dynamic"))) {
    const before = found.get(name);
    const list: Value[] = Array.isArray(before) ? [...(before as readonly Value[])] : [];
    let unknown: Unknown | undefined;
    for (const block of blocks) {
      const made = expandDynamic(name, block, scope, depth + 1);
      if (made instanceof Unknown) unknown ??= made;
      else list.push(...made);
    }
    // Without any, the block is absent, as if it were not written.
    if (unknown !== undefined) found.set(name, unknown);
    else if (list.length > 0) found.set(name, list);
  }
  return Object.fromEntries(found);
}

const none: ReadonlySet<string> = new Set();

export function evaluateJson(json: JsonValue, scope: Scope, depth = 0): Value {
  if (!spend(scope.budget) || depth > maxHclDepth) return tooMuch;
  const value = workOut(json, scope, depth);
  return typeof value === "object" ? bounded(value) : value;
}

function workOut(json: JsonValue, scope: Scope, depth: number): Value {
  if (typeof json === "string") return evaluate(parseText(json), scope, depth);
  if (Array.isArray(json)) return json.map((item) => evaluateJson(item, scope, depth + 1));
  if (!isJsonObject(json)) return json;
  if (Object.hasOwn(json, "dynamic")) return evaluateBody(json, scope, none, depth + 1);
  const members: [string, Value][] = [];
  for (const name of Object.keys(json)) {
    const key = name.includes("${") ? evaluate(parseText(name), scope, depth) : name;
    if (key instanceof Unknown) return key;
    const text = typeof key === "string" || typeof key === "number" ? String(key) : undefined;
    if (text === undefined) return new Unknown("a name in an object is known only when it is deployed");
    const value = evaluateJson(own(json, name) ?? null, scope, depth + 1);
    members.push([text, value]);
  }
  return Object.fromEntries(members);
}

function dynamicBlocks(dynamic: JsonValue | undefined): readonly (readonly [string, readonly JsonObject[]])[] {
  return (Array.isArray(dynamic) ? dynamic : [dynamic]).flatMap((one) =>
    isJsonObject(one)
      ? Object.keys(one).map((name) => {
          const blocks = own(one, name) ?? null;
          return [name, (Array.isArray(blocks) ? blocks : [blocks]).filter((block) => isJsonObject(block))] as const;
        })
      : [],
  );
}

function expandDynamic(name: string, block: JsonObject, scope: Scope, depth: number): readonly Value[] | Unknown {
  const over = evaluateJson(own(block, "for_each") ?? null, scope, depth);
  const entries: readonly (readonly [Value, Value])[] | undefined = Array.isArray(over)
    ? over.map((item: Value, n) => [n, item] as const)
    : isProperties(over)
      ? Object.entries(over)
      : over === null
        ? []
        : undefined;
  if (entries === undefined) return new Unknown(`how many blocks ${name} it has is known only when it is deployed`);
  if (entries.length > maxInstances) return tooMuch;
  const iterator = own(block, "iterator");
  const bound = typeof iterator === "string" ? iterator.replace(/^\$\{\s*|\s*\}$/g, "") : name;
  const contents = own(block, "content") ?? null;
  const content = Array.isArray(contents) ? (contents[0] ?? null) : contents;
  return entries.map(([key, value]) =>
    evaluateBody(
      isJsonObject(content) ? content : {},
      { ...scope, names: new Map([...scope.names, [bound, { key, value }]]) },
      none,
      depth + 1,
    ),
  );
}
