import { Joined, Reference, Unknown, type Value } from "../model/value.ts";
import { maxTextLength } from "./limits.ts";
import { type Budget, spend, tooMuch } from "./scope.ts";

/** One text of several: a string where all is known, otherwise its parts, neighbouring literals as one. */
export function joinTexts(values: readonly Value[], delimiter: string, budget: Budget): Value {
  const parts: (string | Reference | Unknown)[] = [];
  let length = 0;
  const add = (part: string | Reference | Unknown): void => {
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else if (part !== "") parts.push(part);
  };
  for (const [n, value] of values.entries()) {
    if (n > 0) add(delimiter);
    for (const part of partsOf(value)) {
      length += typeof part === "string" ? part.length : 1;
      if (length > maxTextLength || !spend(budget, typeof part === "string" ? part.length : 0)) return tooMuch;
      add(part);
    }
  }
  if (parts.length === 0) return "";
  const [only] = parts;
  // A text of one reference alone is that reference.
  return parts.length === 1 && only !== undefined ? only : new Joined(parts);
}

function partsOf(value: Value): readonly (string | Reference | Unknown)[] {
  if (value instanceof Joined) return value.parts;
  if (value instanceof Reference || value instanceof Unknown || typeof value === "string") return [value];
  if (typeof value === "number" || typeof value === "boolean") return [String(value)];
  if (value === null) return [];
  return [new Unknown("a part of the text is no text")];
}
