import assert from "node:assert/strict";
import { test } from "node:test";
import { completion, framesOf } from "../../test/support/mock-upstream.ts";
import { bodyTarget, startCalls } from "../../test/support/call-harness.ts";
import { openaiChat } from "../dialects/openai-chat/openai-chat.ts";
import type { Provider, ProviderAnswer } from "../providers/provider.ts";
import type { Amounts, Quota } from "../quota/quota.ts";
import { andonBoard } from "./andon.ts";
import { callModel } from "./call-model.ts";

const none = { tokens: 0, micros: 0 };
const free: Quota = { reserve: () => ({ settle: () => ({ excess: none }) }), close: async () => {} };
const answering = (more: Partial<ProviderAnswer> = {}): Provider => ({
  speaks: () => ["openai-chat"],
  send: async () => ({
    status: 200,
    contentType: "application/json",
    body: (async function* () {})(),
    readAll: async () => Buffer.from(JSON.stringify(completion("Hello"))),
    ...more,
  }),
  close: async () => {},
});
const ask = (more: object = {}): object => ({ model: "mock", messages: [{ role: "user", content: "hi" }], ...more });
const errorOf = (text: string): { code: string; message: string } =>
  (JSON.parse(text) as { error: { code: string; message: string } }).error;

test("A call that breaks in an unforeseen way after its admission is settled, closed and recorded like any other", async () => {
  const settled: Amounts[] = [];
  const quota: Quota = {
    reserve: () => ({
      settle: (used) => {
        settled.push(used);
        throw new Error("the quota broke");
      },
    }),
    close: async () => {},
  };
  for (const stream of [false, true]) {
    let asked = 0;
    const answer = Object.defineProperty({}, "status", {
      enumerable: true,
      get: () => {
        if (asked++ > 0) throw new Error("the adapter broke");
        return 200;
      },
    }) as ProviderAnswer;
    const provider: Provider = { speaks: () => ["openai-chat"], send: async () => answer, close: async () => {} };
    const calls = startCalls(provider, quota);
    await calls.call(ask({ stream }));
    assert.deepEqual(
      calls.log.records.map(({ type }) => type),
      ["admission", "outcome"],
    );
    const outcome = calls.log.records[1];
    assert.equal(outcome?.type === "outcome" && outcome.status, "failed");
    assert.equal(calls.deps.inFlight.size, 0);
  }
  assert.equal(settled.length, 2);
});

test("A client that leaves when its stream has ended starts no clock that nobody stops", async () => {
  const frames = framesOf(["Hello"]).join("");
  const calls = startCalls(
    answering({
      body: (async function* () {
        yield Buffer.from(frames);
      })(),
    }),
    free,
  );
  let leave = (): void => {};
  const clocks = (): number => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  const before = clocks();
  await callModel(
    calls.deps,
    openaiChat,
    {
      credential: { kind: "key", key: calls.key },
      address: undefined,
      useCase: undefined,
      dataClass: undefined,
      session: undefined,
      target: bodyTarget,
      readBody: async () => Buffer.from(JSON.stringify(ask({ stream: true }))),
      takeRoom: () => {},
    },
    {
      begin: () => {},
      write: () => undefined,
      end: () => {},
      begun: true,
      left: false,
      onLeave: (listener) => (leave = listener),
    },
  );
  leave();
  assert.equal(clocks(), before);
});

test("A key that is refused again and again fills no log: what is not written is counted on the next that is", async () => {
  const calls = startCalls(answering(), free);
  const refused = ask({ model: "none" });
  const blocked = { model: "mock", messages: [{ role: "user", content: "123-45-6789" }] };
  for (let count = 0; count < 50; count++) {
    const answer = await calls.call(count % 2 === 0 ? refused : blocked);
    assert.equal(answer.status, count % 2 === 0 ? 404 : 200);
    assert.equal(answer.headers["x-sallyport-audit"] !== undefined, count < 20);
  }
  assert.equal(calls.log.records.length, 20);
  calls.now += 1000;
  await calls.call(refused);
  await calls.call(refused);
  assert.deepEqual(
    calls.log.records.slice(20).map((record) => record.type === "denial" && record.suppressed),
    [30, undefined],
  );
});

test("A model's name that is none is not kept: the log takes no text of a caller's (secrets-stay-secret)", async () => {
  const calls = startCalls(answering(), free);
  const answer = await calls.call(ask({ model: "dana@campus.example" }));
  assert.equal(errorOf(answer.text).code, "model_not_found");
  assert.doesNotMatch(JSON.stringify(calls.log.records), /dana@/);
});

test("A stopped model of another use case answers like one that does not exist (no-cross-tenant)", async () => {
  const calls = startCalls(answering(), free);
  calls.snapshot = {
    ...calls.snapshot,
    andon: andonBoard([{ scope: "model/other-teams-model", reason: "incident 7", safeMode: false }]),
  };
  const other = await calls.call(ask({ model: "other-teams-model" }));
  const missing = await calls.call(ask({ model: "never-heard-of" }));
  assert.deepEqual(errorOf(other.text), errorOf(missing.text));
  calls.snapshot = { ...calls.snapshot, andon: andonBoard([{ scope: "model/mock", reason: "incident 8", safeMode: false }]) };
  assert.equal(errorOf((await calls.call(ask())).text).code, "andon_stopped");
});

test("The record of a call has the kinds of data that policies were asked about: what was found and not masked too", async () => {
  const calls = startCalls(answering(), free, { overlays: [] });
  for (const content of ["hi", "Ring me at (415) 555-0132."]) await calls.call(ask({ messages: [{ role: "user", content }] }));
  const admissions = calls.log.records.filter(({ type }) => type === "admission");
  assert.deepEqual(
    admissions.map((record) => record.type === "admission" && record.overlays),
    [[], ["pii"]],
  );
});
