import type { InventoryIndex } from "../../model/index-inventory.ts";
import type { AccountRule, Outcome } from "../../model/rule.ts";
import { type Check, subjectOf } from "./check.ts";
import { shown } from "./require-value.ts";

/**
 * That there is one, and that one of them is as a check asks. What is not seen may be elsewhere, unless the inventory is all there is.
 * `missing` is a sentence without a stop: "No GuardDuty detector is enabled".
 */
export function existing(types: readonly string[], missing: string, check?: Check): Pick<AccountRule, "reads" | "checkAccount"> {
  return {
    reads: types,
    checkAccount: (index) => {
      const asked = types
        .flatMap((type) => index.ofType(type))
        .map((resource) => ({
          resource,
          outcome: check?.(subjectOf(resource, index)),
        }));
      const [first] = asked;
      if (check === undefined && first !== undefined) return [{ status: "PASS", why: `There is ${shown(first.resource.id)}.` }];
      for (const status of ["PASS", "UNKNOWN"] as const) {
        const found = asked.find(({ outcome }) => outcome?.status === status);
        if (found?.outcome !== undefined) return [{ ...found.outcome, resource: found.resource }];
      }
      return [lacking(index, types, missing)];
    },
  };
}

/** FAIL for what is not there, UNKNOWN where it might be elsewhere. */
export function lacking(index: InventoryIndex, types: readonly string[], missing: string): Outcome {
  const doubt = types.map((type) => index.mayLack(type)).find((why) => why !== undefined);
  return doubt === undefined
    ? { status: "FAIL", why: `${missing}.` }
    : { status: "UNKNOWN", why: `${missing} in what was read: ${doubt}.` };
}
