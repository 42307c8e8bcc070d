import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../core/problem.ts";
import type { JsonObject } from "../../core/json.ts";
import type { AnswerContext, StreamEvent } from "../dialect.ts";
import { openaiResponses } from "./openai-responses.ts";
import { codeLetters, itemIdOf, readItemId } from "./own-ids.ts";
import { readReferences } from "./read-references.ts";
import { inputItems, restoreInput } from "./restore-input.ts";

const code = codeLetters.slice(0, 16).repeat(2);
const user = (text: string, more: object = {}): JsonObject => ({
  type: "message",
  role: "user",
  content: [{ type: "input_text", text }],
  ...more,
});
const said = (text: string, id: string): JsonObject => ({
  id,
  type: "message",
  status: "completed",
  role: "assistant",
  content: [{ type: "output_text", text, annotations: [] }],
});

test("an id that is made here tells where an item stands, and no other text is one", () => {
  const name = { code, place: "o", index: 12 } as const;
  const id = itemIdOf({ type: "function_call" }, name);
  assert.equal(id, `fc_${code}_o12`);
  assert.deepEqual(readItemId(id), name);
  assert.equal(itemIdOf({ type: "__proto__" }, name), `item_${code}_o12`);
  assert.equal(itemIdOf({ role: "user" }, name), `msg_${code}_o12`);
  for (const other of [
    "",
    `resp_${code}`,
    ` msg_${code}_o1`,
    `msg_${code}x_o1`,
    `msg_${code.replace("b", "a")}_o1`,
    `msg_${code}_o01`,
    `msg_${code}_x1`,
    `msg_${code}`,
    `msg_${code}_o999999`,
    `MSG_${code}_o1`,
  ])
    assert.equal(readItemId(other), undefined, other);
});

test("what a request refers to is read, and what contradicts itself is malformed", () => {
  assert.deepEqual(readReferences({ input: "hi" }), { store: true, items: [] });
  assert.deepEqual(readReferences({ input: "hi", store: null, conversation: null }), { store: true, items: [] });
  assert.deepEqual(
    readReferences({
      store: false,
      previous_response_id: "resp_1",
      input: [{ id: "a" }, { type: "item_reference", id: "b" }, { id: "a" }],
    }),
    { store: false, previousResponse: "resp_1", items: ["a", "b"] },
  );
  for (const conversation of ["conv_1", { id: "conv_1" }])
    assert.deepEqual(readReferences({ conversation }), { store: true, conversation: "conv_1", items: [] });
  for (const body of [
    { store: "no" },
    { previous_response_id: 1 },
    { previous_response_id: "" },
    { conversation: {} },
    { conversation: ["conv_1"] },
    { conversation: "c", previous_response_id: "r" },
    { conversation: "c", store: false },
    { input: [{ type: "item_reference" }] },
    { input: [{ type: "item_reference", id: "x".repeat(257) }] },
    { input: Array.from({ length: 1001 }, (_, at) => ({ id: `i${at}` })) },
  ] as JsonObject[])
    assert.throws(
      () => readReferences(body),
      (error) => error instanceof Problem && error.code === "request_malformed",
      JSON.stringify(body).slice(0, 80),
    );
});

test("what is referred to stands in its place, with only those ids that an upstream has a use for", () => {
  const encrypted: JsonObject = { id: `rs_${code}_o0`, type: "reasoning", summary: [], encrypted_content: "gAAAA" };
  const bare: JsonObject = { id: `rs_${code}_o1`, type: "reasoning", summary: [{ type: "summary_text", text: "hm" }] };
  const before = [user("one", { id: `msg_${code}_i0` }), { ...encrypted }, { ...bare }, said("two", `msg_${code}_o2`)];
  const body: JsonObject = {
    previous_response_id: "resp_1",
    input: [{ type: "item_reference", id: "a" }, { id: "a" }, { ...encrypted }, user("four", { id: "mine" })],
  };
  const from = restoreInput(body, before, new Map([["a", said("three", `msg_${code}_o3`)]]));
  assert.equal(from, 3);
  const { id: _, ...unnamed } = encrypted;
  assert.deepEqual(body, {
    input: [
      user("one"),
      unnamed,
      said("two", `msg_${code}_o2`),
      said("three", `msg_${code}_o3`),
      said("three", `msg_${code}_o3`),
      unnamed,
      user("four", { id: "mine" }),
    ],
  });
  const plain: JsonObject = { conversation: "c", input: "two" };
  assert.equal(restoreInput(plain, [user("one")], new Map()), 1);
  assert.deepEqual(plain, { input: [user("one"), user("two")] });
});

test("what a request says by itself is listed as items with names of this gateway's", () => {
  assert.deepEqual(inputItems({ input: "hi" }, 0, code), [user("hi", { id: `msg_${code}_i0` })]);
  const input = [
    user("before"),
    { role: "assistant", content: "yes" },
    { type: "function_call_output", id: "x", call_id: "c", output: "o" },
  ];
  assert.deepEqual(inputItems({ input }, 1, code), [
    { id: `msg_${code}_i0`, type: "message", role: "assistant", content: [{ type: "output_text", text: "yes" }] },
    { id: `fco_${code}_i1`, type: "function_call_output", call_id: "c", output: "o" },
  ]);
});

const context: AnswerContext = {
  model: "echo",
  includeUsage: true,
  callId: "req_1",
  at: 0,
  state: { code, store: true, previousResponse: "resp_before", conversation: "conv_1" },
};
const own = {
  id: `resp_${code}`,
  store: true,
  previous_response_id: "resp_before",
  conversation: { id: "conv_1" },
};
const upstream = (output: JsonObject[], more: JsonObject = {}): JsonObject => ({
  id: "resp_theirs",
  object: "response",
  created_at: 1,
  status: "completed",
  store: false,
  conversation: { id: "conv_theirs" },
  previous_response_id: "resp_theirs_before",
  output,
  ...more,
});

test("a kept answer has no id of its upstream's, and one that failed is not kept", () => {
  const items = [
    said("hello", "msg_theirs"),
    { id: "fc_theirs", type: "function_call", call_id: "c", name: "f", arguments: "{}" },
  ];
  const view = openaiResponses.parseAnswer(upstream(structuredClone(items)), context);
  const told = JSON.parse(view.serialise());
  assert.deepEqual(told, view.document?.());
  assert.partialDeepStrictEqual(told, { ...own, output: [{ id: `msg_${code}_o0` }, { id: `fc_${code}_o1`, call_id: "c" }] });
  assert.doesNotMatch(JSON.stringify(told), /theirs/);
  const failed = openaiResponses.parseAnswer(upstream([], { status: "failed" }), context);
  assert.equal(JSON.parse(failed.serialise()).store, false);
});

const released = { push: (text: string) => ({ text, blocked: false }), end: () => ({ text: "", blocked: false }) };
const events = (final: string): StreamEvent[] => {
  const item = said("hello", "msg_theirs");
  const at = { item_id: "msg_theirs", output_index: 0, content_index: 0 };
  const told: [string, object][] = [
    ["response.created", { response: upstream([], { status: "in_progress" }) }],
    ["response.output_item.added", { output_index: 0, item: { ...item, content: [] } }],
    ["response.output_text.delta", { ...at, delta: "hello" }],
    ["response.output_item.done", { output_index: 0, item }],
    [final, { response: upstream([item, said("told only here", "msg_theirs_2")], { status: final.slice("response.".length) }) }],
  ];
  return told.map(([type, fields]) => ({ type, data: JSON.stringify({ type, ...fields }) }));
};
interface Told {
  readonly type: string;
  readonly sequence_number: number;
  readonly item_id: string;
  readonly item: { readonly id: string };
  readonly response: { readonly store: boolean };
}
const dataOf = (said: readonly StreamEvent[]): Told[] => said.map(({ data }) => JSON.parse(data) as Told);

for (const final of ["response.completed", "response.incomplete"]) {
  test(`no event of a kept stream has an id of its upstream's, and ${final} waits until the answer is kept`, () => {
    const rewriter = openaiResponses.streaming?.rewrite(() => released, context);
    assert.ok(rewriter);
    const before = events(final).flatMap((event) => rewriter.take(event));
    assert.deepEqual(
      before.map(({ type }) => type),
      ["response.created", "response.output_item.added", "response.output_text.delta", "response.output_item.done"],
    );
    const output = [{ id: `msg_${code}_o0` }, { id: `msg_${code}_o1` }];
    assert.partialDeepStrictEqual(rewriter.ended, { ...own, output });
    const last = rewriter.release?.() ?? [];
    assert.deepEqual(rewriter.release?.(), []);
    assert.deepEqual(rewriter.end(undefined), []);
    const told = dataOf([...before, ...last]);
    assert.doesNotMatch(JSON.stringify(told), /theirs/);
    assert.deepEqual(
      told.map(({ sequence_number: number }) => number),
      [0, 1, 2, 3, 4],
    );
    assert.partialDeepStrictEqual(told[0]?.response, own);
    assert.equal(told[1]?.item.id, `msg_${code}_o0`);
    assert.equal(told[2]?.item_id, `msg_${code}_o0`);
    assert.partialDeepStrictEqual(told[4], { type: final, response: { ...own, output } });
  });
}

test("a stream that could not be kept ends in an error, and one that failed is not kept", () => {
  const rewriter = openaiResponses.streaming?.rewrite(() => released, context);
  assert.ok(rewriter);
  for (const event of events("response.completed")) rewriter.take(event);
  const [error] = dataOf(rewriter.fail(new Problem("conflict", "Two at once.")));
  assert.partialDeepStrictEqual(error, { type: "error", code: "conflict", sequence_number: 4 });
  assert.deepEqual(rewriter.release?.(), []);
  const other = openaiResponses.streaming?.rewrite(() => released, context);
  const told = dataOf(events("response.failed").flatMap((event) => other?.take(event) ?? []));
  assert.equal(told.at(-1)?.response.store, false);
  assert.equal(other?.ended, undefined);
});

test("a block says that nothing is kept", () => {
  assert.equal(openaiResponses.blockedAnswer?.("No.", context)?.["store"], false);
  const told = dataOf(openaiResponses.streaming?.blocked("No.", context) ?? []);
  assert.ok(told.filter((event) => "response" in event).every(({ response }) => !response.store));
});
