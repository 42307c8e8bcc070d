import { applyManifests } from "../../../src/admin/apply-manifests.ts";
import { type ControlWorld, openControlWorld } from "../../e2e/every-route/control-world.ts";
import { alex } from "../../support/open-admin.ts";

/** The world of the meta-test, and what one could climb by: groups with roles, a bound name that is nobody's yet, two hats on one head. */
export async function openLadder(): Promise<ControlWorld> {
  const world = await openControlWorld();
  const binding = (name: string, role: string, members: readonly string[], more: object = {}): object => ({
    kind: "RoleBinding",
    name,
    spec: { role, members, ...more },
  });
  await applyManifests(world.admin.deps, alex, {
    dryRun: false,
    manifests: [
      {
        kind: "IdentityProvider",
        name: "ward",
        spec: {
          issuer: "https://login.ward.example",
          controlAudiences: ["console"],
          principal: { prefix: "w-" },
          provisioning: "scim",
        },
      },
      binding("staff", "USER", ["group:campus/staff"], { useCases: ["tests"] }),
      binding("deans", "CISO", ["group:campus/deans"]),
      binding("robots", "PLATFORM", ["robot"]),
      binding("hat-one", "PLATFORM", ["two-hats"]),
      binding("hat-two", "INFOSEC", ["two-hats"]),
      binding("owners", "DATA_OWNER", ["data_owner@TESTS", "colleague", "another"], { useCases: ["tests"] }),
    ],
  });
  return world;
}
