import assert from "node:assert/strict";
import { test } from "node:test";
import { free, hour, conversationWorld, openConversations, codeOf, person } from "../../../test/support/open-conversations.ts";
import type { QuotaRequest } from "../../quota/quota.ts";
import { createConversation, deleteConversation, deleteResponse, updateConversation } from "./change-kept.ts";
import { listItems, readConversation } from "./read-kept.ts";

test("Deleting takes the documents out of the store, and what went on from a response has ended with it", async () => {
  const { say, operate, store } = openConversations();
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

test("Deleting that the store broke off is finished by asking again", async () => {
  const { say, operate, store } = openConversations();
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

test("What a conversation begins with is inspected: masked before it is kept, or refused", async () => {
  const { operate, say, provider, store } = openConversations();
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

test("Other metadata is inspected and classed as what was said, and moves nobody's end", async () => {
  const { say, operate, calls, as } = openConversations({ dataClass: "confidential", conversations: { hours: 2 } });
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
  const { operate, calls } = openConversations({ dataClass: "internal" });
  const { id } = await operate(createConversation, "", { body: {} });
  calls.apply(conversationWorld({ dataClass: "confidential" }));
  assert.equal((await operate(updateConversation, id, { body: { metadata: { n: "x" } } })).id, id);
  calls.apply(conversationWorld({ dataClass: "internal" }));
  assert.equal(codeOf(await operate(readConversation, id)), "data_class_exceeded");
});

test("A request about what is kept counts for its use case and its caller", async () => {
  const asked: QuotaRequest[] = [];
  const { operate, calls } = openConversations({ limits: { requestsPerMinute: 60, perPrincipal: { requestsPerMinute: 7 } } });
  Object.assign(calls.deps, {
    quota: { ...free, reserve: (request: QuotaRequest) => (asked.push(request), free.reserve(request)) },
  });
  await operate(createConversation, "", { body: {} });
  assert.partialDeepStrictEqual(asked, [
    { useCase: "tests", limits: { requestsPerMinute: 60 }, personal: { owner: "tester", limits: { requestsPerMinute: 7 } } },
  ]);
});
