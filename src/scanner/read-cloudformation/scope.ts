import { Unknown, type Value } from "../model/value.ts";
import { maxNodes } from "./limits.ts";

/** What `AWS::NoValue` gives: the member that holds it is removed. */
export const noValue = Symbol("AWS::NoValue");
export type Resolved = Value | typeof noValue;

/** What intrinsic functions ask of the stack that they stand in. */
export interface Scope {
  /** What `Ref` gives. */
  readonly ref: (name: string) => Resolved;
  readonly attribute: (logicalId: string, attribute: string) => Value;
  readonly condition: (name: string) => boolean | Unknown;
  /** Undefined where the map has no such entry. */
  readonly mapping: (map: string, first: string, second: string) => Value | undefined;
  readonly importValue: (name: string) => Value;
  /** The items that the names of loops around it stand for; undefined where the template has no transform that makes loops. */
  readonly loops?: ReadonlyMap<string, string> | undefined;
  readonly budget: Budget;
}

/** What may still be made of a template: a short one could ask for endless texts. */
export interface Budget {
  left: number;
}

export const newBudget = (): Budget => ({ left: 4 * maxNodes });

/** Whether it may go on; each value costs one, and each 64 units of text. */
export function spend(budget: Budget, text = 0): boolean {
  budget.left -= 1 + (text >> 6);
  return budget.left >= 0;
}

export const tooMuch = new Unknown("the template makes more values than are read of one");
