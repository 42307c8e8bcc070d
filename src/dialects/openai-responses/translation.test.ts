import assert from "node:assert/strict";
import { test } from "node:test";
import { createOpenAI } from "@ai-sdk/openai";
import OpenAI from "openai";
import { HumanMessage, ToolMessage } from "@langchain/core/messages";
import { ChatOpenAI } from "@langchain/openai";
import { stepCountIs, streamText, tool } from "ai";
import { z } from "zod";
import type { JsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { Conversation, ConversationAnswer, ConversationEvent } from "../conversation.ts";
import type { StreamEvent } from "../dialect.ts";
import { sse } from "../framing/sse.ts";
import { openaiResponses } from "./openai-responses.ts";
import { openaiResponsesTranslation as translation } from "./translation.ts";

const target = { model: undefined, stream: undefined, header: () => undefined };
const upstream = { model: "upstream", maxOutputTokens: 500 };
const context = { model: "echo", includeUsage: true, callId: "req_1", at: 5000 };
const png = "iVBORw0KGgo=";
const hasCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code;

const conversation: Conversation = {
  system: [{ type: "text", text: "Be brief." }],
  messages: [
    {
      role: "user",
      content: [
        { type: "text", text: "What is this?" },
        { type: "image", mediaType: "image/png", data: png },
        { type: "document", mediaType: "application/pdf", data: "JVBERi0=", name: "a.pdf" },
        { type: "audio", mediaType: "audio/wav", data: "UklGRg==" },
      ],
    },
    {
      role: "assistant",
      content: [
        { type: "reasoning", text: "Let me look.", signature: "c2ln" },
        { type: "reasoning", text: "", redacted: "cmVk" },
        { type: "text", text: "I look." },
        { type: "tool-call", id: "call_1", name: "look", arguments: { at: [1, "x"] } },
      ],
    },
    {
      role: "user",
      content: [
        { type: "tool-result", id: "call_1", content: [{ type: "text", text: "a cat" }], failed: false },
        {
          type: "tool-result",
          id: "call_2",
          content: [
            { type: "text", text: "broken" },
            { type: "image", mediaType: "image/png", data: png },
          ],
          failed: true,
        },
        { type: "text", text: "Well?" },
      ],
    },
  ],
  tools: [{ name: "look", description: "Looks", schema: { type: "object", properties: { at: {} } }, strict: true }],
  toolChoice: { type: "tool", name: "look" },
  parallelToolCalls: false,
  temperature: 0.5,
  topP: 0.9,
  stopSequences: [],
  responseFormat: { type: "json-schema", name: "pet", schema: { type: "object" }, strict: true },
  reasoning: { effort: "low" },
  user: "dana",
  stream: true,
};

test("a request written from the middle form is one that parses here, and reads back the same", () => {
  const body = translation.writeRequest(conversation, upstream);
  assert.equal(body["model"], "upstream");
  assert.equal(body["max_output_tokens"], 500);
  assert.equal(body["store"], false);
  assert.deepEqual(body["include"], ["reasoning.encrypted_content"]);
  const view = openaiResponses.parseRequest(structuredClone(body), target);
  assert.deepEqual(
    view.media.map(({ modality, mediaType }) => [modality, mediaType]),
    [
      ["image", "image/png"],
      ["document", "application/pdf"],
      ["audio", "audio/wav"],
      ["image", "image/png"],
    ],
  );
  assert.deepEqual(translation.readRequest(view.document(), { stream: true }), conversation);
});

test("what SDKs send besides is read or left out by name, and a plain input is the user's", () => {
  const read = (body: object): Conversation =>
    translation.readRequest(openaiResponses.parseRequest({ model: "echo", ...body }, target).document(), {
      stream: false,
    });
  const empty = { system: [], tools: [], stopSequences: [], stream: false };
  const said = [{ role: "user", content: [{ type: "text", text: "hi" }] }];
  const harmless = {
    metadata: { a: "b" },
    store: true,
    truncation: "disabled",
    include: ["reasoning.encrypted_content"],
    prompt_cache_key: "k",
    service_tier: "auto",
  };
  assert.deepEqual(read({ input: "hi", ...harmless, text: { format: { type: "text" } }, reasoning: { summary: "auto" } }), {
    ...empty,
    messages: said,
  });
  assert.deepEqual(
    read({
      input: [
        { role: "developer", content: "short" },
        { role: "user", content: "hi" },
      ],
    }),
    {
      ...empty,
      system: [{ type: "text", text: "short" }],
      messages: said,
    },
  );
  assert.deepEqual(read({ input: "hi", tool_choice: "required", max_output_tokens: 5 }).toolChoice, { type: "any" });
});

test("what has no place in the middle form is refused, and named", () => {
  const refused: [object, RegExp][] = [
    [{ input: "x", truncation: "auto" }, /truncation/],
    [{ input: "x", text: { verbosity: "low" } }, /text\.verbosity/],
    [{ input: "x", include: ["message.output_text.logprobs"] }, /include/],
    [{ input: "x", top_logprobs: 3 }, /top_logprobs/],
    [{ input: "x", unheard_of: 1 }, /member/],
    [{ input: "x", tools: [{ type: "custom", name: "c" }] }, /tools\[0\]/],
    [
      {
        input: [
          { role: "user", content: "x" },
          { role: "system", content: "y" },
        ],
      },
      /input\[1\]/,
    ],
    [{ input: [{ type: "custom_tool_call", call_id: "c", name: "n", input: "i" }] }, /input\[0\]/],
    [{ input: "x", tool_choice: { type: "allowed_tools", mode: "auto", tools: [] } }, /tool_choice/],
  ];
  for (const [body, detail] of refused) {
    const document = openaiResponses.parseRequest({ model: "echo", ...body }, target).document();
    assert.throws(
      () => translation.readRequest(document, { stream: false }),
      (error) => hasCode("content_not_supported")(error) && detail.test((error as Problem).detail),
    );
  }
  assert.throws(
    () => translation.writeRequest({ ...conversation, stopSequences: ["x"] }, upstream),
    hasCode("content_not_supported"),
  );
  assert.throws(() => translation.writeRequest({ ...conversation, topK: 3 }, upstream), hasCode("content_not_supported"));
});

test("thinking in tokens becomes thinking in words", () => {
  const effort = (budgetTokens: number): unknown =>
    translation.writeRequest({ ...conversation, reasoning: { budgetTokens } }, upstream)["reasoning"];
  assert.deepEqual([effort(1024), effort(10_000), effort(60_000)], [{ effort: "low" }, { effort: "medium" }, { effort: "high" }]);
});

const answer: ConversationAnswer = {
  id: "x_1",
  content: [
    { type: "reasoning", text: "Hm.", signature: "c2ln" },
    { type: "text", text: "I look." },
    { type: "tool-call", id: "call_1", name: "look", arguments: { at: 1 } },
  ],
  stopReason: "tool-calls",
  usage: { inputTokens: 10, outputTokens: 5, cacheReadTokens: 4, cacheWriteTokens: 2, reasoningTokens: 1 },
};

test("an answer written from the middle form parses here, and reads back the same", () => {
  const written = translation.writeAnswer(answer, context);
  assert.equal(written["status"], "completed");
  const view = openaiResponses.parseAnswer(structuredClone(written), context);
  assert.deepEqual(view.usage, { inputTokens: 10, outputTokens: 5 });
  assert.deepEqual(translation.readAnswer(JSON.parse(view.serialise()) as JsonObject), { ...answer, id: "resp_req_1" });
  const reasons = (["end", "length", "filtered", "refusal"] as const).map((stopReason) => {
    const { status, incomplete_details: details } = translation.writeAnswer({ ...answer, content: [], stopReason }, context);
    return [status, details];
  });
  assert.deepEqual(reasons, [
    ["completed", null],
    ["incomplete", { reason: "max_output_tokens" }],
    ["incomplete", { reason: "content_filter" }],
    ["incomplete", { reason: "content_filter" }],
  ]);
});

test("an answer that failed, or holds what nothing can be said for, is a failure", () => {
  assert.throws(() => translation.readAnswer({ status: "failed", output: [] }), hasCode("upstream_unavailable"));
  assert.throws(() => translation.readAnswer({ output: [{ type: "web_search_call" }] }), hasCode("upstream_malformed"));
  assert.throws(
    () => translation.readAnswer({ output: [{ type: "function_call", call_id: "a", name: "b", arguments: "{" }] }),
    hasCode("upstream_malformed"),
  );
  assert.deepEqual(
    translation.readAnswer({
      output: [{ type: "message", content: [{ type: "refusal", refusal: "No." }] }],
      status: "completed",
    }),
    {
      id: "",
      content: [{ type: "text", text: "No." }],
      stopReason: "refusal",
    },
  );
});

const events: ConversationEvent[] = [
  { type: "start", id: "x_1" },
  { type: "block-start", index: 0, block: { type: "reasoning" } },
  { type: "block-delta", index: 0, text: "Hm" },
  { type: "block-delta", index: 0, text: "." },
  { type: "block-signature", index: 0, signature: "c2ln" },
  { type: "block-end", index: 0 },
  { type: "block-start", index: 1, block: { type: "reasoning", redacted: "cmVk" } },
  { type: "block-end", index: 1 },
  { type: "block-start", index: 2, block: { type: "text" } },
  { type: "block-delta", index: 2, text: "I lo" },
  { type: "block-delta", index: 2, text: "ok." },
  { type: "block-end", index: 2 },
  { type: "block-start", index: 3, block: { type: "tool-call", id: "call_1", name: "look" } },
  { type: "block-delta", index: 3, text: '{"at"' },
  { type: "block-delta", index: 3, text: ":1}" },
  { type: "block-end", index: 3 },
  { type: "usage", usage: { inputTokens: 10, outputTokens: 5 } },
  { type: "end", stopReason: "tool-calls" },
];

const write = (said: readonly ConversationEvent[]): StreamEvent[] => {
  const writer = translation.openWriter(context);
  return [...said.flatMap((event) => writer.take(event)), ...writer.finish()];
};
const read = (written: readonly StreamEvent[]): ConversationEvent[] => {
  const reader = translation.openReader();
  return [...written.flatMap((event) => reader.take(event)), ...reader.end(undefined)];
};

test("a stream written from the middle form reads back the same", () => {
  const back = read(write(events));
  assert.deepEqual(back, [{ type: "start", id: "resp_req_1" }, ...events.slice(1)]);
});

const rewritten = (): StreamEvent[] => {
  const rewriter = openaiResponses.streaming?.rewrite(
    () => ({ push: (text) => ({ text, blocked: false }), end: () => ({ text: "", blocked: false }) }),
    context,
  );
  assert.ok(rewriter);
  return [...write(events).flatMap((event) => rewriter.take(event)), ...rewriter.end(undefined)];
};
const serving = (said: readonly StreamEvent[]) => async (): Promise<Response> =>
  new Response(sse.encode(said) as string, { headers: { "content-type": "text/event-stream" } });

test("the OpenAI SDK's stream helper reads a written stream, after it was inspected", async () => {
  const client = new OpenAI({ apiKey: "k", baseURL: "http://127.0.0.1/v1", fetch: serving(rewritten()), maxRetries: 0 });
  const said = await client.responses.stream({ model: "echo", input: "hi" }).finalResponse();
  assert.equal(said.output_text, "I look.");
  assert.deepEqual(
    said.output.map(({ type }) => type),
    ["reasoning", "reasoning", "message", "function_call"],
  );
  assert.equal(said.usage?.total_tokens, 15);
});

test("the AI SDK's OpenAI provider reads a written stream, after it was inspected", async () => {
  const provider = createOpenAI({ apiKey: "k", baseURL: "http://127.0.0.1/v1", fetch: serving(rewritten()) });
  const result = streamText({
    model: provider("echo"),
    prompt: "hi",
    tools: { look: tool({ inputSchema: z.object({ at: z.number() }) }) },
    onError: ({ error }) => assert.fail(String(error)),
  });
  assert.equal(await result.text, "I look.");
  assert.equal(await result.reasoningText, "Hm.");
  assert.deepEqual(
    (await result.toolCalls).map(({ toolName, input }) => [toolName, input]),
    [["look", { at: 1 }]],
  );
  assert.equal(await result.finishReason, "tool-calls");
  assert.equal((await result.usage).outputTokens, 5);
});

test("items that are told only whole are read once, and a stream that ends early or fails is a failure", () => {
  const item = { type: "message", id: "m", content: [{ type: "output_text", text: "whole" }] };
  const done = { type: "", data: JSON.stringify({ type: "response.output_item.done", output_index: 0, item }) };
  const completed = {
    type: "",
    data: JSON.stringify({ type: "response.completed", response: { id: "r", status: "completed", output: [item] } }),
  };
  const texts = (said: ConversationEvent[]): string[] =>
    said.flatMap((event) => (event.type === "block-delta" ? [event.text] : []));
  assert.deepEqual(texts(read([done, completed])), ["whole"]);
  assert.deepEqual(texts(read([completed])), ["whole"]);
  assert.throws(() => read([done]), hasCode("upstream_unavailable"));
  assert.throws(() => read([{ type: "error", data: '{"type":"error","message":"x"}' }]), hasCode("upstream_unavailable"));
  assert.throws(
    () =>
      read([
        { type: "", data: JSON.stringify({ type: "response.failed", response: { id: "r", status: "failed", output: [] } }) },
      ]),
    hasCode("upstream_unavailable"),
  );
});

/** Serves one written stream after the other, to requests that must parse and translate. */
function loop(streams: readonly (readonly ConversationEvent[])[]): { fetch: typeof fetch; read: Conversation[] } {
  const requests: Conversation[] = [];
  const serve = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    const view = openaiResponses.parseRequest(JSON.parse(init?.body as string) as JsonObject, target);
    requests.push(translation.readRequest(view.document(), { stream: true }));
    return await serving(write(streams[requests.length - 1] ?? []))();
  };
  return { fetch: serve, read: requests };
}

const steps: ConversationEvent[][] = [
  events,
  [
    { type: "start", id: "x_2" },
    { type: "block-start", index: 0, block: { type: "text" } },
    { type: "block-delta", index: 0, text: "A cat." },
    { type: "block-end", index: 0 },
    { type: "end", stopReason: "end" },
  ],
];

test("a tool loop of the AI SDK, which keeps nothing upstream, sends back what it was told: signed reasoning too", async () => {
  const { fetch, read: requests } = loop(steps);
  const result = streamText({
    model: createOpenAI({ apiKey: "k", baseURL: "http://127.0.0.1/v1", fetch })("echo"),
    system: "Be brief.",
    prompt: "What is this?",
    tools: { look: tool({ inputSchema: z.object({ at: z.number() }), execute: () => "a cat" }) },
    stopWhen: stepCountIs(3),
    providerOptions: { openai: { store: false } },
    onError: ({ error }) => assert.fail(String(error)),
  });
  assert.equal(await result.text, "A cat.");
  assert.deepEqual(requests[1]?.system, [{ type: "text", text: "Be brief." }]);
  assert.deepEqual(requests[1]?.messages.slice(1), [
    {
      role: "assistant",
      content: [
        { type: "reasoning", text: "Hm.", signature: "c2ln" },
        { type: "reasoning", text: "", redacted: "cmVk" },
        { type: "text", text: "I look." },
        { type: "tool-call", id: "call_1", name: "look", arguments: { at: 1 } },
      ],
    },
    { role: "user", content: [{ type: "tool-result", id: "call_1", content: [{ type: "text", text: "a cat" }], failed: false }] },
  ]);
});

test("a tool loop of LangChain sends back what it was told", async () => {
  const { fetch, read: requests } = loop(steps);
  const model = new ChatOpenAI({
    model: "echo",
    apiKey: "k",
    useResponsesApi: true,
    zdrEnabled: true,
    streaming: true,
    configuration: { baseURL: "http://127.0.0.1/v1", fetch, maxRetries: 0 },
  });
  const human = new HumanMessage("What is this?");
  const first = await model
    .bindTools([{ type: "function", function: { name: "look", parameters: { type: "object", properties: {} } } }])
    .invoke([human]);
  assert.deepEqual(
    first.tool_calls?.map(({ name, args }) => [name, args]),
    [["look", { at: 1 }]],
  );
  const second = await model.invoke([
    human,
    first,
    new ToolMessage({ content: "a cat", tool_call_id: first.tool_calls?.[0]?.id ?? "" }),
  ]);
  assert.equal(second.text, "A cat.");
  assert.deepEqual(
    requests[1]?.messages.at(-1)?.content.map(({ type }) => type),
    ["tool-result"],
  );
});
