import assert from "node:assert/strict";
import { test } from "node:test";
import { advising, name, openScene, type Scene, standard } from "../../../test/support/judge-case.ts";
import { sampleDigest } from "../../../test/support/sample-statements.ts";
import type { Role } from "../../core/roles.ts";
import { days } from "../../core/units.ts";
import { type DeclaredException, type ExceptionWorld, judgeException, relaxes } from "./judge-exception.ts";

const at = 1_700_000_000_000;
const hour = 3_600_000;
const subject = "Exception/late-scan";
const digest = sampleDigest("late-scan");
const base: DeclaredException = {
  name: "late-scan",
  digest,
  authors: ["dev"],
  controls: ["NET-001"],
  compensatingControls: [],
  dataClassCap: "restricted",
  environments: ["production"],
  startsAt: at,
  expiresAt: at + days(10),
  renewals: 0,
  breakGlass: false,
  planOwner: "gus",
  requester: "lee",
};
const world: ExceptionWorld = {
  rules: standard.exceptions,
  settings: standard.settings,
  holdsUntil: () => Infinity,
  ownersOf: (principal) => (principal === "ci" ? ["cio"] : []),
  badFrom: () => ({ at: Infinity, why: "" }),
};
const quorum: readonly (readonly [Role, string])[] = [
  ["RESEARCH_COMPLIANCE_OFFICER", "rik"],
  ["CIO", "cio"],
  ["CISO", "cis"],
];

function asked(signers = quorum, about = "EXCEPTION", when = at): Scene {
  const scene = openScene();
  scene.exceptions = [base];
  scene.say("request/EXCEPTION", { gate: "EXCEPTION", digest, digestSet: {}, parts: [] }, at, "pia", subject);
  for (const [role, who] of signers) scene.sign(about, role, who, when, { digest, subject });
  return scene;
}
const judge = (scene: Scene, now: number, more: Partial<DeclaredException> = {}, where: Partial<ExceptionWorld> = {}) => {
  const file = scene.world().exceptions[0]?.file;
  assert.ok(file);
  return judgeException({ ...base, ...more }, file, { ...world, ...where }, now);
};

test("An exception is a draft until somebody asks for that version, and then waits for each who must sign", () => {
  const scene = openScene();
  scene.exceptions = [base];
  assert.equal(judge(scene, at).state, "DRAFT");
  assert.equal(judge(asked(), at, { digest: sampleDigest("another") }).state, "DRAFT");
  assert.equal(judge(asked([]), at).state, "REQUESTED");
  const some = judge(asked(quorum.slice(0, 2)), at);
  assert.deepEqual([some.state, some.why, some.from, some.until], ["UNDER_REVIEW", "It waits for CISO.", 0, 0]);
});

test("It is in force from its start until its sunset, to the millisecond", () => {
  const scene = asked();
  const states = [at - 1, at, at + days(3) - 1, at + days(3), at + days(10) - 1, at + days(10)].map(
    (now) => judge(scene, now).state,
  );
  assert.deepEqual(states, ["APPROVED", "ACTIVE", "ACTIVE", "EXPIRING", "EXPIRING", "EXPIRED"]);
  assert.deepEqual([judge(scene, at).from, judge(scene, at).until], [at, at + days(10)]);
  assert.equal(judge(scene, at + days(10)).why, "It ended at 2023-11-24T22:13:20.000Z.");
});

test("It begins with its last signature, and never lasts longer than its class allows from the start that it names", () => {
  assert.equal(judge(asked(quorum, "EXCEPTION", at + hour), at).from, at + hour);
  const longest = (more: Partial<DeclaredException>) => judge(asked(), at, { expiresAt: at + days(400), ...more }).until - at;
  assert.equal(longest({}), days(30));
  assert.equal(longest({ dataClassCap: "confidential" }), days(90));
  assert.equal(longest({ dataClassCap: "internal" }), days(180));
  assert.equal(judge(asked(), at, { startsAt: at - days(29) }).until, at + days(1));
});

test("two-people: who asked for it, wrote it, has it asked for or owes its remediation fills no seat, and nobody fills two", () => {
  for (const barred of ["pia", "dev", "gus", "lee"])
    assert.deepEqual(judge(asked([...quorum.slice(0, 2), ["CISO", barred]]), at).missing, [{ role: "CISO", count: 1 }]);
  assert.deepEqual(judge(asked(quorum.map(([role]) => [role, "ana"] as const)), at).missing.length, 2);
  const byProgram = judge(asked(), at, { authors: ["ci"] });
  assert.deepEqual(byProgram.missing, [{ role: "CIO", count: 1 }], "nor does whoever answers for a program that did");
});

test("Whose matter a control is signs too, and the committee a second renewal; there is no third", () => {
  const roles = (more: Partial<DeclaredException>) => judge(asked(), at, more).missing.map(({ role }) => role);
  assert.deepEqual(roles({ controls: ["LEG-006"] }), ["PRIVACY"]);
  assert.deepEqual(roles({ controls: ["LEG-008", "LEG-007"] }), ["EXPORT_OFFICE", "IRB_OFFICE"]);
  assert.deepEqual(roles({ renewals: 1 }), []);
  assert.deepEqual(roles({ renewals: 2 }), ["GOV_COMMITTEE"]);
  assert.deepEqual([judge(asked(), at, { renewals: 3 }).state, judge(asked(), at, { renewals: 3 }).until], ["REJECTED", 0]);
});

test("In an emergency two sign, for a day at most", () => {
  const scene = asked(
    [
      ["CISO", "cis"],
      ["SECOPS", "sec"],
    ],
    "BREAK_GLASS",
  );
  const { state, until } = judge(scene, at, { breakGlass: true });
  assert.deepEqual([state, until], ["EXPIRING", at + 24 * hour]);
  assert.equal(judge(scene, at).state, "REQUESTED", "what was signed for an emergency is no ordinary approval");
});

test("What is not complete in ten days is rejected for good, and so is what somebody rejects", () => {
  const scene = asked(quorum.slice(0, 2));
  assert.equal(judge(scene, at + days(10) - 1).state, "UNDER_REVIEW");
  assert.equal(judge(scene, at + days(10)).state, "REJECTED");
  assert.equal(judge(asked(quorum, "EXCEPTION", at + days(10) - 1), at + days(10)).until, at + days(10));
  assert.equal(judge(asked(quorum, "EXCEPTION", at + days(10)), at + days(11), { expiresAt: at + days(20) }).state, "REJECTED");
  const refused = asked();
  refused.sign("EXCEPTION", "CISO", "cis", at + 1, { digest, subject, decision: "reject" });
  assert.equal(judge(refused, at + 1).why, "cis rejected it as CISO: I looked at it.");
});

test("It ends when a control that compensates for it does not hold, and was never in force where it never did", () => {
  const red = (when: number) => ({ badFrom: () => ({ at: when, why: "It is off." }) });
  const more = { compensatingControls: ["LOG-003"] };
  const before = judge(asked(), at, more, red(at + hour));
  assert.deepEqual([before.state, before.until], ["EXPIRING", at + hour]);
  const after = judge(asked(), at + hour, more, red(at + hour));
  assert.deepEqual([after.state, after.until], ["REVOKED", at + hour]);
  assert.equal(after.why, "It was revoked: LOG-003, which compensates for it, does not hold. It is off.");
  const never = judge(asked(), at, more, red(0));
  assert.deepEqual([never.state, never.from, never.until], ["REVOKED", 0, 0]);
});

test("It ends with the role of somebody who signed, and when somebody revokes it", () => {
  const leaves = { holdsUntil: ({ signer }: { readonly signer: string }) => (signer === "cis" ? at + hour : Infinity) };
  assert.equal(judge(asked(), at, {}, leaves).until, at + hour);
  assert.match(judge(asked(), at + hour, {}, leaves).why, /no longer holds the role/);
  assert.equal(judge(asked(), at, {}, { holdsUntil: () => 0 }).state, "REQUESTED");
  const scene = asked();
  const said = { control: "REVOKED", outcome: "fail", observedAt: at, digest, source: "people", summary: "A mistake." };
  scene.say("evidence/REVOKED", said, at + 5, "cis", subject);
  assert.deepEqual([judge(scene, at + 4).state, judge(scene, at + 5).state], ["EXPIRING", "REVOKED"]);
  assert.deepEqual([judge(scene, at + 5).until, judge(scene, at + 5).why], [at + 5, "It was revoked: A mistake."]);
});

test("It relaxes the controls that it names, of the use cases, the class and the environment that it names, and no others", () => {
  const useCase = { name, profile: advising };
  const does = (more: Partial<DeclaredException>, control = "NET-001", of = useCase) =>
    relaxes({ ...base, ...more }, of, control, standard.exceptions);
  assert.ok(does({}));
  assert.ok(does({ useCases: [name] }));
  assert.ok(!does({ useCases: ["another"] }));
  assert.ok(!does({}, "NET-002"));
  assert.ok(!does({ dataClassCap: "confidential" }));
  assert.ok(!does({ environments: ["sandbox"] }));
  assert.ok(!does({}, "NET-001", { name, profile: { ...advising, environment: "sandbox" } }));
  for (const control of standard.exceptions.nonWaivable) assert.ok(!does({ controls: [control] }, control), control);
});
