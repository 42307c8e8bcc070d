import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { AnswerView } from "../dialect.ts";
import { openaiResponses } from "./openai-responses.ts";

const context = { model: "echo", includeUsage: true, callId: "req_1", at: 5000 };
const answer = (output: object[], more: object = {}): object => ({
  id: "resp_abc",
  object: "response",
  created_at: 1_700_000_000,
  status: "completed",
  error: null,
  model: "upstream-model",
  output,
  usage: { input_tokens: 3, output_tokens: 4, total_tokens: 7 },
  ...more,
});
const parse = (body: object): AnswerView => openaiResponses.parseAnswer(structuredClone(body) as JsonObject, context);
const told = (view: AnswerView): JsonObject => JSON.parse(view.serialise()) as JsonObject;
const mask = (view: AnswerView, secret: string): void => {
  for (const part of view.parts) if (part.text.includes(secret)) part.replace(part.text.replaceAll(secret, "{X}"));
};
const message = (...content: object[]): object => ({
  id: "msg_1",
  type: "message",
  status: "completed",
  role: "assistant",
  content,
});
const said = (text: string, more: object = {}): object => ({ type: "output_text", text, annotations: [], ...more });

test("the text of an answer is its only part, and the caller's model name comes back", () => {
  const view = parse(answer([message(said("hello"))]));
  assert.deepEqual(
    view.parts.map(({ surface, text }) => [surface, text]),
    [["assistant", "hello"]],
  );
  assert.deepEqual(view.usage, { inputTokens: 3, outputTokens: 4 });
  const own = { id: "resp_req_1", store: false, previous_response_id: null };
  assert.deepEqual(told(view), answer([message(said("hello"))], { model: "echo", ...own }));
});

test("every kind of item is inspected, echoes of the request and unknown members too [every-surface-inspected]", () => {
  const canaries = (object: object): object => JSON.parse(JSON.stringify(object).replaceAll("#", "canary dana"));
  const view = parse(
    canaries(
      answer(
        [
          message(
            said("#", { annotations: [{ type: "url_citation", title: "#", url: "#" }] }),
            { type: "refusal", refusal: "#" },
            { type: "new", text: "#" },
          ),
          {
            id: "rs_1",
            type: "reasoning",
            summary: [{ type: "summary_text", text: "#" }],
            content: [{ type: "reasoning_text", text: "#" }],
          },
          { id: "fc_1", type: "function_call", call_id: "c_1", name: "#", arguments: '{"a":"#","#":1}' },
          { id: "ct_1", type: "custom_tool_call", call_id: "c_2", name: "n", input: "#" },
          { id: "sh_1", type: "shell_call", call_id: "c_3", action: { commands: ["#"] } },
          { id: "x", type: "#", "#": { deep: ["#"] } },
        ],
        {
          instructions: "#",
          tools: [{ description: "#" }],
          metadata: { "#": "#" },
          error: { message: "#", code: "#" },
          output_text: "#",
        },
      ),
    ),
  );
  mask(view, "canary dana");
  const out = JSON.stringify(told(view));
  assert.doesNotMatch(out, /canary/);
  assert.deepEqual(JSON.parse(((told(view)["output"] as JsonObject[])[2] as JsonObject)["arguments"] as string), {
    a: "{X}",
    "{X}": 1,
  });
});

test("log probabilities are inspected as one text, and go when their text is rewritten", () => {
  const entry = (token: string, more: object = {}): object => ({ token, logprob: -0.1, bytes: null, top_logprobs: [], ...more });
  const logprobs = [entry("I am da"), entry("na", { top_logprobs: [{ token: "nb", logprob: -2 }] })];
  const view = parse(answer([message(said("I am dana", { logprobs }))]));
  assert.deepEqual(
    view.parts.map(({ text }) => text),
    ["I am dana", "I am dana\nnb"],
  );
  const part = (of: AnswerView): JsonObject =>
    (((told(of)["output"] as JsonObject[])[0] as JsonObject)["content"] as JsonObject[])[0] as JsonObject;
  assert.deepEqual(part(view)["logprobs"], logprobs);
  mask(view, "dana");
  assert.deepEqual(part(view), said("I am {X}", { logprobs: [] }));
  for (const odd of ["text", [{ token: "x", note: "dana" }], [{ logprob: 1 }]]) {
    assert.deepEqual(part(parse(answer([message(said("x", { logprobs: odd }))])))["logprobs"], []);
  }
});

test("encrypted reasoning goes when the reasoning is rewritten", () => {
  const sealed = `gAAAAAB1${"xY9_".repeat(30)}==`;
  const view = parse(
    answer([{ id: "rs_1", type: "reasoning", summary: [{ type: "summary_text", text: "dana" }], encrypted_content: sealed }]),
  );
  assert.deepEqual(
    view.parts.map(({ text }) => text),
    ["dana"],
  );
  assert.match(view.serialise(), /gAAAA/);
  mask(view, "dana");
  assert.doesNotMatch(view.serialise(), /gAAAA|dana/);
});

test("usage is numbers and nothing else, and media and what is no response are malformed", () => {
  const view = parse(
    answer([], { usage: { input_tokens: 1, output_tokens: 2, note: "dana", details: { cached: 1, who: "dana" } } }),
  );
  assert.doesNotMatch(view.serialise(), /dana/);
  const bad = [
    [],
    {},
    answer(["x" as never]),
    answer([{ type: "image_generation_call", result: "iVBORw0KGgo=" }]),
    answer([message({ type: "output_audio", data: "UklGRg==", transcript: "x" })]),
  ];
  for (const body of bad) {
    assert.throws(
      () => parse(body),
      (error) => error instanceof Problem && error.code === "upstream_malformed",
    );
  }
});
