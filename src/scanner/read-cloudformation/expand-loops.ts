import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { plainText } from "../model/plain-text.ts";
import { Unknown } from "../model/value.ts";
import { own } from "./parse-template.ts";
import { malformed, resolveValue } from "./resolve-value.ts";
import { type Scope, spend, tooMuch } from "./scope.ts";

/** One member of a map of a template. */
export interface Member {
  readonly value: JsonValue;
  /** What its value stands in: within a loop, the loop's name stands for an item. */
  readonly scope: Scope;
  /** The name that is written in the map: of what a loop makes, that of the outermost loop. */
  readonly written: string;
}

export interface Members {
  readonly all: ReadonlyMap<string, Member>;
  /** A clause why there may be others: which loop is not followed. */
  readonly unread?: string;
}

export const isLoop = (name: string): boolean => name.startsWith("Fn::ForEach::");

/**
 * The members of a map, with those that its loops make: `Fn::ForEach::NAME: [identifier, collection, body]` has the members of its body
 * once for each item, the item in place of `${identifier}` in their names, and without what is no letter or digit in place of
 * `&{identifier}`. In values `Ref` and `Fn::Sub` know the identifier. Source: Fn::ForEach in the template reference of CloudFormation.
 */
export function expandLoops(map: JsonObject, scope: Scope, depth = 0): Members {
  const all = new Map<string, Member>();
  let unread: string | undefined;
  const expand = (part: JsonObject, within: Scope, outermost?: string): void => {
    for (const name of Object.keys(part)) {
      const value = own(part, name) ?? null;
      const written = outermost ?? name;
      if (isLoop(name)) {
        const loop = readLoop(value, within, depth);
        if (loop instanceof Unknown) unread ??= `${name.slice(0, 100)}, which is not followed: ${loop.why}`;
        else
          for (const item of loop.items) {
            // Each item has a scope of its own, with the names of all loops around.
            scope.budget.left -= 10 + (within.loops?.size ?? 0);
            if (!spend(scope.budget)) {
              unread ??= `${name.slice(0, 100)}, which is not followed: ${tooMuch.why}`;
              return;
            }
            expand(loop.body, inLoop(within, loop.identifier, item), written);
          }
        continue;
      }
      const made = outermost === undefined ? name : fillIn(name, within);
      // AWS refuses both: which of the two would be meant nobody knows.
      if (all.has(made)) unread ??= `${written.slice(0, 100)}, which makes ${made.slice(0, 100)} twice`;
      else all.set(made, { value, scope: within, written });
    }
  };
  expand(map, scope);
  return unread === undefined ? { all } : { all, unread };
}

interface Loop {
  readonly identifier: string;
  readonly items: readonly string[];
  readonly body: JsonObject;
}

function readLoop(raw: JsonValue, scope: Scope, depth: number): Loop | Unknown {
  if (scope.loops === undefined) return new Unknown("without the transform AWS::LanguageExtensions there are no loops");
  const [identifier, collection, body, ...more] = Array.isArray(raw) ? raw : [];
  if (typeof identifier !== "string" || collection === undefined || !isJsonObject(body ?? null) || more.length > 0)
    return malformed("Fn::ForEach");
  const list = resolveValue(collection, scope, depth + 1);
  if (list instanceof Unknown) return list;
  if (!Array.isArray(list)) return new Unknown("what it goes over is known only when it is deployed");
  const items: string[] = [];
  for (const item of list) {
    const text = plainText(item);
    // An empty default of a list may be no item or an empty one.
    if (text === undefined || text === "" || text.length > maxNameLength)
      return item instanceof Unknown ? item : new Unknown("an item of it is not known");
    items.push(text);
  }
  return { identifier, items, body: body as JsonObject };
}

const inLoop = (scope: Scope, identifier: string, item: string): Scope => ({
  ...scope,
  loops: new Map([...(scope.loops ?? []), [identifier, item]]),
  ref: (asked) => (asked === identifier ? item : scope.ref(asked)),
});

const placeholder = /([$&])\{([^{}]*)\}/g;

/** Of a name and of an item, in UTF-16 units: CloudFormation takes names of 255. */
const maxNameLength = 1000;

function fillIn(name: string, { loops }: Scope): string {
  return name.slice(0, maxNameLength).replace(placeholder, (all: string, sign: string, identifier: string) => {
    const item = loops?.get(identifier);
    return sign === "$" ? (item ?? all) : (item?.replace(/[^A-Za-z0-9]/g, "") ?? all);
  });
}

/** Whether a text names a loop that it stands in. */
export function hasPlaceholder(text: string, { loops }: Scope): boolean {
  if (loops === undefined || loops.size === 0) return false;
  return [...text.matchAll(placeholder)].some(([, , identifier = ""]) => loops.has(identifier));
}
