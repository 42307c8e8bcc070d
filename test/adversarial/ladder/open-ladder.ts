import { applyManifests } from "../../../src/admin/apply-manifests.ts";
import { type ControlWorld, openControlWorld } from "../../e2e/every-route/control-world.ts";
import { identityProvider, roleBinding } from "../../support/manifests.ts";
import { alex } from "../../support/open-admin.ts";

/** The world of the meta-test, and what one could climb by: groups with roles, a bound name that is nobody's yet, two hats on one head. */
export async function openLadder(): Promise<ControlWorld> {
  const world = await openControlWorld();
  await applyManifests(world.admin.deps, alex, {
    dryRun: false,
    manifests: [
      identityProvider("ward", "https://login.ward.example", { principal: { prefix: "w-" }, provisioning: "scim" }),
      roleBinding("staff", "USER", ["group:campus/staff"], { useCases: ["tests"] }),
      roleBinding("deans", "CISO", ["group:campus/deans"]),
      roleBinding("robots", "PLATFORM", ["robot"]),
      roleBinding("hat-one", "PLATFORM", ["two-hats"]),
      roleBinding("hat-two", "INFOSEC", ["two-hats"]),
      roleBinding("owners", "DATA_OWNER", ["data_owner@TESTS", "colleague", "another"], { useCases: ["tests"] }),
    ],
  });
  return world;
}
