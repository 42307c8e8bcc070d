import { bedrockInvoke } from "./model-actions.ts";
import type { BuiltResource, GuardFinding } from "./read-built-resources.ts";
import { covers, readAllowances } from "./read-statements.ts";

/** INVARIANT: who may call models may call those that are listed, not those that somebody adds later (control IAM-002). */
export function forbidWildcardModels(resources: readonly BuiltResource[]): readonly GuardFinding[] {
  return resources.flatMap(({ path, properties }) =>
    readAllowances(properties)
      .filter(({ actions }) => actions.some((action) => covers(action, bedrockInvoke)))
      .flatMap((allowance) => allowance.resources.filter(isWide))
      .map((resource) => ({
        path,
        message: `wildcard model: calls are allowed on ${resource}: list the ARNs of the approved models and inference profiles`,
      })),
  );
}

/** A wildcard, or an ARN that has no model in it that could be read. */
function isWide(resource: string): boolean {
  return /[*?]/.test(resource) || resource === "…";
}
