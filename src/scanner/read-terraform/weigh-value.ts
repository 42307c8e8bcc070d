import { isProperties, Joined, type Value } from "../model/value.ts";
import { tooMuch } from "../read-cloudformation/scope.ts";

/** Values in it, each as often as it is met, and levels. */
export interface Weight {
  readonly size: number;
  readonly depth: number;
}

/** Of one value. */
const maxSize = 200_000;
const maxDepth = 80;
const leaf: Weight = { size: 1, depth: 0 };
const tooDeep: Weight = { size: Infinity, depth: Infinity };
const weighed = new WeakMap<object, Weight>();

/** What is part of a value more than once is worked out once, but whoever walks it meets it every time. */
export function weigh(value: Value, level = 0): Weight {
  if (value instanceof Joined) return { size: value.parts.length, depth: 1 };
  const members: readonly Value[] | undefined = Array.isArray(value)
    ? value
    : isProperties(value)
      ? Object.values(value)
      : undefined;
  if (members === undefined) return leaf;
  const key = value as object;
  const known = weighed.get(key);
  if (known !== undefined) return known;
  if (level > 2 * maxDepth) return tooDeep;
  let [size, depth] = [1, 0];
  for (const member of members) {
    const inner = weigh(member, level + 1);
    size += inner.size;
    depth = Math.max(depth, inner.depth);
  }
  const found = { size, depth: depth + 1 };
  weighed.set(key, found);
  return found;
}

/** The value, or an Unknown where it is too large or too deep for all that is done with it. */
export function bounded(value: Value): Value {
  const { size, depth } = weigh(value);
  return size > maxSize || depth > maxDepth ? tooMuch : value;
}
