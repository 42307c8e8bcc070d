import { canonicalJson } from "../../core/canonical-json.ts";
import type { Frozen } from "../../governance/case/case-life.ts";
import type { PlannedStep } from "../../governance/lifecycle.ts";
import type { StoredTransition } from "../../storage/store.ts";

/** A step as the store has it: what a gate froze stands with it, so that what serves can be told from it alone. */
export function storedStep(
  { frozen, ...planned }: PlannedStep,
  made: Pick<StoredTransition, "useCase" | "by" | "at" | "reason">,
): Omit<StoredTransition, "id"> {
  return { ...planned, ...made, ...(frozen !== undefined && { frozen: spell(frozen) }) };
}

function spell({ digest, digestSet, parts }: Frozen): string {
  return canonicalJson({ digest, digestSet: { ...digestSet }, parts: parts.map((part) => ({ ...part })) });
}
