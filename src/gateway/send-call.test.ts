import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyTarget, startCalls, type Calls } from "../../test/support/call-harness.ts";
import { deployment, guardrail, model, useCase } from "../../test/support/manifests.ts";
import { completion, framesOf } from "../../test/support/mock-upstream.ts";
import type { OutcomeRecord } from "../audit/record.ts";
import { Problem } from "../core/problem.ts";
import { openaiChat } from "../dialects/openai-chat/openai-chat.ts";
import { indexKeys } from "../identity/key-index.ts";
import type { NotSent, Provider, ProviderAnswer } from "../providers/provider.ts";
import type { Amounts, Quota } from "../quota/quota.ts";
import { callModel } from "./call-model.ts";
import type { Reply } from "./reply.ts";

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

const pull = (calls: Calls, scope: string): void => {
  calls.snapshot = { ...calls.snapshot, andon: new Map([[scope, { scope, reason: "leak", safeMode: false }]]) };
};

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
  assert.equal((await world.calls.call(ask())).status, 424);
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
        pull(world.calls, "deployment/two");
        return answered(503);
      },
    ],
    two: [() => answered()],
  });
  const { status, text } = await world.calls.call(ask());
  assert.equal(status, 403);
  assert.match(text, /andon_stopped/);
  assert.deepEqual(world.sent, ["one", "one"]);
  const { status: ended, attempts } = outcomeOf(world);
  assert.equal(ended, "stopped");
  assert.equal(attempts?.length, 2, "the log tells what was tried before");
});

test("A call is not sent to a deployment that was changed or retired while it waited (boundary-kept)", async () => {
  const world = start({
    one: [
      () => {
        const { snapshot } = world.calls;
        const { register } = snapshot;
        const left = (register.deploymentsByModel.get("mock") ?? []).filter(({ name }) => name !== "two");
        const deploymentsByModel = new Map([["mock", left]]);
        world.calls.snapshot = { ...snapshot, register: { ...register, deploymentsByModel } };
        return answered(401);
      },
    ],
    two: [() => answered()],
  });
  const { status, headers } = await world.calls.call(ask());
  assert.deepEqual([status, headers["retry-after"]], [503, "1"]);
  assert.deepEqual(world.sent, ["one"]);
});

test("No try begins once the whole call has had its time", async () => {
  const slow = (): ProviderAnswer => {
    world.calls.now += 200;
    return answered(503);
  };
  const world = start({ one: [slow], two: [() => answered()] }, { one: { timeouts: { totalMs: 300 } } });
  assert.equal((await world.calls.call(ask())).status, 502);
  assert.deepEqual(world.sent, ["one", "one"]);
});

test("Where a fallback alone is in safe mode, nothing that safe mode would block gets there or comes from it", async () => {
  const sent: string[] = [];
  const provider: Provider = {
    speaks: () => ["openai-chat"],
    send: async ({ name }) => {
      sent.push(name);
      if (name === "one") return answered(404);
      return { ...answered(), readAll: async () => Buffer.from(JSON.stringify(completion("mail bob@example.org"))) };
    },
    close: async () => {},
  };
  const world = [
    model("mock", { fallbacks: ["spare"] }),
    model("spare"),
    deployment("one", "mock", "http://127.0.0.1:9/v1"),
    deployment("two", "spare", "http://127.0.0.1:9/v1"),
    guardrail("test-guardrail"),
    useCase("tests", ["mock", "spare"]),
  ];
  const ofBob = { model: "mock", messages: [{ role: "user", content: "mail bob@example.org" }] };
  for (const scope of ["model/spare", "deployment/two"]) {
    const calls = startCalls(provider, free, {}, world);
    assert.equal((await calls.call(ofBob)).headers["x-sallyport-decision"], "masked");
    calls.snapshot = { ...calls.snapshot, andon: new Map([[scope, { scope, reason: "drill", safeMode: true }]]) };
    sent.length = 0;
    assert.equal((await calls.call(ofBob)).status, 424);
    assert.deepEqual(sent, ["one"]);
    const { headers, text } = await calls.call(ask());
    assert.equal(headers["x-sallyport-decision"], "blocked");
    assert.doesNotMatch(text, /bob|EMAIL/);
  }
});

test("A call that lost its key or its approval while it waited to be sent is not sent (fail-closed)", async () => {
  const losses: readonly [string, (calls: Calls) => void][] = [
    ["andon_stopped", (calls) => pull(calls, "use-case/tests")],
    ["andon_stopped", (calls) => pull(calls, "deployment/one")],
    ["credential_invalid", (calls) => (calls.snapshot = { ...calls.snapshot, keys: indexKeys([]) })],
    [
      "use_case_not_approved",
      (calls) => {
        const { snapshot } = calls;
        calls.snapshot = { ...snapshot, register: { ...snapshot.register, entitlements: new Map() } };
      },
    ],
  ];
  for (const [code, lose] of losses) {
    const world = start({ one: [() => answered()] });
    const { audit } = world.calls.deps;
    const append: typeof audit.append = (record) => {
      if (record.type === "admission") lose(world.calls);
      return audit.append(record);
    };
    Object.assign(world.calls.deps, { audit: { append } });
    const { text } = await world.calls.call(ask());
    assert.match(text, new RegExp(code));
    assert.deepEqual(world.sent, []);
    assert.equal(outcomeOf(world).status, "stopped");
  }
});

test("A key ends in mid-stream at its instant, with nobody looking at the register (expiry-needs-nobody)", async () => {
  const world = start({
    one: [
      () => ({
        ...answered(),
        body: (async function* () {
          const [first = "", ...rest] = framesOf(["Hello", " and", " more"]);
          yield Buffer.from(first);
          world.calls.now += 1000;
          for (const frame of rest) yield Buffer.from(frame);
        })(),
      }),
    ],
  });
  const { snapshot } = world.calls;
  const id = world.calls.key.slice("sp_".length, "sp_".length + 16);
  const key = snapshot.keys.find(id);
  assert.ok(key);
  const expiresAt = world.calls.now + 1000;
  const live = { id, kind: key.kind, hash: key.digest.toString("hex"), useCase: "tests", principal: "tester" };
  world.calls.snapshot = { ...snapshot, keys: indexKeys([{ ...live, expiresAt }]) };
  const { text } = await world.calls.call(ask({ stream: true }));
  assert.match(text, /credential_expired/);
  assert.doesNotMatch(text, /more/);
  assert.equal(outcomeOf(world).status, "stopped");
});

test("A client that leaves between two tries ends them", async () => {
  const world = start({ one: [() => answered(503), () => answered()] });
  const reply = { begin: () => {}, write: () => undefined, end: () => {}, begun: false, onLeave: () => {} };
  const incoming = {
    credential: { kind: "key", key: world.calls.key },
    address: undefined,
    useCase: undefined,
    dataClass: undefined,
    session: undefined,
    target: bodyTarget,
    readBody: async () => Buffer.from(JSON.stringify(ask())),
    takeRoom: () => {},
  } as const;
  // The wait before the second try is drawn when the first has failed.
  let left = false;
  Object.assign(world.calls.deps, { random: () => ((left = world.sent.length > 0), 0) });
  const leaving = Object.defineProperty(reply, "left", { get: () => left }) as typeof reply & Reply;
  await callModel(world.calls.deps, openaiChat, incoming, leaving);
  assert.deepEqual(world.sent, ["one"]);
});

test("An answer that was made but never came is charged with all that it can have cost, also where it was stopped (never-overspent)", async () => {
  const stop = (world: World): never => {
    const problem = new Problem("andon_stopped", "Stopped.");
    pull(world.calls, "all");
    world.calls.deps.inFlight.recheck(world.calls.snapshot, world.calls.now);
    throw problem;
  };
  const late = (): never => {
    throw new Problem("deadline_exceeded", "Too late.");
  };
  for (const behave of [stop, late, reset]) {
    const world: World = start({ one: [() => behave(world)] });
    await world.calls.call(ask({ max_tokens: 100 }));
    const { inputTokens, outputTokens, usage } = outcomeOf(world);
    assert.deepEqual([inputTokens > 0, outputTokens, usage], [true, 100, "reserved"]);
  }
  // Of a stream, nothing was made that did not begin.
  const world = start({ one: [late] });
  await world.calls.call(ask({ max_tokens: 100, stream: true }));
  assert.equal(outcomeOf(world).outputTokens, 0);
});

test("An answer of a fallback that cannot be read is charged within what was reserved", async () => {
  let reserved: Amounts = { tokens: 0, micros: 0 };
  const settled: Amounts[] = [];
  const quota: Quota = {
    reserve: ({ atMost }) => {
      reserved = atMost;
      return { settle: (used) => (settled.push(used), { excess: { tokens: 0, micros: 0 } }) };
    },
    close: async () => {},
  };
  const price = (dollars: number): object => ({ price: { inputPerMillionTokens: 0, outputPerMillionTokens: dollars } });
  const garbage = { ...answered(), readAll: async () => Buffer.from("<html>") };
  const provider: Provider = {
    speaks: () => ["openai-chat"],
    send: async ({ name }) => (name === "one" ? answered(404) : garbage),
    close: async () => {},
  };
  const world = [
    model("mock", { ...price(1), fallbacks: ["dear"] }),
    model("dear", { ...price(50), maxOutputTokens: 10 }),
    deployment("one", "mock", "http://127.0.0.1:9/v1"),
    deployment("two", "dear", "http://127.0.0.1:9/v1"),
    guardrail("test-guardrail"),
    useCase("tests", ["mock", "dear"]),
  ];
  await startCalls(provider, quota, {}, world).call(ask({ max_tokens: 100 }));
  assert.equal(settled.length, 1);
  assert.ok((settled[0]?.micros ?? Infinity) <= reserved.micros, `${settled[0]?.micros} of ${reserved.micros}`);
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

test("Streams that break off again and again take their deployment out of service", async () => {
  const broken: Behaviour = () => ({
    ...answered(),
    body: (async function* () {
      yield Buffer.from(framesOf(["Hello"])[0] ?? "");
      throw new Problem("upstream_unavailable", "It broke off.");
    })(),
  });
  const world = start({ one: [broken] }, { one: { breaker: { failures: 2, openMs: 1000 } } });
  for (let count = 0; count < 3; count++) await world.calls.call(ask({ stream: true }));
  assert.equal(world.sent.length, 2);
});
