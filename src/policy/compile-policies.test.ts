import assert from "node:assert/strict";
import { test } from "node:test";
import { compilePolicies } from "./compile-policies.ts";
import { openDecisions } from "./decide.ts";
import type { PolicyQuestion } from "./decision.ts";
import { checkPolicy, parsePolicies } from "./parse-policies.ts";

const question: PolicyQuestion = {
  subject: { principal: "hr-portal", kind: "key", roles: [], groups: [] },
  authentication: { strength: 1, at: 0, method: "key" },
  ip: undefined,
  now: 0,
  project: undefined,
  useCase: "hr-insights",
  useCaseState: "PRODUCTION",
  environment: "production",
  scope: 3,
  approvedClass: "internal",
  approvedOverlays: ["pii"],
  approvedRegions: ["local"],
  model: "echo",
  provider: "echo",
  trainsOnData: false,
  retainsData: false,
  deployment: "echo-local",
  region: "local",
  network: "private",
  ceiling: "restricted",
  dataClass: "internal",
  overlays: ["pii"],
  usesTools: false,
  uninspected: false,
  observed: false,
  safeMode: false,
};
const decide = (change: Partial<PolicyQuestion>, cedar: { name: string; cedar: string }[] = []) =>
  openDecisions(compilePolicies(cedar, "sha256:test")).decide({ ...question, ...change });

test("An approved call is allowed, and the decision names the policy", () => {
  assert.deepEqual(decide({}), { effect: "allow", policies: ["approved-use-case"] });
});

test("Each shipped forbid denies what it is there for, and is named", () => {
  const cases: [string, Partial<PolicyQuestion>][] = [
    ["use-case-not-serving", { useCaseState: "SUSPENDED" }],
    ["sandbox-serves-sandbox-only", { useCaseState: "SANDBOX" }],
    // What is declared for production meets nobody before its last gate.
    ["sandbox-serves-sandbox-only", { useCaseState: "CUTOVER" }],
    [
      "sandbox-serves-sandbox-only",
      { useCaseState: "SANDBOX", environment: "sandbox", dataClass: "confidential", approvedClass: "restricted" },
    ],
    [
      "export-controlled-data-on-public-network",
      { network: "public", overlays: ["export-controlled"], approvedOverlays: ["export-controlled"] },
    ],
    ["region-not-approved", { region: "elsewhere" }],
    ["data-class-above-approval", { dataClass: "confidential" }],
    ["data-class-above-ceiling", { ceiling: "public" }],
    ["regulated-data-not-approved", { overlays: ["ferpa"] }],
    [
      "regulated-data-not-approved",
      { overlays: ["phi"], approvedOverlays: ["ferpa", "pii", "human-subjects", "export-controlled"] },
    ],
    ["sensitive-data-on-public-network", { network: "public", dataClass: "confidential", approvedClass: "restricted" }],
    ["provider-trains-on-data", { trainsOnData: true }],
    ["provider-retains-data", { retainsData: true, dataClass: "restricted", approvedClass: "restricted" }],
    ["observed-answers", { observed: true }],
    ["uninspected-content-above-internal", { uninspected: true, dataClass: "confidential", approvedClass: "restricted" }],
    ["safe-mode-without-tools", { safeMode: true, usesTools: true }],
    ["safe-mode-private-network", { safeMode: true, network: "public" }],
  ];
  for (const [policy, change] of cases) {
    const decision = decide(change);
    assert.equal(decision.effect, "deny", policy);
    assert.ok(decision.policies.includes(policy), `${policy} among ${decision.policies.join()}`);
  }
});

test("A use case that is in no serving state is denied, whatever the register's policies permit", () => {
  assert.deepEqual(decide({ useCaseState: "DRAFT" }), { effect: "deny", policies: ["use-case-not-serving"] });
  const permit = { name: "wide", cedar: '@id("all") permit (principal, action, resource);' };
  for (const useCaseState of ["DRAFT", "SUSPENDED", "RETIRED", ""])
    assert.equal(decide({ useCaseState }, [permit]).effect, "deny", useCaseState);
});

test("A sandbox in a sandbox environment is served up to internal data", () => {
  assert.equal(decide({ useCaseState: "SANDBOX", environment: "sandbox" }).effect, "allow");
});

test("A policy of the register adds a forbid under its own name, and no permit lifts a shipped forbid", () => {
  const forbid = { name: "quiet", cedar: '@id("no-tools") forbid (principal, action, resource) when { context.usesTools };' };
  assert.deepEqual(decide({ usesTools: true }, [forbid]), { effect: "deny", policies: ["quiet/no-tools"] });
  const permit = { name: "wide", cedar: '@id("all") permit (principal, action, resource);' };
  assert.equal(decide({ trainsOnData: true }, [permit]).effect, "deny");
});

test("A policy that fails in evaluation denies the call instead of being skipped (fail-closed)", () => {
  const overflow = {
    name: "broken",
    cedar: '@id("overflow") forbid (principal, action, resource) when { context.useCase.scope * 9223372036854775807 > 1 };',
  };
  assert.throws(() => decide({}, [overflow]), { code: "policy_unavailable" });
});

test("A policy that does not parse, does not fit the schema or has no id is told apart on apply", () => {
  assert.deepEqual(checkPolicy('@id("fine") forbid (principal, action, resource) when { context.dataClass > 2 };'), []);
  assert.equal(checkPolicy("permit everything").length > 0, true);
  assert.match(
    checkPolicy('@id("typo") forbid (principal, action, resource) when { context.dataclass > 2 };')[0]?.message ?? "",
    /dataclass/,
  );
  assert.match(checkPolicy("permit (principal, action, resource);")[0]?.message ?? "", /@id/);
  assert.match(checkPolicy("")[0]?.message ?? "", /no policy/);
  assert.throws(() => compilePolicies([{ name: "bad", cedar: "nonsense" }], "sha256:x"), { code: "policy_unavailable" });
});

test("Two sets in use in turn do not answer for each other", () => {
  const open = openDecisions(compilePolicies([], "sha256:a"));
  const closed = openDecisions(
    compilePolicies([{ name: "stop", cedar: '@id("all") forbid (principal, action, resource);' }], "sha256:b"),
  );
  for (let i = 0; i < 3; i++) {
    const asked = { ...question, subject: { ...question.subject, principal: `p${i}` } };
    assert.equal(open.decide(asked).effect, "allow");
    assert.equal(closed.decide(asked).effect, "deny");
  }
});

test("Content that nobody inspected passes up to internal data, and a call without any is not asked", () => {
  assert.equal(decide({ uninspected: true }).effect, "allow");
  const confidential: Partial<PolicyQuestion> = { dataClass: "confidential", approvedClass: "restricted" };
  assert.equal(decide(confidential).effect, "allow");
  assert.deepEqual(decide({ ...confidential, uninspected: true }), {
    effect: "deny",
    policies: ["uninspected-content-above-internal"],
  });
});

test("The class up to which uninspected content passes is lowered by a second forbid, and raised by one that replaces the first", () => {
  const forbid = (rank: number, annotation = ""): { name: string; cedar: string } => ({
    name: "media",
    cedar: `@id("threshold") ${annotation} forbid (principal, action, resource) when { context.uninspected && context.dataClass > ${rank} };`,
  });
  const replacing = (rank: number) => forbid(rank, '@replaces("uninspected-content-above-internal")');
  const confidential: Partial<PolicyQuestion> = { uninspected: true, dataClass: "confidential", approvedClass: "restricted" };
  const restricted: Partial<PolicyQuestion> = { uninspected: true, dataClass: "restricted", approvedClass: "restricted" };
  assert.deepEqual(decide({ uninspected: true }, [forbid(0)]), { effect: "deny", policies: ["media/threshold"] });
  assert.equal(decide(confidential, [forbid(2)]).effect, "deny");
  assert.equal(decide(confidential, [replacing(2)]).effect, "allow");
  assert.deepEqual(decide(restricted, [replacing(2)]), { effect: "deny", policies: ["media/threshold"] });
  assert.equal(decide(confidential, []).effect, "deny");
});

test("Only a forbid replaces a shipped policy, and only one that is replaceable (request-cannot-weaken)", () => {
  const message = (cedar: string): string => checkPolicy(cedar)[0]?.message ?? "";
  const rest = "(principal, action, resource);";
  assert.match(message(`@id("a") @replaces("uninspected-content-above-internal") permit ${rest}`), /only a forbid/);
  assert.match(message(`@id("a") @replaces("provider-trains-on-data") forbid ${rest}`), /no replaceable policy/);
  assert.match(message(`@id("a") @replaces forbid ${rest}`), /no replaceable policy/);
});

test("What log-in would do is said to people only, though policies tell no people from programs", () => {
  const recent = '@id("recent") forbid (principal, action, resource) when { context.authentication.ageMinutes > 60 };';
  const policies = openDecisions(compilePolicies([{ name: "a", cedar: recent }], "sha256:needs"));
  const asked = { ...question, authentication: { strength: 2, at: -7_200_000, method: "token" } } as const;
  const people: PolicyQuestion["subject"] = { principal: "ana", kind: "user", roles: ["USER"], groups: [] };
  const denied = { effect: "deny", policies: ["a/recent"] };
  for (let round = 0; round < 2; round++) {
    assert.deepEqual(policies.decide(asked), denied);
    assert.deepEqual(policies.decide({ ...asked, subject: people }), { ...denied, needs: { strength: 2, maxAgeSeconds: 3600 } });
    assert.deepEqual(policies.decide({ ...asked, endUser: people }), { ...denied, needs: { strength: 2, maxAgeSeconds: 3600 } });
  }
});

test("What log-in would do is said where only a permit asks for one, and not where something else denies too", () => {
  const cedar = `
    @id("strong") permit (principal, action == Action::"ReadLog", resource) when { context.authentication.strength >= 3 };
    @id("never") forbid (principal, action == Action::"ReadLog", resource) when { resource.name == "secret" };
    @id("recent") forbid (principal, action == Action::"ReadLog", resource) when { context.authentication.ageMinutes > 60 };`;
  const policies = openDecisions(compilePolicies([{ name: "a", cedar }], "sha256:permits"));
  const asked = (name: string, at: number) =>
    policies.decideAdmin({
      subject: { principal: "kim", kind: "user", roles: [], groups: [] },
      authentication: { strength: 1, at, method: "session" },
      ip: undefined,
      now: 0,
      action: "ReadLog",
      resource: { kind: "Log", name },
    });
  const needs = { strength: 3, maxAgeSeconds: 3600 };
  assert.deepEqual(asked("log", 0), { effect: "deny", policies: [], needs });
  assert.deepEqual(asked("log", -7_200_000), { effect: "deny", policies: ["a/recent"], needs });
  assert.deepEqual(asked("secret", -7_200_000), { effect: "deny", policies: ["a/never", "a/recent"] });
});

test("A text that was parsed before is not parsed again, and what is remembered has a bound", () => {
  const policy = (id: number): string =>
    `@id("a") forbid (principal, action == Action::"CallModel", resource) when { context.useCase.state == "${String(id).padEnd(19_000, "x")}" };`;
  const first = parsePolicies(policy(0));
  assert.equal(parsePolicies(policy(0)), first);
  for (let id = 1; id < 60; id++) parsePolicies(policy(id));
  const again = parsePolicies(policy(0));
  assert.notEqual(again, first);
  assert.deepEqual(again, first);
});
