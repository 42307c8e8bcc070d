import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import type { CallTarget, RequestView } from "../dialect.ts";
import { anthropicCountTokens } from "../anthropic-count-tokens/anthropic-count-tokens.ts";
import { anthropicMessages } from "./anthropic-messages.ts";
import { parseMessagesBody } from "./parse-request.ts";

const upstream = { model: "claude-up", maxOutputTokens: 500 };
const png = Buffer.from("not really a png").toString("base64");
const signature = Buffer.from("s".repeat(60)).toString("base64");

function target(headers: Record<string, string> = {}): CallTarget {
  return { model: undefined, stream: undefined, header: (name) => headers[name] };
}

function parse(body: JsonObject, headers?: Record<string, string>): RequestView {
  return anthropicMessages.parseRequest(body, target(headers));
}

const hello = (more: object): JsonObject => ({
  model: "m",
  max_tokens: 100,
  messages: [{ role: "user", content: "hello" }],
  ...more,
});
const say = (...content: unknown[]): JsonObject => hello({ messages: [{ role: "user", content }] });
const textOf = (view: RequestView): string[] => view.parts.map(({ surface, text }) => `${surface}: ${text}`);

interface Sent {
  readonly max_tokens: number;
  readonly messages: readonly { readonly content: readonly { readonly text: string }[] }[];
}
const sent = (view: RequestView, to = upstream): Sent => JSON.parse(view.serialise(to)) as Sent;
const contentOf = (view: RequestView): readonly { readonly text: string }[] => sent(view).messages[0]?.content ?? [];

function refusal(body: JsonObject, headers?: Record<string, string>): string {
  try {
    parse(body, headers);
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    return `${error.code} ${error.detail.split(/[ :]/, 1)[0] ?? ""}`;
  }
  return "accepted";
}

function mask(view: RequestView, from: string, to: string): void {
  for (const part of view.parts) if (part.text.includes(from)) part.replace(part.text.replaceAll(from, to));
}

test("every string of a request is a part with its surface (every-surface-inspected)", () => {
  const view = parse(
    hello({
      system: [{ type: "text", text: "sys", cache_control: { type: "ephemeral", ttl: "1h" } }],
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: "ask" },
            { type: "image", source: { type: "base64", media_type: "image/png", data: png }, alt: "alt text" },
            {
              type: "document",
              title: "title",
              context: "context",
              citations: { enabled: true },
              source: { type: "text", media_type: "text/plain", data: "plain" },
            },
            { type: "document", source: { type: "content", content: [{ type: "text", text: "inner" }] } },
            { type: "search_result", source: "where", title: "found", content: [{ type: "text", text: "hit" }] },
          ],
        },
        {
          role: "assistant",
          content: [
            { type: "thinking", thinking: "hmm", signature },
            { type: "redacted_thinking", data: signature },
            { type: "text", text: "said", citations: [{ type: "char_location", cited_text: "cited", document_title: "doc" }] },
            { type: "tool_use", id: "toolu_1", name: "look", input: { who: "Dana", n: [123456789012] } },
          ],
          novel: "member",
        },
        { role: "user", content: [{ type: "tool_result", tool_use_id: "toolu_1", content: [{ type: "text", text: "result" }] }] },
        { role: "user", content: [{ type: "tool_result", tool_use_id: "toolu_2", content: "plain result", is_error: true }] },
      ],
      tools: [
        { name: "look", description: "looks", input_schema: { type: "object", properties: { who: { type: "string" } } } },
        { type: "bash_20250124", name: "bash" },
      ],
      tool_choice: { type: "tool", name: "look", disable_parallel_tool_use: true },
      metadata: { user_id: "user" },
      stop_sequences: ["halt"],
      thinking: { type: "enabled", budget_tokens: 2000 },
      novelty: { deep: ["value"] },
    }),
  );
  assert.deepEqual(textOf(view).sort(), [
    "assistant: said",
    "document: cited",
    "document: context",
    "document: hit",
    "document: inner",
    "document: plain",
    "name: doc",
    "name: found",
    "name: look",
    "name: look",
    "name: title",
    "name: toolu_1",
    "name: toolu_1",
    "name: toolu_2",
    "name: user",
    "name: where",
    "reasoning: hmm",
    "system: sys",
    "tool-arguments: 123456789012",
    "tool-arguments: Dana",
    "tool-arguments: n",
    "tool-arguments: who",
    "tool-definition: bash",
    "tool-definition: look",
    "tool-definition: looks",
    "tool-definition: who",
    "tool-result: plain result",
    "tool-result: result",
    "unknown: alt",
    "unknown: alt text",
    "unknown: deep",
    "unknown: halt",
    "unknown: member",
    "unknown: novel",
    "unknown: novelty",
    "unknown: value",
    "user: ask",
  ]);
  assert.equal(view.usesTools, true);
  assert.deepEqual(
    view.media.map(({ modality, mediaType, path }) => [modality, mediaType, path]),
    [["image", "image/png", "messages[0].content[1].source"]],
  );
});

test("what is sent on is what was inspected, with the upstream's model and the smaller bound", () => {
  const view = parse(hello({ max_tokens: 9000, system: "call Dana", stream: true }));
  mask(view, "Dana", "{NAME}");
  assert.deepEqual(sent(view), {
    model: "claude-up",
    max_tokens: 500,
    messages: [{ role: "user", content: "hello" }],
    system: "call {NAME}",
    stream: true,
  });
  assert.equal(view.maxOutputTokens, 9000);
  assert.equal(sent(parse(hello({ max_tokens: 7 }))).max_tokens, 7);
  const unbound = hello({});
  delete unbound["max_tokens"];
  assert.equal(sent(parse(unbound)).max_tokens, 500);
});

test("what the provider would fetch, keep or run is refused with its path", () => {
  const cases: [JsonObject, string][] = [
    [say({ type: "image", source: { type: "url", url: "https://x" } }), "messages[0].content[0].source"],
    [say({ type: "document", source: { type: "file", file_id: "f" } }), "messages[0].content[0].source"],
    [say({ type: "container_upload", file_id: "f" }), "messages[0].content[0]"],
    [say({ type: "mcp_tool_use", id: "x" }), "messages[0].content[0]"],
    [
      say({ type: "tool_result", tool_use_id: "t", content: [{ type: "image", source: { type: "url", url: "u" } }] }),
      "messages[0].content[0].content[0].source",
    ],
    [hello({ tools: [{ type: "web_search_20250305", name: "web_search" }] }), "tools[0]"],
    [hello({ tools: [{ type: "code_execution_20250825", name: "x" }] }), "tools[0]"],
    [hello({ tools: [{ type: "mcp_toolset" }] }), "tools[0]"],
    [hello({ mcp_servers: [{ type: "url", url: "https://x", name: "x" }] }), "mcp_servers"],
    [hello({ Container: "c" }), "Container"],
    [hello({ thread: { id: "t" } }), "thread"],
  ];
  for (const [body, path] of cases) assert.equal(refusal(body), `content_not_supported ${path}`);
});

test("a request that can't be read is refused with the path of what is wrong", () => {
  const cases: [JsonObject, string][] = [
    [{ max_tokens: 1, messages: [] }, "model"],
    [hello({ messages: [] }), "messages"],
    [hello({ messages: [{ role: "root", content: "x" }] }), "messages[0].role"],
    [hello({ messages: [{ role: "user", content: 7 }] }), "messages[0].content"],
    [say("text"), "messages[0].content[0]"],
    [say({ type: "text" }), "messages[0].content[0].text"],
    [
      say({ type: "image", source: { type: "base64", media_type: "image/secret", data: png } }),
      "messages[0].content[0].source.media_type",
    ],
    [
      say({ type: "image", source: { type: "base64", media_type: "image/png", data: "some text" } }),
      "messages[0].content[0].source.data",
    ],
    [hello({ max_tokens: 0 }), "max_tokens"],
    [hello({ stream: "yes" }), "stream"],
    [hello({ tools: "all" }), "tools"],
  ];
  for (const [body, path] of cases) assert.equal(refusal(body), `request_malformed ${path}`);
});

test("members that would choose another model, place or account are not sent on (request-cannot-weaken)", () => {
  const body = sent(
    parse(hello({ fallbacks: [{ model: "other" }], inference_geo: "global", workspace_id: "w", user_profile_id: "u" })),
  );
  assert.deepEqual(Object.keys(body).sort(), ["max_tokens", "messages", "model"]);
});

test("a value cut in two over neighbouring text blocks is one part, and plain blocks become one", () => {
  const view = parse(
    say(
      { type: "text", text: "123-45" },
      { type: "text", text: "-6789" },
      { type: "text", text: "!", cache_control: { type: "ephemeral" } },
    ),
  );
  assert.deepEqual(textOf(view), ["user: 123-45-6789!"]);
  assert.deepEqual(contentOf(view), [{ type: "text", text: "123-45-6789!", cache_control: { type: "ephemeral" } }]);
});

test("blocks with a cache mark keep their ends where masking allows it", () => {
  const cached = (text: string): object => ({ type: "text", text, cache_control: { type: "ephemeral" } });
  const long = "a long introduction that is the same each time. ";
  const view = parse(
    say(cached(`Dana. ${long}`), cached(`${long}123-45`), cached("-6789 belongs to Dana"), {
      type: "text",
      text: " and that is all there is to say",
    }),
  );
  mask(view, "123-45-6789", "{SSN}");
  assert.deepEqual(contentOf(view), [
    cached(`Dana. ${long}`),
    cached(`${long}{SSN}`),
    cached(" belongs to Dana"),
    { type: "text", text: " and that is all there is to say" },
  ]);
  // Masked at both ends: the ends in between are found again, and where not, the text goes to the block before.
  const [part] = view.parts;
  part?.replace(part.text.replaceAll("Dana", "{N}").replaceAll("123-45-6789", "{SSN}"));
  const content = contentOf(view);
  assert.equal(
    content.map(({ text }) => text).join(""),
    `{N}. ${long}${long}{SSN} belongs to {N} and that is all there is to say`,
  );
  assert.equal(content[0]?.text, `{N}. ${long}`);
});

test("a block that masking empties is not sent, and its cache mark moves to the block before", () => {
  const view = parse(
    say({ type: "text", text: "call ", citations: [] }, { type: "text", text: "Dana", cache_control: { type: "ephemeral" } }),
  );
  mask(view, "call Dana", "call ");
  assert.deepEqual(contentOf(view), [{ type: "text", text: "call ", citations: [], cache_control: { type: "ephemeral" } }]);
});

test("reasoning that is masked, or has no signature, is not sent: the API takes it only with the signature of its text", () => {
  const thought = (thinking: string, sign?: string): object => ({
    type: "thinking",
    thinking,
    ...(sign === undefined ? {} : { signature: sign }),
  });
  const view = parse(
    hello({
      messages: [
        { role: "user", content: "go" },
        {
          role: "assistant",
          content: [thought("Dana did it", signature), thought("fine", signature), { type: "text", text: "done" }],
        },
        { role: "user", content: "again" },
        { role: "assistant", content: [thought("masked", ""), thought("bare")] },
        { role: "user", content: "and?" },
      ],
    }),
  );
  mask(view, "Dana", "{NAME}");
  assert.deepEqual(sent(view).messages, [
    { role: "user", content: "go" },
    { role: "assistant", content: [thought("fine", signature), { type: "text", text: "done" }] },
    { role: "user", content: "again" },
    { role: "user", content: "and?" },
  ]);
});

test("signatures and encrypted reasoning are left alone only where they look like it", () => {
  const view = parse(
    hello({
      messages: [
        {
          role: "assistant",
          content: [
            { type: "thinking", thinking: "", signature: "call Dana at once" },
            { type: "redacted_thinking", data: "AKIAIOSFODNN7EXAMPLE" },
            { type: "redacted_thinking", data: signature },
          ],
        },
      ],
    }),
  );
  assert.deepEqual(textOf(view), ["unknown: call Dana at once", "unknown: AKIAIOSFODNN7EXAMPLE"]);
});

test("of the headers only checked tokens go along, without those of refused features (request-cannot-weaken)", () => {
  assert.deepEqual(parse(hello({})).headers, { "anthropic-version": "2023-06-01" });
  const headers = {
    "anthropic-version": "2024-01-02",
    "anthropic-beta":
      "context-1m-2025-08-07, mcp-client-2025-11-20,files-api-2025-04-14,call Dana,interleaved-thinking-2025-05-14",
  };
  assert.deepEqual(parse(hello({}), headers).headers, {
    "anthropic-version": "2024-01-02",
    "anthropic-beta": "context-1m-2025-08-07,interleaved-thinking-2025-05-14",
  });
  assert.equal(refusal(hello({}), { "anthropic-version": "x\r\ny" }), "request_malformed anthropic-version");
});

test("a body whose model is in the path keeps its version and the betas that may be asked for", () => {
  const body = hello({
    anthropic_version: "bedrock-2023-05-31",
    anthropic_beta: ["mcp-client-2025-11-20", "computer-use-2025-01-24", 7],
  });
  delete body["model"];
  const parsed = parseMessagesBody(body);
  assert.deepEqual(
    parsed.parts.map(({ text }) => text),
    ["hello"],
  );
  assert.deepEqual(parsed.document(), {
    max_tokens: 100,
    messages: [{ role: "user", content: "hello" }],
    anthropic_version: "bedrock-2023-05-31",
    anthropic_beta: ["computer-use-2025-01-24"],
  });
});

test("a count of tokens is asked for like an answer, without a bound, and answered with a number alone", () => {
  const view = anthropicCountTokens.parseRequest(hello({ system: "Dana" }), target());
  assert.deepEqual(textOf(view), ["system: Dana", "user: hello"]);
  assert.equal(view.choices, 0, "no tokens are reserved for an answer that is a number");
  mask(view, "Dana", "{NAME}");
  assert.deepEqual(sent(view), { model: "claude-up", messages: [{ role: "user", content: "hello" }], system: "{NAME}" });
  const context = { model: "m", includeUsage: true, callId: "req_1", at: 0 };
  const answer = anthropicCountTokens.parseAnswer({ input_tokens: 12, note: "text" }, context);
  assert.equal(answer.serialise(), '{"input_tokens":12}');
  assert.throws(() => anthropicCountTokens.parseAnswer({ input_tokens: "12" }, context), Problem);
});

test("a model whose reasoning had to go in the middle of calling tools goes on without thinking", () => {
  const thinking = { type: "enabled", budget_tokens: 1024 };
  const loop = (thought: string): RequestView =>
    parse(
      hello({
        thinking,
        messages: [
          { role: "user", content: "go" },
          {
            role: "assistant",
            content: [
              { type: "thinking", thinking: thought, signature },
              { type: "tool_use", id: "toolu_1", name: "look", input: {} },
            ],
          },
          { role: "user", content: [{ type: "tool_result", tool_use_id: "toolu_1", content: "seen" }] },
        ],
      }),
    );
  const kept = loop("fine");
  assert.deepEqual((JSON.parse(kept.serialise(upstream)) as JsonObject)["thinking"], thinking);
  const masked = loop("ask Dana");
  mask(masked, "Dana", "{NAME}");
  assert.deepEqual((JSON.parse(masked.serialise(upstream)) as JsonObject)["thinking"], { type: "disabled" });
});

test("a budget for thinking that no longer fits the bound is lowered with it", () => {
  const budget = (max: number, limit: number, tokens: number): unknown => {
    const view = parse(hello({ max_tokens: max, thinking: { type: "enabled", budget_tokens: tokens } }));
    const { max_tokens: bound, thinking } = JSON.parse(view.serialise({ model: "up", maxOutputTokens: limit })) as JsonObject;
    return [bound, (thinking as JsonObject)["budget_tokens"]];
  };
  assert.deepEqual(budget(8000, 9000, 4000), [8000, 4000]);
  assert.deepEqual(budget(8000, 5000, 4000), [5000, 4000]);
  assert.deepEqual(budget(8000, 2000, 4000), [2000, 1999]);
  const view = parse(hello({ max_tokens: 900 }));
  assert.equal(sent(view).max_tokens, 500);
  assert.equal(sent(view, { model: "other", maxOutputTokens: 800 }).max_tokens, 800);
  // What the caller set by itself is the API's to judge.
  assert.deepEqual(budget(2000, 9000, 4000), [2000, 4000]);
});
