import type { BuiltResource } from "./read-built-resources.ts";
import { findAll, listOf, textOf, treeOf, type Tree } from "./read-value.ts";

/** One statement of a policy that allows something, of a role, an endpoint, a bucket or whatever else has policies. */
export interface Allowance {
  /** Lower case, with wildcards. `*` for a NotAction, which allows all but a few. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** All statements in the resource that allow, wherever in it a policy is. */
export function readAllowances(properties: BuiltResource["properties"]): readonly Allowance[] {
  return findAll(properties, "Statement")
    .flatMap(listOf)
    .map(treeOf)
    .filter((statement): statement is Tree => statement !== undefined && statement["Effect"] === "Allow")
    .map((statement) => ({
      actions:
        statement["Action"] === undefined ? ["*"] : listOf(statement["Action"]).map((action) => textOf(action).toLowerCase()),
      resources:
        statement["Resource"] === undefined
          ? statement["NotResource"] === undefined
            ? []
            : ["*"]
          : listOf(statement["Resource"]).map(textOf),
    }));
}

/** Whether a pattern of IAM (`*`, `?`) covers one of the actions, which are in lower case. */
export function covers(pattern: string, actions: readonly string[]): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const expression = new RegExp(`^${source}$`);
  return actions.some((action) => expression.test(action));
}
