import assert from "node:assert/strict";
import { test } from "node:test";
import { startCalls, type Calls } from "../../test/support/call-harness.ts";
import { deployment, guardrail, model, useCase } from "../../test/support/manifests.ts";
import { completion, framesOf } from "../../test/support/mock-upstream.ts";
import type { OutcomeRecord } from "../audit/record.ts";
import { Problem } from "../core/problem.ts";
import type { NotSent, Provider, ProviderAnswer } from "../providers/provider.ts";
import type { Quota } from "../quota/quota.ts";

const free: Quota = { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: async () => {} };

type Behaviour = () => ProviderAnswer | NotSent;

const answered = (status = 200, retryAfterSeconds?: number): ProviderAnswer => ({
  status,
  contentType: "application/json",
  ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  body: (async function* () {
    yield Buffer.from(framesOf(["Hello"]).join(""));
  })(),
  readAll: async () => Buffer.from(JSON.stringify(completion("Hello"))),
});
const unreachable = (): NotSent => ({ notSent: new Problem("upstream_unavailable", "It could not be reached.") });
const reset = (): never => {
  throw new Problem("upstream_unavailable", "The connection broke off.");
};

interface World {
  readonly calls: Calls;
  readonly sent: string[];
}

const quick = { baseMs: 1, maxMs: 5 };

/** A deployment for each name, in that order, each doing what is next on its list; its last for ever. */
function start(behaviours: Readonly<Record<string, readonly Behaviour[]>>, specs: Readonly<Record<string, object>> = {}): World {
  const sent: string[] = [];
  const provider: Provider = {
    speaks: () => ["openai-chat"],
    send: async ({ name }) => {
      const list = behaviours[name] ?? [];
      const count = sent.filter((one) => one === name).length;
      sent.push(name);
      return (list[count] ?? list.at(-1) ?? reset)();
    },
    close: async () => {},
  };
  const world = [
    model("mock"),
    ...Object.keys(behaviours).map((name, priority) =>
      deployment(name, "mock", "http://127.0.0.1:9/v1", { priority, retry: { attempts: 2, ...quick }, ...specs[name] }),
    ),
    guardrail("test-guardrail"),
    useCase("tests", ["mock"]),
  ];
  return { calls: startCalls(provider, free, {}, world), sent };
}

const ask = (more: object = {}): object => ({ model: "mock", messages: [{ role: "user", content: "hi" }], ...more });
const outcomeOf = ({ calls }: World): OutcomeRecord => {
  const found = calls.log.records.find((record) => record.type === "outcome");
  assert.ok(found?.type === "outcome");
  return found;
};

test("What was answered with an error that passes is tried again, here and then elsewhere, and the log says so", async () => {
  for (const stream of [false, true]) {
    const world = start({ one: [() => answered(503)], two: [() => answered(429), () => answered()] });
    const { status, text } = await world.calls.call(ask({ stream }));
    assert.equal(status, 200);
    assert.match(text, /Hello/);
    assert.deepEqual(world.sent, ["one", "one", "two", "two"]);
    const [admission] = world.calls.log.records;
    assert.ok(admission?.type === "admission");
    assert.deepEqual([admission.deployment, admission.alternatives], ["one", ["two"]]);
    const { deployment: served, attempts } = outcomeOf(world);
    assert.equal(served, "two");
    assert.deepEqual(attempts, [
      { deployment: "one", failure: "503" },
      { deployment: "one", failure: "503" },
      { deployment: "two", failure: "429" },
    ]);
  }
});

test("A request that never left is sent elsewhere", async () => {
  const world = start({ one: [unreachable], two: [() => answered()] });
  assert.equal((await world.calls.call(ask())).status, 200);
  assert.deepEqual(world.sent, ["one", "one", "two"]);
});

test("What the upstream may have acted on is sent nowhere else, and is charged (never-overspent)", async () => {
  const world = start({ one: [reset], two: [() => answered()] });
  assert.equal((await world.calls.call(ask())).status, 502);
  assert.deepEqual(world.sent, ["one"]);
  assert.ok(outcomeOf(world).inputTokens > 0);
});

test("A request that the upstream finds wrong is not sent again", async () => {
  const world = start({ one: [() => answered(400)], two: [() => answered()] });
  assert.equal((await world.calls.call(ask())).status, 502);
  assert.deepEqual(world.sent, ["one"]);
  assert.equal(outcomeOf(world).inputTokens, 0);
});

test("A deployment that refuses the gateway's key is left for the next one without another try", async () => {
  const world = start({ one: [() => answered(401)], two: [() => answered()] });
  assert.equal((await world.calls.call(ask())).status, 200);
  assert.deepEqual(world.sent, ["one", "two"]);
});

test("A retry-after that is longer than it is worth waiting sends the call elsewhere, and reaches the caller when all fail", async () => {
  const world = start({ one: [() => answered(429, 30)], two: [() => answered(429, 7)] });
  const { status, headers } = await world.calls.call(ask());
  assert.equal(status, 502);
  assert.equal(headers["retry-after"], "7");
  assert.deepEqual(world.sent, ["one", "two"]);
});

test("A breaker that is open keeps calls away until its time is over", async () => {
  const specs = { one: { retry: { attempts: 1 }, breaker: { failures: 2, openMs: 1000 } } };
  const world = start({ one: [() => answered(500)] }, specs);
  for (let count = 0; count < 4; count++) await world.calls.call(ask());
  assert.equal(world.sent.length, 2);
  const refused = await world.calls.call(ask());
  assert.equal(refused.headers["retry-after"], "1");
  world.calls.now += 1000;
  await world.calls.call(ask());
  assert.equal(world.sent.length, 3);
});

test("A pulled cord on the deployment that would be next stops the call before it is sent there (fail-closed)", async () => {
  const world = start({
    one: [
      () => {
        const { snapshot } = world.calls;
        const scope = "deployment/two";
        world.calls.snapshot = { ...snapshot, andon: new Map([[scope, { scope, reason: "leak", safeMode: false }]]) };
        return answered(503);
      },
    ],
    two: [() => answered()],
  });
  const { status, text } = await world.calls.call(ask());
  assert.equal(status, 403);
  assert.match(text, /andon_stopped/);
  assert.deepEqual(world.sent, ["one", "one"]);
  assert.equal(outcomeOf(world).status, "stopped");
});

test("The whole of a call's tries is reserved as the dearest of its routes", async () => {
  const asked: number[] = [];
  const quota: Quota = {
    reserve: ({ atMost }) => {
      asked.push(atMost.micros);
      return { settle: () => ({ excess: { tokens: 0, micros: 0 } }) };
    },
    close: async () => {},
  };
  const price = (dollars: number): object => ({ price: { inputPerMillionTokens: dollars, outputPerMillionTokens: dollars } });
  const provider: Provider = { speaks: () => ["openai-chat"], send: async () => answered(), close: async () => {} };
  const world = [
    model("mock", { ...price(1), fallbacks: ["dear"] }),
    model("dear", price(10)),
    deployment("one", "mock", "http://127.0.0.1:9/v1"),
    deployment("two", "dear", "http://127.0.0.1:9/v1"),
    guardrail("test-guardrail"),
    useCase("tests", ["mock", "dear"]),
  ];
  await startCalls(provider, quota, {}, world).call(ask({ max_tokens: 100 }));
  await startCalls(provider, quota, {}, [...world.slice(0, -1), useCase("tests", ["mock"])]).call(ask({ max_tokens: 100 }));
  const [both = 0, alone = 0] = asked;
  assert.ok(Math.abs(both / alone - 10) < 0.5, `${both} against ${alone}: a fallback that is not approved costs nothing`);
});
