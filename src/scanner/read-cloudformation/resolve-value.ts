import { isJsonObject, type JsonObject, type JsonValue } from "../../core/json.ts";
import { plainText } from "../model/plain-text.ts";
import { isProperties, Joined, Reference, Unknown, type Value } from "../model/value.ts";
import { expandLoops, hasPlaceholder, isLoop } from "./expand-loops.ts";
import { joinTexts } from "./join-texts.ts";
import { maxDepth } from "./limits.ts";
import { own } from "./parse-template.ts";
import { isIntrinsic, resolveCondition } from "./resolve-condition.ts";
import { type Budget, noValue, type Resolved, type Scope, spend, tooMuch } from "./scope.ts";
import { splitSub } from "./split-sub.ts";

/** What a value of a template comes to, as far as the template tells. Never throws. */
export function resolveValue(raw: JsonValue, scope: Scope, depth = 0): Resolved {
  if (!spend(scope.budget) || depth > maxDepth) return tooMuch;
  if (typeof raw === "string") return hasPlaceholder(raw, scope) ? openPlaceholder : dynamicReference(raw);
  if (typeof raw !== "object" || raw === null) return raw;
  if (Array.isArray(raw)) return raw.map((item) => resolveValue(item, scope, depth + 1)).filter((item) => item !== noValue);
  const names = Object.keys(raw);
  const [name = ""] = names;
  if (names.length === 1 && isIntrinsic(name)) return callFunction(name, raw[name] ?? null, scope, depth + 1);
  if (names.some(isLoop)) return resolveLoops(raw, scope, depth);
  const members: [string, Value][] = [];
  for (const member of names) {
    if (member === "Fn::Transform") return new Unknown("a macro changes it when it is deployed");
    if (hasPlaceholder(member, scope)) return openPlaceholder;
    const value = resolveValue(raw[member] ?? null, scope, depth + 1);
    if (value !== noValue) members.push([member, value]);
  }
  return Object.fromEntries(members);
}

function resolveLoops(raw: JsonObject, scope: Scope, depth: number): Value {
  const { all, unread } = expandLoops(raw, scope, depth);
  if (unread !== undefined) return new Unknown(`it has ${unread}`);
  if (all.has("Fn::Transform")) return new Unknown("a macro changes it when it is deployed");
  const members = [...all].map(([name, one]) => [name, resolveValue(one.value, one.scope, depth + 1)] as const);
  return Object.fromEntries(members.filter((entry): entry is readonly [string, Value] => entry[1] !== noValue));
}

/** AWS's documents say both that they are filled in and that they are not. */
const openPlaceholder = new Unknown("whether a loop fills in its name outside of Fn::Sub is not certain");

/** As a value: what would be removed is absent. */
function valueOf(raw: JsonValue | undefined, scope: Scope, depth: number): Value {
  const value = raw === undefined ? noValue : resolveValue(raw, scope, depth);
  return value === noValue ? null : value;
}

/** Parameter Store's values are not in the template. Names of secrets stay: that a value is kept as a secret is what they tell. */
function dynamicReference(text: string): Value {
  return text.includes("{{resolve:ssm:") ? new Unknown("it comes from Parameter Store") : text;
}

type Intrinsic = (argument: JsonValue, scope: Scope, depth: number) => Resolved;

const functions: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope, depth) => {
    const name = valueOf(argument, scope, depth);
    if (name instanceof Unknown) return name;
    return typeof name === "string" ? scope.ref(name) : malformed("Ref");
  },
  "Fn::GetAtt": getAttribute,
  "Fn::Sub": substitute,
  "Fn::Join": join,
  "Fn::Select": select,
  "Fn::Split": split,
  "Fn::If": choose,
  "Fn::FindInMap": findInMap,
  "Fn::ImportValue": (argument, scope, depth) => {
    const name = valueOf(argument, scope, depth);
    if (typeof name === "string") return scope.importValue(name);
    return new Unknown("the name of the export that it imports is not known");
  },
  "Fn::Base64": (argument, scope, depth) => {
    const text = valueOf(argument, scope, depth);
    // A text of which parts are unknown stays plain, so that what is known of it can be looked into.
    if (typeof text !== "string") return text;
    return spend(scope.budget, text.length) ? Buffer.from(text).toString("base64") : tooMuch;
  },
  "Fn::Length": (argument, scope, depth) => {
    const list = valueOf(argument, scope, depth);
    return Array.isArray(list) ? list.length : new Unknown("how long the list is is not known");
  },
  "Fn::ToJsonString": (argument, scope, depth) => {
    const value = valueOf(argument, scope, depth);
    if (!isPlain(value, scope.budget)) return new Unknown("the text is made from values that are not known");
    return JSON.stringify(value);
  },
  "Fn::Cidr": () => new Unknown("Fn::Cidr is not worked out"),
  "Fn::GetAZs": () => new Unknown("which availability zones there are is the account's to say"),
  "Fn::Transform": () => new Unknown("a macro changes it when it is deployed"),
};

function callFunction(name: string, argument: JsonValue, scope: Scope, depth: number): Resolved {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (known !== undefined) return known(argument, scope, depth);
  const holds = resolveCondition({ [name]: argument }, scope, depth);
  return holds;
}

export const malformed = (name: string): Unknown => new Unknown(`${name} is written in a way that is not understood`);

function getAttribute(argument: JsonValue, scope: Scope, depth: number): Value {
  const [logicalId, ...names] = Array.isArray(argument)
    ? argument.map((part) => valueOf(part, scope, depth))
    : typeof argument === "string"
      ? [argument.split(".", 1)[0] ?? "", argument.slice(argument.indexOf(".") + 1)]
      : [];
  const unknown = names.find((part) => part instanceof Unknown);
  if (unknown !== undefined) return unknown;
  if (typeof logicalId !== "string" || names.length === 0) return malformed("Fn::GetAtt");
  return scope.attribute(logicalId, names.map(String).join("."));
}

function substitute(argument: JsonValue, scope: Scope, depth: number): Value {
  const [template, given] = Array.isArray(argument) ? argument : [argument];
  if (typeof template !== "string") return malformed("Fn::Sub");
  const variables = isJsonObject(given) ? given : {};
  const parts = splitSub(template).map((part) => {
    if (part.text !== undefined) return hasPlaceholder(part.text, scope) ? openPlaceholder : part.text;
    if (Object.hasOwn(variables, part.name)) return valueOf(variables[part.name], scope, depth);
    const dot = part.name.indexOf(".");
    const value = dot < 0 ? scope.ref(part.name) : scope.attribute(part.name.slice(0, dot), part.name.slice(dot + 1));
    return value === noValue ? "" : value;
  });
  return dynamicReferences(joinTexts(parts, "", scope.budget));
}

function join(argument: JsonValue, scope: Scope, depth: number): Value {
  if (!Array.isArray(argument) || typeof argument[0] !== "string") return malformed("Fn::Join");
  const list = valueOf(argument[1], scope, depth);
  if (list instanceof Unknown) return list;
  if (list instanceof Reference) return new Unknown("the list to join is known only when it is deployed");
  if (!Array.isArray(list)) return malformed("Fn::Join");
  return dynamicReferences(joinTexts(list, argument[0], scope.budget));
}

const dynamicReferences = (value: Value): Value => (typeof value === "string" ? dynamicReference(value) : value);

function select(argument: JsonValue, scope: Scope, depth: number): Value {
  if (!Array.isArray(argument)) return malformed("Fn::Select");
  const [index, list] = [valueOf(argument[0], scope, depth), valueOf(argument[1], scope, depth)];
  if (list instanceof Unknown) return list;
  if (index instanceof Unknown) return index;
  const at = Number(index);
  if (!Array.isArray(list)) return new Unknown("the list to select from is not known");
  return Number.isInteger(at) && at >= 0 && at < list.length ? (list[at] ?? null) : malformed("Fn::Select");
}

function split(argument: JsonValue, scope: Scope, depth: number): Value {
  if (!Array.isArray(argument) || typeof argument[0] !== "string" || argument[0] === "") return malformed("Fn::Split");
  const text = valueOf(argument[1], scope, depth);
  if (text instanceof Unknown) return text;
  if (text instanceof Joined) return splitJoined(text, argument[0], scope.budget);
  if (typeof text !== "string") return new Unknown("the text to split is not known");
  if (!spend(scope.budget, text.length)) return tooMuch;
  const pieces = text.split(argument[0]);
  scope.budget.left -= pieces.length;
  return pieces;
}

/**
 * A text that is put together is cut where its literals have the delimiter, as the CDK hands lists on with `||`: no name, identifier or
 * ARN can have such a mark in it. By any other delimiter, or around what is unknown, nobody knows where the pieces end.
 */
function splitJoined({ parts }: Joined, delimiter: string, budget: Budget): Value {
  if (/^[\w:/.,@=+ -]*$/.test(delimiter) || parts.some((part) => part instanceof Unknown))
    return new Unknown("where the text is split is known only when it is deployed");
  const pieces: (string | Reference | Unknown)[][] = [[]];
  for (const part of parts) {
    const [first = part, ...more] = typeof part === "string" ? part.split(delimiter) : [part];
    pieces.at(-1)?.push(first);
    pieces.push(...more.map((one) => [one]));
  }
  return pieces.map((piece) => joinTexts(piece, "", budget));
}

/** Where the condition is not known, what both branches agree on is. */
function choose(argument: JsonValue, scope: Scope, depth: number): Resolved {
  const [name, yes = null, no = null] = Array.isArray(argument) ? argument : [];
  if (typeof name !== "string") return malformed("Fn::If");
  const holds = scope.condition(name);
  if (typeof holds === "boolean") return resolveValue(holds ? yes : no, scope, depth);
  if (JSON.stringify(yes) === JSON.stringify(no)) return resolveValue(yes, scope, depth);
  return [yes, no].some(isNoValue) ? new Unknown(holds.why, true) : holds;
}

const isNoValue = (raw: JsonValue): boolean => isJsonObject(raw) && own(raw, "Ref") === "AWS::NoValue";

function findInMap(argument: JsonValue, scope: Scope, depth: number): Value {
  const [map, first, second, options = null] = Array.isArray(argument) ? argument : [];
  const keys = [map, first, second].map((key) => valueOf(key, scope, depth));
  const unknown = keys.find((key) => key instanceof Unknown);
  if (unknown !== undefined) return unknown;
  const [mapName, firstKey, secondKey] = keys.map(plainText);
  if (mapName === undefined || firstKey === undefined || secondKey === undefined)
    return new Unknown("the entry of the mapping is not known");
  const found = scope.mapping(mapName, firstKey, secondKey);
  if (found !== undefined) return found;
  const fallback = isJsonObject(options) ? own(options, "DefaultValue") : undefined;
  return fallback === undefined ? new Unknown(`the mapping ${mapName} has no such entry`) : valueOf(fallback, scope, depth);
}

/** Whether a value has JSON's own kinds alone. */
function isPlain(value: Value, budget: Budget): boolean {
  if (!spend(budget, typeof value === "string" ? value.length : 0)) return false;
  if (value instanceof Unknown || value instanceof Reference || value instanceof Joined) return false;
  if (Array.isArray(value)) return value.every((one) => isPlain(one, budget));
  return isProperties(value) ? Object.values(value).every((one) => isPlain(one, budget)) : true;
}
