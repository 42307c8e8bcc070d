import { applyManifests } from "../../../src/admin/apply-manifests.ts";
import { alex } from "../../support/open-admin.ts";
import type { ControlCall } from "./control-calls.ts";
import { type ControlWorld, spares } from "./control-world.ts";

/** Applied anew where it was retired. */
const sparedException = async ({ admin }: ControlWorld): Promise<{ name: string }> => {
  const manifests = spares("https://login.elsewhere.example").filter(({ kind }) => kind === "Exception");
  await applyManifests(admin.deps, alex, { dryRun: false, manifests });
  return { name: "spare" };
};

const ofTests = { params: { name: "tests" }, tenant: true, absent: { params: { name: "absent" } } } as const;

const inMonth = {
  params: { name: "tests", period: "2026-10" },
  tenant: true,
  absent: { params: { name: "absent", period: "2026-10" } },
} as const;

/** Reviews, exceptions, changes that wait, and the end of use cases. */
export const oversightCalls: Readonly<Record<string, ControlCall>> = {
  listReviews: { as: "DEVELOPER@tests", ...ofTests },
  // It went through no gates, so that no month of it has to be reviewed.
  generateReview: { as: "DATA_OWNER@tests", body: {}, status: 409, ...ofTests },
  showReview: { as: "DEVELOPER@tests", ...inMonth, status: 409 },
  commentReview: { as: "DATA_OWNER@tests", body: { text: "a test" }, ...inMonth, status: 404 },
  listExceptionStates: { as: "DEVELOPER@tests" },
  showExceptionState: { as: "DEVELOPER@tests", ...ofTests, params: sparedException },
  // Nobody asked for it, so that there is nothing to go on from.
  renewException: {
    as: "DATA_OWNER@tests",
    body: { expiresAt: "2026-12-20T00:00:00Z", progress: "a test" },
    status: 409,
    ...ofTests,
    params: sparedException,
  },
  listChanges: { as: "DEVELOPER@tests" },
  showDecommission: { as: "DEVELOPER@tests", ...ofTests },
  // It is not being decommissioned.
  emptyUseCase: { as: "DATA_OWNER@tests", body: { reason: "a test" }, status: 409, ...ofTests },
};

interface Groups {
  readonly anyRole: readonly string[];
  /** Who may know of the use case `tests`. */
  readonly ofTests: readonly string[];
  readonly askers: readonly string[];
  /** Who may stop it. */
  readonly stoppers: readonly string[];
}

export function oversightRoles(groups: Groups): Readonly<Record<string, readonly string[]>> {
  return {
    listReviews: groups.ofTests,
    generateReview: groups.askers,
    showReview: groups.ofTests,
    commentReview: groups.askers,
    listExceptionStates: groups.anyRole,
    showExceptionState: groups.ofTests,
    renewException: groups.askers,
    listChanges: groups.anyRole,
    showDecommission: groups.ofTests,
    // Who of them may empty it is asked after that.
    emptyUseCase: [...groups.stoppers, "PLATFORM"],
  };
}
