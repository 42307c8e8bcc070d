import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem, problemKinds } from "../../core/problem.ts";
import type { ProblemCode } from "../../core/problem.ts";
import type { JsonObject } from "../../core/json.ts";
import type { CallTarget, RequestView } from "../dialect.ts";
import { bedrockConverse } from "./bedrock-converse.ts";

const target = (stream = false): CallTarget => ({ model: "claude", stream, header: () => undefined });
const context = { model: "claude", includeUsage: true, callId: "req_1", at: 0 };
const hello = [{ role: "user", content: [{ text: "hello" }] }];
const parse = (body: object, stream = false): RequestView =>
  bedrockConverse.parseRequest(structuredClone({ messages: hello, ...body }), target(stream));
const texts = (view: { parts: RequestView["parts"] }): [string, string][] =>
  view.parts.map(({ surface, text }) => [surface, text]);
const sent = (view: RequestView, maxOutputTokens = 1000): JsonObject =>
  JSON.parse(view.serialise({ model: "up", maxOutputTokens })) as JsonObject;
const user = (...content: object[]): object => ({ messages: [{ role: "user", content }] });
const thrown =
  (code: ProblemCode, words = /./) =>
  (error: unknown) =>
    error instanceof Problem && error.code === code && words.test(error.detail);

/** Replaces every part that has the word. */
function mask(view: { parts: RequestView["parts"] }, word: string, by = "[X]"): void {
  for (const part of view.parts) if (part.text.includes(word)) part.replace(part.text.replaceAll(word, by));
}

test("The model and whether it streams come from the path; the answer's length is bounded in the API's own member.", () => {
  const view = parse({ inferenceConfig: { maxTokens: 50, temperature: 0.5 } }, true);
  assert.equal(view.model, "claude");
  assert.equal(view.stream, true);
  assert.equal(view.maxOutputTokens, 50);
  assert.deepEqual(sent(view, 20)["inferenceConfig"], { maxTokens: 20, temperature: 0.5 });
  assert.deepEqual(sent(view)["inferenceConfig"], { maxTokens: 50, temperature: 0.5 });
  assert.deepEqual(sent(parse({}), 7)["inferenceConfig"], { maxTokens: 7 });
});

test("Text is found on every surface (every-surface-inspected).", () => {
  const view = parse({
    system: [{ text: "sys" }, { cachePoint: { type: "default" } }],
    messages: [
      {
        role: "user",
        content: [
          { text: "usr" },
          { document: { format: "txt", name: "doc name", source: { text: "doc text" }, context: "ctx" } },
        ],
      },
      {
        role: "assistant",
        content: [
          { reasoningContent: { reasoningText: { text: "thought", signature: "short" } } },
          { toolUse: { toolUseId: "t1", name: "look", input: { who: "argument" } } },
        ],
      },
      {
        role: "user",
        content: [
          { toolResult: { toolUseId: "t1", status: "success", content: [{ text: "found" }, { json: { deep: ["result"] } }] } },
        ],
      },
      {
        role: "user",
        content: [
          { searchResult: { source: "src", title: "ttl", content: [{ text: "hit" }] } },
          { novelty: { words: "unknown text" } },
        ],
      },
    ],
    toolConfig: {
      tools: [
        {
          toolSpec: {
            name: "look",
            description: "looks",
            inputSchema: { json: { type: "object", properties: { who: { description: "whom" } } } },
          },
        },
      ],
      toolChoice: { tool: { name: "look" } },
    },
    additionalModelRequestFields: { top_k: 5, note: "extra" },
    requestMetadata: { team: "red" },
    outputConfig: { textFormat: { type: "json_schema", structure: { jsonSchema: { schema: '{"title":"schema"}' } } } },
    newest: "field",
  });
  assert.equal(view.usesTools, true);
  const found = texts(view);
  for (const expected of [
    ["system", "sys"],
    ["user", "usr"],
    ["name", "doc name"],
    ["document", "doc text"],
    ["document", "ctx"],
    ["reasoning", "thought"],
    ["reasoning", "short"],
    ["tool-arguments", "argument"],
    ["tool-result", "found"],
    ["tool-result", "result"],
    ["document", "hit"],
    ["name", "src"],
    ["name", "ttl"],
    ["unknown", "unknown text"],
    ["tool-definition", "looks"],
    ["tool-definition", "whom"],
    ["unknown", "extra"],
    ["unknown", "red"],
    ["tool-definition", "schema"],
    ["unknown", "newest"],
    ["unknown", "field"],
  ]) {
    assert.ok(
      found.some(([surface, text]) => surface === expected[0] && text === expected[1]),
      expected.join(": "),
    );
  }
});

test("A value cut in two across neighbouring text blocks is whole again.", () => {
  const view = parse(user({ text: "123-45" }, { text: "-6789" }));
  assert.deepEqual(texts(view), [["user", "123-45-6789"]]);
  mask(view, "123-45-6789");
  assert.deepEqual(sent(view)["messages"], [{ role: "user", content: [{ text: "[X]" }] }]);
});

test("A cache point stays between two texts, until a value that was cut by it is masked.", () => {
  const content = [
    { text: "number 123-45" },
    { cachePoint: { type: "default" } },
    { text: "-6789 it is" },
    { cachePoint: { type: "default" } },
  ];
  const untouched = parse(user(...content));
  assert.deepEqual(texts(untouched), [["user", "number 123-45-6789 it is"]]);
  assert.deepEqual(sent(untouched)["messages"], [{ role: "user", content }]);
  const masked = parse(user(...content));
  mask(masked, "123-45-6789");
  assert.deepEqual(sent(masked)["messages"], [
    { role: "user", content: [{ text: "number [X] it is" }, { cachePoint: { type: "default" } }] },
  ]);
});

test("Marked content is content like any other, so that the provider's guardrail looks at all of it (request-cannot-weaken).", () => {
  const view = parse({
    ...user({ text: "a" }, { guardContent: { text: { text: "b", qualifiers: ["query"] } } }),
    guardrailConfig: { guardrailIdentifier: "mine", guardrailVersion: "1", trace: "enabled" },
  });
  assert.deepEqual(sent(view)["messages"], [{ role: "user", content: [{ text: "ab" }] }]);
  assert.equal("guardrailConfig" in sent(view), false);
});

test("Images, documents and sounds are collected with the media type of their format.", () => {
  const bytes = Buffer.from("some bytes!!").toString("base64");
  const view = parse(
    user(
      { image: { format: "png", source: { bytes } } },
      { document: { format: "pdf", name: "report", source: { bytes } } },
      { audio: { format: "mp3", source: { bytes } } },
      { toolResult: { toolUseId: "t", content: [{ image: { format: "jpeg", source: { bytes } } }] } },
    ),
  );
  assert.deepEqual(
    view.media.map(({ modality, mediaType, path }) => [modality, mediaType, path]),
    [
      ["image", "image/png", "messages[0].content[0].image"],
      ["document", "application/pdf", "messages[0].content[1].document"],
      ["audio", "audio/mpeg", "messages[0].content[2].audio"],
      ["image", "image/jpeg", "messages[0].content[3].toolResult.content[0].image"],
    ],
  );
  view.media[0]?.replace("AAAA");
  assert.match(JSON.stringify(sent(view)), /"png","source":\{"bytes":"AAAA"\}/);
});

test("A masked document name keeps to the characters that the API takes.", () => {
  const view = parse(user({ document: { format: "txt", name: "dana's file", source: { text: "x" } } }));
  mask(view, "dana", "{NAME:1}");
  assert.match(JSON.stringify(sent(view)), /"name":"-NAME-1--s file"/);
});

test("What the provider would fetch, keep or run is refused with its path.", () => {
  const s3Location = { uri: "s3://bucket/key" };
  for (const [body, path] of [
    [user({ image: { format: "png", source: { s3Location } } }), /messages\[0\]\.content\[0\]\.image\.source\.s3Location/],
    [user({ document: { format: "pdf", name: "x", source: { s3Location } } }), /document\.source\.s3Location/],
    [user({ video: { format: "mp4", source: { bytes: "AAAA" } } }), /content\[0\]\.video/],
    [user({ toolAddition: { tool: { type: "mcp", serverName: "x" } } }), /serverName/],
    [{ toolConfig: { tools: [{ systemTool: { name: "nova_grounding" } }] } }, /toolConfig\.tools\[0\]/],
    [{ toolConfig: { tools: [{ brandNew: {} }] } }, /toolConfig\.tools\[0\]/],
    [{ promptVariables: { a: { text: "b" } } }, /promptVariables/],
    [{ additionalModelRequestFields: { mcp_servers: [] } }, /mcp_servers/],
    [{ additionalModelRequestFields: { tools: [{ type: "web_search_20250305", name: "web_search" }] } }, /tools\[0\]/],
  ] as const) {
    assert.throws(() => parse(body), thrown("content_not_supported", path), String(path));
  }
});

test("Model fields can't say again what is bounded and inspected elsewhere, nor where the call goes.", () => {
  const bounds = [{ max_tokens: 9 }, { candidate_count: 9 }, { num_results: 2 }];
  const nested = [{ inferenceConfig: { max_new_tokens: 9 } }, { generationConfig: { maxOutputTokens: 9 } }];
  for (const fields of [...bounds, ...nested, { messages: [] }, { system: "x" }]) {
    assert.throws(() => parse({ additionalModelRequestFields: fields }), thrown("request_malformed"), JSON.stringify(fields));
  }
  const fields = {
    thinking: { type: "enabled", budget_tokens: 10 },
    tools: [{ type: "computer_20250124", name: "computer" }],
    store: true,
    base_url: "http://x",
  };
  const { additionalModelRequestFields } = sent(parse({ additionalModelRequestFields: fields }));
  assert.deepEqual(additionalModelRequestFields, { thinking: fields.thinking, tools: fields.tools, store: false });
});

test("A request that is not of the API's shape is refused.", () => {
  for (const body of [
    { messages: [] },
    { messages: "x" },
    { messages: [{ role: "user", content: "text" }] },
    { messages: [{ content: [{ text: "x" }] }] },
    user({}),
    user({ text: 5 }),
    user({ text: "a", toolUse: { toolUseId: "a", name: "b", input: {} } }),
    user({ image: { format: "exe", source: { bytes: "AAAA" } } }),
    user({ image: { format: "png", source: { bytes: "not base64!" } } }),
    user({ image: { format: "png", source: { bytes: "AAAA", text: "both" } } }),
    user({ toolResult: { toolUseId: "a", content: [{ toolResult: { toolUseId: "b", content: [] } }] } }),
    user({ guardContent: {} }),
    { inferenceConfig: { maxTokens: 0 } },
    { inferenceConfig: [] },
    { toolConfig: { tools: [{}] } },
  ]) {
    assert.throws(() => parse(body), thrown("request_malformed"), JSON.stringify(body));
  }
});

test("Reasoning that masking rewrites goes whole, because its signature would no longer fit.", () => {
  const signature = Buffer.from("s".repeat(60)).toString("base64");
  const content = [{ reasoningContent: { reasoningText: { text: "dana thinks", signature } } }, { text: "so" }];
  const body = { messages: [...hello, { role: "assistant", content }] };
  assert.deepEqual((sent(parse(body))["messages"] as JsonObject[])[1]?.["content"], content);
  const view = parse(body);
  assert.equal(
    view.parts.some(({ text }) => text === signature),
    false,
  );
  mask(view, "dana");
  assert.deepEqual((sent(view)["messages"] as JsonObject[])[1]?.["content"], [{ text: "so" }]);
});

const answer = (content: object[], more: object = {}): JsonObject =>
  structuredClone({
    output: { message: { role: "assistant", content } },
    stopReason: "end_turn",
    usage: { inputTokens: 5, outputTokens: 7, totalTokens: 12, cacheReadInputTokens: 3 },
    metrics: { latencyMs: 40 },
    ...more,
  }) as JsonObject;

test("An answer's texts are found and masked, its trace goes, its usage counts the cache.", () => {
  const view = bedrockConverse.parseAnswer(
    answer(
      [
        { text: "by da" },
        { text: "na" },
        { reasoningContent: { reasoningText: { text: "dana?", signature: "B".repeat(64) } } },
        { toolUse: { toolUseId: "tooluse_abc", name: "look", input: { who: "dana" } } },
        { citationsContent: { content: [{ text: "dana said" }], citations: [{ title: "dana's" }] } },
      ],
      { trace: { guardrail: { modelOutput: ["dana"] } }, additionalModelResponseFields: { note: "dana" }, extra: "dana" },
    ),
    context,
  );
  assert.deepEqual(view.usage, { inputTokens: 8, outputTokens: 7, cacheReadTokens: 3 });
  mask(view, "dana");
  const told = JSON.parse(view.serialise()) as JsonObject;
  assert.equal(JSON.stringify(told).includes("dana"), false);
  assert.equal("trace" in told, false);
  assert.deepEqual(told["output"], {
    message: {
      role: "assistant",
      content: [
        { text: "by [X]" },
        { reasoningContent: { reasoningText: { text: "[X]?" } } },
        { toolUse: { toolUseId: "tooluse_abc", name: "look", input: { who: "[X]" } } },
        { citationsContent: { content: [{ text: "[X] said" }], citations: [{ title: "[X]'s" }] } },
      ],
    },
  });
  assert.deepEqual(told["additionalModelResponseFields"], { note: "[X]" });
});

test("An answer that can't be inspected is the provider's fault.", () => {
  for (const wrong of [
    null,
    [],
    {},
    { output: { message: {} } },
    answer([{ image: { format: "png", source: { bytes: "AAAA" } } }]),
    answer([{ video: { format: "mp4", source: { s3Location: { uri: "s3://x" } } } }]),
    answer([{ text: 5 }]),
  ]) {
    assert.throws(() => bedrockConverse.parseAnswer(wrong, context), thrown("upstream_malformed"), JSON.stringify(wrong));
  }
});

test("A block is an answer that ends with guardrail_intervened.", () => {
  const blocked = bedrockConverse.blockedAnswer?.("Withheld.", context);
  assert.equal(blocked?.["stopReason"], "guardrail_intervened");
  assert.deepEqual(blocked?.["output"], { message: { role: "assistant", content: [{ text: "Withheld." }] } });
});

test("Every problem has an error name, and none that AWS clients try again where trying again is no use.", () => {
  const retried = [429, 500, 502, 503, 504];
  for (const code of Object.keys(problemKinds) as ProblemCode[]) {
    const { status, headers, body } = bedrockConverse.error(new Problem(code, "because", { retryAfterSeconds: 1.2 }), "req_1");
    assert.match(headers["x-amzn-errortype"] ?? "", /^[A-Z]\w+Exception$/);
    assert.equal(headers["x-amzn-requestid"], "req_1");
    assert.equal(headers["retry-after"], "2");
    assert.deepEqual(JSON.parse(body), { message: "because", code });
    assert.equal(headers["x-should-retry"], problemKinds[code].retryable ? undefined : "false");
    // A used-up budget stays a 429, as everywhere here; the SDKs try any 429 again.
    if (!problemKinds[code].retryable && code !== "budget_exhausted") assert.equal(retried.includes(status), false, code);
  }
});
