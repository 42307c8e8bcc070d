import { isProperties, Joined, Reference, Unknown, type Value } from "../model/value.ts";
import { joinTexts } from "../read-cloudformation/join-texts.ts";
import { spend, tooMuch } from "../read-cloudformation/scope.ts";
import { callFunction } from "./call-function.ts";
import { type Expression, type ForExpression, splatItem } from "./expression.ts";
import { type JsonText, jsonText } from "./json-text.ts";
import { Missing, type Scope, type Step } from "./scope.ts";
import { takeSteps } from "./take-step.ts";
import { bounded, weigh } from "./weigh-value.ts";

const maxDepth = 400;

/** What an expression comes to, as far as the files tell. Never throws. */
export function evaluate(expression: Expression, scope: Scope, depth = 0): Value {
  if (!spend(scope.budget) || depth > maxDepth) return tooMuch;
  const value = workOut(expression, scope, depth);
  return isStructure(value) ? bounded(value) : value;
}

function workOut(expression: Expression, scope: Scope, depth: number): Value {
  const ask = (one: Expression): Value => evaluate(one, scope, depth + 1);
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "unreadable":
      return new Unknown(expression.why);
    case "text":
      return textOf(expression.parts.map(ask), scope);
    case "list":
      return expression.items.map(ask);
    case "object":
      return objectOf(
        expression.members.map(([key, value]) => [ask(key), value] as const),
        ask,
      );
    case "name":
    case "member":
      return traverse(expression, scope, depth);
    case "splat":
      return splat(ask(expression.of), expression.each, scope, depth);
    case "call":
      return callFunction(expression, ask, scope);
    case "unary":
      return unary(expression.operator, ask(expression.of));
    case "binary":
      return binary(expression.operator, ask(expression.left), () => {
        const right = ask(expression.right);
        scope.budget.left -= weigh(right).size >> 3;
        return right;
      });
    case "choose":
      return choose(
        ask(expression.when),
        () => ask(expression.yes),
        () => ask(expression.no),
      );
    case "for":
    default:
      return each(expression, ask(expression.over), scope, depth);
  }
}

/** A text of one part alone is that part, of whatever kind it is. */
function textOf(parts: readonly Value[], scope: Scope): Value {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  return joinTexts(
    parts.map((part) => (isStructure(part) ? (jsonText(part) ?? new Unknown("a part of the text is not known")) : part)),
    "",
    scope.budget,
  );
}

export const isStructure = (value: Value): value is JsonText => Array.isArray(value) || isProperties(value);

function objectOf(members: readonly (readonly [Value, Expression])[], ask: (one: Expression) => Value): Value {
  const found: [string, Value][] = [];
  for (const [key, value] of members) {
    if (key instanceof Unknown) return key;
    const name = typeof key === "string" || typeof key === "number" || typeof key === "boolean" ? String(key) : undefined;
    if (name === undefined) return new Unknown("a name in an object is known only when it is deployed");
    found.push([name, ask(value)]);
  }
  return Object.fromEntries(found);
}

/** `a.b[c].d` in one go: what its root is decides what its steps mean. */
function traverse(expression: Expression, scope: Scope, depth: number): Value {
  const steps: Step[] = [];
  let root = expression;
  while (root.kind === "member") {
    const key = evaluate(root.key, scope, depth + 1);
    steps.unshift(
      typeof key === "string" || typeof key === "number" || key instanceof Unknown
        ? key
        : new Unknown("an index is known only when it is deployed"),
    );
    root = root.of;
  }
  if (root.kind !== "name") return takeSteps(evaluate(root, scope, depth + 1), steps);
  // Not Terraform's way to write them, but what it means is plain.
  if (steps.length === 0 && /^(true|false)$/i.test(root.name)) return root.name.toLowerCase() === "true";
  const bound = scope.names.get(root.name);
  return bound === undefined ? scope.resolve(root.name, steps) : takeSteps(bound, steps);
}

function splat(of: Value, each: Expression, scope: Scope, depth: number): Value {
  if (of instanceof Unknown) return of;
  if (of === null) return [];
  const items = Array.isArray(of) ? of : [of];
  return items.map((item: Value) => evaluate(each, { ...scope, names: new Map([...scope.names, [splatItem, item]]) }, depth + 1));
}

function unary(operator: string, of: Value): Value {
  if (of instanceof Unknown) return of;
  if (operator === "-") return typeof of === "number" ? -of : notKnown;
  const flag = flagOf(of);
  return flag === undefined ? notKnown : !flag;
}

const notKnown = new Unknown("it is known only when it is deployed");

/** A boolean, also as a text, as Terraform takes it. */
export function flagOf(value: Value): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (value === "true") return true;
  return value === "false" ? false : undefined;
}

function binary(operator: string, left: Value, askRight: () => Value): Value {
  if (operator === "&&" || operator === "||") {
    const decides = operator === "||";
    const right = askRight();
    if (flagOf(left) === decides || flagOf(right) === decides) return decides;
    for (const side of [left, right]) if (flagOf(side) === undefined) return side instanceof Unknown ? side : notKnown;
    return !decides;
  }
  const right = askRight();
  if (left instanceof Unknown) return left;
  if (right instanceof Unknown) return right;
  if (operator === "==" || operator === "!=") {
    const same = equal(left, right);
    return same === undefined ? notKnown : same === (operator === "==");
  }
  const [one, other] = [numberOf(left), numberOf(right)];
  if (one === undefined || other === undefined) return notKnown;
  const found = calculate(operator, one, other);
  return typeof found === "number" && !Number.isFinite(found) ? notKnown : found;
}

function calculate(operator: string, one: number, other: number): Value {
  switch (operator) {
    case "+":
      return one + other;
    case "-":
      return one - other;
    case "*":
      return one * other;
    case "/":
      return one / other;
    case "%":
      return one % other;
    case "<":
      return one < other;
    case ">":
      return one > other;
    case "<=":
      return one <= other;
    default:
      return one >= other;
  }
}

/** Undefined where it is not known. What refers to a resource is never null. */
export function equal(left: Value, right: Value): boolean | undefined {
  if (left === right) return true;
  const open = [left, right].some((side) => side instanceof Reference || side instanceof Joined);
  if (open) return left === null || right === null ? false : undefined;
  if (!isStructure(left) || !isStructure(right)) return false;
  const [one, other] = [jsonText(left), jsonText(right)];
  return one === undefined || other === undefined ? undefined : one === other;
}

export function numberOf(value: Value): number | undefined {
  if (typeof value === "number") return value;
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** Where it is not known which, what both agree on is. */
function choose(when: Value, yes: () => Value, no: () => Value): Value {
  const flag = flagOf(when);
  if (flag !== undefined) return flag ? yes() : no();
  const why = when instanceof Unknown ? when : notKnown;
  const [one, other] = [yes(), no()];
  if (one instanceof Unknown || other instanceof Unknown) return why;
  if (one instanceof Reference && other instanceof Reference)
    return one.id === other.id && one.attribute === other.attribute ? one : why;
  return equal(one, other) === true ? one : why;
}

function each(expression: ForExpression, over: Value, scope: Scope, depth: number): Value {
  if (over instanceof Unknown) return over;
  const entries: readonly (readonly [Value, Value])[] | undefined = Array.isArray(over)
    ? over.map((item: Value, n) => [n, item] as const)
    : isProperties(over)
      ? Object.entries(over)
      : undefined;
  if (entries === undefined) return notKnown;
  const found: (readonly [Value, Value])[] = [];
  for (const [key, value] of entries) {
    if (!spend(scope.budget)) return tooMuch;
    const names = new Map(scope.names);
    if (expression.keyName !== undefined) names.set(expression.keyName, key);
    names.set(expression.valueName, value);
    const inner = { ...scope, names };
    const kept = expression.when === undefined ? true : evaluate(expression.when, inner, depth + 1);
    const flag = flagOf(kept);
    if (flag === undefined) return kept instanceof Unknown && !(kept instanceof Missing) ? kept : notKnown;
    if (!flag) continue;
    const name = expression.key === undefined ? null : evaluate(expression.key, inner, depth + 1);
    found.push([name, evaluate(expression.value, inner, depth + 1)]);
  }
  if (expression.joins)
    return textOf(found.length === 1 ? [...found.map(([, value]) => value), ""] : found.map(([, value]) => value), scope);
  if (expression.key === undefined) return found.map(([, value]) => value);
  const members = new Map<string, Value>();
  for (const [key, value] of found) {
    if (key instanceof Unknown) return key;
    if (typeof key !== "string" && typeof key !== "number") return notKnown;
    const before = members.get(String(key));
    members.set(String(key), expression.groups ? [...(Array.isArray(before) ? before : []), value] : value);
  }
  return Object.fromEntries(members);
}
