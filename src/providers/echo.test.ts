import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../core/problem.ts";
import { createEcho } from "./echo.ts";
import type { DeploymentTarget, ProviderAnswer, ProviderCall } from "./provider.ts";

const timeouts = { connectMs: 100, firstByteMs: 100, idleMs: 100, totalMs: 1000 };
const send = async (
  body: object,
  echo: DeploymentTarget["echo"] = {},
  more: Partial<ProviderCall> = {},
): Promise<ProviderAnswer> => {
  const { signal } = new AbortController();
  const sent = await createEcho(() => 5000).send(
    { name: "echo-local", provider: "echo", network: "private", timeouts, echo },
    { dialect: "openai-chat", model: "m", body: JSON.stringify(body), stream: false, signal, ...more },
  );
  assert.ok("status" in sent);
  return sent;
};
const user = { role: "user", content: "What is a sallyport?" };
const textOf = async (answer: ProviderAnswer): Promise<string> => Buffer.from(await answer.readAll(10_000)).toString();
const hasCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code;

interface Embeddings {
  data: { embedding: number[] | string }[];
  usage: object;
}

interface Completion {
  choices: { message: { content: string }; finish_reason: string }[];
  usage: { prompt_tokens: number; completion_tokens: number };
}

test("the echo says the last user message back, says what it is, and is the same every time", async () => {
  const messages = [
    { role: "user", content: "earlier" },
    { role: "assistant", content: "x" },
    user,
    { role: "tool", content: "result" },
  ];
  const text = await textOf(await send({ model: "m", messages, tools: [{ type: "function", function: { name: "f" } }] }));
  const answer = JSON.parse(text) as Completion;
  assert.equal(answer.choices[0]?.message.content, "Echo (no model is behind this): What is a sallyport?");
  assert.equal(answer.choices[0]?.finish_reason, "stop");
  assert.deepEqual(answer.usage, { prompt_tokens: 9, completion_tokens: 13, total_tokens: 22 });
  assert.equal(text, await textOf(await send({ model: "m", messages, tools: [{ type: "function", function: { name: "f" } }] })));
});

test("the echo keeps to the bound on output tokens and to the number of choices", async () => {
  const answer = JSON.parse(await textOf(await send({ model: "m", n: 2, max_tokens: 3, messages: [user] }))) as Completion;
  assert.deepEqual(
    answer.choices.map((choice) => [choice.message.content, choice.finish_reason]),
    [
      ["Echo (no mod", "length"],
      ["Echo (no mod", "length"],
    ],
  );
  assert.equal(answer.usage.completion_tokens, 6);
});

test("the echo streams a word at a time, with the usage where it is asked for", async () => {
  const body = { model: "m", stream: true, stream_options: { include_usage: true }, messages: [user] };
  const text = await textOf(await send(body, {}, { stream: true }));
  const words = [...text.matchAll(/"content":"([^"]*)"/g)].map(([, word]) => word);
  assert.equal(words.join(""), "Echo (no model is behind this): What is a sallyport?");
  assert.ok(words.length > 8);
  assert.match(
    text,
    /"choices":\[\],"usage":\{"prompt_tokens":5,"completion_tokens":13,"total_tokens":18\}\}\n\ndata: \[DONE\]\n\n$/,
  );
  assert.doesNotMatch(await textOf(await send({ ...body, stream_options: {} }, {}, { stream: true })), /usage/);
});

test("the echo fails, breaks off and stalls as its deployment says", async () => {
  const failed = await send({ messages: [user] }, { failWith: 503 });
  assert.equal(failed.status, 503);
  await assert.rejects(
    async () => textOf(await send({ messages: [user] }, { cutAfterChunks: 2 }, { stream: true })),
    hasCode("upstream_unavailable"),
  );
  await assert.rejects(send({ messages: [user] }, { delayMs: 60_000 }), hasCode("deadline_exceeded"));
  const slow = await send({ messages: [user] }, { chunkDelayMs: 60_000 }, { stream: true });
  await assert.rejects(textOf(slow), hasCode("deadline_exceeded"));
});

test("the echo stops at once when its call is stopped, with the reason", async () => {
  const controller = new AbortController();
  const sent = send({ messages: [user] }, { delayMs: 90 }, { signal: controller.signal });
  controller.abort(new Problem("andon_stopped", "Stopped."));
  await assert.rejects(sent, hasCode("andon_stopped"));
});

test("the echo refuses what it can't read and answers no other API", async () => {
  assert.equal((await send({ messages: "x" })).status, 400);
  assert.equal((await send({ messages: [user] }, {}, { dialect: "openai-responses" })).status, 404);
});

test("the echo embeds each input as a vector of length one, made of its hash", async () => {
  const embeddings = { dialect: "openai-embeddings" } as const;
  const answer = async (body: object): Promise<Embeddings> =>
    JSON.parse(await textOf(await send(body, {}, embeddings))) as Embeddings;
  const { data, usage } = await answer({ model: "m", input: ["one", "two", "one"], dimensions: 8 });
  const [one, two, again] = data.map(({ embedding }) => embedding as number[]);
  assert.deepEqual(usage, { prompt_tokens: 3, total_tokens: 3 });
  assert.deepEqual(one, again);
  assert.notDeepEqual(one, two);
  assert.ok(Math.abs(Math.hypot(...(one ?? [])) - 1) < 1e-6);
  const packed = await answer({ model: "m", input: "one", dimensions: 8, encoding_format: "base64" });
  assert.deepEqual([...new Float32Array(new Uint8Array(Buffer.from(String(packed.data[0]?.embedding), "base64")).buffer)], one);
  assert.equal((await answer({ input: [[1, 2], [3]] })).data.length, 2);
  assert.equal((await answer({ input: [1, 2] })).data.length, 1);
  for (const body of [{}, { input: [] }, { input: [{}] }, { input: "x", dimensions: 1e9 }]) {
    assert.equal((await send(body, {}, embeddings)).status, 400);
  }
});

test("the echo estimates tokens for Anthropic's count", async () => {
  const count = { dialect: "anthropic-count-tokens" } as const;
  const body = { system: "12345678", messages: [{ role: "user", content: [{ type: "text", text: "1234" }] }] };
  assert.deepEqual(JSON.parse(await textOf(await send(body, {}, count))), { input_tokens: 5 });
  assert.equal((await send({}, {}, count)).status, 400);
});

test("an answer above the limit is refused", async () => {
  const answer = await send({ messages: [user] });
  await assert.rejects(answer.readAll(10), hasCode("upstream_malformed"));
});
