import { isProperties, Joined, Reference, Unknown, type Value } from "../model/value.ts";
import { Missing, type Step } from "./scope.ts";

/** What stands at some steps below a value. An attribute of a resource is a reference to it. */
export function takeSteps(value: Value, steps: readonly Step[]): Value {
  let found = value;
  for (const step of steps) found = takeStep(found, step);
  return found;
}

function takeStep(value: Value, step: Step): Value {
  if (value instanceof Unknown) return value;
  if (step instanceof Unknown) return step;
  if (value instanceof Reference) {
    // An index of the whole resource, which is one as far as is known.
    if (value.attribute === undefined && typeof step === "number") return value;
    return new Reference(value.id, value.attribute === undefined ? String(step) : `${value.attribute}.${step}`);
  }
  if (value instanceof Joined) return new Unknown("a text has no members");
  const index = typeof step === "number" ? step : /^\d+$/.test(step) ? Number(step) : undefined;
  if (Array.isArray(value)) return index === undefined ? new Missing(`a list has no ${step}`) : (value[index] ?? missing(step));
  if (isProperties(value)) return Object.hasOwn(value, step) ? (value[step] ?? null) : missing(step);
  return missing(step);
}

const missing = (step: string | number): Missing =>
  new Missing(`there is no ${String(step).slice(0, 100)} in what it is taken from`);
