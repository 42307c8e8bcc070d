import assert from "node:assert/strict";
import { test } from "node:test";
import type { OpenChannel, Surface } from "../../core/inspection.ts";
import { Problem } from "../../core/problem.ts";
import type { StreamEvent, StreamRewriter } from "../dialect.ts";
import { anthropicMessages } from "./anthropic-messages.ts";

const context = { model: "asked-for", includeUsage: true, callId: "req_1", at: 0 };
const signature = Buffer.from("s".repeat(60)).toString("base64");

/** Masks "Dana", blocks at "!!", and holds back all that a channel gets until it ends. */
function guard(seen: string[] = []): OpenChannel {
  let blocked = false;
  return (surface: Surface) => {
    let held = "";
    return {
      push(text) {
        held += text;
        return { text: "", blocked };
      },
      end() {
        seen.push(`${surface}: ${held}`);
        if (held.includes("!!")) blocked = true;
        return { text: blocked ? "" : held.replaceAll("Dana", "{NAME}"), blocked };
      },
    };
  };
}

/** Lets all out at once. */
const open: OpenChannel = () => ({ push: (text) => ({ text, blocked: false }), end: () => ({ text: "", blocked: false }) });

/** An event as these tests look at it. */
interface Told {
  readonly type: string;
  readonly message?: { model: string };
  readonly content_block?: { readonly text?: string; readonly hint?: string };
  readonly delta?: object;
  readonly count?: number;
}

const event = (data: { readonly type: string; readonly [key: string]: unknown }): StreamEvent => ({
  type: data.type,
  data: JSON.stringify(data),
});
const start = event({
  type: "message_start",
  message: {
    id: "msg_01",
    type: "message",
    role: "assistant",
    model: "claude-up",
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage: { input_tokens: 3, cache_read_input_tokens: 10, output_tokens: 1 },
  },
});
const blockStart = (index: number, content_block: object): StreamEvent =>
  event({ type: "content_block_start", index, content_block });
const delta = (index: number, of: object): StreamEvent => event({ type: "content_block_delta", index, delta: of });
const text = (index: number, said: string): StreamEvent => delta(index, { type: "text_delta", text: said });
const blockStop = (index: number): StreamEvent => event({ type: "content_block_stop", index });
const ending = [
  event({ type: "message_delta", delta: { stop_reason: "end_turn", stop_sequence: null }, usage: { output_tokens: 9 } }),
  event({ type: "message_stop" }),
];

const rewriter = (channel: OpenChannel): StreamRewriter => anthropicMessages.streaming!.rewrite(channel, context);

function relay(channel: OpenChannel, events: readonly StreamEvent[]): Told[] {
  const rewrite = rewriter(channel);
  const out: StreamEvent[] = [];
  for (const one of events) {
    out.push(...rewrite.take(one));
    if (rewrite.blocked) return read([...out, ...rewrite.block("Withheld.")]);
  }
  return read([...out, ...rewrite.end(undefined)]);
}

function read(events: readonly StreamEvent[]): Told[] {
  return events.map(({ type, data }) => {
    const value = JSON.parse(data) as Told;
    assert.equal(value.type, type);
    return value;
  });
}

const deltasOf = (events: Told[]): (object | undefined)[] =>
  events.filter(({ type }) => type === "content_block_delta").map((one) => one.delta);

test("an answer that nothing rewrites comes out event by event, with the caller's name for the model", () => {
  const events = [
    start,
    event({ type: "ping" }),
    blockStart(0, { type: "text", text: "", citations: null }),
    text(0, "Hel"),
    text(0, "lo"),
    delta(0, { type: "citations_delta", citation: { type: "char_location", cited_text: "cited", document_index: 0 } }),
    blockStop(0),
    ...ending,
  ];
  const expected = read(events);
  expected[0]!.message!.model = "asked-for";
  const rewrite = rewriter(open);
  const out = events.map((one) => rewrite.take(one));
  assert.deepEqual(read(out.flat()), expected);
  assert.ok(out.every(({ length }) => length === 1));
  assert.deepEqual(rewrite.end(undefined), []);
  assert.deepEqual(rewrite.usage, { inputTokens: 13, outputTokens: 9, cacheReadTokens: 10 });
  assert.equal(rewrite.outputBytes, 5);
});

test("text that is held back comes out in a delta before its block stops", () => {
  const seen: string[] = [];
  const out = relay(guard(seen), [
    start,
    blockStart(0, { type: "text", text: "I am " }),
    text(0, "Da"),
    text(0, "na"),
    blockStop(0),
    ...ending,
  ]);
  assert.deepEqual(
    out.map(({ type }) => type),
    ["message_start", "content_block_start", "content_block_delta", "content_block_stop", "message_delta", "message_stop"],
  );
  assert.equal(out[1]?.content_block?.text, "");
  assert.deepEqual(out[2]?.delta, { type: "text_delta", text: "I am {NAME}" });
  assert.ok(seen.includes("assistant: I am Dana"));
});

test("tool arguments are said whole, as valid JSON, from their decoded strings", () => {
  const seen: string[] = [];
  const json = '{"who": "\\u0044ana", "n": 1.0}';
  const out = relay(guard(seen), [
    start,
    blockStart(0, { type: "tool_use", id: "toolu_1", name: "look", input: {} }),
    ...[...json].map((piece) => delta(0, { type: "input_json_delta", partial_json: piece })),
    blockStop(0),
    ...ending,
  ]);
  assert.deepEqual(deltasOf(out), [{ type: "input_json_delta", partial_json: '{"who":"{NAME}","n":1.0}' }]);
  assert.ok(seen.includes("tool-arguments: Dana"));
  assert.ok(seen.includes("name: look"));
});

test("arguments that end in the middle are inspected as they stand and with their escapes decoded", () => {
  const arguments_ = (json: string): (object | undefined)[] =>
    deltasOf(
      relay(guard(), [
        start,
        blockStart(0, { type: "tool_use", id: "toolu_1", name: "look", input: {} }),
        delta(0, { type: "input_json_delta", partial_json: json }),
        blockStop(0),
        ...ending,
      ]),
    );
  assert.deepEqual(arguments_('{"who":"Dana Sm'), [{ type: "input_json_delta", partial_json: '{"who":"{NAME} Sm' }]);
  assert.deepEqual(arguments_('{"who":"\\u0044ana Sm'), []);
  assert.deepEqual(arguments_('{"who":"a\\nb'), [{ type: "input_json_delta", partial_json: '{"who":"a\\nb' }]);
});

test("a signature is said after its reasoning, unless that was masked", () => {
  const thinking = (said: string): (object | undefined)[] =>
    deltasOf(
      relay(guard(), [
        start,
        blockStart(0, { type: "thinking", thinking: "", signature: "" }),
        delta(0, { type: "signature_delta", signature }),
        delta(0, { type: "thinking_delta", thinking: said, estimated_tokens: 4 }),
        blockStop(0),
        ...ending,
      ]),
    );
  assert.deepEqual(thinking("fine"), [
    { type: "thinking_delta", thinking: "", estimated_tokens: 4 },
    { type: "thinking_delta", thinking: "fine" },
    { type: "signature_delta", signature },
  ]);
  assert.deepEqual(thinking("ask Dana").slice(1), [{ type: "thinking_delta", thinking: "ask {NAME}" }]);
});

test("unknown blocks, deltas and events pass, inspected over their pieces (every-surface-inspected)", () => {
  const out = relay(guard(), [
    start,
    blockStart(0, { type: "novel", hint: "from Dana" }),
    delta(0, { type: "novel_delta", words: "Da", more: [{ deep: "x" }] }),
    delta(0, { type: "novel_delta", words: "na" }),
    event({ type: "novel_event", words: "Da" }),
    blockStop(0),
    event({ type: "novel_event", words: "na", count: 3 }),
    ...ending,
  ]);
  const all = JSON.stringify(out);
  assert.ok(!all.includes("Da"), all);
  assert.equal(out[1]?.content_block?.hint, "from {NAME}");
  assert.deepEqual(deltasOf(out).at(-1), { type: "novel_delta", words: "{NAME}", more: [{ deep: "x" }] });
  assert.deepEqual(out.filter(({ type }) => type === "novel_event").at(-1), { type: "novel_event", words: "{NAME}" });
  assert.ok(out.some(({ type, count }) => type === "novel_event" && count === 3));
});

test("a block in mid-stream closes what is open, says the guardrail's message and stops with a refusal", () => {
  const out = relay(guard(), [
    start,
    blockStart(0, { type: "text", text: "" }),
    text(0, "fine"),
    blockStop(0),
    blockStart(1, { type: "text", text: "" }),
    text(1, "secret!!"),
    blockStop(1),
    ...ending,
  ]);
  assert.ok(!JSON.stringify(out).includes("secret"));
  assert.deepEqual(out.slice(-7), [
    { type: "content_block_start", index: 1, content_block: { type: "text", text: "" } },
    { type: "content_block_stop", index: 1 },
    { type: "content_block_start", index: 2, content_block: { type: "text", text: "" } },
    { type: "content_block_delta", index: 2, delta: { type: "text_delta", text: "Withheld." } },
    { type: "content_block_stop", index: 2 },
    { type: "message_delta", delta: { stop_reason: "refusal", stop_sequence: null }, usage: { output_tokens: 0 } },
    { type: "message_stop" },
  ]);
});

test("a tool call comes out when it is whole, or not at all: no client can run half of it", () => {
  const calling = (said: string): StreamEvent[] => [
    blockStart(1, { type: "tool_use", id: "toolu_1", name: "look", input: {} }),
    delta(1, { type: "input_json_delta", partial_json: `{"for":"${said}` }),
    blockStart(2, { type: "text", text: "" }),
    text(2, "meanwhile"),
    delta(1, { type: "input_json_delta", partial_json: '"}' }),
  ];
  const before = [start, blockStart(0, { type: "text", text: "" }), text(0, "fine"), blockStop(0)];
  const rewrite = rewriter(open);
  assert.deepEqual(
    read([...before, ...calling("x"), event({ type: "ping" })].flatMap((one) => rewrite.take(one)))
      .slice(4)
      .map(({ type }) => type),
    ["ping"],
  );
  assert.deepEqual(
    read([blockStop(1), blockStop(2), ...ending].flatMap((one) => rewrite.take(one))).map(({ type }) => type),
    [
      "content_block_start",
      "content_block_delta",
      "content_block_stop",
      "content_block_start",
      "content_block_delta",
      "content_block_stop",
      "message_delta",
      "message_stop",
    ],
  );
  for (const type of ["tool_use", "server_tool_use", "mcp_tool_use"]) {
    const [, ...pieces] = calling("!!");
    const blocked = relay(guard(), [
      ...before,
      blockStart(1, { type, id: "x_1", name: "look", input: {} }),
      ...pieces,
      blockStop(1),
    ]);
    assert.doesNotMatch(JSON.stringify(blocked), /tool_use|look|meanwhile/);
    assert.deepEqual(blocked.slice(4)[0], { type: "content_block_start", index: 1, content_block: { type: "text", text: "" } });
    assert.equal(blocked.at(-1)?.type, "message_stop");
  }
});

test("a blocked prompt is a whole stream that says the guardrail's message", () => {
  const out = read(anthropicMessages.streaming!.blocked("Withheld.", context));
  assert.equal(out[0]?.message?.model, "asked-for");
  assert.deepEqual(
    out.map(({ type }) => type),
    ["message_start", "content_block_start", "content_block_delta", "content_block_stop", "message_delta", "message_stop"],
  );
});

test("an answer that ends before its stop, or reports an error, is the provider's failure, told as an error event", () => {
  const cutOff = rewriter(open);
  cutOff.take(start);
  assert.throws(() => cutOff.end(undefined), { code: "upstream_unavailable" });
  const torn = rewriter(open);
  torn.take(start);
  assert.throws(() => torn.end({ type: "message_delta", data: '{"type":"mess' }), { code: "upstream_unavailable" });
  const failing = rewriter(open);
  failing.take(start);
  assert.throws(() => failing.take(event({ type: "error", error: { type: "overloaded_error", message: "Dana" } })), {
    code: "upstream_unavailable",
  });
  assert.deepEqual(read(failing.fail(new Problem("upstream_unavailable", "It broke."))), [
    { type: "error", error: { type: "api_error", message: "It broke.", code: "upstream_unavailable" }, request_id: "req_1" },
  ]);
  assert.deepEqual(failing.fail(new Problem("internal", "Again.")), []);
});

test("a last event that no blank line closed still counts when it is whole", () => {
  const rewrite = rewriter(open);
  rewrite.take(start);
  assert.deepEqual(read(rewrite.end(event({ type: "message_stop" }))), [{ type: "message_stop" }]);
});

test("events out of order, of unreadable form or with media are malformed", () => {
  const bad: StreamEvent[][] = [
    [text(0, "x")],
    [start, start],
    [start, text(0, "x")],
    [start, blockStart(1, { type: "text", text: "" }), blockStart(1, { type: "text", text: "" })],
    [start, blockStart(0, { type: "image", source: {} })],
    [start, blockStart(0, { type: "text", text: 7 })],
    [start, blockStart(0, { type: "text", text: "" }), delta(0, { type: "text_delta", text: 7 })],
    [{ type: "", data: "{" }],
    [{ type: "", data: "[]" }],
    [{ type: "", data: "{}" }],
    [event({ type: "call Dana\nevent: x" })],
    [event({ type: "message_start", message: { content: [{ type: "text", text: "early" }] } })],
  ];
  for (const events of bad) {
    const rewrite = rewriter(open);
    for (const one of events.slice(0, -1)) rewrite.take(one);
    assert.throws(() => rewrite.take(events.at(-1)!), { code: "upstream_malformed" }, JSON.stringify(events.at(-1)));
  }
});

test("a message ends once: what several ends said could be one text in pieces (every-surface-inspected)", () => {
  const end = (data: object): StreamEvent => event({ type: "message_delta", delta: {}, ...data });
  const [last] = ending as [StreamEvent, StreamEvent];
  const counted = relay(open, [
    start,
    end({ usage: { output_tokens: 1 } }),
    last,
    end({ usage: { output_tokens: 9 } }),
    ...ending,
  ]);
  assert.equal(counted.filter(({ type }) => type === "message_delta").length, 4);
  for (const more of [{ delta: { stop_sequence: "b" } }, { note: "b" }, { delta: { stop_reason: "b" } }]) {
    const rewrite = rewriter(open);
    for (const one of [start, last]) rewrite.take(one);
    assert.throws(() => rewrite.take(end(more)), { code: "upstream_malformed" });
  }
});

test("what is held for tool arguments is bounded", () => {
  const rewrite = rewriter(open);
  rewrite.take(start);
  rewrite.take(blockStart(0, { type: "tool_use", id: "toolu_1", name: "look", input: {} }));
  const piece = delta(0, { type: "input_json_delta", partial_json: "x".repeat(300_000) });
  assert.throws(
    () => {
      for (let count = 0; count < 5; count++) rewrite.take(piece);
    },
    { code: "upstream_malformed" },
  );
});
