import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import type { TextPart } from "../../core/inspection.ts";
import { Problem } from "../../core/problem.ts";
import type { AnswerContext, RequestView } from "../dialect.ts";
import { sagemakerInvocations } from "./sagemaker-invocations.ts";

const parse = (body: object): RequestView =>
  sagemakerInvocations.parseRequest(JSON.parse(JSON.stringify(body)) as JsonObject, {
    model: "endpoint",
    stream: false,
    header: () => undefined,
  });
const sent = (view: RequestView): JsonObject => JSON.parse(view.serialise({ model: "up", maxOutputTokens: 100 })) as JsonObject;
const mask = (parts: readonly TextPart[]): void => {
  for (const part of parts) if (part.text.includes("dana")) part.replace(part.text.replaceAll("dana", "{X}"));
};
const context = (variant: string): AnswerContext => ({ model: "m", includeUsage: true, variant, callId: "req_1", at: 1000 });
const refusedAs =
  (code: string, path: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code && error.detail.startsWith(path);

test("bodies of every container are inspected and sent as what is left of them", () => {
  const bodies: [object, string, string][] = [
    [{ inputs: "dana", parameters: { details: false } }, "user", "inputs"],
    [{ inputs: ["x", "dana"] }, "user", "inputs"],
    [{ inputs: { question: "x", context: "dana" } }, "document", "inputs"],
    [{ messages: [{ role: "user", content: "dana" }] }, "user", "chat"],
    [{ messages: [{ role: "tool", tool_call_id: "1", content: "dana" }] }, "tool-result", "chat"],
    [{ prompt: "dana" }, "user", "prompt"],
    [{ instances: [{ features: [1, 2], note: "dana" }] }, "user", "other"],
    [{ dana: 1 }, "unknown", "other"],
  ];
  for (const [body, surface, form] of bodies) {
    const view = parse(body);
    assert.equal(view.variant, form);
    assert.equal(view.parts.find(({ text }) => text === "dana")?.surface, surface, JSON.stringify(body));
    mask(view.parts);
    const { max_tokens: _, ...rest } = sent(view);
    const { parameters, ...inner } = rest;
    assert.deepEqual(
      parameters === undefined ? inner : { ...inner, parameters: { details: false } },
      JSON.parse(JSON.stringify(body).replace("dana", "{X}")),
    );
    assert.equal(view.headers, undefined);
  }
});

test("the output is bounded where the container has a member for it", () => {
  const messages = [{ role: "user", content: "hi" }];
  const cases: [object, object][] = [
    [{ messages }, { max_tokens: 100 }],
    [{ messages, max_tokens: 900 }, { max_tokens: 100 }],
    [{ messages, max_completion_tokens: 9 }, { max_completion_tokens: 9 }],
    [{ prompt: "hi" }, { max_tokens: 100 }],
    [{ inputs: "hi", parameters: { max_new_tokens: 900 } }, { parameters: { max_new_tokens: 100 } }],
    [{ inputs: "hi", parameters: { temperature: 1 } }, { parameters: { temperature: 1, max_new_tokens: 100 } }],
    [{ inputs: "hi", parameters: { candidate_labels: ["a"] } }, {}],
    [{ inputs: "hi" }, {}],
    [{ instances: [1] }, {}],
  ];
  for (const [body, bound] of cases) assert.deepEqual(sent(parse(body)), { ...body, ...bound }, JSON.stringify(body));
  assert.equal(parse({ inputs: "hi", parameters: { max_new_tokens: 5, num_return_sequences: 2 } }).maxOutputTokens, 5);
  assert.equal(parse({ inputs: "hi", parameters: { max_new_tokens: 5, num_return_sequences: 2 } }).choices, 2);
});

test("a stream is refused, because this operation answers whole", () => {
  assert.throws(() => parse({ inputs: "hi", stream: true }), refusedAs("content_not_supported", "stream"));
  assert.deepEqual(sent(parse({ inputs: "hi", stream: "true", model: "adapter" })), { inputs: "hi" });
  assert.equal(sagemakerInvocations.streaming, undefined);
});

test("hidden media and addresses are refused by their path", () => {
  const png = `iVBORw0KGgo${"A".repeat(85)}`;
  const messages = [{ role: "user", content: "hi" }];
  assert.throws(() => parse({ messages, picture: png }), refusedAs("content_not_supported", "picture"));
  assert.throws(
    () => parse({ inputs: { image: "https://example.com/a.png" } }),
    refusedAs("content_not_supported", "inputs.image"),
  );
  assert.throws(() => parse({ inputs: "s3://bucket/key" }), refusedAs("content_not_supported", "inputs"));
  assert.deepEqual(
    parse({ inputs: { image: png } }).media.map(({ path, mediaType }) => [path, mediaType]),
    [["inputs.image", "image/png"]],
  );
});

test("answers may be any JSON value, and all of it is inspected", () => {
  const answers: [string, JsonValue][] = [
    ["inputs", [{ generated_text: "dana" }]],
    ["inputs", "dana"],
    ["inputs", [[{ label: "dana", score: 0.5 }]]],
    ["other", { predictions: [{ dana: [0.1, 0.2] }] }],
    ["chat", { answer: "dana" }],
  ];
  for (const [variant, answer] of answers) {
    const view = sagemakerInvocations.parseAnswer(structuredClone(answer), context(variant));
    mask(view.parts);
    assert.deepEqual(JSON.parse(view.serialise()), JSON.parse(JSON.stringify(answer).replace("dana", "{X}")));
  }
  const chat = { choices: [{ index: 0, message: { role: "assistant", content: "dana" }, finish_reason: "stop" }] };
  const view = sagemakerInvocations.parseAnswer(chat, context("chat"));
  mask(view.parts);
  assert.match(view.serialise(), /"content":"\{X\}"/);
});

test("a block has the form that the request's container would answer in", () => {
  const block = (variant: string): string => JSON.stringify(sagemakerInvocations.blockedAnswer?.("No.", context(variant)));
  assert.match(block("chat"), /"content":"No\.".*"finish_reason":"content_filter"/);
  assert.match(block("prompt"), /"text":"No\.".*"finish_reason":"content_filter"/);
  assert.equal(block("inputs"), '{"generated_text":"No."}');
  assert.equal(block("other"), '{"generated_text":"No."}');
});

test("errors are those of the SageMaker runtime, and a refusal of the model's is none that its SDK tries again", () => {
  const error = (code: ConstructorParameters<typeof Problem>[0]): [number, string | undefined] => {
    const { status, headers, body } = sagemakerInvocations.error(new Problem(code, "No."), "req_1");
    assert.equal((JSON.parse(body) as { Message: string }).Message, "No.");
    return [status, headers["x-amzn-errortype"]];
  };
  assert.deepEqual(error("request_malformed"), [400, "ValidationError"]);
  assert.deepEqual(error("policy_denied"), [403, "AccessDeniedException"]);
  assert.deepEqual(error("model_not_found"), [404, "ValidationError"]);
  assert.deepEqual(error("rate_limited"), [429, "ThrottlingException"]);
  assert.deepEqual(error("audit_unavailable"), [503, "ServiceUnavailable"]);
  assert.deepEqual(error("upstream_unavailable"), [502, "ServiceUnavailable"]);
  assert.deepEqual(error("upstream_rejected"), [424, "ModelError"]);
  assert.deepEqual(error("internal"), [500, "InternalFailure"]);
});
