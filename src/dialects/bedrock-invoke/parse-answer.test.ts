import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { AnswerContext, AnswerView } from "../dialect.ts";
import { bedrockInvoke } from "./bedrock-invoke.ts";

const context = (variant: string): AnswerContext => ({ model: "m", includeUsage: true, variant, callId: "req_1", at: 0 });
const parse = (variant: string, answer: unknown): AnswerView =>
  bedrockInvoke.parseAnswer(JSON.parse(JSON.stringify(answer)) as JsonValue, context(variant));
const masked = (view: AnswerView): JsonObject => {
  for (const part of view.parts) if (part.text.includes("dana")) part.replace(part.text.replaceAll("dana", "{X}"));
  return JSON.parse(view.serialise()) as JsonObject;
};
const counts = { inputTokens: 12, outputTokens: 7 };

const answers: [string, object, string][] = [
  ["llama", { generation: "dana", prompt_token_count: 12, generation_token_count: 7, stop_reason: "stop" }, "assistant"],
  ["mistral", { outputs: [{ text: "dana", stop_reason: "length" }] }, "assistant"],
  [
    "titan",
    { inputTextTokenCount: 12, results: [{ tokenCount: 7, outputText: "dana", completionReason: "FINISHED" }] },
    "assistant",
  ],
  [
    "nova",
    {
      output: { message: { role: "assistant", content: [{ text: "dana" }] } },
      stopReason: "end_turn",
      usage: { inputTokens: 12, outputTokens: 7, totalTokens: 19 },
    },
    "assistant",
  ],
  [
    "anthropic",
    {
      id: "msg_bdrk_1",
      type: "message",
      role: "assistant",
      model: "claude",
      content: [{ type: "text", text: "dana" }],
      stop_reason: "end_turn",
      stop_sequence: null,
      usage: { input_tokens: 12, output_tokens: 7 },
    },
    "assistant",
  ],
  ["chat", { choices: [{ index: 0, message: { role: "assistant", content: "dana" }, stop_reason: "stop" }] }, "assistant"],
  ["embeddings", { embeddings: { float: [[0.5, -1]] }, texts: ["dana"], id: "e-1", response_type: "by_type" }, "unknown"],
  ["unknown", { reply: { says: ["dana"] } }, "unknown"],
];

test("every family's answer is inspected and written as what is left of it", () => {
  for (const [family, answer, surface] of answers) {
    const view = parse(family, answer);
    assert.equal(view.parts.find(({ text }) => text === "dana")?.surface, surface, family);
    const expected = JSON.parse(JSON.stringify(answer).replace("dana", "{X}")) as object;
    const model = family === "anthropic" || family === "chat" ? { model: "m" } : {};
    assert.deepEqual(masked(view), { ...expected, ...model }, family);
  }
});

test("the usage is read where the family tells it", () => {
  for (const [family, answer] of answers) {
    const told = ["llama", "titan", "nova", "anthropic"].includes(family);
    const { usage } = parse(family, answer);
    assert.deepEqual(
      usage && { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens },
      told ? counts : undefined,
      family,
    );
  }
  assert.deepEqual(parse("embeddings", { embedding: [1], inputTextTokenCount: 12 }).usage, { inputTokens: 12, outputTokens: 0 });
});

test("an answer of another shape than the body's is read all the same", () => {
  assert.equal(masked(parse("llama", { outputs: [{ text: "dana" }], dana: 1 }))["{X}"], 1);
  assert.deepEqual(masked(parse("chat", { completion: "dana" })), { completion: "{X}" });
  assert.deepEqual(masked(parse("unknown", ["dana", ["dana"]])), ["{X}", ["{X}"]]);
  assert.deepEqual(masked(parse("unknown", "dana")), "{X}");
});

test("an embedding costs no parts, but a number that may be somebody's does", () => {
  const embedding = Array.from({ length: 3072 }, (_, index) => index / 3072);
  assert.equal(parse("embeddings", { embedding, inputTextTokenCount: 5 }).parts.length, 0);
  assert.deepEqual(
    parse("unknown", { vectors: [[0.5, 123_456_789]] }).parts.map(({ text }) => text),
    ["vectors", "123456789"],
  );
});

test("tool arguments are inspected as the strings that they decode to", () => {
  const args = String.raw`{"to":"d\u0061na"}`;
  const view = parse("unknown", { tool_calls: [{ function: { name: "send", arguments: args } }] });
  assert.deepEqual(masked(view)["tool_calls"], [{ function: { name: "send", arguments: '{"to":"{X}"}' } }]);
});

test("what spells a text out token by token goes when any of it is masked", () => {
  const details = {
    finish_reason: "length",
    tokens: [
      { id: 1, text: "da" },
      { id: 2, text: "na" },
    ],
  };
  assert.deepEqual(masked(parse("unknown", { generated_text: "ok", details }))["details"], {
    finish_reason: "length",
    tokens: null,
  });
  const harmless = {
    tokens: [
      { id: 1, text: "o" },
      { id: 2, text: "k" },
    ],
  };
  assert.deepEqual(masked(parse("unknown", { generated_text: "ok", details: harmless }))["details"], harmless);
});

test("pictures and sound in answers are refused, because they can't be inspected", () => {
  for (const image of [`iVBORw0KGgo${"A".repeat(81)}`, `data:image/png;base64,${"A".repeat(80)}`]) {
    assert.throws(
      () => parse("unknown", { images: [image] }),
      (error: unknown) => error instanceof Problem && error.code === "upstream_malformed",
    );
  }
});

test("JSON that nests too deep is refused", () => {
  let deep: JsonValue = "x";
  for (let depth = 0; depth < 100; depth++) deep = [deep];
  assert.throws(() => parse("unknown", deep), Problem);
});

test("a block is said in the family's own way", () => {
  const block = (family: string): JsonObject | undefined => bedrockInvoke.blockedAnswer?.("No.", context(family));
  const intervened = { "amazon-bedrock-guardrailAction": "INTERVENED" };
  assert.deepEqual(block("llama"), {
    generation: "No.",
    prompt_token_count: 0,
    generation_token_count: 0,
    stop_reason: "stop",
    ...intervened,
  });
  assert.deepEqual(block("mistral"), { outputs: [{ text: "No.", stop_reason: "stop" }], ...intervened });
  assert.deepEqual(block("titan"), {
    inputTextTokenCount: 0,
    results: [{ tokenCount: 0, outputText: "No.", completionReason: "CONTENT_FILTERED" }],
    ...intervened,
  });
  assert.deepEqual(block("unknown"), { completion: "No.", stop_reason: "guardrail_intervened", ...intervened });
  assert.equal(block("nova")?.["stopReason"], "guardrail_intervened");
  assert.equal(block("anthropic")?.["stop_reason"], "refusal");
  assert.match(JSON.stringify(block("chat")), /"finish_reason":"content_filter"/);
  assert.equal(block("embeddings"), undefined);
});

test("errors are those of the Bedrock runtime", () => {
  const { status, headers, body } = bedrockInvoke.error(new Problem("policy_denied", "No."), "req_1");
  assert.equal(status, 403);
  assert.equal(headers["x-amzn-errortype"], "AccessDeniedException");
  assert.equal((JSON.parse(body) as { message: string }).message, "No.");
  assert.deepEqual(bedrockInvoke.headers?.("req_1"), { "x-amzn-requestid": "req_1" });
});
