import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../src/core/json.ts";
import type { CallTarget } from "../../src/dialects/dialect.ts";
import { openaiChat } from "../../src/dialects/openai-chat/openai-chat.ts";

const target: CallTarget = { model: undefined, stream: undefined, header: () => undefined };
const canary = "canary-7f3a";

/** Free-form JSON that holds the canary once somewhere: in a value, or in the name of a member. */
const { tree: planted } = fc.letrec<{ tree: JsonValue; plain: JsonValue }>((tie) => ({
  plain: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("plain"), { maxLength: 3 }),
  ),
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(fc.string(), fc.string()).map(([before, after]) => before + canary + after),
    fc.tuple(fc.array(tie("plain"), { maxLength: 2 }), tie("tree")).map(([before, tree]) => [...before, tree]),
    fc.tuple(memberName(), tie("tree"), tie("plain")).map(([name, tree, plain]) => ({ [name]: tree, other: plain })),
    fc.tuple(memberName(), tie("plain")).map(([name, plain]) => ({ type: "x", [`${name}${canary}`]: plain })),
  ),
}));

function memberName(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom("type", "name", "content", "properties", "id", "model", "role"),
    fc.string().filter((name) => name !== "__proto__"),
  );
}

const jsonInString = planted.map((tree) => JSON.stringify(tree));
const message = (fields: JsonObject): JsonObject => ({ role: "user", content: "hello", ...fields });
const bodyWith = (fields: JsonObject): JsonObject => ({ model: "m", messages: [message({})], ...fields });
const said = (...messages: JsonObject[]): JsonObject => bodyWith({ messages });
const call = (fields: JsonObject): JsonObject =>
  said(message({ role: "assistant", content: null, tool_calls: [{ id: "c", type: "function", ...fields }] }));
const tool = (fields: JsonObject): JsonObject =>
  bodyWith({ tools: [{ type: "function", function: { name: "f", parameters: {}, ...fields } }] });
const textWith = fc.string().map((text) => text + canary);

/** A body of every shape, with the canary at a place where a caller can put text. */
const bodies: fc.Arbitrary<JsonObject> = fc.oneof(
  fc
    .tuple(fc.constantFrom("system", "developer", "user", "assistant", "tool", "function", "someone"), textWith)
    .map(([role, content]) => said({ role, content })),
  textWith.map((text) => said(message({ role: text }))),
  fc.tuple(textWith, fc.nat(canary.length)).map(([text, at]) => {
    const cut = text.length - at;
    return said(
      message({
        content: [
          { type: "text", text: text.slice(0, cut) },
          { type: "text", text: text.slice(cut) },
        ],
      }),
    );
  }),
  fc
    .tuple(fc.constantFrom("name", "reasoning", "reasoning_content", "refusal", "tool_call_id", "vendor"), planted)
    .map(([key, value]) => said(message({ [key]: value }))),
  planted.map((value) => said(message({ content: [{ type: "text", text: "x", extra: value }] }))),
  planted.map((value) =>
    said(message({ content: [{ type: "image_url", image_url: { url: "data:image/png;base64,AAAA", detail: value } }] })),
  ),
  planted.map((value) =>
    said(message({ content: [{ type: "file", file: { file_data: "AAAA", filename: value }, extra: value }] })),
  ),
  jsonInString.map((text) => call({ function: { name: "f", arguments: text } })),
  planted.map((value) => call({ function: { name: "f", arguments: value } })),
  planted.map((value) => call({ function: { name: value, arguments: "{}" } })),
  planted.map((value) => call({ custom: { name: "f", input: value } })),
  planted.map((value) => call({ extra: value })),
  jsonInString.map((text) => said(message({ role: "assistant", function_call: { name: "f", arguments: text } }))),
  fc
    .tuple(fc.constantFrom("name", "description", "parameters", "strict", "extra"), planted)
    .map(([key, value]) => tool({ [key]: value })),
  planted.map((value) => bodyWith({ functions: [{ name: "f", parameters: value }] })),
  fc
    .tuple(
      fc.constantFrom(
        "metadata",
        "user",
        "stop",
        "prediction",
        "response_format",
        "tool_choice",
        "logit_bias",
        "temperature",
        "seed",
        "store",
        "reasoning_effort",
        "service_tier",
        "vendor",
      ),
      planted,
    )
    .map(([key, value]) => bodyWith({ [key]: value })),
  planted.map((value) => bodyWith({ stream: true, stream_options: { vendor: value } })),
  textWith.map((text) => bodyWith({ [text]: 1 })),
);

test("text anywhere in a request is in a part, and when replaced is in nothing that is sent (every-surface-inspected)", () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const view = openaiChat.parseRequest(JSON.parse(JSON.stringify(body)) as JsonObject, target);
      const holding = view.parts.filter(({ text }) => text.includes(canary));
      assert.ok(holding.length > 0, "no part holds it");
      for (const part of holding) part.replace(part.text.replaceAll(canary, "{X}"));
      const sent = view.serialise({ model: "m", maxOutputTokens: 10 });
      assert.ok(!sent.includes(canary), "it is sent");
      JSON.parse(sent);
    }),
    { numRuns: 2000 },
  );
});

test("a request that nobody rewrites is sent as it came, but for the model and the bounds", () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string().filter((key) => !["__proto__", "max_tokens", "stream"].includes(key)),
        fc.jsonValue({ maxDepth: 4 }),
      ),
      (metadata) => {
        const body = bodyWith({ metadata: JSON.parse(JSON.stringify(metadata)) as JsonObject, max_tokens: 5 });
        const before = JSON.parse(JSON.stringify(body)) as JsonObject;
        const sent = openaiChat.parseRequest(body, target).serialise({ model: "m", maxOutputTokens: 10 });
        assert.equal(sent, JSON.stringify(before).replace(/\\u[dD][89a-fA-F][0-9a-fA-F]{2}/g, "\ufffd"));
      },
    ),
    { numRuns: 500 },
  );
});
