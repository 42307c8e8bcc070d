import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../src/core/json.ts";
import { Problem } from "../../src/core/problem.ts";
import { bedrockConverse } from "../../src/dialects/bedrock-converse/bedrock-converse.ts";
import { bedrockConverseTranslation } from "../../src/dialects/bedrock-converse/translation.ts";

const target = { model: "m", stream: false, header: () => undefined };
const context = { model: "m", includeUsage: true, callId: "c", at: 0 };

/** Values with a word in them that no rule may let pass. */
const leaf = fc.constantFrom<JsonValue>(
  "a canary here",
  "canary",
  "",
  null,
  true,
  1,
  0,
  1.5,
  "png",
  "txt",
  "default",
  "user",
  "assistant",
  123456789,
);
const keys = fc.constantFrom(
  ..."text image document audio toolUse toolResult reasoningContent reasoningText cachePoint citationsContent searchResult guardContent toolAddition tool format source content name context citations title toolUseId input json status signature redactedContent type ttl canary enabled".split(
    " ",
  ),
);
const value = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    leaf,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(keys, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;
const object = fc.dictionary(keys, value, { maxKeys: 3, noNullPrototype: true });

const said = fc.constantFrom("a canary here", "canary", "can", "ary", "");
/** Blocks that are nearly right, so that most requests get past the checks. */
const block: fc.Arbitrary<JsonObject> = fc.oneof(
  said.map((text) => ({ text })),
  fc.constant({ cachePoint: { type: "default" } }),
  said.map((text) => ({ guardContent: { text: { text } } })),
  fc
    .record({ text: said, more: value })
    .map(({ text, more }) => ({ reasoningContent: { reasoningText: { text, signature: text }, more } })),
  value.map((input) => ({ toolUse: { toolUseId: "canary", name: "canary", input } })),
  fc.tuple(said, value).map(([text, json]) => ({ toolResult: { toolUseId: "canary", content: [{ text }, { json }, { text }] } })),
  fc
    .tuple(said, said)
    .map(([name, text]) => ({ document: { format: "txt", name, source: { content: [{ text }, { text }] }, context: name } })),
  fc.tuple(said, value).map(([text, citations]) => ({ citationsContent: { content: [{ text }, { text }], citations } })),
  said.map((text) => ({ searchResult: { source: text, title: text, content: [{ text }] } })),
  object,
);
const blocks = fc.array(block, { maxLength: 5 });

const body = fc
  .record(
    {
      messages: fc.array(
        fc.record(
          { role: fc.constantFrom("user", "assistant", "canary"), content: blocks, canary: value },
          { requiredKeys: ["role", "content"] },
        ),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      system: blocks,
      inferenceConfig: fc.record({ maxTokens: fc.constantFrom(5, 50), stopSequences: value, canary: value }),
      toolConfig: fc.record({
        tools: fc.array(
          fc.record({ name: said, description: said, inputSchema: fc.record({ json: value }) }).map((toolSpec) => ({ toolSpec })),
          { maxLength: 2 },
        ),
        toolChoice: value,
      }),
      additionalModelRequestFields: fc.dictionary(fc.constantFrom("top_k", "canary", "thinking", "text2"), value, {
        noNullPrototype: true,
      }),
      requestMetadata: value,
      performanceConfig: value,
      serviceTier: value,
      outputConfig: value,
      canary: value,
    },
    { requiredKeys: ["messages"] },
  )
  .map((given) => JSON.parse(JSON.stringify(given)) as JsonObject);

test("Nothing of a request goes on that is not a part (every-surface-inspected).", () => {
  let read = 0;
  fc.assert(
    fc.property(body, (given) => {
      try {
        const view = bedrockConverse.parseRequest(given, target);
        for (const part of view.parts) {
          assert.ok(part.text.isWellFormed() && part.text !== "");
          part.replace("-");
        }
        const sent = view.serialise({ model: "up", maxOutputTokens: 10 });
        assert.doesNotMatch(sent, /canary/);
        // Nor does a value that was cut in two.
        assert.doesNotMatch(sent, /"(?:can|ary)"/);
        assert.equal(JSON.stringify(view.document()), sent);
        read++;
      } catch (error) {
        assert.ok(error instanceof Problem && ["request_malformed", "content_not_supported"].includes(error.code), String(error));
      }
    }),
    { numRuns: 1500 },
  );
  assert.ok(read > 150, `${read} requests were read`);
});

test("What is read of a request can be translated, or is refused.", () => {
  fc.assert(
    fc.property(body, (given) => {
      try {
        const view = bedrockConverse.parseRequest(given, target);
        const conversation = bedrockConverseTranslation.readRequest(view.document(), view);
        bedrockConverseTranslation.writeRequest(conversation, { model: "claude", maxOutputTokens: 10 });
      } catch (error) {
        assert.ok(error instanceof Problem && ["request_malformed", "content_not_supported"].includes(error.code), String(error));
      }
    }),
    { numRuns: 500 },
  );
});

test("Nothing of an answer goes on that is not a part (every-surface-inspected).", () => {
  let read = 0;
  fc.assert(
    fc.property(blocks, value, value, (content, more, fields) => {
      const answer = {
        output: { message: { role: "assistant", content, canary: more } },
        stopReason: "canary",
        metrics: more,
        usage: fields,
        trace: more,
        additionalModelResponseFields: fields,
      };
      try {
        const view = bedrockConverse.parseAnswer(JSON.parse(JSON.stringify(answer)) as JsonObject, context);
        for (const part of view.parts) part.replace("-");
        assert.doesNotMatch(view.serialise(), /"canary"|a canary|"(?:can|ary)"/);
        read++;
      } catch (error) {
        assert.ok(error instanceof Problem && error.code === "upstream_malformed", String(error));
      }
    }),
    { numRuns: 800 },
  );
  assert.ok(read > 100, `${read} answers were read`);
});
