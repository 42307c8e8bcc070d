import type { Register } from "../governance/register.ts";
import type { StoredTransition } from "../storage/store.ts";

/**
 * Use cases that a release before 0.5 approved with one word and that go through gates now, by name: nothing of them is served until they
 * have passed their gates. Pure.
 *
 * @param steps the newest of each
 */
export function approvedBeforeGates(
  { governance }: Pick<Register, "governance">,
  steps: readonly Pick<StoredTransition, "useCase" | "to" | "frozen" | "notAfter">[],
  now: number,
): readonly string[] {
  return steps
    .filter(({ to, frozen, notAfter = 0 }) => (to === "PRODUCTION" || to === "SANDBOX") && frozen === undefined && now < notAfter)
    .map(({ useCase }) => useCase)
    .filter((name) => governance?.gated.has(name) === true)
    .sort();
}
