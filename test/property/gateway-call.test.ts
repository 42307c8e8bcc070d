import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Problem } from "../../src/core/problem.ts";
import type { Provider, ProviderAnswer } from "../../src/providers/provider.ts";
import { openQuota } from "../../src/quota/open-quota.ts";
import type { Quota } from "../../src/quota/quota.ts";
import { andonBoard } from "../../src/gateway/andon.ts";
import { completion, framesOf } from "../support/mock-upstream.ts";
import { startCalls, type Calls } from "../support/call-harness.ts";

const free: Quota = { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: () => Promise.resolve() };

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let i = 0; i < bytes.length; i += size) {
    yield bytes.subarray(i, i + size);
    await Promise.resolve();
  }
}

interface Upstream extends Provider {
  readonly sent: string[];
}

/** Answers every call with this text, whole or as a stream in pieces of some bytes. */
function upstreamThatSays(words: readonly string[], { cut = 64, onSend = (): void => {} } = {}): Upstream {
  const sent: string[] = [];
  return {
    sent,
    speaks: () => ["openai-chat"],
    send: async (_target, call): Promise<ProviderAnswer> => {
      onSend();
      sent.push(call.body);
      await Promise.resolve();
      return {
        status: 200,
        contentType: call.stream ? "text/event-stream" : "application/json",
        body: inPieces(framesOf(words).join(""), cut),
        readAll: () => Promise.resolve(Buffer.from(JSON.stringify(completion(words.join(""))))),
      };
    },
    close: () => Promise.resolve(),
  };
}

const ask = (content: string, more: object = {}): object => ({ model: "mock", messages: [{ role: "user", content }], ...more });
const codeOf = (text: string): string => (JSON.parse(text) as { error: { code: string } }).error.code;

test("The admission is durable before anything is sent, and an outcome follows it (admitted-before-sent)", async () => {
  let recordsWhenSent = -1;
  const upstream = upstreamThatSays(["Hello"], { onSend: () => (recordsWhenSent = calls.log.records.length) });
  const calls: Calls = startCalls(upstream, free);
  const answer = await calls.call(ask("hi"));
  assert.equal(answer.status, 200);
  assert.equal(recordsWhenSent, 1);
  assert.deepEqual(
    calls.log.records.map(({ type }) => type),
    ["admission", "outcome"],
  );
  assert.equal(answer.headers["x-sallyport-audit"], "0");
});

test("A log that cannot be written denies every call, and nothing is sent (fail-closed)", async () => {
  const upstream = upstreamThatSays(["Hello"]);
  let settled = 0;
  const quota: Quota = {
    reserve: () => ({ settle: () => (settled++, { excess: { tokens: 0, micros: 0 } }) }),
    close: () => Promise.resolve(),
  };
  const calls = startCalls(upstream, quota);
  calls.log.failing = true;
  const answer = await calls.call(ask("hi"));
  assert.equal(answer.status, 503);
  assert.equal(codeOf(answer.text), "audit_unavailable");
  assert.equal(upstream.sent.length, 0);
  assert.equal(settled, 1, "the reservation was given back");
});

test("A stage that fails in an unforeseen way denies with its own code, and nothing is sent (fail-closed)", async () => {
  const broken = (): never => {
    throw new TypeError("unforeseen, with a secret in it");
  };
  const breaks: readonly [string, (calls: Calls) => void, Quota?][] = [
    [
      "guardrail_unavailable",
      (calls) => {
        const guardrails = new Map(
          [...calls.snapshot.guardrails].map(([id, one]) => [
            id,
            { ...one, guardrail: { ...one.guardrail, inspectInputInSteps: broken } },
          ]),
        );
        calls.snapshot = { ...calls.snapshot, guardrails };
      },
    ],
    ["guardrail_unavailable", (calls) => (calls.snapshot = { ...calls.snapshot, guardrails: new Map() })],
    [
      "policy_unavailable",
      (calls) =>
        (calls.snapshot = {
          ...calls.snapshot,
          policies: {
            digest: "",
            decide: broken,
            decideAdmin: broken,
            ask: broken,
            weigh: broken,
            namedGroups: broken,
            describe: broken,
          },
        }),
    ],
    ["policy_unavailable", (calls) => (calls.snapshot = { ...calls.snapshot, policies: undefined })],
    ["quota_unavailable", () => {}, { reserve: broken, close: () => Promise.resolve() }],
    [
      "register_unavailable",
      (calls) => {
        Object.defineProperty(calls.deps, "snapshot", {
          value: () => {
            throw new Problem("register_unavailable", "too old");
          },
        });
      },
    ],
  ];
  for (const [code, breakIt, quota = free] of breaks) {
    const upstream = upstreamThatSays(["Hello"]);
    const calls = startCalls(upstream, quota);
    breakIt(calls);
    const answer = await calls.call(ask("hi"));
    assert.equal(answer.status, 503, code);
    assert.equal(codeOf(answer.text), code);
    assert.doesNotMatch(answer.text, /secret/);
    assert.equal(upstream.sent.length, 0);
  }
});

test("An answer that cannot be inspected is withheld, whole or streamed (fail-closed)", async () => {
  for (const stream of [false, true]) {
    const calls = startCalls(upstreamThatSays(["the answer"]), free);
    const broken = (): never => {
      throw new TypeError("unforeseen");
    };
    const guardrails = new Map(
      [...calls.snapshot.guardrails].map(([id, one]) => [
        id,
        {
          ...one,
          guardrail: {
            ...one.guardrail,
            inspectOutputInSteps: broken,
            openOutput: () => ({ openChannel: broken, findings: [], blocked: false, masked: false }),
          },
        },
      ]),
    );
    calls.snapshot = { ...calls.snapshot, guardrails };
    const answer = await calls.call(ask("hi", { stream }));
    // A stream may have begun with a frame that has no text.
    if (!stream) assert.equal(answer.status, 503);
    assert.match(answer.text, /guardrail_unavailable/);
    assert.doesNotMatch(answer.text, /the answer/);
  }
});

test("An answer above the approved class is blocked, though the guardrail does not name what is in it", async () => {
  for (const stream of [false, true]) {
    const calls = startCalls(upstreamThatSays(["Use ", "AKIAIOSFODNN7", "EXAMPLE today"]), free);
    const answer = await calls.call(ask("hi", { stream }));
    assert.match(answer.text, /content_filter/);
    assert.doesNotMatch(answer.text, /AKIA/);
    const outcome = calls.log.records.at(-1);
    assert.ok(outcome?.type === "outcome" && outcome.status === "blocked");
  }
});

test("An entitlement ends at its instant, for new calls and in the midst of a stream (expiry-needs-nobody)", async () => {
  const upstream = upstreamThatSays(["one ", "two ", "three "], { cut: 400 });
  const calls = startCalls(upstream, free);
  const entitlement = calls.snapshot.register.entitlements.get("tests");
  assert.ok(entitlement);
  calls.now = entitlement.notAfter - 1;
  assert.equal((await calls.call(ask("hi"))).status, 200);
  const late = calls.call(ask("hi", { stream: true }));
  calls.now = entitlement.notAfter;
  assert.match((await late).text, /entitlement_expired|credential_expired/);
  const after = await calls.call(ask("hi"));
  assert.match(codeOf(after.text), /entitlement_expired|credential_expired/);
});

test("Nothing in a body widens what is inspected or where it goes (request-cannot-weaken)", async () => {
  const upstream = upstreamThatSays(["Hello"]);
  const calls = startCalls(upstream, free);
  const switches = {
    guardrails: false,
    "x-sallyport-guardrail": "none",
    base_url: "http://evil.example",
    skip_audit: true,
    metadata: { guardrail: "off" },
  };
  const answer = await calls.call(ask("mail bob@example.org", switches));
  assert.equal(answer.headers["x-sallyport-decision"], "masked");
  assert.doesNotMatch(upstream.sent[0] ?? "", /bob@/);
  assert.equal(calls.log.records.length, 2);
});

test("A call never goes to a deployment above its class, outside its regions, or stopped (boundary-kept)", async () => {
  const classes = ["public", "internal", "confidential", "restricted"] as const;
  const places = fc.array(
    fc.record({
      region: fc.constantFrom("local", "elsewhere"),
      network: fc.constantFrom("private" as const, "public" as const),
      ceiling: fc.constantFrom(...classes),
      stopped: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(places, async (made) => {
      let target = "";
      const upstream = upstreamThatSays(["Hello"]);
      const calls = startCalls({ ...upstream, send: (to, call) => ((target = to.name), upstream.send(to, call)) }, free);
      const { register } = calls.snapshot;
      const [known] = register.deploymentsByModel.get("mock") ?? [];
      assert.ok(known);
      const deployments = made.map(({ region, network, ceiling }, i) => ({
        ...known,
        name: `d${i}`,
        ceiling,
        spec: { ...known.spec, region, network },
      }));
      const pulls = made.flatMap(({ stopped }, i) =>
        stopped ? [{ scope: `deployment/d${i}`, reason: "drill", safeMode: false }] : [],
      );
      calls.snapshot = {
        ...calls.snapshot,
        andon: andonBoard(pulls),
        register: { ...register, deploymentsByModel: new Map([["mock", deployments]]) },
      };
      const answer = await calls.call(ask("hi"));
      const may = made.flatMap(({ region, ceiling, stopped }, i) =>
        region === "local" && ceiling !== "public" && !stopped ? [`d${i}`] : [],
      );
      if (may.length === 0) {
        assert.equal(answer.status, 403);
        assert.equal(upstream.sent.length, 0);
      } else assert.equal(target, may[0]);
    }),
    { numRuns: 60 },
  );
});

test("Concurrent calls whose clients leave at random never spend more than the budget (never-overspent)", async () => {
  const limit = 3000;
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          stream: fc.boolean(),
          leaveAfter: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
          max: fc.integer({ min: 1, max: 400 }),
        }),
        { minLength: 1, maxLength: 25 },
      ),
      async (plan) => {
        let leased = 0;
        const leases = {
          leaseBudget: async ({ atLeast, wanted }: { atLeast: number; wanted: number }) => {
            await Promise.resolve();
            const granted = Math.min(wanted, limit - leased);
            if (granted < atLeast) return 0;
            leased += granted;
            return granted;
          },
          returnBudget: async (_account: string, amount: number) => {
            await Promise.resolve();
            leased -= amount;
          },
        };
        const quota = openQuota({ leases, clock: () => calls.now });
        const calls: Calls = startCalls(upstreamThatSays(["some ", "words ", "of ", "answer"], { cut: 37 }), quota, {
          budgets: [{ limit, unit: "tokens", per: "day" }],
        });
        const answers = await Promise.all(
          plan.map(({ stream, leaveAfter, max }) =>
            calls.call(ask("hello", { stream, max_tokens: max }), leaveAfter === undefined ? {} : { leaveAfter }),
          ),
        );
        let spent = 0;
        let open = 0;
        for (const record of calls.log.records) {
          if (record.type === "admission") open++;
          if (record.type !== "outcome") continue;
          open--;
          spent += record.inputTokens + record.outputTokens;
        }
        assert.equal(open, 0, "every admission has its outcome");
        assert.ok(spent <= limit, `${spent} spent of ${limit}`);
        for (const { status, text } of answers) if (status !== 200) assert.equal(codeOf(text), "budget_exhausted");
        await quota.close();
        assert.ok(leased <= limit && leased >= spent);
      },
    ),
    { numRuns: 40 },
  );
});
