import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../core/json.ts";
import { withoutCacheMarks } from "./cache-marks.ts";

const mark = { cache_control: { type: "ephemeral", ttl: "1h" } };
const point = { cachePoint: { type: "default" } };

/** What is left, and that the document is as it was. */
function left(document: JsonObject): JsonObject {
  const before = structuredClone(document);
  const clean = withoutCacheMarks(document);
  assert.deepEqual(document, before);
  return clean;
}

test("Marks of Anthropic's API go, wherever the API has them, and what is said stays", () => {
  const text = (more: object = {}): object => ({ type: "text", text: "x", ...more });
  const tool = { name: "look", input_schema: { type: "object", properties: { cache_control: { type: "string" } } } };
  const call = { type: "tool_use", id: "t", name: "look", input: { cache_control: "x", content: [mark] } };
  const body = (more: object): JsonObject =>
    ({
      model: "claude",
      ...(more === mark && mark),
      system: [text(more)],
      tools: [{ ...tool, ...more }],
      messages: [
        { role: "user", content: "plain" },
        { role: "assistant", content: [call] },
        { role: "user", content: [{ type: "tool_result", tool_use_id: "t", content: [text(more)], ...more }, text(more)] },
      ],
    }) as JsonObject;
  assert.deepEqual(left(body(mark)), body({}));
  assert.deepEqual(left(body({})), body({}));
});

test("Points of Converse go, and what a model's own request asks for", () => {
  const body = (points: readonly object[], more: object): JsonObject =>
    ({
      system: [{ text: "x" }, ...points],
      toolConfig: { tools: [{ toolSpec: { name: "look", inputSchema: { json: { cachePoint: 1 } } } }, ...points] },
      messages: [
        {
          role: "user",
          content: [{ text: "x" }, ...points, { toolResult: { toolUseId: "t", content: [{ text: "y" }, ...points] } }],
        },
      ],
      additionalModelRequestFields: { top_k: 5, ...more },
    }) as unknown as JsonObject;
  assert.deepEqual(left(body([point], mark)), body([], {}));
  // Nothing that is said goes with one.
  assert.deepEqual(left({ system: [{ text: "x", ...point }] }), { system: [{ text: "x" }] });
});

test("OpenAI's settings of its cache go", () => {
  const body = { model: "gpt", input: "x", prompt_cache_key: "k" };
  assert.deepEqual(left({ ...body, prompt_cache_retention: "24h", prompt_cache_options: { mode: "explicit" } }), body);
});
