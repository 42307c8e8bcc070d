import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mockWorld, serviceAccount, useCase } from "../../test/support/manifests.ts";
import { type Admin, alex, openAdmin, person } from "../../test/support/open-admin.ts";
import { applyManifests } from "./apply-manifests.ts";
import { makerOf } from "./maker-of.ts";

let admin: Admin;
before(async () => {
  admin = await openAdmin();
});
after(() => admin?.close());

test("What a program makes is made by whoever answers for it, too", async () => {
  const { deps } = admin;
  const apply = (by: typeof alex, ...manifests: readonly object[]) => applyManifests(deps, by, { dryRun: false, manifests });
  await apply(alex, ...mockWorld("http://127.0.0.1:9/v1"), serviceAccount("ci", { owner: "Dana" }));
  const ci = person("ci", ["PROJECT_LEAD@tests"], { kind: "service-account" });
  await apply(ci, useCase("tests", ["mock"], { title: "By a program" }));
  const newest = await deps.store.getResource("UseCase", "tests");
  assert.ok(newest);
  assert.equal(newest.createdBy, "ci");
  assert.equal(await makerOf(deps, person("dana"), newest), "dana");
  assert.equal(await makerOf(deps, person("eli"), newest), "ci");
});
