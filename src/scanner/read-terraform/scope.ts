import type { Budget } from "../read-cloudformation/scope.ts";
import { Unknown, type Value } from "../model/value.ts";

/** What an expression asks of the module that it stands in. */
export interface Scope {
  /** What a root name stands for, such as `var` or `aws_kms_key`, with the steps that follow it: `var.a.b` is ["a", "b"]. */
  readonly resolve: (root: string, steps: readonly Step[]) => Value;
  /** The text of a file of the module; undefined where it is not among what may be read. */
  readonly file: (path: string) => string | undefined;
  readonly budget: Budget;
  /** Names that `for` binds. */
  readonly names: ReadonlyMap<string, Value>;
}

export type Step = string | number | Unknown;

/** What is asked for is not there: `try` and `lookup` take something else. */
export class Missing extends Unknown {}
