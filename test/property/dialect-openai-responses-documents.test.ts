import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../src/core/json.ts";
import { Problem } from "../../src/core/problem.ts";
import type { TextPart } from "../../src/core/inspection.ts";
import { openaiResponses } from "../../src/dialects/openai-responses/openai-responses.ts";

const target = { model: undefined, stream: undefined, header: () => undefined };
const context = { model: "m", includeUsage: true, callId: "c", at: 0 };
const canary = "canary 7f3a";

/** Free-form JSON that holds the canary once somewhere: in a value, or in the name of a member. */
const name = fc.oneof(
  fc.constantFrom("type", "name", "content", "text", "id", "model", "status", "detail", "logprobs2", "annotations"),
  fc.string({ maxLength: 4 }).filter((one) => one !== "__proto__"),
);
const plain = fc.oneof(fc.string({ maxLength: 4 }), fc.integer({ min: -99, max: 99 }), fc.boolean(), fc.constant(null));
const { tree: planted } = fc.letrec<{ tree: JsonValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.string({ maxLength: 4 }).map((before) => before + canary),
    fc.tuple(plain, tie("tree")).map((pair) => pair),
    fc.tuple(name, tie("tree")).map(([key, tree]) => ({ [key]: tree })),
    fc.tuple(name, plain).map(([key, value]) => ({ [`${key}${canary}`]: value })),
  ),
}));
/** Everything of what was inspected that holds the canary gets masked; then nothing of it may be left. */
const maskAll = (parts: readonly TextPart[]): void => {
  for (const part of parts) if (part.text.includes(canary)) part.replace(part.text.replaceAll(canary, "{X}"));
};

const json = planted.map((tree) => JSON.stringify(tree));
const text = (value: JsonValue): string => (typeof value === "string" ? value : JSON.stringify(value));

/** Where a caller can put something in a request, each with a free-form value. */
const places: readonly ((value: JsonValue) => JsonObject)[] = [
  (value) => ({ input: text(value) }),
  (value) => ({ input: "x", instructions: text(value) }),
  ...[
    "metadata",
    "user",
    "text",
    "reasoning",
    "tool_choice",
    "include",
    "temperature",
    "truncation",
    "stream_options",
    "service_tier",
    "novel",
  ].map((key) => (value: JsonValue) => ({ input: "x", [key]: value })),
  (value) => ({ input: "x", tools: [{ type: "function", name: "f", parameters: value }] }),
  (value) => ({ input: "x", tools: [{ type: "custom", name: value, format: value }] }),
  ...["id", "role2", "status", "phase", "novel"].map((key) => (value: JsonValue) => ({
    input: [{ role: "user", content: "x", [key]: value }],
  })),
  ...["detail", "annotations", "novel", "image_url", "file_data"].map((key) => (value: JsonValue) => ({
    input: [{ role: "user", content: [{ type: "input_text", text: "x", [key]: value }] }],
  })),
  ...["detail", "filename", "novel", "image_url"].map((key) => (value: JsonValue) => ({
    input: [{ role: "user", content: [{ type: "input_file", file_data: "JVBERi0=", [key]: value }] }],
  })),
  ...["novel", "data2"].map((key) => (value: JsonValue) => ({
    input: [{ role: "user", content: [{ type: "input_audio", input_audio: { data: "UklG", format: "wav", [key]: value } }] }],
  })),
  ...["arguments", "name", "call_id", "id", "status", "caller", "namespace", "async", "novel"].map(
    (key) => (value: JsonValue) => ({
      input: [{ type: "function_call", call_id: "c", name: "f", arguments: "{}", [key]: value }],
    }),
  ),
  ...["input", "name", "novel"].map((key) => (value: JsonValue) => ({
    input: [{ type: "custom_tool_call", call_id: "c", [key]: value }],
  })),
  (value) => ({ input: [{ type: "function_call_output", call_id: "c", output: text(value), name: value }] }),
  ...["summary", "content", "encrypted_content", "id", "novel"].map((key) => (value: JsonValue) => ({
    input: [{ type: "reasoning", summary: [], [key]: value }],
  })),
  ...["shell_call", "local_shell_call", "apply_patch_call", "computer_call"].map((type) => (value: JsonValue) => ({
    input: [{ type, call_id: "c", action: value, operation: value, novel: value }],
  })),
  ...["shell_call_output", "local_shell_call_output", "apply_patch_call_output"].map((type) => (value: JsonValue) => ({
    input: [{ type, call_id: "c", output: value, max_output_length: value }],
  })),
];

test("what a request holds at any place is a part, and nothing of it is left once it was masked [every-surface-inspected]", () => {
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.oneof(planted, json), (place, value) => {
      let view;
      try {
        view = openaiResponses.parseRequest({ model: "m", ...structuredClone(place(value)) }, target);
      } catch (error) {
        assert.ok(error instanceof Problem, String(error));
        assert.doesNotMatch(error.detail, /canary/);
        return;
      }
      maskAll(view.parts);
      assert.doesNotMatch(view.serialise({ model: "u", maxOutputTokens: 1 }), /canary/);
    }),
    { numRuns: 1500 },
  );
});

/** Where an upstream can put something in an answer. */
const answers: readonly ((value: JsonValue) => JsonObject)[] = [
  ...[
    "instructions",
    "tools",
    "metadata",
    "error",
    "incomplete_details",
    "status",
    "id",
    "usage",
    "text",
    "temperature",
    "created_at",
    "novel",
  ].map((key) => (value: JsonValue) => ({ output: [], [key]: value })),
  ...["id", "status", "role", "phase", "content", "novel"].map((key) => (value: JsonValue) => ({
    output: [{ type: "message", content: [], [key]: value }],
  })),
  ...["text", "annotations", "logprobs", "type", "novel"].map((key) => (value: JsonValue) => ({
    output: [{ type: "message", content: [{ type: "output_text", text: "x", [key]: value }] }],
  })),
  ...["arguments", "name", "call_id", "id", "novel"].map((key) => (value: JsonValue) => ({
    output: [{ type: "function_call", [key]: value }],
  })),
  ...["input", "name", "novel"].map((key) => (value: JsonValue) => ({ output: [{ type: "custom_tool_call", [key]: value }] })),
  ...["summary", "content", "encrypted_content", "novel"].map((key) => (value: JsonValue) => ({
    output: [{ type: "reasoning", [key]: value }],
  })),
  ...["action", "type", "result", "novel"].map((key) => (value: JsonValue) => ({
    output: [{ type: "shell_call", [key]: value }],
  })),
];

test("what an answer holds at any place is a part, and nothing of it is left once it was masked [every-surface-inspected]", () => {
  fc.assert(
    fc.property(fc.constantFrom(...answers), fc.oneof(planted, json), (place, value) => {
      let view;
      try {
        view = openaiResponses.parseAnswer(structuredClone(place(value)), context);
      } catch (error) {
        assert.ok(error instanceof Problem && error.code === "upstream_malformed", String(error));
        return;
      }
      maskAll(view.parts);
      assert.doesNotMatch(view.serialise(), /canary/);
    }),
    { numRuns: 1500 },
  );
});

test("a request that parses is translated or refused, never lost in an accident", () => {
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.oneof(planted, json), (place, value) => {
      try {
        const view = openaiResponses.parseRequest({ model: "m", ...structuredClone(place(value)) }, target);
        openaiResponses.translation?.readRequest(view.document(), { stream: false });
      } catch (error) {
        assert.ok(error instanceof Problem, String((error as Error).stack));
        assert.doesNotMatch(error.detail, /canary/);
      }
    }),
    { numRuns: 1500 },
  );
});
