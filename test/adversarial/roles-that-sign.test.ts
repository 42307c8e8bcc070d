import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { rolesThatMay } from "../../src/admin/changes/who-may.ts";
import type { AdminAction } from "../../src/admin/authorize.ts";
import { roles } from "../../src/core/roles.ts";
import { loadStandard } from "../../src/governance/standard/load-standard.ts";
import { rolesThatSign } from "../../src/governance/standard/roles-that-sign.ts";
import { type Admin, openAdmin } from "../support/open-admin.ts";

let admin: Admin;
before(async () => {
  admin = await openAdmin();
});
after(() => admin?.close());

const signing = rolesThatSign(loadStandard());

test("By the standard's data, all roles sign something but those that read, build and call", () => {
  assert.deepEqual(
    roles.filter((role) => !signing.has(role)),
    ["AUDITOR", "DEVELOPER", "USER"],
  );
});

for (const [action, kind] of [
  ["ApplyPolicy", "Policy"],
  ["ApplyStandard", "Standard"],
  ["ApplyRoleBinding", "RoleBinding"],
  ["ApplyIdentity", "IdentityProvider"],
  ["ApplyModel", "Deployment"],
  ["ApplyGuardrail", "Guardrail"],
  ["ApplyPrompt", "Prompt"],
  ["ApplyVendor", "Vendor"],
  ["ApplyException", "Exception"],
  ["ApplyUseCase", "UseCase"],
  ["ApproveUseCase", "UseCase"],
  ["ReleaseAndon", "Andon"],
] as const satisfies readonly (readonly [AdminAction, string])[]) {
  test(`No role gives ${action} by the shipped policies that is given by one person`, () => {
    const may = rolesThatMay(admin.deps, action, [{ kind, name: "any", useCase: "any" }]);
    assert.ok(may.length > 0);
    assert.deepEqual(
      may.filter((role) => !signing.has(role)),
      [],
    );
  });
}
