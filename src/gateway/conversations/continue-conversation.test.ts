import assert from "node:assert/strict";
import { test } from "node:test";
import { deployment, model } from "../../../test/support/manifests.ts";
import {
  hour,
  conversationWorld,
  type Told,
  openConversations,
  textOf,
  codeOf,
  person,
} from "../../../test/support/open-conversations.ts";
import { createConversation, deleteResponse } from "./change-kept.ts";
import { listItems, readResponse } from "./read-kept.ts";

test("What was kept is inspected again, whole, with every call: a guardrail that changed masks and blocks in it too (every-surface-inspected)", async () => {
  const { say, calls, provider } = openConversations();
  const call = { type: "function_call", call_id: "c", name: "look", arguments: '{"of":"Project Heron"}' };
  const result = { type: "function_call_output", call_id: "c", output: "Project Heron is late" };
  provider.text = "Project Heron it is.";
  const first = await say({ input: [{ role: "user", content: "What of Project Heron?" }, call, result] });
  const { id } = first;
  delete provider.text;
  calls.apply(
    conversationWorld(
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
  calls.apply(
    conversationWorld({}, { sensitiveInformationPolicy: { regexes: [{ name: "bird", pattern: "Heron", action: "BLOCK" }] } }),
  );
  const seen = provider.sent.length;
  for (const input of ["So?", [{ type: "item_reference", id: first.output[0]?.id }]]) {
    const blocked = await say({ input, ...(typeof input === "string" && { previous_response_id: id }) });
    assert.deepEqual([blocked.status, blocked.store], ["incomplete", false]);
  }
  assert.equal(provider.sent.length, seen);
});

test("What goes on counts whole towards the size of a request (request-cannot-weaken)", async () => {
  const { say } = openConversations({ limits: { maxInputTokens: 280 } });
  const long = "word ".repeat(80);
  const first = await say({ input: long });
  assert.equal(codeOf(await say({ input: long, previous_response_id: first.id })), "prompt_too_large");
  assert.equal((await say({ input: "short", previous_response_id: first.id })).status, "completed");
});

test("What goes on has the class of what was said before, and is refused where that is no longer approved (request-cannot-weaken)", async () => {
  const { say, operate, calls } = openConversations({ dataClass: "confidential" });
  const first = await say({ input: "hello" });
  const { id } = await say({ input: "more", previous_response_id: first.id });
  const item = [{ type: "item_reference", id: first.output[0]?.id }];
  const { id: conversation } = await operate(createConversation, "", { body: {} });
  await say({ input: "hello", conversation });
  calls.apply(conversationWorld({ dataClass: "internal" }));
  for (const body of [{ input: "x", previous_response_id: id }, { input: item }, { input: "x", conversation }])
    assert.equal(codeOf(await say(body)), "data_class_exceeded");
  assert.equal(codeOf(await operate(readResponse, id)), "data_class_exceeded");
  assert.equal(codeOf(await operate(listItems, conversation)), "data_class_exceeded");
  assert.equal((await say({ input: "hello" })).status, "completed");
  calls.apply(conversationWorld({ dataClass: "confidential" }));
  assert.equal(textOf(await say({ input: "x", previous_response_id: id })), "5");
});

test("Who may not send what is confidential may not read it either: the log-in of now counts", async () => {
  const { raw, operate, as } = openConversations({ dataClass: "confidential" });
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

test("What was kept at a high class does not go on to a model that may not have it (boundary-kept)", async () => {
  const { say, operate, calls, provider } = openConversations({ dataClass: "confidential", models: ["mock", "lower"] });
  const wide = [...conversationWorld({ dataClass: "confidential", models: ["mock", "lower"] })];
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

test("A conversation that is too long is not gone on from, and what is too long from the start is not kept", async () => {
  const { say, operate, calls } = openConversations();
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
  const { say } = openConversations();
  let { id } = await say({ input: "x" });
  for (let turn = 1; turn < 200; turn++) ({ id } = await say({ input: "x", previous_response_id: id }));
  assert.equal(codeOf(await say({ input: "x", previous_response_id: id })), "content_not_supported");
});

test("Tokens of one turn keep their meaning in the next, without a name for the session", async () => {
  const { say, provider } = openConversations(
    {},
    { sensitiveInformationPolicy: { piiEntities: [{ type: "EMAIL", action: "TOKENIZE" }] } },
  );
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

test("What answers say besides counts towards what is read for one request", async () => {
  const { say, operate, calls, provider } = openConversations();
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
  const { say, operate, calls } = openConversations();
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

test("A conversation that another turn by its response's id prolongs is whole as long as it is found", async () => {
  const { say, operate, calls, faults } = openConversations({ conversations: { hours: 8 } });
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

test("A turn by a response's id prolongs no conversation that a call is at: that call keeps its own turn", async () => {
  const { say, calls, provider } = openConversations({ conversations: { hours: 8 } });
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
