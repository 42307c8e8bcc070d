import assert from "node:assert/strict";
import { test } from "node:test";
import { applies, type Condition } from "./condition.ts";
import { whyNot } from "./explain-condition.ts";
import type { UseCaseProfile } from "./profile.ts";

const profile: UseCaseProfile = {
  scope: 3,
  componentScopes: [1, 3],
  agency: 2,
  dataClass: "confidential",
  overlays: ["pii"],
  environment: "production",
  answers: { q_people: ["assist"], q_juris: ["US", "EU"] },
  externalVendors: true,
  keepsContent: false,
  residualRisk: "medium",
  flags: ["UNKNOWN"],
};

const members: readonly (readonly [what: string, holds: Condition, fails: Condition])[] = [
  ["scopes", { scopes: [1, 2] }, { scopes: [2, 4, 5] }],
  ["agency", { agencyAtLeast: 2 }, { agencyAtLeast: 3 }],
  ["data class", { dataClassAtLeast: "internal" }, { dataClassAtLeast: "restricted" }],
  ["overlays", { overlays: ["phi", "pii"] }, { overlays: ["phi"] }],
  ["environment", { environment: "production" }, { environment: "sandbox" }],
  [
    "answers",
    { answers: { q_people: ["assist"], q_juris: ["EU", "UK"] } },
    { answers: { q_people: ["assist"], q_juris: ["UK"] } },
  ],
  ["vendors", { externalVendors: true }, { externalVendors: false }],
  ["kept content", { keepsContent: false }, { keepsContent: true }],
  ["residual risk", { residualRisk: ["medium", "high"] }, { residualRisk: ["high"] }],
  ["flags", { flags: ["UNKNOWN"] }, { flags: ["NOT_SCOPED"] }],
  ["any", { any: [{ scopes: [5] }, { scopes: [3] }] }, { any: [{ scopes: [5] }, { scopes: [4] }] }],
  ["not", { not: { scopes: [5] } }, { not: { scopes: [3] } }],
];

for (const [what, holds, fails] of members)
  test(`A condition on ${what} holds and fails, and says why`, () => {
    assert.ok(applies(holds, profile));
    assert.equal(whyNot(holds, profile), "");
    assert.ok(!applies(fails, profile));
    assert.notEqual(whyNot(fails, profile), "");
  });

test("An empty condition always holds, and one with several members only when all do", () => {
  assert.ok(applies({}, profile));
  assert.ok(applies({ scopes: [3], overlays: ["pii"] }, profile));
  assert.ok(!applies({ scopes: [3], overlays: ["phi"] }, profile));
  assert.equal(
    whyNot({ scopes: [3], overlays: ["phi"], agencyAtLeast: 4 }, profile),
    "for phi, this has pii; for agents of level 4 and up, this has 2",
  );
});

test("A question that is not among the answers is not answered, whatever it is called", () => {
  assert.ok(!applies({ answers: { q_crit: ["low"] } }, profile));
  assert.ok(!applies({ answers: { constructor: ["low"] } }, profile));
});
