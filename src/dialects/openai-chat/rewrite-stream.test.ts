import assert from "node:assert/strict";
import { test } from "node:test";
import type { Surface } from "../../core/inspection.ts";
import { Problem } from "../../core/problem.ts";
import type { StreamEvent, StreamRewriter } from "../dialect.ts";
import { sse } from "../framing/sse.ts";
import { rewriteStream } from "./rewrite-stream.ts";
import { wordGuard } from "../../../test/support/small-guards.ts";

const envelope = { id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "upstream-model" };
const chunk = (delta: object, finish: string | null = null, index = 0, more: object = {}): string =>
  `data: ${JSON.stringify({ ...envelope, choices: [{ index, delta, finish_reason: finish }], ...more })}\n\n`;
const done = "data: [DONE]\n\n";

interface Told {
  choices: { index: number; delta: Record<string, unknown>; finish_reason: string | null; logprobs?: unknown }[];
  usage?: unknown;
  model: string;
  error?: { code: string };
}
const framesOf = (text: string): Told[] =>
  text
    .split("\n\n")
    .filter((frame) => frame !== "" && frame !== "data: [DONE]")
    .map((frame) => JSON.parse(frame.slice(6)) as Told);
const textOf = (text: string, field = "content", index = 0): string =>
  framesOf(text)
    .flatMap(({ choices }) => choices)
    .filter((choice) => choice.index === index)
    .map(({ delta }) => (delta[field] ?? "") as string)
    .join("");

/** A rewriter between two wires: bytes in, what comes out of it as text. */
interface Wire {
  push(stream: string): string;
  end(): string;
  block(message: string): string;
  readonly rewriter: StreamRewriter;
  readonly seen: [Surface, string][];
}

const start = (includeUsage = false): Wire => {
  const { open, seen } = wordGuard();
  const rewriter = rewriteStream(open, { model: "echo", includeUsage, callId: "c1", at: 5000 });
  let out: StreamEvent[] = [];
  const decoder = sse.openDecoder((event) => out.push(...rewriter.take(event)));
  const written = (): string => {
    const text = sse.encode(out) as string;
    out = [];
    return text;
  };
  return {
    push(stream) {
      decoder.push(Buffer.from(stream));
      return written();
    },
    end() {
      out.push(...rewriter.end(decoder.end()));
      return written();
    },
    block: (message) => sse.encode(rewriter.block(message)) as string,
    rewriter,
    seen,
  };
};
const run = (stream: string, includeUsage = false): string => {
  const wire = start(includeUsage);
  return wire.push(stream) + wire.end();
};
const hasCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code;

const details = (text: string): object => ({ reasoning_details: [{ type: "reasoning.text", text, index: 0 }] });

test("text is masked across chunks and comes before the end of its choice", () => {
  const out = run(
    chunk({ role: "assistant", content: "" }) +
      chunk({ content: "hi da" }) +
      chunk({ content: "na, d" }) +
      chunk({}, "stop") +
      done,
  );
  assert.equal(textOf(out), "hi {X}, d");
  const frames = framesOf(out);
  assert.deepEqual(frames[0]?.choices[0]?.delta, { role: "assistant", content: "" });
  assert.deepEqual(frames.at(-1)?.choices[0], { index: 0, delta: {}, finish_reason: "stop" });
  assert.ok(frames.every(({ model }) => model === "echo"));
  assert.equal(out.split("[DONE]").length, 2);
  assert.ok(out.endsWith(done));
});

test("a chunk that has nothing left to say is dropped", () => {
  const wire = start();
  assert.equal(wire.push(chunk({ content: "dan" })), "");
  assert.equal(textOf(wire.push(chunk({ content: "ce" }))), "dance");
});

test("each choice and each field is a text of its own", () => {
  const out = run(
    chunk({ content: "da", reasoning_content: "da", refusal: "da", novel: "da" }) +
      chunk({ content: "da" }, null, 1) +
      chunk({ content: "na", reasoning_content: "na", refusal: "na", novel: "na" }) +
      chunk({ content: "re" }, "stop", 1) +
      chunk({}, "stop") +
      done,
  );
  for (const field of ["content", "reasoning_content", "refusal", "novel"]) assert.equal(textOf(out, field), "{X}", field);
  assert.equal(textOf(out, "content", 1), "dare");
});

test("nested fields are texts too, by their place", () => {
  const out = run(chunk(details("I see da")) + chunk(details("na, and da")) + chunk({}, "stop") + done);
  assert.doesNotMatch(out, /"na/);
  const said = framesOf(out).flatMap(({ choices }) => choices.flatMap(({ delta }) => delta["reasoning_details"] ?? []));
  assert.equal(said.map((item) => (item as { text: string }).text).join(""), "I see {X}, and da");
});

test("names of unknown fields are masked, also where held text is said later", () => {
  const out = run(chunk({ danaSays: "x", more: { dana: "d" } }) + chunk({ danaSays: " and d" }) + chunk({}, "stop") + done);
  assert.doesNotMatch(out, /dana/);
  assert.equal(textOf(out, "{X}Says"), "x and d");
});

test("tool calls are said whole, with their decoded arguments inspected", () => {
  const piece = (index: number, args: string, more: object = {}): string =>
    chunk({
      tool_calls: [{ index, ...more, function: { ...(index === 0 && "id" in more ? { name: "find" } : {}), arguments: args } }],
    });
  const wire = start();
  const before = wire.push(
    piece(0, '{"who":"d\\u00', { id: "call_a", type: "function" }) +
      piece(1, '{"x":', { id: "call_b" }) +
      piece(0, '61na"}') +
      piece(1, "12345678901234567890}"),
  );
  assert.equal(before, "");
  const after = wire.push(chunk({}, "tool_calls") + done) + wire.end();
  const calls = framesOf(after).flatMap(({ choices }) => (choices[0]?.delta["tool_calls"] ?? []) as unknown[]);
  assert.deepEqual(calls, [
    { index: 0, id: "call_a", type: "function", function: { name: "find", arguments: '{"who":"{X}"}' } },
    { index: 1, id: "call_b", function: { arguments: '{"x":12345678901234567890}' } },
  ]);
  assert.ok(wire.rewriter.outputBytes > 40);
  assert.ok(wire.seen.some(([surface, text]) => surface === "tool-arguments" && text === "dana"));
});

test("arguments that are not JSON, and the older function call, are inspected as they are", () => {
  const out = run(
    chunk({ function_call: { name: "dana", arguments: "{oops da" } }) +
      chunk({ function_call: { arguments: "na" } }) +
      chunk({}, "function_call") +
      done,
  );
  assert.match(out, /"function_call":\{"name":"\{X\}","arguments":"\{oops \{X\}"\}/);
});

test("held tool calls are bounded", () => {
  const wire = start();
  const piece = chunk({ tool_calls: [{ index: 0, function: { arguments: "x".repeat(60_000) } }] });
  assert.throws(() => {
    for (let count = 0; count < 100; count++) wire.push(piece);
  }, hasCode("upstream_malformed"));
});

test("usage is read always, and told once, to those who asked", () => {
  const stream =
    chunk({ content: "hi" }, null, 0, { usage: null }) +
    chunk({}, "stop", 0, { usage: null }) +
    `data: ${JSON.stringify({ ...envelope, choices: [], usage: { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4, note: "dana" } })}\n\n` +
    done;
  const wire = start();
  const silent = wire.push(stream);
  assert.deepEqual(wire.rewriter.usage, { inputTokens: 3, outputTokens: 1 });
  assert.doesNotMatch(silent, /usage/);
  const told = framesOf(run(stream, true)).filter(({ usage }) => usage !== null);
  assert.deepEqual(
    told.map(({ usage, choices }) => ({ usage, choices })),
    [{ usage: { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4 }, choices: [] }],
  );
});

test("log probabilities and padding are not streamed", () => {
  const out = run(
    `data: ${JSON.stringify({ ...envelope, obfuscation: "dana", choices: [{ index: 0, delta: { content: "x" }, logprobs: { content: [{ token: "dana" }] }, finish_reason: null }] })}\n\n` +
      chunk({}, "stop") +
      done,
  );
  assert.doesNotMatch(out, /dana/);
});

test("text in the envelope, in names and in unknown fields of a choice is masked", () => {
  const out = run(
    `data: ${JSON.stringify({ ...envelope, id: "dana was here", dana: { dana: ["dana"] }, choices: [{ index: 0, delta: { role: "dana", dana: 1 }, note: { dana: "dana" }, finish_reason: "dana" }] })}\n\n` +
      done,
  );
  assert.equal(framesOf(out).length, 2);
  assert.doesNotMatch(out, /dana/);
});

test("after a block nothing comes out but the message, content_filter and the end", () => {
  const wire = start(true);
  const before = wire.push(
    chunk({ role: "assistant", content: "so ST" }) + chunk({ content: "OP it, dana" }) + chunk({}, "stop") + done,
  );
  assert.equal(textOf(before), "so ");
  assert.ok(wire.rewriter.blocked);
  assert.equal(wire.push(chunk({ content: "more" })), "");
  assert.equal(wire.end(), "");
  const after = wire.block("Withheld.");
  assert.deepEqual(framesOf(after)[0]?.choices, [{ index: 0, delta: { content: "Withheld." }, finish_reason: "content_filter" }]);
  assert.ok(after.endsWith(done));
  assert.equal(wire.block("again"), "");
});

test("a block in one choice silences the others, in the same chunk too", () => {
  const wire = start();
  const both = [
    { index: 0, delta: { content: "STOP" } },
    { index: 1, delta: { role: "assistant", content: "and on" } },
  ];
  assert.equal(wire.push(`data: ${JSON.stringify({ ...envelope, choices: both })}\n\n`), "");
  assert.ok(wire.rewriter.blocked);
});

test("a blocked tool call is not said at all", () => {
  const wire = start();
  const call = chunk({ tool_calls: [{ index: 0, id: "call_a", function: { name: "f", arguments: '{"a":"STOP"}' } }] });
  assert.equal(wire.push(call + chunk({}, "tool_calls") + done), "");
  assert.ok(wire.rewriter.blocked);
});

test("a failure is a frame that the SDK throws on, and then the end", () => {
  const wire = start();
  const frames = sse.encode(wire.rewriter.fail(new Problem("upstream_unavailable", "Cut."))) as string;
  assert.equal(framesOf(frames)[0]?.error?.code, "upstream_unavailable");
  assert.ok(frames.endsWith(done));
});

test("an answer that ends too early is cut, whatever was missing", () => {
  for (const stream of [
    "",
    chunk({ content: "hi" }),
    chunk({ content: "hi" }, "stop") + chunk({ content: "hi" }, null, 1),
    chunk({}, "stop").slice(0, -20),
  ]) {
    const wire = start();
    wire.push(stream);
    assert.throws(() => wire.end(), hasCode("upstream_unavailable"), stream);
  }
});

test("an end without [DONE], or [DONE] without an end, still gives the caller both", () => {
  assert.ok(run(chunk({ content: "hi" }, "stop")).endsWith(done));
  assert.ok(run(chunk({ content: "hi" }, "stop") + "data: [DONE]").endsWith(done));
  assert.equal(textOf(run(chunk({ content: "hi da" }) + done)), "hi da");
});

test("an error frame of the upstream fails the stream without its text", () => {
  const wire = start();
  assert.throws(
    () => wire.push(`data: ${JSON.stringify({ error: { message: "secret" } })}\n\n`),
    (error) => hasCode("upstream_unavailable")(error) && !(error as Problem).detail.includes("secret"),
  );
});

test("what is not this dialect is malformed", () => {
  const bodies = [
    "data: {\n\n",
    "data: []\n\n",
    'data: {"choices":{}}\n\n',
    'data: {"choices":[1]}\n\n',
    chunk({ audio: { data: "x" } }),
    chunk({}, "stop") + chunk({ content: "late" }),
  ];
  for (const body of bodies) {
    const wire = start();
    assert.throws(
      () => {
        wire.push(body);
        wire.end();
      },
      hasCode("upstream_malformed"),
      body,
    );
  }
});

test("of an event that fails nothing comes out, and an event named error fails whatever it holds", () => {
  const wire = start();
  const choices = [{ index: 0, delta: { content: "hi" } }, 1];
  assert.throws(() => wire.push(`data: ${JSON.stringify({ ...envelope, choices })}\n\n`), hasCode("upstream_malformed"));
  assert.equal(wire.push(""), "");
  assert.throws(() => start().push("event: error\ndata: out of memory\n\n"), hasCode("upstream_unavailable"));
});

test("content in parts is one text with content in strings, and what both held back is said", () => {
  const text = (...texts: string[]): object => ({ content: texts.map((said) => ({ type: "text", text: said })) });
  assert.equal(
    textOf(run(chunk(text("d", "a", "na, d")) + chunk({ content: "an" }) + chunk(text("a")) + chunk({}, "stop") + done)),
    "{X}, {X}",
  );
  const thinking = (said: string): object => ({ content: [{ type: "thinking", thinking: [{ type: "text", text: said }] }] });
  const out = run(chunk(thinking("so da")) + chunk({ content: "it is d" }) + chunk({}, "stop") + done);
  const deltas = framesOf(out).flatMap(({ choices }) => choices.map(({ delta }) => delta["content"] ?? null));
  assert.deepEqual(deltas, [
    [{ type: "thinking", thinking: [{ type: "text", text: "so " }] }],
    "it is ",
    [{ index: 0, thinking: [{ index: 0, text: "da" }] }],
    "d",
    null,
  ]);
});

test("pictures and sound in a stream are malformed", () => {
  const image = { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } };
  for (const delta of [{ images: [image] }, { content: [image] }, { audio: { data: "x" } }]) {
    assert.throws(() => start().push(chunk(delta)), hasCode("upstream_malformed"));
  }
});
