import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import { test } from "node:test";
import { startCalls, type Answered, type Calls } from "../../../test/support/call-harness.ts";
import { deployment, guardrail, model, useCase } from "../../../test/support/manifests.ts";
import { memoryDocuments } from "../../../test/support/memory-documents.ts";
import { openaiResponses } from "../../dialects/openai-responses/openai-responses.ts";
import type { Identity } from "../../identity/caller.ts";
import type { Provider } from "../../providers/provider.ts";
import type { Quota, QuotaRequest } from "../../quota/quota.ts";
import { callModel } from "../call-model.ts";
import { createConversation, deleteConversation, deleteResponse, updateConversation } from "./change-kept.ts";
import { createConversationDesk, dropEnded } from "./conversation-desk.ts";
import type { Operation } from "./conversation-request.ts";
import { listItems, readConversation, readResponse } from "./read-kept.ts";
import { serveConversation } from "./serve-conversation.ts";

const free: Quota = { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: async () => {} };
const hour = 3_600_000;

interface Item {
  readonly role?: string;
  readonly content: string | readonly { readonly text: string }[];
}

/** An upstream that says back how many items it was sent, or what a test has it say. */
function upstream(): Provider & {
  sent: { input: string | Item[]; store?: boolean }[];
  text?: string;
  /** Other members of its answers. */
  besides?: object;
  cut: boolean;
} {
  const whole = (text: string, besides?: object, status = "completed"): object => ({
    ...besides,
    id: "resp_upstream",
    object: "response",
    created_at: 1,
    status,
    model: "m",
    output: [
      {
        id: "msg_upstream",
        type: "message",
        status: "completed",
        role: "assistant",
        content: [{ type: "output_text", text, annotations: [] }],
      },
    ],
    usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 },
  });
  return {
    sent: [],
    cut: false,
    speaks: () => ["openai-responses"],
    send(_target, { body, stream }) {
      const request = JSON.parse(body) as { input: string | Item[] };
      this.sent.push(request);
      const text = this.text ?? String(typeof request.input === "string" ? 1 : request.input.length);
      const { cut, besides } = this;
      const event = (type: string, response: object): Buffer =>
        Buffer.from(`event: ${type}\ndata: ${JSON.stringify({ type, response })}\n\n`);
      return Promise.resolve({
        status: 200,
        contentType: stream ? "text/event-stream" : "application/json",
        body: (async function* () {
          await Promise.resolve();
          yield event("response.created", {
            id: "resp_upstream",
            object: "response",
            status: "in_progress",
            model: "m",
            output: [],
          });
          if (!cut) yield event("response.completed", whole(text, besides));
        })(),
        readAll: () => Promise.resolve(Buffer.from(JSON.stringify(whole(text, besides)))),
      });
    },
    close: async () => {},
  };
}

const world = (spec: object = {}, rules: object = {}): object[] => [
  model("mock"),
  deployment("mock-local", "mock", "http://127.0.0.1:9/v1"),
  guardrail("test-guardrail", rules),
  useCase("tests", ["mock"], { conversations: { hours: 8 }, ...spec }),
  useCase("others", ["mock"], { conversations: { hours: 8 } }),
  { kind: "IdentityProvider", name: "campus", spec: { issuer: "https://campus.example", audiences: ["sallyport"] } },
  {
    kind: "ServiceAccount",
    name: "portal",
    spec: { title: "t", owner: "o@campus.example", useCases: ["tests", "others"], exchange: true },
  },
  { kind: "RoleBinding", name: "users", spec: { role: "USER", members: ["tester", "alice", "bob"], useCases: ["tests"] } },
];

interface Told {
  readonly id: string;
  readonly store: boolean;
  readonly status: string;
  readonly output: readonly { readonly id: string; readonly content: readonly { readonly text: string }[] }[];
  readonly conversation?: { readonly id: string };
  readonly error?: { readonly code: string; readonly message: string };
  readonly data?: readonly unknown[];
}

interface Start {
  readonly calls: Calls;
  readonly store: ReturnType<typeof memoryDocuments>;
  readonly provider: ReturnType<typeof upstream>;
  readonly faults: unknown[];
  readonly say: (body: object, options?: Parameters<Calls["call"]>[1]) => Promise<Told>;
  readonly raw: (body: object, options?: Parameters<Calls["call"]>[1]) => Promise<Answered>;
  readonly operate: (
    operation: Operation,
    id: string,
    options?: Parameters<Calls["call"]>[1] & { body?: object },
  ) => Promise<Told>;
  /** A credential of somebody else. */
  readonly as: (identity: Partial<Identity>) => { credential: { kind: "exchanged"; token: string } };
}

function start(spec: object = {}, rules: object = {}): Start {
  const provider = upstream();
  const calls = startCalls(provider, free, {}, world(spec, rules));
  const store = memoryDocuments();
  const faults: unknown[] = [];
  const reportFault = (cause: unknown): void => void faults.push(cause);
  const key = createSecretKey(randomBytes(32));
  const conversations = createConversationDesk({ store, key, clock: () => calls.now, reportFault });
  Object.assign(calls.deps, { conversations, reportFault: ({ cause }: { cause: unknown }) => reportFault(cause) });
  const raw: Start["raw"] = (body, options = {}) =>
    calls.call(
      { model: "mock", ...body },
      { ...options, serve: (incoming, reply) => callModel(calls.deps, openaiResponses, incoming, reply) },
    );
  let tokens = 0;
  return {
    calls,
    store,
    provider,
    faults,
    raw,
    say: async (body, options) => JSON.parse((await raw(body, options)).text) as Told,
    operate: async (operation, id, { body, ...options } = {}) => {
      const path = { id, query: new URLSearchParams() };
      const answer = await calls.call(body ?? {}, {
        ...options,
        serve: (incoming, reply) => serveConversation(calls.deps, openaiResponses, operation, path, incoming, reply),
      });
      return JSON.parse(answer.text) as Told;
    },
    as: (identity) => {
      const token = `spx_${++tokens}`;
      calls.exchanged.set(token, {
        credential: token,
        principal: "tester",
        kind: "key",
        authentication: { strength: 2, at: calls.now, method: "exchanged-token" },
        delegated: false,
        useCases: ["tests"],
        expiresAt: calls.now + 1000 * hour,
        proofs: [],
        ...identity,
      });
      return { credential: { kind: "exchanged", token } };
    },
  };
}

const textOf = ({ output }: Told): string => output.map(({ content }) => content.map(({ text }) => text).join("")).join("");
const codeOf = (told: Told): string => told.error?.code ?? "none";
const person = (principal: string): NonNullable<Identity["person"]> => ({
  principal,
  provider: "campus",
  providerDigest: "sha256:campus",
  groups: [],
  roles: [],
});

test("What is kept is its principal's, use case's and end user's alone; all others hear what strangers to it hear (no-cross-tenant)", async () => {
  const { say, operate, as } = start();
  const on = (name: string): Partial<Identity> => ({
    principal: "portal",
    kind: "service-account",
    delegated: true,
    person: person(name),
  });
  const { useCases: _, ...unbound } = { useCases: [] };
  const callers = {
    key: as({}),
    otherKey: as({ principal: "other" }),
    otherUseCase: { ...as({ useCases: ["tests", "others"] }), useCase: "others" },
    personOfThatName: as({ kind: "user", person: person("tester"), ...unbound }),
    program: { ...as({ principal: "portal", kind: "service-account" }), useCase: "tests" },
    forAlice: { ...as(on("alice")), useCase: "tests" },
    forBob: { ...as(on("bob")), useCase: "tests" },
  };
  for (const [whose, owner] of Object.entries(callers)) {
    const mine = await say({ input: "mine" }, owner);
    assert.equal(mine.store, true, `${whose}: ${JSON.stringify(mine)}`);
    const never = mine.id.replace(/_.*/, `_${"b".repeat(32)}`);
    for (const [who, caller] of Object.entries(callers)) {
      const goOn = await say({ input: "more", previous_response_id: mine.id }, caller);
      const read = await operate(readResponse, mine.id, caller);
      const item = await say({ input: [{ type: "item_reference", id: mine.output[0]?.id }] }, caller);
      if (who === whose) {
        assert.deepEqual([textOf(goOn), read.id, textOf(item)], ["3", mine.id, "1"]);
        continue;
      }
      assert.deepEqual(goOn, await say({ input: "more", previous_response_id: never }, caller), `${who} of ${whose}`);
      assert.deepEqual(read, await operate(readResponse, never, caller));
      assert.deepEqual([codeOf(goOn), codeOf(read), codeOf(item)], ["not_found", "not_found", "not_found"]);
    }
  }
});

test("What was kept is inspected again, whole, with every call: a guardrail that changed masks and blocks in it too (every-surface-inspected)", async () => {
  const { say, calls, provider } = start();
  const call = { type: "function_call", call_id: "c", name: "look", arguments: '{"of":"Project Heron"}' };
  const result = { type: "function_call_output", call_id: "c", output: "Project Heron is late" };
  provider.text = "Project Heron it is.";
  const first = await say({ input: [{ role: "user", content: "What of Project Heron?" }, call, result] });
  const { id } = first;
  delete provider.text;
  calls.apply(
    world(
      {},
      {
        sensitiveInformationPolicy: { regexes: [{ name: "bird", pattern: "Heron", action: "ANONYMIZE" }] },
      },
    ),
  );
  const masked = await say({ input: "So?", previous_response_id: id });
  assert.equal(masked.status, "completed", JSON.stringify(masked));
  const sent = JSON.stringify(provider.sent.at(-1));
  assert.doesNotMatch(sent, /Heron/);
  assert.match(sent, /\{bird\}/);
  calls.apply(world({}, { sensitiveInformationPolicy: { regexes: [{ name: "bird", pattern: "Heron", action: "BLOCK" }] } }));
  const seen = provider.sent.length;
  for (const input of ["So?", [{ type: "item_reference", id: first.output[0]?.id }]]) {
    const blocked = await say({ input, ...(typeof input === "string" && { previous_response_id: id }) });
    assert.deepEqual([blocked.status, blocked.store], ["incomplete", false]);
  }
  assert.equal(provider.sent.length, seen);
});

test("What goes on counts whole towards the size of a request (request-cannot-weaken)", async () => {
  const { say } = start({ limits: { maxInputTokens: 280 } });
  const long = "word ".repeat(80);
  const first = await say({ input: long });
  assert.equal(codeOf(await say({ input: long, previous_response_id: first.id })), "prompt_too_large");
  assert.equal((await say({ input: "short", previous_response_id: first.id })).status, "completed");
});

test("What goes on has the class of what was said before, and is refused where that is no longer approved (request-cannot-weaken)", async () => {
  const { say, operate, calls } = start({ dataClass: "confidential" });
  const first = await say({ input: "hello" });
  const { id } = await say({ input: "more", previous_response_id: first.id });
  const item = [{ type: "item_reference", id: first.output[0]?.id }];
  const { id: conversation } = await operate(createConversation, "", { body: {} });
  await say({ input: "hello", conversation });
  calls.apply(world({ dataClass: "internal" }));
  for (const body of [{ input: "x", previous_response_id: id }, { input: item }, { input: "x", conversation }])
    assert.equal(codeOf(await say(body)), "data_class_exceeded");
  assert.equal(codeOf(await operate(readResponse, id)), "data_class_exceeded");
  assert.equal(codeOf(await operate(listItems, conversation)), "data_class_exceeded");
  assert.equal((await say({ input: "hello" })).status, "completed");
  calls.apply(world({ dataClass: "confidential" }));
  assert.equal(textOf(await say({ input: "x", previous_response_id: id })), "5");
});

test("Who may not send what is confidential may not read it either: the log-in of now counts", async () => {
  const { raw, operate, as } = start({ dataClass: "confidential" });
  const alice = (strength: 1 | 2) => {
    const authentication = { strength, at: Date.UTC(2026, 10, 21, 12), method: "token" } as const;
    return as({ kind: "user", principal: "alice", person: person("alice"), authentication });
  };
  const told = await raw({ input: "hello" }, alice(2));
  assert.equal(told.status, 200, told.text);
  const { id } = JSON.parse(told.text) as Told;
  assert.equal((await operate(readResponse, id, alice(2))).id, id);
  assert.equal(codeOf(await operate(readResponse, id, alice(1))), "authentication_insufficient");
});

test("It ends when it was last used so long ago, use moves its end, and a shorter setting holds at once", async () => {
  const keeps = (hours: number): object => ({ conversations: { hours } });
  const { say, operate, calls, store } = start(keeps(2));
  const first = await say({ input: "one" });
  calls.now += 1.75 * hour;
  const second = await say({ input: "two", previous_response_id: first.id });
  calls.now += 1.75 * hour;
  // The chain lives as long as its newest turn.
  const third = await say({ input: "three", previous_response_id: second.id });
  assert.equal(textOf(third), "5");
  calls.now += 1.75 * hour;
  calls.apply(world(keeps(1)));
  assert.equal(codeOf(await operate(readResponse, third.id)), "not_found");
  assert.equal(codeOf(await say({ input: "four", previous_response_id: third.id })), "not_found");
  calls.apply(world(keeps(2)));
  assert.equal((await operate(readResponse, third.id)).id, third.id);
  calls.now += 0.25 * hour;
  assert.equal(codeOf(await operate(readResponse, third.id)), "not_found");
  const named = { session: "chat" };
  assert.equal(textOf(await say({ input: "one" }, named)), "1");
  assert.equal(textOf(await say({ input: "two" }, named)), "3");
  calls.now += 2 * hour;
  assert.equal(textOf(await say({ input: "three" }, named)), "1");
  calls.now += 2.25 * hour;
  assert.ok(store.kept.size > 0);
  await dropEnded(store, calls.now);
  assert.equal(store.kept.size, 0);
});

test("What expired is taken out in bounded steps", async () => {
  const left = [200, 200, 30];
  const asked: number[] = [];
  const dropDocuments = (_now: number, limit: number): Promise<number> => {
    asked.push(limit);
    return Promise.resolve(left.shift() ?? 0);
  };
  assert.equal(await dropEnded({ dropDocuments }, 0), 430);
  assert.deepEqual(asked, [200, 200, 200]);
});

test("What expired is swept every minute while the gateway runs, also after a fault, and no more once it has ended", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const store = memoryDocuments();
  const faults: unknown[] = [];
  const desk = createConversationDesk({
    store,
    key: createSecretKey(randomBytes(32)),
    clock: () => 1000,
    reportFault: (cause) => void faults.push(cause),
  });
  const put = (id: string): Promise<boolean> =>
    store.putDocument({ id, sealed: Buffer.from("x"), expiresAt: 1000, expected: 0, now: 0 });
  const minute = async (): Promise<number> => {
    t.mock.timers.tick(60_000);
    await new Promise(setImmediate);
    return store.kept.size;
  };
  await put("a");
  const drop = store.dropDocuments.bind(store);
  store.dropDocuments = () => Promise.reject(new Error("the disk is gone"));
  assert.deepEqual([await minute(), faults.length], [1, 1]);
  store.dropDocuments = drop;
  assert.equal(await minute(), 0);
  desk.close();
  await put("b");
  assert.equal(await minute(), 1);
});

test("Documents that were exchanged, damaged or set back to another version in the database are not found, and reported", async () => {
  const { say, operate, store, faults } = start();
  const one = await say({ input: "one" });
  const two = await say({ input: "two" });
  const [a, b] = [...store.kept.keys()] as [string, string];
  const [first, second] = [store.kept.get(a), store.kept.get(b)];
  assert.ok(first && second);
  store.kept.set(a, second);
  store.kept.set(b, first);
  for (const { id } of [one, two]) {
    assert.equal(codeOf(await operate(readResponse, id)), "not_found");
    assert.equal(codeOf(await say({ input: "more", previous_response_id: id })), "not_found");
  }
  assert.equal(faults.length, 4);
  assert.ok(faults.every((fault) => fault instanceof Error && !/one|two/.test(fault.message.replace("someone", ""))));
  store.kept.set(a, { ...first, version: 2 });
  store.kept.set(b, { ...second, sealed: second.sealed.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) });
  for (const { id } of [one, two]) assert.equal(codeOf(await operate(readResponse, id)), "not_found");
  store.kept.set(a, first);
  assert.equal((await operate(readResponse, one.id)).id, one.id);
});

for (const stream of [false, true]) {
  const how = stream ? "streamed" : "whole";

  test(`An answer that can't be kept is withheld, ${how}, and the call is recorded as failed (fail-closed)`, async () => {
    const { raw, say, calls, store } = start();
    const { id } = await say({ input: "one" });
    store.failing = new Error("the disk is full");
    const answer = await raw({ input: "two", previous_response_id: id, stream });
    assert.equal(answer.status, stream ? 200 : 503);
    assert.match(answer.text, /conversation_unavailable/);
    assert.doesNotMatch(answer.text, /response\.completed|the disk/);
    const outcome = calls.log.records.at(-1);
    assert.partialDeepStrictEqual(outcome, { type: "outcome", status: "failed", code: "conversation_unavailable" });
    store.failing = undefined;
    assert.equal(textOf(await say({ input: "two", previous_response_id: id })), "3");
  });

  test(`A turn that another process kept first makes this one a conflict, ${how}`, async () => {
    const { raw, operate, say, store, provider } = start();
    const { id: conversation } = await operate(createConversation, "", { body: {} });
    const [key] = [...store.kept.keys()] as [string];
    const send = provider.send.bind(provider);
    provider.send = (target, call) => {
      const held = store.kept.get(key);
      if (held) store.kept.set(key, { ...held, version: held.version + 1 });
      return send(target, call);
    };
    const answer = await raw({ input: "one", conversation, stream });
    assert.equal(answer.status, stream ? 200 : 409);
    assert.match(answer.text, /"code":"conflict"/);
    assert.equal(store.kept.size, 1);
    provider.send = send;
    assert.equal(codeOf(await say({ input: "one", conversation })), "not_found");
  });

  test(`Nothing is kept of a call that was blocked, refused or broke off, or whose client left, ${how}`, async () => {
    const { raw, store, provider } = start();
    provider.text = "Call 123-45-6789.";
    const blocked = await raw({ input: "one", stream });
    assert.match(blocked.text, /"store":false/);
    assert.equal(codeOfText((await raw({ input: "one", model: "other", stream })).text), "model_not_found");
    assert.match((await raw({ input: "My number is 123-45-6789", stream })).text, /content_filter/);
    delete provider.text;
    if (stream) {
      provider.cut = true;
      assert.match((await raw({ input: "one", stream })).text, /upstream_unavailable/);
      provider.cut = false;
      await raw({ input: "one", stream }, { leaveAfter: 0 });
    }
    await raw({ input: "one", stream, store: false });
    assert.equal(store.kept.size, 0);
    await raw({ input: "one", stream });
    assert.equal(store.kept.size, 1);
  });
}

const codeOfText = (text: string): string => /"code":"(\w+)"/.exec(text)?.[1] ?? "none";

test("A conversation that is too long is not gone on from, and what is too long from the start is not kept", async () => {
  const { say, operate, calls } = start();
  Object.assign(calls.deps.limits, { maxAnswerBytes: 20_000_000 });
  const { id: conversation } = await operate(createConversation, "", { body: {} });
  const big = "word ".repeat(450_000);
  assert.equal((await say({ input: big, conversation })).status, "completed");
  const refused = await say({ input: big, conversation });
  assert.equal(codeOf(refused), "content_not_supported");
  assert.match(refused.error?.message ?? "", /Begin a new one/);
  const alone = await say({ input: big + big });
  assert.deepEqual([alone.status, alone.store], ["completed", false]);
});

test("After 200 turns a new conversation is begun", async () => {
  const { say } = start();
  let { id } = await say({ input: "x" });
  for (let turn = 1; turn < 200; turn++) ({ id } = await say({ input: "x", previous_response_id: id }));
  assert.equal(codeOf(await say({ input: "x", previous_response_id: id })), "content_not_supported");
});

test("Deleting takes the documents out of the store, and what went on from a response has ended with it", async () => {
  const { say, operate, store } = start();
  const first = await say({ input: "one" });
  const second = await say({ input: "two", previous_response_id: first.id });
  await operate(deleteResponse, first.id);
  assert.equal(store.kept.size, 1);
  assert.equal(codeOf(await say({ input: "three", previous_response_id: second.id })), "not_found");
  await operate(deleteResponse, second.id);
  const { id: conversation } = await operate(createConversation, "", { body: { items: [{ role: "user", content: "zero" }] } });
  await say({ input: "one", conversation });
  await say({ input: "two", conversation });
  assert.equal(store.kept.size, 3);
  assert.equal((await operate(listItems, conversation)).data?.length, 5);
  await operate(deleteConversation, conversation);
  assert.equal(store.kept.size, 0);
  assert.equal(codeOf(await operate(readConversation, conversation)), "not_found");
});

test("Tokens of one turn keep their meaning in the next, without a name for the session", async () => {
  const { say, provider } = start({}, { sensitiveInformationPolicy: { piiEntities: [{ type: "EMAIL", action: "TOKENIZE" }] } });
  const first = await say({ input: "Write to dana@campus.example" });
  const sent = provider.sent[0]?.input;
  const [token] = /\{EMAIL:\w+\}/.exec(JSON.stringify(sent)) ?? [];
  assert.ok(token);
  provider.text = `Done: ${token}`;
  const second = await say({ input: "Did you?", previous_response_id: first.id });
  assert.equal(textOf(second), "Done: dana@campus.example");
  delete provider.text;
  await say({ input: "Sure?", previous_response_id: second.id });
  assert.deepEqual(JSON.stringify(provider.sent[2]?.input).match(/\{EMAIL:\w+\}/g), [token, token]);
});

test("What a conversation begins with is inspected: masked before it is kept, or refused", async () => {
  const { operate, say, provider, store } = start();
  const items = [{ role: "user", content: "I am dana@campus.example" }];
  const made = await operate(createConversation, "", { body: { items, metadata: { who: "dana@campus.example" } } });
  assert.partialDeepStrictEqual(made, { object: "conversation", metadata: { who: "{EMAIL}" } });
  await say({ input: "And?", conversation: made.id });
  assert.match(JSON.stringify(provider.sent[0]), /I am \{EMAIL\}/);
  const kept = store.kept.size;
  const refused = await operate(createConversation, "", { body: { items: [{ role: "user", content: "I am 123-45-6789" }] } });
  assert.equal(codeOf(refused), "guardrail_blocked");
  for (const body of [
    { items: "x" },
    { metadata: { a: 1 } },
    { items: Array.from({ length: 21 }, () => items[0]) },
    { metadata: [] },
  ])
    assert.equal(codeOf(await operate(createConversation, "", { body })), "request_malformed");
  assert.equal(store.kept.size, kept);
});

test("What answers say besides counts towards what is read for one request", async () => {
  const { say, operate, calls, provider } = start();
  Object.assign(calls.deps.limits, { maxAnswerBytes: 20_000_000 });
  // Numbers, so that inspecting them takes no time.
  provider.besides = { usage_by_token: Array.from({ length: 600_000 }, () => 12_345_678) };
  const { id: conversation } = await operate(createConversation, "", { body: {} });
  let { id } = await say({ input: "x" });
  await say({ input: "x", conversation });
  for (let turn = 1; turn < 4; turn++) {
    ({ id } = await say({ input: "x", previous_response_id: id }));
    assert.equal((await say({ input: "x", conversation })).status, "completed");
  }
  for (const goesOn of [{ previous_response_id: id }, { conversation }]) {
    const before = calls.roomTaken;
    assert.equal(codeOf(await say({ input: "x", ...goesOn })), "content_not_supported");
    assert.equal(calls.roomTaken, before, "nothing more was read");
  }
  // A turn that is taken out counts no more.
  const [last] = (await operate(listItems, conversation)).data as { id: string }[];
  await operate(deleteResponse, last?.id.replace(/^msg(_[a-z]+)_.*/, "resp$1") ?? "");
  delete provider.besides;
  assert.equal((await say({ input: "x", conversation })).status, "completed");
  // One item of it is one document.
  const item = { type: "item_reference", id: `${id.replace("resp", "msg")}_o0` };
  assert.equal((await say({ input: [item] })).status, "completed");
});

test("What a request brings back takes room as its body does, and is refused where there is none", async () => {
  const { say, operate, calls } = start();
  const { id: conversation } = await operate(createConversation, "", { body: {} });
  const long = "word ".repeat(20_000);
  const first = await say({ input: long, conversation });
  for (const body of [
    { input: "x", conversation },
    { input: "x", previous_response_id: first.id },
    { input: [{ type: "item_reference", id: first.id.replace("resp", "msg") + "_i0" }] },
  ]) {
    const before = calls.roomTaken;
    await say(body);
    assert.ok(calls.roomTaken - before >= long.length, JSON.stringify(body));
  }
});

test("Other metadata is inspected and classed as what was said, and moves nobody's end", async () => {
  const { say, operate, calls, as } = start({ dataClass: "confidential", conversations: { hours: 2 } });
  const { id: conversation } = await operate(createConversation, "", { body: {} });
  await say({ input: "one", conversation });
  calls.now += 1.5 * hour;
  await operate(updateConversation, conversation, { body: { metadata: { topic: "late" } } });
  await say({ input: "two", conversation });
  calls.now += 1.5 * hour;
  await operate(updateConversation, conversation, { body: { metadata: { topic: "later" } } });
  calls.now += 0.75 * hour;
  assert.equal(codeOf(await operate(readConversation, conversation)), "not_found");
  const alice = (strength: 1 | 2): ReturnType<typeof as> =>
    as({
      kind: "user",
      principal: "alice",
      person: person("alice"),
      authentication: { strength, at: Date.UTC(2026, 10, 21, 12), method: "token" },
    });
  const { id } = await operate(createConversation, "", { ...alice(2), body: {} });
  const weak = await operate(updateConversation, id, { ...alice(1), body: { metadata: { n: "x" } } });
  assert.equal(codeOf(weak), "authentication_insufficient");
});

test("Metadata that was told at a higher class is not read at a lower one", async () => {
  const { operate, calls } = start({ dataClass: "internal" });
  const { id } = await operate(createConversation, "", { body: {} });
  calls.apply(world({ dataClass: "confidential" }));
  assert.equal((await operate(updateConversation, id, { body: { metadata: { n: "x" } } })).id, id);
  calls.apply(world({ dataClass: "internal" }));
  assert.equal(codeOf(await operate(readConversation, id)), "data_class_exceeded");
});

test("A conversation that another turn by its response's id prolongs is whole as long as it is found", async () => {
  const { say, operate, calls, faults } = start({ conversations: { hours: 8 } });
  const chat = { session: "chat" };
  const first = await say({ input: "one" }, chat);
  await say({ input: "two" }, chat);
  calls.now += 7.75 * hour;
  // A branch goes on from the first turn: what it goes on from is written anew, the conversation's beginning too.
  const { id: conversation } = first.conversation ?? { id: "" };
  assert.equal(textOf(await say({ input: "aside", previous_response_id: first.id })), "3");
  calls.now += 2 * hour;
  assert.equal(textOf(await say({ input: "three" }, chat)), "5");
  assert.ok((await operate(listItems, conversation)).data);
  assert.deepEqual(faults, []);
});

test("Keys of one service account share what is kept; a lost role, account or key ends it for who lost it", async () => {
  const { say, operate, calls, as } = start();
  const portal = (): object => ({ ...as({ principal: "portal", kind: "service-account" }), useCase: "tests" });
  const { id } = await say({ input: "one" }, portal());
  assert.equal(textOf(await say({ input: "two", previous_response_id: id }, portal())), "3");
  const alice = as({ kind: "user", principal: "alice", person: person("alice") });
  const hers = await say({ input: "one" }, alice);
  const rest = world().filter((one) => !["RoleBinding", "ServiceAccount"].includes((one as { kind: string }).kind));
  calls.apply(rest);
  for (const [caller, kept] of [
    [portal(), id],
    [alice, hers.id],
  ] as const) {
    const refused = await say({ input: "two", previous_response_id: kept }, caller);
    assert.notEqual(refused.error, undefined);
    assert.equal(codeOf(await operate(readResponse, kept, caller)), codeOf(refused));
  }
  calls.apply(world());
  assert.equal(textOf(await say({ input: "two", previous_response_id: hers.id }, alice)), "3");
});

test("Deleting that the store broke off is finished by asking again", async () => {
  const { say, operate, store } = start();
  const { id: conversation } = await operate(createConversation, "", { body: {} });
  for (const input of ["one", "two", "three"]) await say({ input, conversation });
  const remove = store.deleteDocument.bind(store);
  let left = 2;
  store.deleteDocument = (id) => (left-- > 0 ? remove(id) : Promise.reject(new Error("the disk is gone")));
  assert.equal(codeOf(await operate(deleteConversation, conversation)), "conversation_unavailable");
  assert.equal(codeOf(await say({ input: "four", conversation })), "not_found");
  store.deleteDocument = remove;
  assert.equal(codeOf(await operate(deleteConversation, conversation)), "none");
  assert.equal(store.kept.size, 0);
});

test("A request about what is kept counts for its use case and its caller", async () => {
  const asked: QuotaRequest[] = [];
  const { operate, calls } = start({ limits: { requestsPerMinute: 60, perPrincipal: { requestsPerMinute: 7 } } });
  Object.assign(calls.deps, {
    quota: { ...free, reserve: (request: QuotaRequest) => (asked.push(request), free.reserve(request)) },
  });
  await operate(createConversation, "", { body: {} });
  assert.partialDeepStrictEqual(asked, [
    { useCase: "tests", limits: { requestsPerMinute: 60 }, personal: { owner: "tester", limits: { requestsPerMinute: 7 } } },
  ]);
});

test("A turn by a response's id prolongs no conversation that a call is at: that call keeps its own turn", async () => {
  const { say, calls, provider } = start({ conversations: { hours: 8 } });
  const chat = { session: "chat" };
  const first = await say({ input: "one" }, chat);
  calls.now += 2 * hour;
  const send = provider.send.bind(provider);
  provider.send = async (target, call) => {
    provider.send = send;
    assert.equal(textOf(await say({ input: "aside", previous_response_id: first.id })), "3");
    return send(target, call);
  };
  assert.equal(textOf(await say({ input: "two" }, chat)), "3");
  assert.equal(textOf(await say({ input: "three" }, chat)), "5");
});

test("A document that is put in another owner's place in the database, or in its own of another use case, does not open", async () => {
  const { say, operate, store, faults, as } = start();
  const owners = [as({}), as({ principal: "robin" }), { ...as({ useCases: ["others"] }), useCase: "others" }];
  const kept: { id: string; key: string; owner: (typeof owners)[number] }[] = [];
  for (const owner of owners) {
    const { id } = await say({ input: "mine" }, owner);
    kept.push({ id, key: [...store.kept.keys()].at(-1) ?? "", owner });
  }
  const originals = new Map(store.kept);
  for (const mine of kept) {
    for (const other of kept) {
      if (other === mine) continue;
      const stolen = originals.get(other.key);
      assert.ok(stolen);
      store.kept.set(mine.key, stolen);
      assert.equal(codeOf(await operate(readResponse, mine.id, mine.owner)), "not_found");
      assert.equal(codeOf(await operate(readResponse, other.id, mine.owner)), "not_found");
    }
  }
  assert.equal(faults.length, 6);
});

test("What was kept at a high class does not go on to a model that may not have it (boundary-kept)", async () => {
  const { say, operate, calls, provider } = start({ dataClass: "confidential", models: ["mock", "lower"] });
  const wide = [...world({ dataClass: "confidential", models: ["mock", "lower"] })];
  const lower = [model("lower", { dataClassCeiling: "internal" }), deployment("lower-local", "lower", "http://127.0.0.1:9/v1")];
  calls.apply([...wide, ...lower]);
  const first = await say({ input: "one" });
  const { id: conversation } = await operate(createConversation, "", { body: {} });
  await say({ input: "one", conversation });
  const seen = provider.sent.length;
  for (const goesOn of [
    { previous_response_id: first.id },
    { conversation },
    { input: [{ type: "item_reference", id: first.output[0]?.id }] },
  ])
    assert.equal(codeOf(await say({ input: "two", ...goesOn, model: "lower" })), "data_class_exceeded");
  assert.equal(provider.sent.length, seen);
});
