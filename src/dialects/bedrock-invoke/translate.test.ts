import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { Translation } from "../conversation.ts";
import type { AnswerContext } from "../dialect.ts";
import { bedrockInvoke } from "./bedrock-invoke.ts";

const translation = bedrockInvoke.translation as Translation;
const context: AnswerContext = { model: "m", includeUsage: true, variant: "anthropic", callId: "req_1", at: 0 };
const body = (): JsonObject => ({
  anthropic_version: "bedrock-2023-05-31",
  anthropic_beta: ["context-1m-2025-08-07"],
  max_tokens: 5,
  system: "Be brief.",
  messages: [{ role: "user", content: "hi" }],
});

test("a body of Anthropic's form is read as a message request", () => {
  const view = bedrockInvoke.parseRequest(body(), { model: "m", stream: true, header: () => undefined });
  const conversation = translation.readRequest(view.document(), { stream: true, variant: "anthropic" });
  assert.deepEqual(conversation.system, [{ type: "text", text: "Be brief." }]);
  assert.deepEqual(conversation.messages, [{ role: "user", content: [{ type: "text", text: "hi" }] }]);
  assert.equal(conversation.stream, true);
});

test("bodies of other families can only be served by Bedrock", () => {
  for (const variant of ["llama", "nova", "titan", "mistral", "chat", "embeddings", "unknown"]) {
    assert.throws(
      () => translation.readRequest({ prompt: "hi" }, { stream: false, variant }),
      (error: unknown) => error instanceof Problem && error.code === "content_not_supported",
    );
  }
});

test("another provider's answer is written as Anthropic's models answer on Bedrock, and can be read as that", () => {
  const answer = translation.writeAnswer(
    { id: "a1", content: [{ type: "text", text: "ho" }], stopReason: "end", usage: { inputTokens: 3, outputTokens: 1 } },
    context,
  );
  const view = bedrockInvoke.parseAnswer(answer, context);
  assert.deepEqual(
    view.parts.map(({ text }) => text).filter((text) => text === "ho"),
    ["ho"],
  );
  assert.deepEqual([view.usage?.inputTokens, view.usage?.outputTokens], [3, 1]);
});

test("another provider's stream comes in chunks, and can be rewritten as that", () => {
  const writer = translation.openWriter(context);
  const events = [
    ...writer.take({ type: "start", id: "a1" }),
    ...writer.take({ type: "block-start", index: 0, block: { type: "text" } }),
    ...writer.take({ type: "block-delta", index: 0, text: "ho" }),
    ...writer.take({ type: "block-end", index: 0 }),
    ...writer.take({ type: "usage", usage: { inputTokens: 3, outputTokens: 1 } }),
    ...writer.take({ type: "end", stopReason: "end" }),
    ...writer.finish(),
  ];
  assert.ok(events.every(({ type }) => type === "chunk"));
  const open = () => ({ push: (text: string) => ({ text, blocked: false }), end: () => ({ text: "", blocked: false }) });
  const rewriter = bedrockInvoke.streaming?.rewrite(open, context);
  assert.ok(rewriter);
  const out = [...events.flatMap((event) => rewriter.take(event)), ...rewriter.end(undefined)];
  const said = out.map(({ data }) => Buffer.from((JSON.parse(data) as { bytes: string }).bytes, "base64").toString("utf8"));
  assert.match(said.join("\n"), /"text":"ho"/);
  assert.match(said.at(-1) ?? "", /message_stop/);
  assert.deepEqual([rewriter.usage?.inputTokens, rewriter.usage?.outputTokens], [3, 1]);
});

test("no provider is spoken to in this dialect by translation", () => {
  const conversation = { system: [], messages: [], tools: [], stopSequences: [], stream: false };
  assert.throws(() => translation.writeRequest(conversation, { model: "m", maxOutputTokens: 1 }), TypeError);
  assert.throws(() => translation.readAnswer({}), TypeError);
  assert.throws(() => translation.openReader(), TypeError);
});
