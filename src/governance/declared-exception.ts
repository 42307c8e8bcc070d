import type { DeclaredException } from "./case/judge-exception.ts";
import type { ExceptionSpec } from "./schemas/exception.ts";
import { instantOf } from "./schemas/shared.ts";

/** A stored version of an exception, as it is judged. `spec` is JSON that was checked when it was applied. @param authors who made it, in any version */
export function declaredException(
  stored: { readonly name: string; readonly digest: string; readonly spec: string },
  authors: readonly string[],
): DeclaredException {
  const spec = JSON.parse(stored.spec) as ExceptionSpec;
  const { controls, useCases, compensatingControls, dataClassCap, environments, renewals, breakGlass } = spec;
  return {
    name: stored.name,
    digest: stored.digest,
    authors,
    controls,
    ...(useCases !== undefined && { useCases }),
    compensatingControls,
    dataClassCap,
    environments,
    startsAt: instantOf(spec.startsAt),
    expiresAt: instantOf(spec.expiresAt),
    renewals,
    breakGlass,
    planOwner: spec.remediationPlan.owner,
    requester: spec.requester,
  };
}
