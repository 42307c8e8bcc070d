import assert from "node:assert/strict";
import { test } from "node:test";
import { problemKinds, type ProblemCode } from "../core/problem.ts";
import { compilePolicies } from "./compile-policies.ts";
import { openDecisions } from "./decide.ts";
import { explainDenial, stepUpSentence } from "./explain-denial.ts";

const quiet = '@id("secret-project") forbid (principal, action == Action::"CallModel", resource) when { context.dataClass > 2 };';
const policies = openDecisions(compilePolicies([{ name: "nightingale", cedar: quiet }], "sha256:test"));

test("A denial by policies is explained by their advice", () => {
  const explained = explainDenial({ code: "policy_denied", policies: ["sensitive-data-on-public-network"] }, policies.describe);
  assert.deepEqual(explained, {
    what: "Your organisation's rules do not allow this call.",
    why: ["Confidential data and above is not sent over public networks. Use a model on a private network."],
    todo: "",
    ask: "Ask the owner of the use case.",
  });
});

test("A policy without advice is not named, and neither is anything in it (no-cross-tenant)", () => {
  const explained = explainDenial(
    { code: "policy_denied", policies: ["nightingale/secret-project"], owner: "a@b.example" },
    policies.describe,
  );
  assert.match(explained.why.join(" "), /A rule of your organisation forbids it\./);
  assert.equal(explained.ask, "Ask a@b.example.");
  assert.doesNotMatch(JSON.stringify(explained), /nightingale|secret|dataClass/);
});

test("A denial that a log-in would lift says which", () => {
  const needs = { strength: 3, maxAgeSeconds: 300 } as const;
  const { todo } = explainDenial(
    { code: "authentication_insufficient", policies: ["approvals-need-a-passkey"], needs },
    policies.describe,
  );
  assert.equal(todo, "Log in again with a passkey, at most 5 minutes before you try again.");
  assert.match(stepUpSentence({ strength: 2, maxAgeSeconds: 720 * 60 }), /several factors, at most 12 hours/);
  assert.match(stepUpSentence({ strength: 2, maxAgeSeconds: 7 * 86_400 }), /at most 7 days/);
});

test("Every code has an explanation in whole sentences", () => {
  for (const code of Object.keys(problemKinds) as ProblemCode[]) {
    const explained = explainDenial({ code }, policies.describe);
    for (const sentence of [explained.what, ...explained.why, explained.todo, explained.ask])
      if (sentence !== "") assert.match(sentence, /^[A-Z].*\.$/, code);
    assert.ok(explained.what.length > 0 && explained.why.length > 0, code);
  }
});
