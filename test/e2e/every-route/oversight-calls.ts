import type { ControlCall } from "./control-calls.ts";

const ofTests = { params: { name: "tests" }, tenant: true, absent: { params: { name: "absent" } } } as const;

/** Reviews, exceptions, changes that wait, and the end of use cases. */
export const oversightCalls: Readonly<Record<string, ControlCall>> = {
  showDecommission: { as: "DEVELOPER@tests", ...ofTests },
  // It is not being decommissioned.
  emptyUseCase: { as: "DATA_OWNER@tests", body: { reason: "a test" }, status: 409, ...ofTests },
};

interface Groups {
  readonly anyRole: readonly string[];
  /** Who may know of the use case `tests`. */
  readonly ofTests: readonly string[];
  /** Who may stop it. */
  readonly stoppers: readonly string[];
}

export function oversightRoles(groups: Groups): Readonly<Record<string, readonly string[]>> {
  return {
    showDecommission: groups.ofTests,
    // Who of them may empty it is asked after that.
    emptyUseCase: groups.stoppers,
  };
}
