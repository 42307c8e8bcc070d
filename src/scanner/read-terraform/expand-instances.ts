import type { JsonObject } from "../../core/json.ts";
import { plainText } from "../model/plain-text.ts";
import { isProperties, Unknown, type Value } from "../model/value.ts";
import { own } from "../read-cloudformation/parse-template.ts";
import { numberOf } from "./evaluate.ts";
import { evaluateJson } from "./evaluate-body.ts";
import { maxInstances } from "./limits.ts";
import { Missing, type Scope, type Step } from "./scope.ts";

export interface Instance {
  /** What follows the address: `[0]`, `["x"]`, or nothing. */
  readonly suffix: string;
  readonly key: string | number | undefined;
  /** `each` and `count` in it. */
  readonly names: ReadonlyMap<string, Value>;
}

/** What count or for_each makes of a block. */
export interface Instances {
  /** `open`: one stands for all, since how many there are is not known. */
  readonly shape: "single" | "list" | "map" | "open";
  readonly all: readonly Instance[];
  readonly mayBeAbsent?: string;
}

const single: Instances = { shape: "single", all: [{ suffix: "", key: undefined, names: new Map() }] };

export function expandInstances(body: JsonObject, scope: Scope): Instances {
  const [count, forEach] = [own(body, "count"), own(body, "for_each")];
  if (count !== undefined && count !== null) return byCount(evaluateJson(count, scope));
  return forEach === undefined || forEach === null ? single : byKey(evaluateJson(forEach, scope));
}

function byCount(value: Value): Instances {
  const many = typeof value === "boolean" ? Number(value) : numberOf(value);
  if (many === undefined || many > maxInstances) {
    const why = value instanceof Unknown ? value.why : "how many there are is known only when it is deployed";
    return open({ index: new Unknown(why) }, "count", why);
  }
  const all = Array.from({ length: Math.max(Math.trunc(many), 0) }, (_, n): Instance => ({
    suffix: `[${n}]`,
    key: n,
    names: new Map([["count", { index: n }]]),
  }));
  return { shape: "list", all };
}

function byKey(value: Value): Instances {
  const entries: readonly (readonly [Value, Value])[] | undefined = Array.isArray(value)
    ? value.map((item: Value) => [item, item] as const)
    : isProperties(value)
      ? Object.entries(value)
      : undefined;
  if (
    entries?.every((entry): entry is readonly [string, Value] => typeof entry[0] === "string") &&
    entries.length <= maxInstances
  )
    return {
      shape: "map",
      all: entries.map(([key, item]) => ({
        suffix: `[${JSON.stringify(key)}]`,
        key,
        names: new Map([["each", { key, value: item }]]),
      })),
    };
  const why = value instanceof Unknown ? value.why : "how many there are is known only when it is deployed";
  return open({ key: new Unknown(why), value: new Unknown(why) }, "each", why);
}

const open = (known: Readonly<Record<string, Value>>, name: string, why: string): Instances => ({
  shape: "open",
  all: [{ suffix: "", key: undefined, names: new Map([[name, known]]) }],
  mayBeAbsent: why,
});

/** The instance that some steps name; all of them where they name none. */
export function chooseInstance(
  { shape, all }: Instances,
  steps: readonly Step[],
  ask: (instance: Instance, steps: readonly Step[]) => Value,
): Value {
  const [first, ...rest] = steps;
  const [only] = all;
  if (shape === "single") return only === undefined ? null : ask(only, typeof first === "number" ? rest : steps);
  if (shape === "open") {
    // A text in brackets and an attribute look the same: the first of two is a key.
    const isKey =
      first instanceof Unknown || typeof first === "number" || (typeof first === "string" && /[^a-z0-9_]/.test(first));
    return only === undefined ? null : ask(only, isKey ? rest : steps);
  }
  if (first === undefined) {
    const values = all.map((instance) => ask(instance, []));
    return shape === "list" ? values : Object.fromEntries(all.map(({ key }, n) => [String(key), values[n] ?? null]));
  }
  const named = all.find(({ key }) => key === first || String(key) === plainText(first));
  if (named !== undefined) return ask(named, rest);
  if (first instanceof Unknown) return all.length === 1 && only !== undefined ? ask(only, rest) : first;
  return new Missing(`there is no instance ${String(first).slice(0, 60)}`);
}
