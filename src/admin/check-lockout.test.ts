import assert from "node:assert/strict";
import { test } from "node:test";
import { compile } from "../governance/compile.ts";
import { parseManifest } from "../governance/parse-manifest.ts";
import type { Register } from "../governance/register.ts";
import { finish } from "../policy/steps.ts";
import { checkLockout, type LockoutQuestion } from "./check-lockout.ts";

/** A Saturday. */
const now = Date.parse("2026-11-21T12:00:00Z");

const provider = (spec: object = { groupsClaim: "groups" }, name = "campus"): object => ({
  kind: "IdentityProvider",
  name,
  spec: { issuer: `https://${name}.example`, controlAudiences: ["console"], ...spec },
});
const binding = (role: string, members: readonly string[], more: object = {}): object => ({
  kind: "RoleBinding",
  name: `${role.toLowerCase()}-${members.length}`,
  spec: { role, members, ...more },
});
const forbid = (
  condition: string,
  scope = 'principal, action in [Action::"ApplyPolicy", Action::"ApplyRoleBinding"], resource',
): object => ({
  kind: "Policy",
  name: "campus",
  spec: { cedar: `@id("a") forbid (${scope}) ${condition};` },
});

function registerOf(manifests: readonly object[]): Register {
  const versions = manifests
    .map(parseManifest)
    .map(({ kind, name, canonical }) => ({ kind, name, version: 1, digest: name, spec: canonical }));
  return compile(versions, []);
}

const people = new Map([
  ["ines", { provider: "campus", active: true, groups: [] }],
  ["gone", { provider: "campus", active: false, groups: [] }],
]);
const directory = { find: (principal: string) => people.get(principal.toLowerCase()) };

function locksOut(before: readonly object[], after: readonly object[], more: Partial<LockoutQuestion> = {}): boolean {
  try {
    finish(
      checkLockout({ before: registerOf(before), after: registerOf(after), directory, bootstrapLives: false, now, ...more }),
    );
    return false;
  } catch (error) {
    assert.equal((error as { code?: string }).code, "conflict");
    return true;
  }
}

const one = [provider(), binding("INFOSEC", ["ines"])];

const locking: Readonly<Record<string, readonly object[]>> = {
  "the last role binding that may": [provider()],
  "the last provider of the control plane": [binding("INFOSEC", ["ines"])],
  "a provider that lets nobody in to the control plane any more": [
    provider({ controlAudiences: [], audiences: ["gateway"] }),
    binding("INFOSEC", ["ines"]),
  ],
  "a provider whose people are called otherwise": [provider({ principal: { prefix: "c-" } }), binding("INFOSEC", ["ines"])],
  "a provider with a longer prefix that takes the name": [
    provider(),
    provider({ principal: { prefix: "in" }, controlAudiences: [], audiences: ["gateway"] }, "other"),
    binding("INFOSEC", ["ines"]),
  ],
  "a service account of the last administrator's name": [
    ...one,
    { kind: "ServiceAccount", name: "ines", spec: { title: "A bot", owner: "o@campus.example" } },
  ],
  "an end that is over": [provider(), binding("INFOSEC", ["ines"], { until: "2026-11-21T11:00:00Z" })],
  "a role that may not": [provider(), binding("PLATFORM", ["ines"])],
  "the auditor's role besides": [...one, binding("AUDITOR", ["ines"])],
  "a group that nobody fills": [provider({}), binding("INFOSEC", ["group:campus/infosec"])],
  "another provider's group": [provider(), binding("INFOSEC", ["group:clinic/infosec"])],
  "somebody whom the directory let go": [provider({ provisioning: "scim" }), binding("INFOSEC", ["gone"])],
  "a policy that forbids it to all": [...one, forbid("")],
  "a policy that forbids one of the two": [...one, forbid("", 'principal, action == Action::"ApplyRoleBinding", resource')],
  "a policy that forbids it to the last": [...one, forbid('when { principal.name == "ines" }')],
  "a policy that forbids it at every hour": [...one, forbid("when { context.time.hour >= 0 }")],
  "a policy that asks for more than there is": [...one, forbid("when { context.authentication.strength < 4 }")],
};
for (const [what, after] of Object.entries(locking)) {
  test(`A change that leaves ${what} locks everybody out, and not while the bootstrap token lives`, () => {
    assert.equal(locksOut(one, after), true);
    if (!what.startsWith("a policy")) assert.equal(locksOut(one, after, { bootstrapLives: true }), false);
  });
}

const open: Readonly<Record<string, readonly object[]>> = {
  "another administrator": [provider(), binding("CISO", ["cora"])],
  "a group": [provider(), binding("INFOSEC", ["group:campus/infosec"])],
  "a rule of the provider": [provider({ rules: [{ when: { department: "security" }, roles: ["INFOSEC"] }] })],
  "a group that a rule fills": [
    provider({ rules: [{ when: { department: "security" }, groups: ["infosec"] }] }),
    binding("INFOSEC", ["group:campus/infosec"]),
  ],
  "somebody whom the directory knows": [provider({ provisioning: "scim" }), binding("INFOSEC", ["ines"])],
  "an end that comes": [provider(), binding("INFOSEC", ["ines"], { until: "2026-11-21T13:00:00Z" })],
  weekdays: [...one, forbid("when { context.time.weekday > 5 }")],
  "an hour of the week": [...one, forbid("unless { context.time.weekday == 3 && context.time.hour == 11 }")],
  "one range of addresses": [...one, forbid('unless { context has ip && context.ip.isInRange(ip("10.20.0.0/16")) }')],
  "a passkey": [...one, forbid("when { context.authentication.strength < 3 || context.authentication.ageMinutes > 5 }")],
  "one group by name": [...one, forbid('unless { principal in Group::"campus/security-leads" }')],
  "one person by name": [...one, forbid('unless { principal == Principal::"ines" }')],
};
for (const [what, after] of Object.entries(open)) {
  test(`A change that leaves ${what} locks nobody out`, () => {
    assert.equal(locksOut(one, after), false);
  });
}

test("Where nobody could administer before, nothing is locked", () => {
  assert.equal(locksOut([provider()], [provider(), forbid("")]), false);
});

test("Ending the bootstrap token is refused while nobody else could administer", () => {
  assert.equal(locksOut([provider()], [provider()], { bootstrapLives: "ends" }), true);
  assert.equal(locksOut(one, one, { bootstrapLives: "ends" }), false);
});

test("Thousands of roles, groups and policies that forbid all of them are seen through in short steps", () => {
  const groups = Array.from({ length: 400 }, (_, index) => `group:campus/team-${index}`);
  const members = Array.from({ length: 400 }, (_, index) => `person-${index}`);
  const before = [provider(), binding("INFOSEC", groups), binding("CISO", members), binding("PLATFORM", [...groups, ...members])];
  const after = [
    ...before,
    forbid('when { context.time.hour >= 0 && (context.time.weekday > 0 || principal in Group::"campus/team-7") }'),
  ];
  const steps = checkLockout({ before: registerOf(before), after: registerOf(after), directory, bootstrapLives: false, now });
  let count = 0;
  assert.throws(
    () => {
      while (steps.next().done !== true) count++;
    },
    { code: "conflict" },
  );
  assert.ok(count > 1000, String(count));
});
