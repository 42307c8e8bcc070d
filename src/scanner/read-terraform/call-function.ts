import { isProperties, Reference, Unknown, type Value } from "../model/value.ts";
import { joinTexts } from "../read-cloudformation/join-texts.ts";
import { spend, tooMuch } from "../read-cloudformation/scope.ts";
import { equal, evaluate, flagOf, numberOf } from "./evaluate.ts";
import type { Expression } from "./expression.ts";
import { jsonText, readJsonText } from "./json-text.ts";
import { maxInstances } from "./limits.ts";
import { parseText } from "./parse-expression.ts";
import { Missing, type Scope } from "./scope.ts";
import { takeSteps } from "./take-step.ts";
import { weigh } from "./weigh-value.ts";

type Call = Extract<Expression, { kind: "call" }>;
type Function = (args: readonly Value[], scope: Scope) => Value;

/** A function whose result the files tell; an Unknown for all others. */
export function callFunction({ name, args, spreads }: Call, ask: (one: Expression) => Value, scope: Scope): Value {
  const called = name.replace(/^core::/, "");
  if (called === "try" || called === "can") return attempt(called, args, ask);
  const known = Object.hasOwn(functions, called) ? functions[called] : undefined;
  if (known === undefined) return new Unknown(`what ${called.slice(0, 60)}() gives is not worked out`);
  const given = args.map(ask);
  const last = given.at(-1);
  if (spreads && last !== undefined) {
    if (!Array.isArray(last)) return last instanceof Unknown ? last : notKnown(called);
    given.splice(-1, 1, ...last);
  }
  for (const one of given) scope.budget.left -= (typeof one === "string" ? one.length >> 3 : weigh(one).size) >> 3;
  if (!spend(scope.budget)) return tooMuch;
  return known(given, scope);
}

const notKnown = (name: string): Unknown => new Unknown(`what ${name}() gives is known only when it is deployed`);

function attempt(name: string, args: readonly Expression[], ask: (one: Expression) => Value): Value {
  if (name === "can") {
    const [first] = args.map(ask);
    if (first instanceof Missing) return false;
    return first instanceof Unknown ? first : true;
  }
  for (const one of args) {
    const value = ask(one);
    if (!(value instanceof Missing)) return value;
  }
  return notKnown("try");
}

/** Of plain texts alone: anything else is not known. */
function ofTexts(name: string, work: (...texts: string[]) => Value): Function {
  return (args) => {
    const texts = args.map((one) => (typeof one === "number" || typeof one === "boolean" ? String(one) : one));
    if (texts.every((one) => typeof one === "string")) return work(...texts);
    return texts.find((one) => one instanceof Unknown) ?? notKnown(name);
  };
}

/** Of lists, each whole. */
function ofList(name: string, work: (list: readonly Value[], ...more: readonly Value[]) => Value): Function {
  return ([first = null, ...more]) => {
    const list = isProperties(first) ? Object.values(first) : first;
    if (Array.isArray(list)) return work(list, ...more);
    return list instanceof Unknown ? list : notKnown(name);
  };
}

const same: Function = ([first = null]) => first;

function merge(args: readonly Value[]): Value {
  const members: [string, Value][] = [];
  for (const one of args) {
    if (one === null) continue;
    if (!isProperties(one)) return one instanceof Unknown ? one : notKnown("merge");
    members.push(...Object.entries(one));
  }
  return Object.fromEntries(members);
}

function flatten(list: readonly Value[]): Value {
  const found: Value[] = [];
  for (const item of list) {
    if (item instanceof Unknown) return item;
    if (!Array.isArray(item)) {
      found.push(item);
      continue;
    }
    const inner = flatten(item);
    if (!Array.isArray(inner)) return inner;
    // Not by spread: a long list would not fit the stack.
    for (const one of inner as readonly Value[]) found.push(one);
  }
  return found;
}

function distinct(list: readonly Value[]): Value {
  const found: Value[] = [];
  const seen = new Set<string>();
  for (const item of list) {
    const text = item instanceof Reference ? `\u0000${item.id}\u0000${item.attribute}` : jsonText(item);
    if (text !== undefined && seen.has(text)) continue;
    if (text !== undefined) seen.add(text);
    found.push(item);
  }
  return found;
}

function format([pattern, ...values]: readonly Value[], scope: Scope): Value {
  if (typeof pattern !== "string") return notKnown("format");
  let n = 0;
  const parts: Value[] = [];
  let from = 0;
  for (const match of pattern.matchAll(/%(%|0?\d*[sdvq])/g)) {
    parts.push(pattern.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[1] === "%") parts.push("%");
    else if (/^[sdv]$/.test(match[1] ?? "")) parts.push(values[n++] ?? notKnown("format"));
    else if (match[1] === "q") parts.push('"', values[n++] ?? notKnown("format"), '"');
    else parts.push(notKnown("format"));
  }
  parts.push(pattern.slice(from));
  return joinTexts(parts, "", scope.budget);
}

function replace(text: string, pattern = "", by = ""): Value {
  // A pattern between slashes is a regular expression, which anybody may have made slow.
  if (/^\/.*\/$/s.test(pattern)) return notKnown("replace");
  if (text.length * (by.length + 1) > 1_000_000) return tooMuch;
  return text.replaceAll(pattern, () => by);
}

function lookup([map = null, key = null, fallback]: readonly Value[]): Value {
  if (typeof key !== "string" && typeof key !== "number") return key instanceof Unknown ? key : notKnown("lookup");
  const found = takeSteps(map, [key]);
  return found instanceof Missing && fallback !== undefined ? fallback : found;
}

function templateFile([path = null, variables = null]: readonly Value[], scope: Scope): Value {
  const text = readFile([path], scope);
  if (typeof text !== "string") return text;
  if (!isProperties(variables)) return variables instanceof Unknown ? variables : notKnown("templatefile");
  return evaluate(parseText(text), {
    ...scope,
    names: new Map(Object.entries(variables)),
    resolve: (name) => new Missing(`the template is not given ${name.slice(0, 60)}`),
  });
}

function readFile([path = null]: readonly Value[], scope: Scope): Value {
  if (typeof path !== "string") return path instanceof Unknown ? path : notKnown("file");
  return scope.file(path) ?? new Unknown(`the file ${path.slice(0, 200)} is not among what is scanned`);
}

function length([first = null]: readonly Value[]): Value {
  if (first instanceof Unknown) return first;
  if (typeof first === "string" || Array.isArray(first)) return first.length;
  return isProperties(first) ? Object.keys(first).length : notKnown("length");
}

function membersOf(name: string, work: (map: Readonly<Record<string, Value>>) => Value): Function {
  return ([map = null]) => (isProperties(map) ? work(map) : map instanceof Unknown ? map : notKnown(name));
}

const functions: Readonly<Record<string, Function>> = {
  jsonencode: same,
  jsondecode: ([text = null]) => readJsonText(text),
  tostring: ([first = null]) => (typeof first === "number" || typeof first === "boolean" ? String(first) : first),
  tonumber: ([first = null]) => numberOf(first) ?? first,
  tobool: ([first = null]) => flagOf(first) ?? first,
  tolist: same,
  toset: ([first = null]) => (Array.isArray(first) ? distinct(first) : first),
  tomap: same,
  nonsensitive: same,
  sensitive: () => new Unknown("it is marked as sensitive"),
  file: readFile,
  templatefile: templateFile,
  format,
  join: ([delimiter = null, ...lists], scope) => {
    const list = flatten(lists);
    if (typeof delimiter !== "string" || !Array.isArray(list)) return list instanceof Unknown ? list : notKnown("join");
    return joinTexts(list, delimiter, scope.budget);
  },
  split: ofTexts("split", (delimiter, text = "") => text.split(delimiter).slice(0, 100_000)),
  replace: ofTexts("replace", replace),
  upper: ofTexts("upper", (text) => text.toUpperCase()),
  lower: ofTexts("lower", (text) => text.toLowerCase()),
  title: ofTexts("title", (text) => text.replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase())),
  trimspace: ofTexts("trimspace", (text) => text.trim()),
  chomp: ofTexts("chomp", (text) => text.replace(/[\r\n]+$/, "")),
  trimprefix: ofTexts("trimprefix", (text, prefix = "") => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  trimsuffix: ofTexts("trimsuffix", (text, suffix = "") =>
    suffix !== "" && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  startswith: ofTexts("startswith", (text, prefix = "") => text.startsWith(prefix)),
  endswith: ofTexts("endswith", (text, suffix = "") => text.endsWith(suffix)),
  strcontains: ofTexts("strcontains", (text, part = "") => text.includes(part)),
  substr: ofTexts("substr", (text, from = "0", count = "-1") => {
    const start = Number(from) < 0 ? Math.max(text.length + Number(from), 0) : Number(from);
    return Number(count) < 0 ? text.slice(start) : text.slice(start, start + Number(count));
  }),
  // As plain text: what is known of it can be looked into.
  base64encode: same,
  concat: (args) => {
    const lists = args.find((one) => !Array.isArray(one));
    if (lists !== undefined) return lists instanceof Unknown ? lists : notKnown("concat");
    return (args as readonly (readonly Value[])[]).flat();
  },
  flatten: ofList("flatten", flatten),
  distinct: ofList("distinct", distinct),
  compact: ofList("compact", (list) => list.filter((one) => one !== null && one !== "")),
  reverse: ofList("reverse", (list) => list.toReversed()),
  sort: ofList("sort", (list) => (list.every((one) => typeof one === "string") ? list.toSorted() : list)),
  one: ofList("one", (list) => (list.length > 1 ? notKnown("one") : (list[0] ?? null))),
  element: ofList("element", (list, index = 0) => {
    const at = numberOf(index);
    if (at === undefined) return index instanceof Unknown ? index : notKnown("element");
    return list[((at % list.length) + list.length) % list.length] ?? new Missing("the list is empty");
  }),
  contains: ofList("contains", (list, item = null) => {
    const found = list.map((one) => (one instanceof Unknown ? undefined : equal(one, item)));
    if (found.includes(true)) return true;
    return item instanceof Unknown || found.includes(undefined) ? notKnown("contains") : false;
  }),
  slice: ofList("slice", (list, from = 0, to = 0) => {
    const [start, end] = [numberOf(from), numberOf(to)];
    return start === undefined || end === undefined ? notKnown("slice") : list.slice(start, end);
  }),
  setunion: (args) => {
    const lists = args.find((one) => !Array.isArray(one));
    if (lists !== undefined) return lists instanceof Unknown ? lists : notKnown("setunion");
    return distinct((args as readonly (readonly Value[])[]).flat());
  },
  length,
  keys: membersOf("keys", (map) => Object.keys(map).toSorted()),
  values: membersOf("values", (map) =>
    Object.keys(map)
      .toSorted()
      .map((name) => map[name] ?? null),
  ),
  lookup,
  merge,
  zipmap: ([keys = null, values = null]) => {
    if (!Array.isArray(keys) || !Array.isArray(values) || !keys.every((key) => typeof key === "string"))
      return notKnown("zipmap");
    return Object.fromEntries(keys.map((key: string, n) => [key, (values[n] as Value | undefined) ?? null]));
  },
  coalesce: (args) => {
    for (const one of args) if (one !== null && one !== "") return one;
    return new Missing("all that coalesce() is given is null");
  },
  coalescelist: (args) => {
    for (const one of args) if (one instanceof Unknown || (Array.isArray(one) && one.length > 0)) return one;
    return new Missing("all that coalescelist() is given is empty");
  },
  range: (args) => {
    const [first, second, step = 1] = args.map(numberOf);
    const [from, to] = second === undefined ? [0, first] : [first, second];
    if (args.length === 0 || from === undefined || to === undefined || step <= 0) return notKnown("range");
    const count = Math.ceil((to - from) / step);
    return count > maxInstances ? tooMuch : Array.from({ length: Math.max(count, 0) }, (_, n) => from + n * step);
  },
  max: (args) => numbers(args, Math.max),
  min: (args) => numbers(args, Math.min),
  abs: (args) => numbers(args, Math.abs),
  floor: (args) => numbers(args, Math.floor),
  ceil: (args) => numbers(args, Math.ceil),
};

function numbers(args: readonly Value[], work: (...numbers: number[]) => number): Value {
  const found = args.map(numberOf);
  const known = found.filter((one) => one !== undefined);
  return known.length === args.length && args.length > 0 && args.length < 1000 ? work(...known) : notKnown("a calculation");
}
