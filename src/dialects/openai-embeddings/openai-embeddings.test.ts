import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../core/problem.ts";
import type { JsonObject } from "../../core/json.ts";
import { openaiEmbeddings } from "./openai-embeddings.ts";

const target = { model: undefined, stream: undefined, header: () => undefined };
const context = { model: "embed", includeUsage: false, callId: "req_1", at: 1 };
const hasCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code;
const base64Of = (...numbers: number[]): string => Buffer.from(new Float32Array(numbers).buffer).toString("base64");

test("every input is inspected and written anew, and unknown members with their names [every-surface-inspected]", () => {
  const view = openaiEmbeddings.parseRequest(
    { model: "embed", input: ["one", "two"], user: "dana", note: "three", store_in: "x" },
    target,
  );
  assert.deepEqual(view.parts.map(({ text }) => text).sort(), ["dana", "note", "one", "store_in", "three", "two", "x"]);
  view.parts.find(({ text }) => text === "two")?.replace("{X}");
  const sent = JSON.parse(view.serialise({ model: "upstream", maxOutputTokens: 1 })) as JsonObject;
  assert.deepEqual(sent["input"], ["one", "{X}"]);
  assert.equal(sent["model"], "upstream");
  assert.deepEqual([view.choices, view.stream, view.maxOutputTokens], [0, false, undefined]);
});

test("tokens are refused, because nobody here can read them", () => {
  for (const input of [
    [1, 2, 3],
    [[1, 2], [3]],
    ["text", 5],
  ]) {
    assert.throws(() => openaiEmbeddings.parseRequest({ model: "embed", input }, target), hasCode("content_not_supported"));
  }
  for (const input of [[], 5, null, [{ text: "x" }]]) {
    assert.throws(() => openaiEmbeddings.parseRequest({ model: "embed", input }, target), hasCode("request_malformed"));
  }
});

test("vectors pass as numbers and as base64, with the caller's model and the counts", () => {
  const answer = {
    object: "list",
    model: "upstream",
    data: [
      { object: "embedding", index: 0, embedding: [0.1, -0.2] },
      { object: "embedding", index: 1, embedding: base64Of(0.5, -1.25) },
    ],
    usage: { prompt_tokens: 7, total_tokens: 7 },
  };
  const view = openaiEmbeddings.parseAnswer(structuredClone(answer), context);
  assert.deepEqual(view.parts, []);
  assert.deepEqual(view.usage, { inputTokens: 7, outputTokens: 0 });
  assert.deepEqual(JSON.parse(view.serialise()), { ...answer, model: "embed" });
});

test("text in place of a vector is malformed, and text beside one is inspected [every-surface-inspected]", () => {
  const answer = (embedding: unknown, more: object = {}): never => ({ data: [{ embedding, ...more }] }) as never;
  const hidden = Buffer.from("My social security number is 123-45-6789, so.").toString("base64");
  const digits = Buffer.from("123-45-6789 123-45-6789 123-45-6789 ").toString("base64");
  for (const embedding of ["not base64!", hidden, digits, ["a"], [123456789], undefined, null, { a: 1 }]) {
    assert.throws(() => openaiEmbeddings.parseAnswer(answer(embedding), context), hasCode("upstream_malformed"));
  }
  const view = openaiEmbeddings.parseAnswer(answer([1], { said: "secret" }), context);
  assert.deepEqual(
    view.parts.map(({ text }) => text),
    ["said", "secret"],
  );
});
