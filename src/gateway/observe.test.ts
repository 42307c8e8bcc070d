import assert from "node:assert/strict";
import { test } from "node:test";
import { startCalls } from "../../test/support/call-harness.ts";
import { deployment, guardrail, model, useCase } from "../../test/support/manifests.ts";
import { completion, framesOf } from "../../test/support/mock-upstream.ts";
import { compilePolicies } from "../policy/compile-policies.ts";
import { openDecisions } from "../policy/decide.ts";
import type { Provider } from "../providers/provider.ts";
import type { Quota } from "../quota/quota.ts";
import { andonBoard } from "./andon.ts";

const free: Quota = { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: async () => {} };
const answer = ["Write to ann@", "example.org, about Project Nightingale."];
const provider: Provider = {
  speaks: () => ["openai-chat"],
  send: async (_target, { stream }) => ({
    status: 200,
    contentType: "application/json",
    body: (async function* () {
      for (const frame of framesOf(answer)) yield Buffer.from(frame);
    })(),
    readAll: async () => Buffer.from(stream ? "" : JSON.stringify(completion(answer.join("")))),
  }),
  close: async () => {},
};
const world = [
  model("mock"),
  deployment("mock-local", "mock", "http://127.0.0.1:9/v1"),
  guardrail("test-guardrail", { streaming: "observe" }),
  useCase("tests", ["mock"]),
];
const ask = (stream: boolean): object => ({ model: "mock", stream, messages: [{ role: "user", content: "hi" }] });

/** What an organisation writes that lets streams of internal data be observed only. */
const allowing = `@id("observed-above-internal") @replaces("observed-answers")
  forbid (principal, action == Action::"CallModel", resource) when { context.observed && context.dataClass > 1 };`;

test("A stream that would go out before it is inspected is denied, unless a policy takes the place of the one that says so", async () => {
  const calls = startCalls(provider, free, {}, world);
  const denied = await calls.call(ask(true));
  assert.equal(denied.status, 403);
  assert.match(denied.text, /observed-answers/);
  const [denial] = calls.log.records;
  assert.deepEqual(denial?.type === "denial" && denial.policies, ["observed-answers"]);

  const policies = compilePolicies([{ name: "observe", cedar: allowing }], "sha256:with");
  calls.snapshot = { ...calls.snapshot, policies: openDecisions(policies) };
  const { status, text } = await calls.call(ask(true));
  assert.equal(status, 200);
  assert.ok(text.includes("ann@") && text.includes("Nightingale"), text);
  const [, admission, outcome] = calls.log.records;
  assert.ok(admission?.type === "admission" && outcome?.type === "outcome");
  assert.equal(admission.observed, true);
  assert.deepEqual(
    outcome.findings.map(({ type, action }) => `${type} ${action}`),
    ["EMAIL reported", "WORD reported"],
  );
  assert.deepEqual([outcome.status, outcome.masked], ["completed", false]);
});

test("An answer that is not streamed is inspected whatever the guardrail says of streams", async () => {
  const calls = startCalls(provider, free, {}, world);
  const { status, text } = await calls.call(ask(false));
  assert.equal(status, 200);
  assert.ok(!text.includes("Nightingale"), text);
  const [admission] = calls.log.records;
  assert.equal(admission?.type === "admission" && admission.observed, undefined);
});

test("In safe mode nothing is merely observed: what would be masked or reported is blocked before it goes out", async () => {
  const calls = startCalls(provider, free, {}, world);
  const policies = compilePolicies([{ name: "observe", cedar: allowing }], "sha256:with");
  for (const scope of ["use-case/tests", "deployment/mock-local"] as const) {
    const andon = andonBoard([{ scope, reason: "drill", safeMode: true }]);
    calls.snapshot = { ...calls.snapshot, policies: openDecisions(policies), andon };
    const { status, text } = await calls.call(ask(true));
    assert.equal(status, 200);
    assert.ok(!text.includes("ann@") && !text.includes("Nightingale"), text);
    const outcome = calls.log.records.at(-1);
    assert.equal(outcome?.type === "outcome" && outcome.status, "blocked");
  }
});
