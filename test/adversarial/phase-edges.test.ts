import assert from "node:assert/strict";
import { test } from "node:test";
import type { Dialect } from "../../src/dialects/dialect.ts";
import { dialectNamed } from "../../src/dialects/dialects.ts";
import { applyGuardrail } from "../../src/gateway/apply-guardrail.ts";
import { callModel } from "../../src/gateway/call-model.ts";
import { invokeChecks } from "../../src/gateway/invoke-checks.ts";
import type { IncomingCall, Reply } from "../../src/gateway/reply.ts";
import type { Phase } from "../../src/governance/case/judgement.ts";
import { entitlementIn } from "../../src/governance/entitlement-at.ts";
import type { Provider } from "../../src/providers/provider.ts";
import { bodyTarget, type Calls, startCalls } from "../support/call-harness.ts";
import { completion } from "../support/mock-upstream.ts";

const hour = 3_600_000;
const production: Phase = { from: 0, state: "PRODUCTION", dataClass: "restricted", rateFactor: 1, exceptions: [], causes: [] };
const refused = { code: "use_case_suspended", detail: "It is suspended." } as const;

/** The harness's use case in these phases, each `from` in milliseconds after its clock. */
function serve(...phases: readonly [Phase, ...Phase[]]): Calls & { readonly sent: string[]; onSend: () => void } {
  const sent: string[] = [];
  let made: { onSend: () => void } | undefined;
  const provider: Provider = {
    speaks: () => ["openai-chat"],
    send: (_target, { body }) => {
      sent.push(body);
      made?.onSend();
      return Promise.resolve({
        status: 200,
        contentType: "application/json",
        body: (async function* () {})(),
        readAll: () => Promise.resolve(Buffer.from(JSON.stringify(completion("Hello.")))),
      });
    },
    close: () => Promise.resolve(),
  };
  const calls = startCalls(
    provider,
    { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: () => Promise.resolve() },
    { dataClass: "restricted", applyGuardrails: ["test-guardrail"] },
  );
  const { register } = calls.snapshot;
  const known = register.entitlements.get("tests");
  assert.ok(known);
  const [first, ...others] = phases;
  const at: readonly [Phase, ...Phase[]] = [first, ...others.map((one) => ({ ...one, from: calls.now + one.from }))];
  const entitlement = entitlementIn({ ...known, phases: at }, first);
  calls.snapshot = { ...calls.snapshot, register: { ...register, entitlements: new Map([["tests", entitlement]]) } };
  const whole = Object.assign(calls, { sent, onSend: () => {} });
  made = whole;
  return whole;
}

type Serve = (calls: Calls) => (incoming: IncomingCall, reply: Reply) => Promise<void>;

const model =
  (dialect: Dialect, target = bodyTarget): Serve =>
  ({ deps }) =>
  (incoming, reply) =>
    callModel(deps, dialect, { ...incoming, target }, reply);
const named = { ...bodyTarget, model: "mock", stream: false };
const user = { role: "user", content: "Which courses fit?" };
const converse = { messages: [{ role: "user", content: [{ text: "Which courses fit?" }] }] };

/** All that serves a use case, each with a request that is served. */
const surfaces: readonly [string, Serve, object][] = [
  ["chat", model(dialectNamed("openai-chat")), { model: "mock", messages: [user] }],
  ["responses", model(dialectNamed("openai-responses")), { model: "mock", input: "Which courses fit?" }],
  ["messages", model(dialectNamed("anthropic-messages")), { model: "mock", max_tokens: 9, messages: [user] }],
  ["converse", model(dialectNamed("bedrock-converse"), named), converse],
  [
    "invoke",
    model(dialectNamed("bedrock-invoke"), named),
    { anthropic_version: "bedrock-2023-05-31", max_tokens: 9, messages: [user] },
  ],
  [
    "apply guardrail",
    ({ deps }) =>
      (incoming, reply) =>
        applyGuardrail(deps, dialectNamed("bedrock-converse"), { name: "test-guardrail", version: "1" }, incoming, reply),
    { source: "INPUT", content: [{ text: { text: "Which courses fit?" } }] },
  ],
  [
    "guardrail checks",
    ({ deps }) =>
      (incoming, reply) =>
        invokeChecks(deps, dialectNamed("bedrock-converse"), incoming, reply),
    { ...converse, checks: { promptAttack: { categories: [{ category: "JAILBREAK" }] } } },
  ],
];

for (const [name, served, body] of surfaces)
  test(`Nothing at its end, and nothing of a body that crosses it: ${name} (expiry-needs-nobody)`, async () => {
    const calls = serve(production, { ...production, from: hour, state: "SUSPENDED", refused });
    const end = calls.now + hour;
    calls.now = end - 1;
    const before = await calls.call(body, { serve: served(calls) });
    assert.doesNotMatch(before.text, /use_case_suspended|It is suspended/);
    assert.equal(before.status, 200, before.text);
    const sent = calls.sent.length;
    for (const crosses of [false, true]) {
      calls.now = crosses ? end - 1 : end;
      const late = await calls.call(body, {
        serve: (incoming, reply) =>
          served(calls)(
            {
              ...incoming,
              readBody: (use) => {
                calls.now = end;
                return incoming.readBody(use);
              },
            },
            reply,
          ),
      });
      assert.equal(late.status, 403, late.text);
      assert.match(late.text, /It is suspended\./);
    }
    assert.equal(calls.sent.length, sent);
  });

test("What is decided when its body has come names the exceptions of that instant, and has the class of that instant", async () => {
  const calls = serve(
    production,
    { ...production, from: hour, exceptions: ["late-scan"] },
    { ...production, from: 2 * hour, dataClass: "confidential" },
  );
  const start = calls.now;
  const ask = { model: "mock", messages: [user] };
  for (const [crossed, exceptions, dataClass] of [
    [hour, "late-scan", "restricted"],
    [2 * hour, undefined, "confidential"],
  ] as const) {
    calls.now = start + crossed - 1;
    const answer = await calls.call(ask, {
      serve: (incoming, reply) =>
        callModel(
          calls.deps,
          dialectNamed("openai-chat"),
          {
            ...incoming,
            readBody: (use) => {
              calls.now = start + crossed;
              return incoming.readBody(use);
            },
          },
          reply,
        ),
    });
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.headers["x-sallyport-exceptions"], exceptions);
    assert.equal(answer.headers["x-sallyport-data-class"], dataClass);
    const admission = calls.log.records.findLast(({ type }) => type === "admission");
    assert.ok(admission?.type === "admission");
    assert.deepEqual([admission.exceptions?.join(), admission.dataClass], [exceptions, dataClass]);
  }
});

test("A clock that is set back brings the phase of that time back, for a call that runs too", async () => {
  const degraded: Phase = { ...production, state: "DEGRADED", dataClass: "internal", rateFactor: 0.5 };
  const calls = serve(degraded, { ...production, from: hour });
  const start = calls.now;
  calls.now = start + hour;
  calls.onSend = () => {
    calls.now = start;
  };
  const back = await calls.call({ model: "mock", messages: [user] });
  assert.equal(back.status, 403, back.text);
  assert.match(back.text, /served up to internal from now on/);
});

test("However many exceptions it stands on, its answer has a header that clients take, and its record has them all", async () => {
  const exceptions = Array.from(
    { length: 500 },
    (_, n) => `a-long-name-of-an-exception-for-something-${String(n).padStart(3, "0")}`,
  );
  const calls = serve({ ...production, exceptions });
  const { headers } = await calls.call({ model: "mock", messages: [user] });
  const header = headers["x-sallyport-exceptions"] ?? "";
  assert.ok(header.length < 2000, String(header.length));
  assert.match(header, /-000, .*-019, and 480 more$/);
  const [admission] = calls.log.records;
  assert.deepEqual(admission?.type === "admission" && admission.exceptions, exceptions);
});
