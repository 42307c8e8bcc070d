import assert from "node:assert/strict";
import { test } from "node:test";
import { openLive, type Realm, type SignedHow } from "../../test/support/governed.ts";
import { entitlementAt } from "./entitlement-at.ts";

const minute = 60_000;
const dean = "dean@campus.example";

function bind(realm: Realm, members: readonly string[], by: string): string {
  realm.now += minute;
  return realm.declare("RoleBinding", "owners-0", { role: "DATA_OWNER", members, useCases: ["advising"] }, by).digest;
}

function say(realm: Realm, digest: string, who: string, how?: SignedHow): void {
  realm.now += minute;
  realm.sign("RoleBinding/owners-0", "CHANGE", digest, "CISO", who, how);
}

test("A use case is judged again when a role binding that it asked about is signed, rejected, and each of it taken back", () => {
  const realm = openLive();
  const state = () => {
    const compiled = realm.compile().entitlements.get("advising");
    return compiled && entitlementAt(compiled, realm.now).state;
  };
  assert.equal(state(), "PRODUCTION");
  bind(realm, ["eve@campus.example"], "ines@campus.example");
  assert.equal(state(), "DEGRADED", "what is taken away is gone at once");
  const back = bind(realm, [dean], "ines@campus.example");
  assert.equal(state(), "DEGRADED", "what gives it back waits");
  say(realm, back, "ines@campus.example");
  assert.equal(state(), "DEGRADED", "one's own");
  say(realm, back, "cora@campus.example");
  assert.equal(state(), "PRODUCTION");
  say(realm, back, "rita@campus.example", { decision: "reject" });
  assert.equal(state(), "DEGRADED");
  say(realm, back, "rita@campus.example", { decision: "reject", withdrawn: true });
  assert.equal(state(), "PRODUCTION");
  say(realm, back, "cora@campus.example", { withdrawn: true });
  assert.equal(state(), "DEGRADED");
});

test("Of two versions that wait, what gives all is signed by nobody who made either; the older one gives what both do", () => {
  const realm = openLive();
  const holders = () => [...realm.compile().access.rolesByMember.keys()].filter((one) => ["kim", "lee", dean].includes(one));
  const first = bind(realm, [dean, "kim"], "ines@campus.example");
  const second = bind(realm, [dean, "kim", "lee"], "cora@campus.example");
  const waiting = realm.compile().candidates.map(({ version, inForce }) => `${version} for ${inForce}`);
  assert.deepEqual(waiting, ["3 for 1"]);
  for (const who of ["ines@campus.example", "cora@campus.example"]) {
    say(realm, second, who);
    assert.deepEqual(holders(), [dean], who);
  }
  say(realm, second, "rita@campus.example");
  assert.deepEqual(holders(), [dean, "kim", "lee"]);
  say(realm, second, "rita@campus.example", { withdrawn: true });
  assert.deepEqual(holders(), [dean]);
  say(realm, second, "ines@campus.example", { withdrawn: true });
  say(realm, first, "rita@campus.example");
  assert.deepEqual(holders(), [dean, "kim"]);
});
