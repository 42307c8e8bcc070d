import assert from "node:assert/strict";
import { test } from "node:test";
import { advisingSpec, day, declareShared, openRealm, type Realm, showProgramme, takeLive } from "../../test/support/governed.ts";
import { entitlementAt } from "./entitlement-at.ts";
import type { Entitlement } from "./register.ts";

function entitlement(realm: Realm, name = "advising"): Entitlement {
  const found = realm.compile().entitlements.get(name);
  assert.ok(found);
  return entitlementAt(found, realm.now);
}

test("Calls are held to the tools that were approved, as they were approved; a newer tool is a candidate, and light use cases are held to none", () => {
  const tool = {
    title: "Courses",
    owner: "o@campus.example",
    server: "registrar",
    tool: "look_up",
    consequence: "low",
    writes: false,
  };
  const realm = openRealm();
  declareShared(realm, ["advising"]);
  realm.declare("Tool", "courses", { ...tool, arguments: { type: "object" } });
  realm.declare("UseCase", "advising", { ...advisingSpec, tools: ["courses", "gone"] });
  realm.declare("UseCase", "light", { ...advisingSpec, dataClass: "internal", overlays: [], tools: ["courses"] });
  realm.now += 5 * day;
  showProgramme(realm, realm.world("advising"));
  takeLive(realm, "advising", realm.world);
  const bare = openRealm();
  declareShared(bare, ["advising"]);
  bare.declare("UseCase", "advising", advisingSpec);
  const approved = [{ name: "look_up", arguments: '{"type":"object"}' }];
  assert.deepEqual(entitlement(realm).tools, approved);
  assert.equal(entitlement(realm, "light").tools, undefined);
  realm.declare("Tool", "courses", { ...tool, tool: "enrol" }, "mallory@campus.example");
  realm.declare("UseCase", "advising", { ...advisingSpec, tools: [] });
  assert.deepEqual(entitlement(realm).tools, approved);
  assert.deepEqual(
    realm.compile().candidates.map(({ kind, name, version, inForce }) => `${kind}/${name} ${version} for ${inForce}`),
    ["UseCase/advising 2 for 1", "Tool/courses 2 for 1"],
  );
  assert.deepEqual(entitlement(bare).tools, [], "without tools it is held to none at all");
});
