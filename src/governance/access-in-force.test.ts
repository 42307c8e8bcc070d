import assert from "node:assert/strict";
import { test } from "node:test";
import { openLive, type Realm } from "../../test/support/governed.ts";
import fc from "fast-check";
import type { Role } from "../core/roles.ts";
import { type AccessStep, nextAccess } from "./access-in-force.ts";
import type { RoleBindingSpec } from "./schemas.ts";

const minute = 60_000;

/** INVARIANT two-people: who may sign is told by bindings and providers that somebody else has signed. */
function bind(realm: Realm, members: readonly string[], more: object = {}, by = "ines@campus.example"): string {
  realm.now += minute;
  return realm.declare("RoleBinding", "security", { role: "INFOSEC", members, ...more }, by).digest;
}

function sign(realm: Realm, digest: string, who: string, subject = "RoleBinding/security"): void {
  realm.now += minute;
  realm.sign(subject, "CHANGE", digest, "CISO", who);
}

/** Who holds it, for which use cases, until when. */
function holders(realm: Realm): readonly string[] {
  return [...realm.compile().access.rolesByMember].flatMap(([member, held]) =>
    held
      .filter(({ binding }) => binding === "security")
      .map(({ useCases, until }) => {
        const forOnes = useCases === undefined ? "" : ` for ${[...useCases].join(" ")}`;
        return `${member}${forOnes}${until === Infinity ? "" : ` until ${new Date(until).toISOString().slice(0, 10)}`}`;
      }),
  );
}

const waiting = (realm: Realm): readonly string[] =>
  realm.compile().candidates.map(({ kind, name, version, inForce }) => `${kind}/${name} ${version} for ${inForce}`);

test("What was applied before the first use case went through its gates counts as it is", () => {
  const realm = openLive((early) => void bind(early, ["ines", "kim"]));
  assert.deepEqual(holders(realm), ["ines", "kim"]);
  assert.deepEqual(waiting(realm), []);
});

test("Another member is given nothing before somebody else has signed it; whoever is left out loses the role at once", () => {
  const realm = openLive((early) => void bind(early, ["ines", "kim"]));
  const digest = bind(realm, ["ines", "mole"]);
  assert.deepEqual(holders(realm), ["ines"]);
  assert.deepEqual(waiting(realm), ["RoleBinding/security 2 for 1"]);
  sign(realm, digest, "ines@campus.example");
  assert.deepEqual(holders(realm), ["ines"], "one's own");
  sign(realm, digest, "cora@campus.example");
  assert.deepEqual(holders(realm), ["ines", "mole"]);
  assert.deepEqual(waiting(realm), []);
});

test("Fewer members, fewer use cases and an earlier end need nobody; more of any needs somebody", () => {
  const until = (date: string) => ({ until: `${date}T00:00:00Z` });
  const realm = openLive((early) => void bind(early, ["ines", "kim"], until("2027-06-01")));
  bind(realm, ["ines"], until("2027-05-01"));
  assert.deepEqual(holders(realm), ["ines until 2027-05-01"]);
  bind(realm, ["ines"], { ...until("2027-05-01"), useCases: ["advising"] });
  assert.deepEqual(holders(realm), ["ines for advising until 2027-05-01"]);
  assert.deepEqual(waiting(realm), []);
  bind(realm, ["ines"], { ...until("2027-07-01"), useCases: ["advising", "others"] });
  assert.deepEqual(holders(realm), ["ines for advising until 2027-05-01"]);
  bind(realm, ["ines"], until("2027-05-01"));
  assert.deepEqual(holders(realm), ["ines for advising until 2027-05-01"], "for all is more than for one");
  bind(realm, ["ines"]);
  assert.deepEqual(holders(realm), ["ines for advising until 2027-05-01"], "without an end is later than with one");
  bind(realm, ["ines", "kim"], until("2027-06-01"));
  assert.deepEqual(holders(realm), ["ines for advising until 2027-05-01"], "what was taken away is given back by two");
  assert.deepEqual(waiting(realm), ["RoleBinding/security 7 for 3"]);
});

test("Another role of the same binding is another binding: the one before ends, the new one waits", () => {
  const realm = openLive((early) => void bind(early, ["ines"]));
  const digest = bind(realm, ["ines"], { role: "CISO" });
  assert.deepEqual(holders(realm), []);
  sign(realm, digest, "cora@campus.example");
  assert.deepEqual(holders(realm), ["ines"]);
});

test("A binding that was retired and comes back gives what it gave before only to whom somebody else signed it for", () => {
  const realm = openLive((early) => void bind(early, ["ines"]));
  realm.now += minute;
  // As the store numbers them: the second version is its retirement.
  const { digest } = realm.declare("RoleBinding", "security", { role: "INFOSEC", members: ["ines"] }, "ines@campus.example");
  const last = realm.versions.pop();
  assert.ok(last);
  realm.versions.push({ ...last, version: 3 });
  assert.deepEqual(holders(realm), []);
  sign(realm, digest, "cora@campus.example");
  assert.deepEqual(holders(realm), ["ines"]);
});

test("Roles that sign nothing need nobody else", () => {
  const realm = openLive();
  for (const role of ["USER", "DEVELOPER", "AUDITOR"] satisfies Role[]) {
    bind(realm, [role], { role, useCases: ["advising"] });
    assert.deepEqual(holders(realm), [`${role} for advising`]);
  }
  assert.deepEqual(waiting(realm), []);
  bind(realm, ["USER"], { role: "DATA_OWNER", useCases: ["advising"] });
  assert.deepEqual(holders(realm), [], "under the name of such a one, too");
});

test("Whoever made a version that waits does not sign one that another touched up; one that is in force makes nobody an author", () => {
  const realm = openLive((early) => void bind(early, ["ines", "kim"], {}, "cora@campus.example"));
  bind(realm, ["ines", "kim", "mole"], {}, "Mallory@campus.example");
  const touched = bind(realm, ["ines", "kim", "mole", "lee"], {}, "lou@campus.example");
  sign(realm, touched, "mallory@campus.example");
  assert.deepEqual(holders(realm), ["ines", "kim"]);
  bind(realm, ["ines"], {}, "mallory@campus.example");
  assert.deepEqual(holders(realm), ["ines"]);
  const more = bind(realm, ["ines", "lee"], {}, "lou@campus.example");
  sign(realm, more, "mallory@campus.example");
  assert.deepEqual(holders(realm), ["ines", "lee"], "they only took away");
});

test("What two approved once is not brought back by one", () => {
  const realm = openLive();
  const given = bind(realm, ["ines", "kim"]);
  sign(realm, given, "cora@campus.example");
  bind(realm, ["ines"]);
  bind(realm, ["ines", "kim"]);
  assert.deepEqual(holders(realm), ["ines"]);
});

test("A rejection keeps a version from giving anything, whoever signed it", () => {
  const realm = openLive((early) => void bind(early, ["ines"]));
  const digest = bind(realm, ["ines", "mole"]);
  sign(realm, digest, "cora@campus.example");
  assert.deepEqual(holders(realm), ["ines", "mole"]);
  realm.now += minute;
  realm.sign("RoleBinding/security", "CHANGE", digest, "CISO", "sol@campus.example", { decision: "reject" });
  assert.deepEqual(holders(realm), ["ines"]);
});

test("What the bootstrap token gives counts: there may be nobody left to sign it", () => {
  const realm = openLive();
  bind(realm, ["ines"], {}, "admin");
  assert.deepEqual(holders(realm), ["ines"]);
  assert.deepEqual(waiting(realm), []);
});

test("A provider that lets people in to the control plane waits as a whole; one that lets nobody in, and one taken back, do not", () => {
  const realm = openLive();
  const declare = (spec: object) => {
    realm.now += minute;
    const whole = { issuer: "https://id.campus.example", audiences: ["gateway"], ...spec };
    return realm.declare("IdentityProvider", "campus", whole, "pat@campus.example").digest;
  };
  const inForce = () => realm.compile().access.providers.get("campus")?.digest;
  const shut = declare({ required: { hd: "campus.example" } });
  assert.equal(inForce(), shut);
  const open = declare({ controlAudiences: ["console"] });
  assert.equal(inForce(), shut);
  assert.deepEqual(waiting(realm), ["IdentityProvider/campus 3 for 2"]);
  sign(realm, open, "ines@campus.example", "IdentityProvider/campus");
  assert.equal(inForce(), open);
  declare({ controlAudiences: ["console"], rules: [{ when: { team: "mine" }, roles: ["CISO"] }] });
  assert.equal(inForce(), open);
  declare({ controlAudiences: ["console"] });
  assert.deepEqual(waiting(realm), [], "taken back");
  const closed = declare({ audiences: [] });
  assert.equal(inForce(), closed, "nobody comes in by it any more");
});

test("While nothing about who holds what changes, it is the same object; a change that gives nothing leaves it the same, too", () => {
  const realm = openLive((early) => void bind(early, ["ines", "kim"]));
  bind(realm, ["ines", "mole"]);
  const { access } = realm.compile();
  realm.declare("Tool", "search", {
    title: "Search",
    owner: "o@campus.example",
    server: "s",
    tool: "t",
    consequence: "low",
    writes: false,
  });
  assert.equal(realm.compile().access, access);
});

test("Who would hold what after a change is told before it is made", () => {
  const realm = openLive((early) => void bind(early, ["ines", "kim"]));
  const { governance } = realm.compile();
  const spec = JSON.stringify({ role: "INFOSEC", members: ["kim", "mole"] });
  const row = {
    kind: "RoleBinding",
    name: "security",
    version: 2,
    digest: "sha256:new",
    spec,
    createdBy: "ines",
    createdAt: realm.now,
  };
  const after = (change: Parameters<NonNullable<typeof governance>["accessAfter"]>[0]) =>
    [...(governance?.accessAfter(change).rolesByMember.keys() ?? [])].filter((member) => !member.includes("@"));
  assert.deepEqual(after({ coming: [row] }), ["kim"]);
  assert.deepEqual(after({ leaving: { kind: "RoleBinding", name: "security" } }), []);
  assert.deepEqual(holders(realm), ["ines", "kim"]);
});

const allMembers = ["ann", "bob", "group:campus/security"];
const allCases = ["a", "b", "c"];
const ends = ["2027-01-01T00:00:00Z", "2027-02-01T00:00:00+02:00", "2027-02-01T00:00:00Z"];

/** Each member, use case (`*` is one that no binding names) and instant for which a spec gives the role. */
function grantsOf(spec: RoleBindingSpec): Set<string> {
  const cases = spec.useCases ?? [...allCases, "*"];
  const until = spec.until === undefined ? Infinity : Date.parse(spec.until);
  const instants = [0, ...ends.map((end) => Date.parse(end))].filter((at) => at < until);
  return new Set(
    spec.members.flatMap((member) => cases.flatMap((one) => instants.map((at) => `${spec.role} ${member} ${one} ${at}`))),
  );
}

const anyVersion = fc.record({
  spec: fc.record(
    {
      role: fc.constantFrom("INFOSEC" as const, "CISO" as const),
      members: fc.subarray(allMembers, { minLength: 1 }),
      useCases: fc.subarray(allCases, { minLength: 1 }),
      until: fc.constantFrom(...ends),
    },
    { requiredKeys: ["role", "members"] },
  ),
  isAccepted: fc.boolean(),
  /** Whether it was retired before. */
  isAfterEnd: fc.boolean(),
});

test("two-people: after any versions in any order exactly that is given which the last accepted one gave and none since took away", () => {
  fc.assert(
    fc.property(fc.array(anyVersion, { minLength: 1, maxLength: 12 }), (versions) => {
      let step: AccessStep | undefined;
      let wanted = new Set<string>();
      let version = 0;
      for (const { spec, isAccepted, isAfterEnd } of versions) {
        version += isAfterEnd ? 2 : 1;
        const text = JSON.stringify(spec);
        const row = { kind: "RoleBinding", name: "any", version, digest: text, spec: text };
        step = nextAccess(step, row, { signing: new Set(["INFOSEC", "CISO"]), isAccepted: () => isAccepted });
        const given = grantsOf(spec);
        wanted = isAccepted ? given : isAfterEnd ? new Set() : new Set([...wanted].filter((one) => given.has(one)));
        const { inForce } = step;
        assert.deepEqual(inForce === undefined ? new Set() : grantsOf(JSON.parse(inForce.spec) as RoleBindingSpec), wanted);
      }
    }),
    { numRuns: 500 },
  );
});
