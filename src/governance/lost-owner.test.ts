import assert from "node:assert/strict";
import { test } from "node:test";
import { advisingSpec, day, declareShared, openRealm, type Realm, showProgramme, takeLive } from "../../test/support/governed.ts";
import { entitlementAt } from "./entitlement-at.ts";
import type { Entitlement } from "./register.ts";

const dean = "dean@campus.example";
const owners = (more: object = {}): object => ({ role: "DATA_OWNER", members: [dean], useCases: ["advising"], ...more });

/** In production, with everything shown again just now, long after it was declared. */
function openLive(before: (realm: Realm) => void = () => {}): Realm {
  const realm = openRealm();
  declareShared(realm, ["advising"]);
  realm.declare("IdentityProvider", "campus", { issuer: "https://id.campus.example", audiences: ["gateway"] });
  before(realm);
  realm.declare("UseCase", "advising", advisingSpec);
  realm.now += 5 * day;
  showProgramme(realm, realm.world("advising"));
  takeLive(realm, "advising", realm.world);
  realm.now += 20 * day;
  showAgain(realm);
  realm.now += 60_000;
  assert.equal(served(realm).state, "PRODUCTION");
  return realm;
}

/** What holds for a day or an hour only. */
function showAgain(realm: Realm): void {
  const world = realm.world("advising");
  showProgramme(realm, world);
  for (const kind of ["LIVE_SCAN", "SIEM_CANARY"])
    realm.say("UseCase/advising", `artefact/${kind}`, { ...world.file.artefacts.get(kind)?.body, kind, title: kind, fields: {} });
}

function served(realm: Realm, at = realm.now): Entitlement {
  const found = realm.compile().entitlements.get("advising");
  assert.ok(found);
  return entitlementAt(found, at);
}

const set = (missingDays: number) => (realm: Realm) => void realm.declare("Standard", "default", { owner: { missingDays } });
const losses: readonly (readonly [string, (realm: Realm) => void, (realm: Realm) => void])[] = [
  [
    "is let go",
    ({ people }) => people.set(dean, { provider: "campus", active: true, groups: [] }),
    ({ people }) => people.set(dean, { provider: "campus", active: false, groups: [] }),
  ],
  [
    "leaves the group that owned it",
    (realm) => {
      realm.people.set(dean, { provider: "campus", active: true, groups: ["campus/deans"] });
      realm.declare("RoleBinding", "owners-0", owners({ members: ["group:campus/deans"] }));
    },
    ({ people }) => people.set(dean, { provider: "campus", active: true, groups: [] }),
  ],
  [
    "loses the role",
    () => {},
    (realm) => realm.declare("RoleBinding", "owners-0", owners({ members: ["other@campus.example"] })),
  ],
];

for (const [how, before, lose] of losses)
  test(`Whoever answers for it and ${how} degrades it at that instant, and does not stop it as if they had been gone for long`, () => {
    const realm = openLive(before);
    lose(realm);
    const { state, refused, dataClass, rateFactor } = served(realm);
    assert.deepEqual([state, refused, dataClass, rateFactor], ["DEGRADED", undefined, "confidential", 0.5]);
    assert.match(served(realm).phases[0].causes.join(), /GOV-002/);
  });

test("Whoever answers for it can no longer come in once their identity provider is retired", () => {
  const realm = openLive(({ people }) => people.set(dean, { provider: "campus", active: true, groups: [] }));
  const kept = realm.versions.filter(({ kind }) => kind !== "IdentityProvider");
  realm.versions.splice(0, Infinity, ...kept);
  assert.equal(served(realm).state, "DEGRADED");
});

test("A role that ends degrades it at that millisecond, with nothing compiled anew (expiry-needs-nobody)", () => {
  const until = Date.UTC(2026, 10, 27, 12);
  const realm = openLive((one) => one.declare("RoleBinding", "owners-0", owners({ until: new Date(until).toISOString() })));
  assert.ok(realm.now < until && until < realm.now + day);
  const found = served(realm);
  assert.equal(entitlementAt(found, until - 1).state, "PRODUCTION");
  assert.equal(entitlementAt(found, until).state, "DEGRADED");
});

test("Where the organisation gives no days without an owner, it stops at that instant", () => {
  const until = Date.UTC(2026, 10, 27, 12);
  const ending = openLive((realm) => {
    set(0)(realm);
    realm.declare("RoleBinding", "owners-0", owners({ until: new Date(until).toISOString() }));
  });
  const found = served(ending);
  assert.equal(entitlementAt(found, until - 1).refused, undefined);
  assert.equal(entitlementAt(found, until).refused?.code, "use_case_suspended");

  const gone = openLive(set(0));
  gone.people.set(dean, { provider: "campus", active: false, groups: [] });
  assert.match(served(gone).refused?.detail ?? "", /GOV-002 .*no longer let in.*Ask the advising desk/);
});

test("The days without an owner run from when it was degraded for that, and not from before", () => {
  const realm = openLive(set(1));
  realm.people.set(dean, { provider: "campus", active: false, groups: [] });
  assert.equal(served(realm).state, "DEGRADED");
  const stop = (): number => served(realm).phases.at(-1)?.from ?? 0;
  realm.step("advising", "DEGRADED");
  const since = realm.now;
  realm.now += 3_600_000;
  showAgain(realm);
  assert.equal(stop(), since + day);
  realm.people.set(dean, { provider: "campus", active: true, groups: [] });
  assert.equal(served(realm).state, "PRODUCTION");
});

test("While a newer version names somebody else, it is whoever answers for what is served that counts", () => {
  const realm = openLive(({ people }) => people.set(dean, { provider: "campus", active: true, groups: [] }));
  realm.declare("UseCase", "advising", { ...advisingSpec, accountable: "other@campus.example" });
  assert.equal(served(realm).state, "PRODUCTION");
  realm.people.set(dean, { provider: "campus", active: false, groups: [] });
  assert.equal(served(realm).state, "DEGRADED");
});
