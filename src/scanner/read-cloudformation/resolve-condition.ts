import { isJsonObject, type JsonValue } from "../../core/json.ts";
import { plainText } from "../model/plain-text.ts";
import { Reference, Unknown, type Value } from "../model/value.ts";
import { maxDepth } from "./limits.ts";
import { resolveValue } from "./resolve-value.ts";
import { noValue, type Scope, spend, tooMuch } from "./scope.ts";

const intrinsic = /^(Ref|Condition|Fn::[A-Za-z0-9]+)$/;

/** Whether a member's name is that of a function, when it is the only one. `Condition` is one in conditions alone. */
export const isIntrinsic = (name: string): boolean => name !== "Condition" && intrinsic.test(name);

/** Whether a condition holds, with three values: what is unknown stays so unless the rest decides. */
export function resolveCondition(raw: JsonValue, scope: Scope, depth: number): boolean | Unknown {
  if (!spend(scope.budget) || depth > maxDepth) return tooMuch;
  if (!isJsonObject(raw)) return booleanOf(raw);
  const [[name, argument] = ["", null], more] = Object.entries(raw);
  const list = Array.isArray(argument) ? argument : [];
  if (more !== undefined) return notUnderstood;
  const each = (): readonly (boolean | Unknown)[] => list.map((one) => resolveCondition(one, scope, depth + 1));
  if (name === "Condition") return typeof argument === "string" ? scope.condition(argument) : notUnderstood;
  if (name === "Fn::Equals") return equals(list, scope, depth + 1);
  if (name === "Fn::Not") return negate(each()[0] ?? notUnderstood);
  if (name === "Fn::And") return decide(each(), false);
  if (name === "Fn::Or") return decide(each(), true);
  const value =
    isIntrinsic(name) && !name.startsWith("Fn::Transform") && known.has(name)
      ? resolveValue(raw, scope, depth + 1)
      : notUnderstood;
  return booleanOf(value === noValue ? null : value);
}

/** Functions whose value may stand for a condition. */
const known = new Set(["Ref", "Fn::FindInMap", "Fn::If", "Fn::Select"]);
const notUnderstood = new Unknown("a condition is written in a way that is not understood");

function booleanOf(value: Value): boolean | Unknown {
  if (value instanceof Unknown) return value;
  return value === true || value === "true" ? true : value === false || value === "false" ? false : notUnderstood;
}

const negate = (holds: boolean | Unknown): boolean | Unknown => (typeof holds === "boolean" ? !holds : holds);

/** One that equals `decisive` decides; otherwise one that is unknown keeps it so. */
function decide(all: readonly (boolean | Unknown)[], decisive: boolean): boolean | Unknown {
  if (all.length === 0) return notUnderstood;
  if (all.includes(decisive)) return decisive;
  return all.find((one) => one instanceof Unknown) ?? !decisive;
}

function equals(list: readonly JsonValue[], scope: Scope, depth: number): boolean | Unknown {
  const [left = null, right = null] = list.map((one) => {
    const value = resolveValue(one, scope, depth);
    return value === noValue ? null : value;
  });
  if (list.length !== 2) return notUnderstood;
  for (const side of [left, right]) if (side instanceof Unknown) return side;
  if (left instanceof Reference && right instanceof Reference && left.id === right.id && left.attribute === right.attribute)
    return true;
  const [leftText, rightText] = [textOf(left), textOf(right)];
  if (leftText !== undefined && rightText !== undefined) return leftText === rightText;
  if (Array.isArray(left) && Array.isArray(right)) scope.budget.left -= left.length + right.length;
  if (!spend(scope.budget)) return tooMuch;
  if (Array.isArray(left) && Array.isArray(right) && [...left, ...right].every((one) => textOf(one) !== undefined))
    return left.length === right.length && left.every((one, n) => textOf(one) === textOf(right[n]));
  return new Unknown("a condition compares what is known only when it is deployed");
}

const textOf = (value: Value | undefined): string | undefined => (value === null ? "" : plainText(value));
