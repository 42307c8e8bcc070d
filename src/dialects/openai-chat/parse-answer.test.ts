import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { AnswerContext, AnswerView } from "../dialect.ts";
import { sse } from "../framing/sse.ts";
import { openaiChat } from "./openai-chat.ts";

const answer = (message: object, more: object = {}, choice: object = {}): object => ({
  id: "chatcmpl-abc",
  object: "chat.completion",
  created: 1_700_000_000,
  model: "upstream-model",
  choices: [{ index: 0, message: { role: "assistant", ...message }, finish_reason: "stop", ...choice }],
  usage: { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7 },
  ...more,
});
const context: AnswerContext = { model: "echo", includeUsage: false, callId: "c1", at: 5000 };
const parse = (body: unknown): AnswerView => openaiChat.parseAnswer(JSON.parse(JSON.stringify(body)) as JsonValue, context);
const mask = (view: AnswerView, secret: string): void => {
  for (const part of view.parts) if (part.text.includes(secret)) part.replace(part.text.replaceAll(secret, "{X}"));
};

const entry = (token: string) => ({
  token,
  logprob: -0.1,
  bytes: null,
  top_logprobs: [{ token: `${token}?`, logprob: -2, bytes: null }],
});

test("the text of an answer is its only part, and the caller's model name comes back", () => {
  const view = parse(answer({ content: "hello", refusal: null }));
  assert.deepEqual(
    view.parts.map(({ surface, text }) => [surface, text]),
    [["assistant", "hello"]],
  );
  assert.deepEqual(view.usage, { inputTokens: 3, outputTokens: 4 });
  assert.deepEqual(JSON.parse(view.serialise()), answer({ content: "hello", refusal: null }, { model: "echo" }));
});

test("every place of an answer that can hold text is masked", () => {
  const call = { id: "call_1", type: "function", function: { name: "dana", arguments: '{"dana":["dana"]}' } };
  const view = parse(
    answer(
      {
        content: "dana",
        refusal: "dana",
        reasoning: "dana",
        reasoning_content: "dana",
        tool_calls: [call],
        function_call: { name: "dana", arguments: "not JSON: dana" },
        annotations: [{ type: "url_citation", url_citation: { title: "dana", url: "https://x.example/dana" } }],
        novel: { dana: "dana" },
      },
      { id: "dana says", system_fingerprint: "dana says", service_tier: "dana", prompt_filter_results: [{ dana: 1 }] },
      { finish_reason: "dana", note: "dana" },
    ),
  );
  mask(view, "dana");
  const said = view.serialise();
  assert.doesNotMatch(said, /dana/);
  const parsed = JSON.parse(said) as { choices: { message: { tool_calls: { function: { arguments: string } }[] } }[] };
  assert.equal(parsed.choices[0]?.message.tool_calls[0]?.function.arguments, '{"{X}":["{X}"]}');
});

test("neighbouring text parts of an answer are read and said as one", () => {
  const view = parse(
    answer({
      content: [
        { type: "text", text: "da" },
        { type: "text", text: "na" },
        {
          type: "thinking",
          thinking: [
            { type: "text", text: "hm, da" },
            { type: "text", text: "na" },
          ],
        },
        { type: "text", text: "ok" },
      ],
    }),
  );
  mask(view, "dana");
  const { choices } = JSON.parse(view.serialise()) as { choices: { message: { content: unknown[] } }[] };
  assert.deepEqual(choices[0]?.message.content, [
    { type: "text", text: "{X}" },
    { type: "thinking", thinking: [{ type: "text", text: "hm, {X}" }] },
    { type: "text", text: "ok" },
  ]);
});

test("log probabilities go when their choice is rewritten, and stay when it is not", () => {
  const logprobs = { content: [entry("Da"), entry("na")], refusal: null };
  const clean = parse(answer({ content: "Dana" }, {}, { logprobs }));
  assert.ok(clean.serialise().includes('"top_logprobs"'));

  const masked = parse(answer({ content: "Dana" }, {}, { logprobs }));
  masked.parts[0]?.replace("{X}");
  assert.doesNotMatch(masked.serialise(), /Da/);

  const onlyThere = parse(answer({ content: "hi" }, {}, { logprobs }));
  mask(onlyThere, "Dana");
  assert.doesNotMatch(onlyThere.serialise(), /Da/);

  const strange = parse(answer({ content: "hi" }, {}, { logprobs: { tokens: ["Dana"] } }));
  assert.doesNotMatch(strange.serialise(), /Dana/);
});

test("usage that is not two whole numbers is no usage", () => {
  for (const usage of [
    undefined,
    null,
    {},
    { prompt_tokens: -1, completion_tokens: 1 },
    { prompt_tokens: "1", completion_tokens: 1 },
  ]) {
    assert.equal(parse(answer({ content: "x" }, { usage })).usage, undefined);
  }
});

test("what is no chat completion is a malformed answer", () => {
  const broken = [
    "",
    [],
    null,
    {},
    { choices: {} },
    { choices: [{}] },
    { error: { message: "dana" } },
    answer({ audio: { data: "x" } }),
    answer({ images: [{ type: "image_url" }] }),
    answer({ content: [{ type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } }] }),
  ];
  for (const body of broken) {
    assert.throws(
      () => parse(body),
      (error) => error instanceof Problem && error.code === "upstream_malformed" && !error.detail.includes("dana"),
    );
  }
});

test("a block is answered as a completion that ends with content_filter", () => {
  const whole = openaiChat.blockedAnswer?.("no", context) as {
    choices: { message: object; finish_reason: string }[];
    created: number;
  };
  assert.equal(whole.created, 5);
  assert.deepEqual(whole.choices[0]?.message, { role: "assistant", content: "no", refusal: null });
  assert.equal(whole.choices[0]?.finish_reason, "content_filter");
  const wire = (includeUsage: boolean): string =>
    sse.encode(openaiChat.streaming?.blocked("no", { ...context, includeUsage }) ?? []) as string;
  assert.match(wire(false), /"content":"no".*\n\ndata: .*"finish_reason":"content_filter".*\n\ndata: \[DONE\]\n\n$/);
  assert.doesNotMatch(wire(false), /usage/);
  assert.match(wire(true), /"choices":\[\],"usage":\{"prompt_tokens":0.*\n\ndata: \[DONE\]\n\n$/);
});

test("errors have the shape of the API and say whether to try again", () => {
  const denied = openaiChat.error(new Problem("policy_denied", "No."), "r1");
  assert.equal(denied.status, 403);
  assert.equal(denied.headers["x-should-retry"], "false");
  assert.deepEqual(JSON.parse(denied.body), {
    error: { message: "No.", type: "permission_error", param: null, code: "policy_denied" },
  });
  const limited = openaiChat.error(new Problem("rate_limited", "Wait.", { retryAfterSeconds: 1.2 }), "r1");
  assert.equal(limited.headers["retry-after"], "2");
  assert.equal(limited.headers["x-should-retry"], undefined);
});
