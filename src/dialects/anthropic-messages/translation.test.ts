import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { Conversation, ConversationAnswer, ConversationEvent } from "../conversation.ts";
import type { StreamEvent } from "../dialect.ts";
import { anthropicMessages } from "./anthropic-messages.ts";
import { anthropicMessagesTranslation as translation } from "./translation.ts";

const upstream = { model: "claude-up", maxOutputTokens: 500 };
const context = { model: "asked-for", includeUsage: true, callId: "req_1", at: 0 };
const data = Buffer.from("bytes").toString("base64");

const body: JsonObject = {
  model: "m",
  max_tokens: 100,
  system: [{ type: "text", text: "be kind" }],
  messages: [
    {
      role: "user",
      content: [
        { type: "text", text: "look" },
        { type: "image", source: { type: "base64", media_type: "image/png", data } },
        { type: "document", source: { type: "base64", media_type: "application/pdf", data }, title: "report" },
        { type: "document", source: { type: "text", media_type: "text/plain", data: "plain é" } },
      ],
    },
    {
      role: "assistant",
      content: [
        { type: "thinking", thinking: "hmm", signature: "c2ln" },
        { type: "redacted_thinking", data: "ZW5j" },
        { type: "tool_use", id: "toolu_1", name: "search", input: { q: "x" } },
      ],
    },
    {
      role: "user",
      content: [
        { type: "tool_result", tool_use_id: "toolu_1", content: [{ type: "text", text: "nothing" }], is_error: true },
        { type: "text", text: "and now?" },
      ],
    },
  ],
  tools: [{ name: "search", description: "searches", input_schema: { type: "object" }, strict: true }],
  tool_choice: { type: "tool", name: "search", disable_parallel_tool_use: true },
  temperature: 0.5,
  top_p: 0.9,
  top_k: 10,
  stop_sequences: ["halt"],
  thinking: { type: "adaptive" },
  output_config: { effort: "medium", format: { type: "json_schema", schema: { type: "object" } } },
  metadata: { user_id: "somebody" },
  stream: true,
};

const conversation: Conversation = {
  system: [{ type: "text", text: "be kind" }],
  messages: [
    {
      role: "user",
      content: [
        { type: "text", text: "look" },
        { type: "image", mediaType: "image/png", data },
        { type: "document", mediaType: "application/pdf", data, name: "report" },
        { type: "document", mediaType: "text/plain", data: Buffer.from("plain é").toString("base64") },
      ],
    },
    {
      role: "assistant",
      content: [
        { type: "reasoning", text: "hmm", signature: "c2ln" },
        { type: "reasoning", text: "", redacted: "ZW5j" },
        { type: "tool-call", id: "toolu_1", name: "search", arguments: { q: "x" } },
      ],
    },
    {
      role: "user",
      content: [
        { type: "tool-result", id: "toolu_1", content: [{ type: "text", text: "nothing" }], failed: true },
        { type: "text", text: "and now?" },
      ],
    },
  ],
  tools: [{ name: "search", description: "searches", schema: { type: "object" }, strict: true }],
  toolChoice: { type: "tool", name: "search" },
  parallelToolCalls: false,
  temperature: 0.5,
  topP: 0.9,
  topK: 10,
  stopSequences: ["halt"],
  responseFormat: { type: "json-schema", name: "answer", schema: { type: "object" }, strict: true },
  reasoning: { effort: "medium" },
  user: "somebody",
  stream: true,
};

const hello = (more: object): JsonObject => ({ model: "m", messages: [{ role: "user", content: "hello" }], ...more });
const read = (document: JsonObject): Conversation => translation.readRequest(structuredClone(document), { stream: false });

function refusal(step: () => unknown): string {
  try {
    step();
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    return `${error.code} ${error.detail.split(": ", 1)[0] ?? ""}`;
  }
  return "accepted";
}

test("a request is read into the middle form and written back as it was", () => {
  assert.deepEqual(translation.readRequest(structuredClone(body), { stream: true }), conversation);
  assert.deepEqual(translation.writeRequest(conversation, upstream), { ...body, model: "claude-up", max_tokens: 500 });
});

test("what other APIs can't say is refused by its path, never dropped", () => {
  const say = (...content: unknown[]): JsonObject => hello({ messages: [{ role: "user", content }] });
  const cases: [JsonObject, string][] = [
    [hello({ context_management: { edits: [] } }), "context_management"],
    [hello({ novel: 1 }), "novel"],
    [hello({ thinking: { type: "between_tools" } }), "thinking.type"],
    [hello({ output_config: { task_budget: {} } }), "output_config.task_budget"],
    [hello({ tools: [{ type: "bash_20250124", name: "bash" }] }), "tools[0].type"],
    [hello({ tools: [{ name: "x", input_schema: {}, input_examples: [] }] }), "tools[0].input_examples"],
    [hello({ messages: [{ role: "system", content: "x" }] }), "messages[0].role"],
    [say({ type: "search_result", source: "s", title: "t", content: [] }), "messages[0].content[0]"],
    [say({ type: "text", text: "x", novel: 1 }), "messages[0].content[0].novel"],
    [
      say({ type: "document", citations: { enabled: true }, source: { type: "text", data: "x" } }),
      "messages[0].content[0].citations",
    ],
    [say({ type: "document", context: "c", source: { type: "text", data: "x" } }), "messages[0].content[0].context"],
  ];
  for (const [document, path] of cases)
    assert.equal(
      refusal(() => read(document)),
      `content_not_supported ${path}`,
    );
});

test("what changes nothing about an answer is left out", () => {
  const document = hello({
    service_tier: "auto",
    speed: "standard",
    cache_control: { type: "ephemeral" },
    metadata: {},
    system: [{ type: "text", text: "x", cache_control: { type: "ephemeral" } }],
  });
  assert.deepEqual(read(document), {
    system: [{ type: "text", text: "x" }],
    messages: [{ role: "user", content: [{ type: "text", text: "hello" }] }],
    tools: [],
    stopSequences: [],
    stream: false,
  });
});

test("how much to think is said in words or in tokens, both ways", () => {
  const there = (more: object): unknown => read(hello(more)).reasoning;
  assert.deepEqual(there({ thinking: { type: "enabled", budget_tokens: 2048 } }), { budgetTokens: 2048 });
  assert.deepEqual(there({ thinking: { type: "disabled" } }), { effort: "none" });
  assert.deepEqual(there({ thinking: { type: "adaptive", display: "omitted" } }), { effort: "high" });
  assert.deepEqual(there({ output_config: { effort: "max" } }), { effort: "xhigh" });
  const back = (reasoning: NonNullable<Conversation["reasoning"]>): JsonObject => {
    const { thinking, output_config: config } = translation.writeRequest({ ...conversation, reasoning }, upstream);
    return { thinking, effort: (config as JsonObject)["effort"] ?? null } as JsonObject;
  };
  assert.deepEqual(back({ budgetTokens: 2048 }), { thinking: { type: "enabled", budget_tokens: 2048 }, effort: null });
  assert.deepEqual(back({ effort: "none" }), { thinking: { type: "disabled" }, effort: null });
  assert.deepEqual(back({ effort: "minimal" }), { thinking: { type: "adaptive" }, effort: "low" });
});

test("what this API can't say is refused, and what it would refuse is left out", () => {
  const write = (content: Conversation["messages"][number]["content"]): JsonValue | undefined =>
    translation.writeRequest({ ...conversation, messages: [{ role: "user", content }] }, upstream)["messages"];
  assert.equal(
    refusal(() => write([{ type: "audio", mediaType: "audio/wav", data }])),
    "content_not_supported messages[0]",
  );
  assert.equal(
    refusal(() => write([{ type: "image", mediaType: "image/tiff", data }])),
    "content_not_supported messages[0]",
  );
  const json = (): unknown => translation.writeRequest({ ...conversation, responseFormat: { type: "json" } }, upstream);
  assert.match(refusal(json), /^content_not_supported/);
  assert.deepEqual(
    write([
      { type: "reasoning", text: "unsigned" },
      { type: "text", text: "" },
    ]),
    [],
  );
  assert.deepEqual(
    write([
      { type: "text", text: "and" },
      { type: "tool-result", id: "t", content: [], failed: false },
    ]),
    [
      {
        role: "user",
        content: [
          { type: "tool_result", tool_use_id: "t" },
          { type: "text", text: "and" },
        ],
      },
    ],
  );
});

const answer: ConversationAnswer = {
  id: "msg_01",
  content: [
    { type: "reasoning", text: "hmm", signature: "c2ln" },
    { type: "reasoning", text: "", redacted: "ZW5j" },
    { type: "text", text: "said" },
    { type: "tool-call", id: "toolu_1", name: "look", arguments: { who: "x" } },
  ],
  stopReason: "tool-calls",
  usage: { inputTokens: 33, outputTokens: 5, cacheReadTokens: 10, cacheWriteTokens: 20, reasoningTokens: 2 },
};

test("an answer is written as this API gives it, and read back as it was", () => {
  const written = translation.writeAnswer(answer, context);
  assert.equal(written["model"], "asked-for");
  assert.equal(written["stop_reason"], "tool_use");
  assert.deepEqual(written["usage"], {
    input_tokens: 3,
    cache_creation_input_tokens: 20,
    cache_read_input_tokens: 10,
    output_tokens: 5,
    output_tokens_details: { thinking_tokens: 2 },
  });
  assert.deepEqual(translation.readAnswer(written), answer);
  assert.doesNotThrow(() => anthropicMessages.parseAnswer(written, context));
});

test("each reason for a stop has its word, and a filter is a refusal here", () => {
  const there = (stopReason: ConversationAnswer["stopReason"]): unknown =>
    translation.readAnswer(translation.writeAnswer({ ...answer, stopReason }, context)).stopReason;
  assert.deepEqual((["end", "length", "tool-calls", "stop-sequence", "refusal", "filtered"] as const).map(there), [
    "end",
    "length",
    "tool-calls",
    "stop-sequence",
    "refusal",
    "refusal",
  ]);
});

test("an answer that has no place in the middle form is malformed", () => {
  for (const content of [[{ type: "novel" }], ["x"], [{ type: "tool_use", id: "a", name: "b" }], [{ type: "text" }], "x"]) {
    assert.match(
      refusal(() => translation.readAnswer({ content })),
      /^upstream_malformed/,
    );
  }
});

const events: ConversationEvent[] = [
  { type: "start", id: "msg_01" },
  { type: "block-start", index: 0, block: { type: "reasoning" } },
  { type: "block-delta", index: 0, text: "hmm" },
  { type: "block-signature", index: 0, signature: "c2ln" },
  { type: "block-end", index: 0 },
  { type: "block-start", index: 1, block: { type: "reasoning", redacted: "ZW5j" } },
  { type: "block-end", index: 1 },
  { type: "block-start", index: 2, block: { type: "text" } },
  { type: "block-delta", index: 2, text: "sa" },
  { type: "block-delta", index: 2, text: "id" },
  { type: "block-end", index: 2 },
  { type: "block-start", index: 3, block: { type: "tool-call", id: "toolu_1", name: "look" } },
  { type: "block-delta", index: 3, text: '{"who":' },
  { type: "block-delta", index: 3, text: '"x"}' },
  { type: "block-end", index: 3 },
  { type: "usage", usage: { inputTokens: 33, outputTokens: 5, cacheReadTokens: 10, cacheWriteTokens: 20 } },
  { type: "end", stopReason: "tool-calls" },
];

function write(from: readonly ConversationEvent[]): StreamEvent[] {
  const writer = translation.openWriter(context);
  return [...from.flatMap((event) => writer.take(event)), ...writer.finish()];
}

function readBack(from: readonly StreamEvent[]): ConversationEvent[] {
  const reader = translation.openReader();
  return [...from.flatMap((event) => reader.take(event)), ...reader.end(undefined)];
}

test("a stream is written as this API gives it, and read back as it was", () => {
  const written = write(events);
  assert.deepEqual(readBack(written), events);
  // And the rewriter takes it.
  const rewriter = anthropicMessages.streaming!.rewrite(
    () => ({ push: (text) => ({ text, blocked: false }), end: () => ({ text: "", blocked: false }) }),
    context,
  );
  for (const event of written) rewriter.take(event);
  assert.deepEqual(rewriter.end(undefined), []);
  assert.equal(rewriter.usage?.inputTokens, 33);
});

test("of blocks that are open at once, one speaks after the other", () => {
  const call = (index: number): ConversationEvent => ({
    type: "block-start",
    index,
    block: { type: "tool-call", id: `toolu_${index}`, name: "look" },
  });
  const piece = (index: number, text: string): ConversationEvent => ({ type: "block-delta", index, text });
  const end = (index: number): ConversationEvent => ({ type: "block-end", index });
  const told = readBack(
    write([
      { type: "start", id: "msg_01" },
      call(0),
      call(1),
      piece(1, '{"b":'),
      piece(0, '{"a":'),
      end(1),
      piece(0, "1}"),
      call(2),
      end(0),
      end(2),
      { type: "end", stopReason: "tool-calls" },
    ]),
  );
  assert.deepEqual(
    told.filter(({ type }) => type.startsWith("block")),
    [call(0), piece(0, '{"a":'), piece(0, "1}"), end(0), call(1), piece(1, '{"b":'), end(1), call(2), end(2)],
  );
});

test("a stream that is cut, reports an error, or can't be read is the provider's failure", () => {
  const written = write(events);
  for (let length = 0; length < written.length; length++) {
    assert.throws(() => readBack(written.slice(0, length)), { code: "upstream_unavailable" });
  }
  const error = { type: "error", data: '{"type":"error","error":{}}' };
  assert.throws(() => readBack([error]), { code: "upstream_unavailable" });
  assert.throws(() => readBack([{ type: "", data: "{" }]), { code: "upstream_malformed" });
  assert.throws(() => readBack(written.slice(1)), { code: "upstream_malformed" });
});
