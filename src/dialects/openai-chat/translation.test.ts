import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { Conversation, ConversationEvent } from "../conversation.ts";
import { openaiChat } from "./openai-chat.ts";
import { openaiChatTranslation as chat } from "./translation.ts";

const user = { role: "user", content: "hi" };
const call = { id: "c1", type: "function", function: { name: "find", arguments: '{"id":12345678901234567890}' } };

function read(fields: object): Conversation {
  const body = JSON.parse(JSON.stringify({ model: "m", messages: [user], ...fields })) as JsonObject;
  const view = openaiChat.parseRequest(body, { model: undefined, stream: undefined, header: () => undefined });
  return chat.readRequest(view.document(), view);
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof Problem);
    return `${error.code} ${error.detail.split(/[: ]/)[0] ?? ""}`;
  }
  return "read";
}

test("what has no place in other APIs is refused by its name, and values that ask for nothing special are not", () => {
  const refused: readonly (readonly [object, string])[] = [
    [{ n: 2 }, "n"],
    [{ logprobs: true }, "logprobs"],
    [{ top_logprobs: 3 }, "top_logprobs"],
    [{ logit_bias: { 50256: -100 } }, "logit_bias"],
    [{ presence_penalty: 0.5 }, "presence_penalty"],
    [{ frequency_penalty: 0.5 }, "frequency_penalty"],
    [{ seed: 1 }, "seed"],
    [{ prediction: { type: "content", content: "x" } }, "prediction"],
    [{ verbosity: "low" }, "verbosity"],
    [{ functions: [{ name: "f" }] }, "functions"],
    [{ vendor: 1 }, "vendor"],
    [{ messages: [user, { role: "system", content: "late" }] }, "messages[1].role"],
    [{ messages: [{ ...user, name: "dana" }] }, "messages[0].name"],
    [{ messages: [{ role: "someone", content: "x" }] }, "messages[0].role"],
    [{ messages: [{ role: "function", name: "f", content: "x" }] }, "messages[0].role"],
    [{ messages: [user, { role: "assistant", function_call: { name: "f", arguments: "{}" } }] }, "messages[1].function_call"],
    [{ messages: [{ role: "user", content: [{ type: "text", text: "x", vendor: 1 }] }] }, "messages[0].content[0].vendor"],
    [
      {
        messages: [
          { role: "user", content: [{ type: "image_url", image_url: { url: "data:image/png;base64,AAAA", detail: "low" } }] },
        ],
      },
      "messages[0].content[0].image_url.detail",
    ],
    [{ tools: [{ type: "custom", custom: { name: "f" } }] }, "tools[0]"],
    [{ tool_choice: { type: "allowed_tools", allowed_tools: {} } }, "tool_choice.type"],
    [{ response_format: { type: "grammar" } }, "response_format.type"],
  ];
  for (const [fields, path] of refused)
    assert.equal(
      codeOf(() => read(fields)),
      `content_not_supported ${path}`,
    );
  const plain = {
    n: 1,
    logprobs: false,
    logit_bias: {},
    presence_penalty: 0,
    seed: null,
    metadata: { a: "b" },
    store: true,
    modalities: ["text"],
  };
  assert.deepEqual(read(plain), read({}));
});

test("arguments that are no JSON object are malformed, and empty ones are none", () => {
  const said = (args: string): Conversation =>
    read({ messages: [user, { role: "assistant", tool_calls: [{ ...call, function: { name: "f", arguments: args } }] }] });
  for (const args of ["[]", "1", "{", "1234567890123456789012", "null"]) {
    assert.equal(
      codeOf(() => said(args)),
      "request_malformed messages[1].tool_calls[0].function.arguments",
    );
  }
  assert.deepEqual(said("").messages[1]?.content, [{ type: "tool-call", id: "c1", name: "f", arguments: {} }]);
});

test("turns alternate: tool results and what the user adds are one message, and instructions are apart", () => {
  const { system, messages } = read({
    messages: [
      { role: "developer", content: "be brief" },
      { role: "system", content: [{ type: "text", text: "and kind" }] },
      user,
      { role: "assistant", content: "", reasoning_content: "hm", tool_calls: [call, { ...call, id: "c2" }] },
      { role: "tool", tool_call_id: "c1", content: "one" },
      { role: "tool", tool_call_id: "c2", content: [{ type: "text", text: "two" }] },
      { role: "user", content: "go on" },
    ],
  });
  assert.deepEqual(system, [
    { type: "text", text: "be brief" },
    { type: "text", text: "and kind" },
  ]);
  assert.deepEqual(
    messages.map(({ role, content }) => [role, content.map(({ type }) => type)]),
    [
      ["user", ["text"]],
      ["assistant", ["reasoning", "tool-call", "tool-call"]],
      ["user", ["tool-result", "tool-result", "text"]],
    ],
  );
  const written = chat.writeRequest({ ...read({}), messages }, { model: "u", maxOutputTokens: 5 })["messages"] as JsonObject[];
  assert.deepEqual(
    written.map(({ role }) => role),
    ["user", "assistant", "tool", "tool", "user"],
  );
  // A long number keeps its spelling, and reasoning of earlier turns is left out.
  assert.deepEqual(written[1]?.["tool_calls"], [call, { ...call, id: "c2" }]);
  assert.equal(written[1]?.["reasoning_content"], undefined);
});

test("what a chat completion can't say is refused, and a budget of tokens becomes an effort", () => {
  const write = (more: Partial<Conversation>): JsonObject =>
    chat.writeRequest({ ...read({}), ...more }, { model: "u", maxOutputTokens: 5 });
  const image = { type: "image", mediaType: "image/png", data: "AAAA" } as const;
  assert.equal(
    codeOf(() => write({ topK: 3 })),
    "content_not_supported topK",
  );
  assert.equal(
    codeOf(() =>
      write({ messages: [{ role: "user", content: [{ type: "tool-result", id: "c", content: [image], failed: true }] }] }),
    ),
    "content_not_supported messages[0]",
  );
  assert.equal(
    codeOf(() => write({ messages: [{ role: "assistant", content: [image] }] })),
    "content_not_supported messages[0]",
  );
  assert.equal(
    codeOf(() => write({ messages: [{ role: "user", content: [{ type: "audio", mediaType: "audio/flac", data: "AAAA" }] }] })),
    "content_not_supported messages[0]",
  );
  assert.deepEqual(
    [1024, 4096, 8000, 16_384, 32_000].map((budgetTokens) => write({ reasoning: { budgetTokens } })["reasoning_effort"]),
    ["low", "low", "medium", "medium", "high"],
  );
});

const answer = (message: object, more: object = {}): JsonValue => ({
  id: "chatcmpl-1",
  choices: [{ index: 0, message: message as JsonObject, finish_reason: "stop", ...(more as JsonObject) }],
});

test("answers of servers that say things their own way are read", () => {
  assert.deepEqual(chat.readAnswer(answer({ content: "hi" }, { stop_reason: "###" })), {
    id: "chatcmpl-1",
    content: [{ type: "text", text: "hi" }],
    stopReason: "stop-sequence",
    stopSequence: "###",
  });
  assert.equal(chat.readAnswer(answer({ content: null, tool_calls: [call] })).stopReason, "tool-calls");
  assert.deepEqual(chat.readAnswer(answer({ content: null, refusal: "I can't." })), {
    id: "chatcmpl-1",
    content: [{ type: "text", text: "I can't." }],
    stopReason: "refusal",
  });
  const parts = [
    { type: "thinking", thinking: [{ type: "text", text: "hm" }] },
    { type: "text", text: "hi" },
  ];
  assert.deepEqual(chat.readAnswer(answer({ content: parts })).content, [
    { type: "reasoning", text: "hm" },
    { type: "text", text: "hi" },
  ]);
});

test("a tool call that the bound on tokens cut off is left out, and any other that can't be read is malformed", () => {
  const torn = { content: "so", tool_calls: [{ ...call, function: { name: "f", arguments: '{"a' } }] };
  assert.deepEqual(chat.readAnswer(answer(torn, { finish_reason: "length" })).content, [{ type: "text", text: "so" }]);
  const nested = `${'{"a":'.repeat(1e5)}1${"}".repeat(1e5)}`;
  const deep = { tool_calls: [{ ...call, function: { name: "f", arguments: nested } }] };
  for (const message of [torn, deep]) {
    assert.equal(
      codeOf(() => chat.readAnswer(answer(message))),
      "upstream_malformed The",
    );
  }
  for (const broken of [
    null,
    {},
    { choices: [] },
    answer({ content: [{ type: "image_url" }] }),
    answer({ audio: {} }),
    answer({ content: 1 }),
  ]) {
    assert.equal(
      codeOf(() => chat.readAnswer(broken)),
      "upstream_malformed The",
    );
  }
});

const chunk = (delta: object, finish: string | null = null, more: object = {}): string =>
  JSON.stringify({ id: "chatcmpl-1", choices: [{ index: 0, delta, finish_reason: finish }], ...more });

function readAll(...data: string[]): ConversationEvent[] {
  const reader = chat.openReader();
  const events = data.flatMap((item) => reader.take({ type: "", data: item }));
  return [...events, ...reader.end(undefined)];
}

test("calls whose pieces alternate are told whole and in order, and the end after the usage", () => {
  const piece = (index: number, args: string, more: object = {}): string =>
    chunk({ tool_calls: [{ index, ...more, function: { arguments: args } }] });
  const events = readAll(
    chunk({ role: "assistant", content: "" }),
    chunk({ reasoning_content: "hm" }),
    chunk({ content: "so" }),
    chunk({ tool_calls: [{ index: 0, id: "a", function: { name: "f", arguments: "" } }] }),
    chunk({ tool_calls: [{ index: 1, id: "b", function: { name: "g", arguments: '{"x"' } }] }),
    piece(0, "{}"),
    piece(1, ":1}"),
    chunk({}, "tool_calls"),
    JSON.stringify({ id: "chatcmpl-1", choices: [], usage: { prompt_tokens: 1, completion_tokens: 2 } }),
    "[DONE]",
  );
  assert.deepEqual(
    events.map((event) => ("index" in event ? `${event.type} ${event.index}` : event.type)),
    [
      "start",
      "block-start 0",
      "block-delta 0",
      "block-end 0",
      "block-start 1",
      "block-delta 1",
      "block-end 1",
      "block-start 2",
      "block-delta 2",
      "block-end 2",
      "block-start 3",
      "block-delta 3",
      "block-end 3",
      "usage",
      "end",
    ],
  );
  assert.deepEqual(events.at(-1), { type: "end", stopReason: "tool-calls" });
});

test("a stream that ends too early, reports an error or says what was not asked for fails", () => {
  assert.equal(
    codeOf(() => readAll()),
    "upstream_unavailable The",
  );
  assert.equal(
    codeOf(() => readAll(chunk({ content: "hi" }))),
    "upstream_unavailable The",
  );
  assert.equal(
    codeOf(() => readAll('{"error":{"message":"x"}}')),
    "upstream_unavailable The",
  );
  for (const data of ["{", "[]", '{"choices":[{"index":1,"delta":{}}]}', chunk({ images: [1] }), chunk({ content: 1 })]) {
    assert.equal(
      codeOf(() => readAll(data)),
      "upstream_malformed The",
      data,
    );
  }
  assert.equal(
    codeOf(() => readAll(chunk({}, "stop"), chunk({ content: "late" }))),
    "upstream_malformed The",
  );
  assert.equal(readAll(chunk({ content: "hi" }), "[DONE]").at(-1)?.type, "end");
});

test("a call without arguments is written with empty ones", () => {
  const writer = chat.openWriter({ model: "m", includeUsage: false, callId: "c", at: 0 });
  const events: ConversationEvent[] = [
    { type: "start", id: "" },
    { type: "block-start", index: 0, block: { type: "tool-call", id: "a", name: "f" } },
    { type: "block-end", index: 0 },
    { type: "end", stopReason: "tool-calls" },
  ];
  const data = [...events.flatMap((event) => writer.take(event)), ...writer.finish()].map((event) => event.data);
  assert.match(data[2] ?? "", /"arguments":"\{\}"/);
  assert.equal(data.at(-1), "[DONE]");
});
