import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import { test } from "node:test";
import { memoryDocuments } from "../../../test/support/memory-documents.ts";
import { hour, conversationWorld, openConversations, textOf, codeOf } from "../../../test/support/open-conversations.ts";
import { createConversation } from "./change-kept.ts";
import { createConversationDesk, dropEnded } from "./conversation-desk.ts";
import { readResponse } from "./read-kept.ts";

for (const stream of [false, true]) {
  const how = stream ? "streamed" : "whole";

  test(`An answer that can't be kept is withheld, ${how}, and the call is recorded as failed (fail-closed)`, async () => {
    const { raw, say, calls, store } = openConversations();
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
    const { raw, operate, say, store, provider } = openConversations();
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
    const { raw, store, provider } = openConversations();
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

test("It ends when it was last used so long ago, use moves its end, and a shorter setting holds at once", async () => {
  const keeps = (hours: number): object => ({ conversations: { hours } });
  const { say, operate, calls, store } = openConversations(keeps(2));
  const first = await say({ input: "one" });
  calls.now += 1.75 * hour;
  const second = await say({ input: "two", previous_response_id: first.id });
  calls.now += 1.75 * hour;
  // The chain lives as long as its newest turn.
  const third = await say({ input: "three", previous_response_id: second.id });
  assert.equal(textOf(third), "5");
  calls.now += 1.75 * hour;
  calls.apply(conversationWorld(keeps(1)));
  assert.equal(codeOf(await operate(readResponse, third.id)), "not_found");
  assert.equal(codeOf(await say({ input: "four", previous_response_id: third.id })), "not_found");
  calls.apply(conversationWorld(keeps(2)));
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
