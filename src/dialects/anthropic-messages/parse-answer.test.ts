import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { AnswerView } from "../dialect.ts";
import { anthropicMessages } from "./anthropic-messages.ts";

const context = { model: "asked-for", includeUsage: true, callId: "req_1", at: 0 };
const signature = Buffer.from("s".repeat(60)).toString("base64");

const message = (content: unknown[], more: object = {}): JsonValue =>
  ({
    id: "msg_01",
    type: "message",
    role: "assistant",
    model: "claude-up",
    content,
    stop_reason: "end_turn",
    stop_sequence: null,
    usage: {
      input_tokens: 3,
      output_tokens: 5,
      cache_read_input_tokens: 10,
      cache_creation_input_tokens: 20,
      service_tier: "standard",
    },
    ...more,
  }) as JsonObject;
const parse = (answer: JsonValue): AnswerView => anthropicMessages.parseAnswer(answer, context);
const written = (view: AnswerView): JsonObject => JSON.parse(view.serialise()) as JsonObject;

function mask(view: AnswerView, from: string, to: string): void {
  for (const part of view.parts) if (part.text.includes(from)) part.replace(part.text.replaceAll(from, to));
}

test("every string of an answer is a part, and unknown blocks are read string by string (every-surface-inspected)", () => {
  const view = parse(
    message(
      [
        { type: "thinking", thinking: "hmm", signature },
        { type: "redacted_thinking", data: signature },
        { type: "text", text: "said", citations: [{ type: "char_location", cited_text: "cited", document_title: "doc" }] },
        { type: "tool_use", id: "toolu_1", name: "look", input: { who: "Dana" }, caller: { type: "direct" } },
        { type: "novel_block", deep: { word: "strange" } },
      ],
      { stop_details: { type: "refusal", category: null, explanation: "because" } },
    ),
  );
  assert.deepEqual(view.parts.map(({ surface, text }) => `${surface}: ${text}`).sort(), [
    "assistant: because",
    "assistant: said",
    "document: cited",
    "name: doc",
    "name: look",
    "reasoning: hmm",
    "tool-arguments: Dana",
    "tool-arguments: who",
    "unknown: deep",
    "unknown: novel_block",
    "unknown: strange",
    "unknown: word",
  ]);
});

test("the answer names the model that the caller named, and its usage counts what came from a cache", () => {
  const view = parse(message([{ type: "text", text: "call Dana", citations: null }]));
  mask(view, "Dana", "{NAME}");
  assert.deepEqual(view.usage, { inputTokens: 33, outputTokens: 5, cacheReadTokens: 10, cacheWriteTokens: 20 });
  assert.deepEqual(written(view), {
    id: "msg_01",
    type: "message",
    role: "assistant",
    model: "asked-for",
    content: [{ type: "text", text: "call {NAME}", citations: null }],
    stop_reason: "end_turn",
    stop_sequence: null,
    usage: {
      input_tokens: 3,
      output_tokens: 5,
      cache_read_input_tokens: 10,
      cache_creation_input_tokens: 20,
      service_tier: null,
    },
  });
});

test("a value cut in two over neighbouring text blocks is masked", () => {
  const view = parse(
    message([
      { type: "text", text: "it is 123-45" },
      { type: "text", text: "-6789." },
    ]),
  );
  mask(view, "123-45-6789", "{SSN}");
  assert.deepEqual(written(view)["content"], [
    { type: "text", text: "it is {SSN}" },
    { type: "text", text: "." },
  ]);
});

test("a signature is taken away from reasoning that was masked", () => {
  const view = parse(
    message([
      { type: "thinking", thinking: "ask Dana", signature },
      { type: "thinking", thinking: "fine", signature },
    ]),
  );
  mask(view, "Dana", "{NAME}");
  assert.deepEqual(written(view)["content"], [
    { type: "thinking", thinking: "ask {NAME}", signature: "" },
    { type: "thinking", thinking: "fine", signature },
  ]);
});

test("an answer with media, or that is no message, is malformed", () => {
  for (const answer of [
    null,
    [],
    { content: "text" },
    message(["text"]),
    message([{ type: "text" }]),
    message([{ type: "thinking", thinking: 7 }]),
    message([{ type: "image", source: {} }]),
    message([{ type: "container_upload", file_id: "f" }]),
  ]) {
    assert.throws(
      () => parse(answer),
      (error) => error instanceof Problem && error.code === "upstream_malformed",
    );
  }
});

test("a block is an answer that stops with a refusal and is the guardrail's message", () => {
  assert.deepEqual(anthropicMessages.blockedAnswer?.("Withheld.", context), {
    id: "msg_req_1",
    type: "message",
    role: "assistant",
    model: "asked-for",
    content: [{ type: "text", text: "Withheld." }],
    stop_reason: "refusal",
    stop_sequence: null,
    usage: { input_tokens: 0, output_tokens: 0 },
  });
});

interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly error: { readonly type: string };
}

test("an error has the API's type for its status, and our code beside it", () => {
  const error = (problem: Problem): Told => {
    const { status, headers, body } = anthropicMessages.error(problem, "req_1");
    return { status, headers, ...(JSON.parse(body) as Pick<Told, "error">) };
  };
  assert.deepEqual(error(new Problem("policy_denied", "No.")), {
    status: 403,
    headers: { "content-type": "application/json", "request-id": "req_1", "x-request-id": "req_1", "x-should-retry": "false" },
    type: "error",
    error: { type: "permission_error", message: "No.", code: "policy_denied" },
    request_id: "req_1",
  });
  const limited = error(new Problem("rate_limited", "Slow.", { retryAfterSeconds: 1.2 }));
  assert.equal(limited.headers["retry-after"], "2");
  assert.equal(limited.headers["x-should-retry"], undefined);
  const types = (
    [
      "request_malformed",
      "credential_missing",
      "model_not_found",
      "request_too_large",
      "rate_limited",
      "upstream_malformed",
      "audit_unavailable",
      "deadline_exceeded",
    ] as const
  ).map((code) => error(new Problem(code, "x")).error.type);
  assert.deepEqual(types, [
    "invalid_request_error",
    "authentication_error",
    "not_found_error",
    "request_too_large",
    "rate_limit_error",
    "api_error",
    "overloaded_error",
    "timeout_error",
  ]);
});
