import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../core/json.ts";
import type { ProblemCode } from "../../core/problem.ts";
import { Problem } from "../../core/problem.ts";
import type { Conversation, ConversationAnswer, ConversationEvent } from "../conversation.ts";
import { bedrockConverse } from "./bedrock-converse.ts";
import { bedrockConverseTranslation as translation } from "./translation.ts";

const context = { model: "claude", includeUsage: true, callId: "req_1", at: 0 };
const upstream = { model: "anthropic.claude", maxOutputTokens: 100 };
const target = { model: "claude", stream: false, header: () => undefined };
const thrown =
  (code: ProblemCode, words = /./) =>
  (error: unknown) =>
    error instanceof Problem && error.code === code && words.test(error.detail);
const bytes = Buffer.from("some bytes!!").toString("base64");
const hello = [{ role: "user", content: [{ text: "hello" }] }];

const read = (body: object): Conversation => {
  const view = bedrockConverse.parseRequest(structuredClone({ messages: hello, ...body }), target);
  return translation.readRequest(view.document(), { stream: view.stream });
};

const conversation: Conversation = {
  system: [{ type: "text", text: "be brief" }],
  messages: [
    {
      role: "user",
      content: [
        { type: "text", text: "look" },
        { type: "image", mediaType: "image/png", data: bytes },
        { type: "document", mediaType: "application/pdf", data: bytes, name: "report 1" },
        { type: "audio", mediaType: "audio/wav", data: bytes },
      ],
    },
    {
      role: "assistant",
      content: [
        { type: "reasoning", text: "hm", signature: "c2ln" },
        { type: "reasoning", text: "", redacted: bytes },
        { type: "tool-call", id: "t1", name: "look", arguments: { at: [1, "x"] } },
      ],
    },
    { role: "user", content: [{ type: "tool-result", id: "t1", content: [{ type: "text", text: "seen" }], failed: true }] },
  ],
  tools: [{ name: "look", description: "looks", schema: { type: "object" }, strict: true }],
  toolChoice: { type: "tool", name: "look" },
  temperature: 0.5,
  topP: 0.9,
  topK: 4,
  stopSequences: ["END"],
  responseFormat: { type: "json-schema", name: "answer", schema: { type: "object" }, strict: true },
  reasoning: { budgetTokens: 50 },
  stream: false,
};

test("A conversation is written as a request that this dialect reads as the same conversation.", () => {
  const written = translation.writeRequest(conversation, upstream);
  assert.equal((written["inferenceConfig"] as JsonObject)["maxTokens"], 100);
  assert.deepEqual(read(written), conversation);
});

test("Neighbours of one role become one message, and empty texts none.", () => {
  const text = (said: string) => ({ type: "text", text: said }) as const;
  const { messages } = translation.writeRequest(
    {
      ...conversation,
      messages: [
        { role: "user", content: [text("a")] },
        { role: "user", content: [text(""), text("b")] },
        { role: "assistant", content: [text("")] },
        { role: "user", content: [text("c")] },
      ],
    },
    upstream,
  );
  assert.deepEqual(messages, [{ role: "user", content: [{ text: "a" }, { text: "b" }, { text: "c" }] }]);
});

test("Every document gets a name of its own that the API takes.", () => {
  const document = (name?: string) =>
    ({ type: "document", mediaType: "text/plain", data: bytes, ...(name === undefined ? {} : { name }) }) as const;
  const content = [document("a_b.txt"), document("a_b.txt"), document()];
  const { messages } = translation.writeRequest({ ...conversation, messages: [{ role: "user", content }] }, upstream);
  assert.deepEqual(JSON.stringify(messages).match(/(?<="name":")[^"]+/g), ["a-b-txt", "a-b-txt (2)", "document"]);
});

test("What changes nothing about the answer is left out.", () => {
  const plain = read({});
  assert.deepEqual(
    read({ requestMetadata: { a: "b" }, serviceTier: { type: "flex" }, performanceConfig: { latency: "optimized" } }),
    plain,
  );
  assert.deepEqual(read({ system: [{ cachePoint: { type: "default" } }] }), plain);
  assert.deepEqual(read({ additionalModelResponseFieldPaths: ["/stop_sequence", "/delta/stop_sequence"] }), plain);
});

test("Documents of text become text files, results in JSON become text.", () => {
  const { messages } = read({
    messages: [
      {
        role: "user",
        content: [
          { document: { name: "notes", source: { content: [{ text: "a" }, { text: "b" }] } } },
          { toolResult: { toolUseId: "t", content: [{ json: { a: 1 } }] } },
        ],
      },
    ],
  });
  assert.deepEqual(messages[0]?.content, [
    { type: "document", mediaType: "text/plain", data: Buffer.from("ab").toString("base64"), name: "notes" },
    { type: "tool-result", id: "t", content: [{ type: "text", text: '{"a":1}' }], failed: false },
  ]);
});

test("What the middle form has no place for is refused by its name.", () => {
  const user = (...content: object[]): object => ({ messages: [{ role: "user", content }] });
  for (const [body, path] of [
    [{ newest: 1 }, /^newest:/],
    [{ messages: [{ role: "system", content: [{ text: "x" }] }] }, /messages\[0\]\.role/],
    [user({ searchResult: { source: "a", title: "b", content: [{ text: "c" }] } }), /messages\[0\]\.content\[0\]\.searchResult/],
    [user({ citationsContent: { content: [{ text: "c" }] } }), /citationsContent/],
    [user({ document: { format: "pdf", name: "x", source: { bytes }, context: "y" } }), /document\.context/],
    [user({ document: { format: "pdf", name: "x", source: { bytes }, citations: { enabled: true } } }), /document\.citations/],
    [user({ novelty: {} }), /content\[0\]\.novelty/],
    [{ additionalModelRequestFields: { special: 1 } }, /additionalModelRequestFields\.special/],
    [{ additionalModelResponseFieldPaths: ["/a"] }, /additionalModelResponseFieldPaths/],
    [{ outputConfig: { effort: "max" } }, /outputConfig\.effort/],
    [{ inferenceConfig: { newest: 1 } }, /inferenceConfig\.newest/],
  ] as const) {
    assert.throws(() => read(body), thrown("content_not_supported", path), String(path));
  }
});

test("What the API can't say is refused.", () => {
  for (const part of [
    { parallelToolCalls: false },
    { toolChoice: { type: "none" } },
    { responseFormat: { type: "json" } },
    { reasoning: { effort: "minimal" } },
    { messages: [{ role: "user", content: [{ type: "image", mediaType: "image/tiff", data: bytes }] }] },
  ] as const) {
    assert.throws(
      () => translation.writeRequest({ ...conversation, ...part }, upstream),
      thrown("content_not_supported"),
      JSON.stringify(part),
    );
  }
  assert.throws(
    () => translation.writeRequest(conversation, { ...upstream, model: "meta.llama" }),
    thrown("content_not_supported", /top_k/),
  );
});

const answer: ConversationAnswer = {
  id: "",
  content: [
    { type: "reasoning", text: "hm", signature: "c2ln" },
    { type: "text", text: "done" },
    { type: "tool-call", id: "t1", name: "look", arguments: { a: 1 } },
  ],
  stopReason: "tool-calls",
  usage: { inputTokens: 10, outputTokens: 5, cacheReadTokens: 4 },
};

test("An answer comes back as it was written, and is one that this dialect reads.", () => {
  const written = translation.writeAnswer(answer, context);
  assert.deepEqual(translation.readAnswer(structuredClone(written)), answer);
  assert.equal(bedrockConverse.parseAnswer(written, context).parts.length > 0, true);
});

test("Every reason to stop can be said.", () => {
  const said = (["end", "length", "tool-calls", "stop-sequence", "filtered", "refusal"] as const).map(
    (stopReason) => translation.writeAnswer({ ...answer, stopReason }, context)["stopReason"],
  );
  assert.deepEqual(said, ["end_turn", "max_tokens", "tool_use", "stop_sequence", "content_filtered", "content_filtered"]);
});

test("The stop sequence that was met is told where Anthropic's models tell it.", () => {
  const stopped = { ...answer, stopReason: "stop-sequence", stopSequence: "END" } as const;
  const written = translation.writeAnswer(stopped, context);
  assert.deepEqual(written["additionalModelResponseFields"], { stop_sequence: "END" });
  assert.deepEqual(translation.readAnswer(written), stopped);
});

test("An answer with more than text, calls and reasoning can't be translated.", () => {
  const image = { output: { message: { role: "assistant", content: [{ image: {} }] } }, stopReason: "end_turn" };
  for (const wrong of [null, {}, image, { ...image, stopReason: "malformed_tool_use", output: { message: { content: [] } } }]) {
    assert.throws(() => translation.readAnswer(wrong), thrown("upstream_malformed"));
  }
});

const events: readonly ConversationEvent[] = [
  { type: "start", id: "" },
  { type: "block-start", index: 0, block: { type: "reasoning" } },
  { type: "block-delta", index: 0, text: "hm" },
  { type: "block-signature", index: 0, signature: "c2ln" },
  { type: "block-end", index: 0 },
  { type: "block-start", index: 1, block: { type: "reasoning", redacted: bytes } },
  { type: "block-end", index: 1 },
  { type: "block-start", index: 2, block: { type: "text" } },
  { type: "block-delta", index: 2, text: "do" },
  { type: "block-delta", index: 2, text: "ne" },
  { type: "block-end", index: 2 },
  { type: "block-start", index: 3, block: { type: "tool-call", id: "t1", name: "look" } },
  { type: "block-delta", index: 3, text: '{"a"' },
  { type: "block-delta", index: 3, text: ":1}" },
  { type: "block-end", index: 3 },
  { type: "usage", usage: { inputTokens: 10, outputTokens: 5, cacheWriteTokens: 4 } },
  { type: "end", stopReason: "stop-sequence", stopSequence: "END" },
];

test("A stream comes back as it was written.", () => {
  const writer = translation.openWriter(context);
  const reader = translation.openReader();
  const written = [...events.flatMap((event) => writer.take(event)), ...writer.finish()];
  assert.deepEqual([...written.flatMap((event) => reader.take(event)), ...reader.end(undefined)], events);
});

const readEvents = (...given: readonly (readonly [string, object])[]): ConversationEvent[] => {
  const reader = translation.openReader();
  return [...given.flatMap(([type, payload]) => reader.take({ type, data: JSON.stringify(payload) })), ...reader.end(undefined)];
};

test("A call without arguments has an empty object of them; a block that stays open ends with its message.", () => {
  assert.deepEqual(
    readEvents(
      ["messageStart", { role: "assistant" }],
      ["contentBlockStart", { contentBlockIndex: 0, start: { toolUse: { toolUseId: "t", name: "now" } } }],
      ["contentBlockDelta", { contentBlockIndex: 0, delta: { toolUse: { input: "" } } }],
      ["contentBlockStop", { contentBlockIndex: 0 }],
      ["contentBlockDelta", { contentBlockIndex: 1, delta: { text: "a" } }],
      ["messageStop", { stopReason: "end_turn" }],
    ).slice(1),
    [
      { type: "block-start", index: 0, block: { type: "tool-call", id: "t", name: "now" } },
      { type: "block-delta", index: 0, text: "{}" },
      { type: "block-end", index: 0 },
      { type: "block-start", index: 1, block: { type: "text" } },
      { type: "block-delta", index: 1, text: "a" },
      { type: "block-end", index: 1 },
      { type: "end", stopReason: "end" },
    ],
  );
});

test("Streams that fail, end too early or can't be translated are the provider's failure.", () => {
  const start = ["messageStart", { role: "assistant" }] as const;
  assert.throws(() => readEvents(start), thrown("upstream_unavailable"));
  const exception = { type: "internalServerException", data: "{}", exception: true };
  assert.throws(() => translation.openReader().take(exception), thrown("upstream_unavailable"));
  assert.throws(() => readEvents(["contentBlockDelta", { delta: { image: {} } }]), thrown("upstream_malformed"));
  assert.throws(() => readEvents(["contentBlockDelta", { delta: { toolUse: { input: "{" } } }]), thrown("upstream_malformed"));
  assert.throws(() => translation.openReader().take({ type: "messageStart", data: "[" }), thrown("upstream_malformed"));
});
