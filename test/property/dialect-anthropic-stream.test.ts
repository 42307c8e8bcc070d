import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { OpenChannel } from "../../src/core/inspection.ts";
import { Problem } from "../../src/core/problem.ts";
import type { StreamEvent } from "../../src/dialects/dialect.ts";
import { anthropicMessages } from "../../src/dialects/anthropic-messages/anthropic-messages.ts";
import { letterGuard } from "../support/small-guards.ts";

const context = { model: "m", includeUsage: true, callId: "req_1", at: 0 };

interface Relayed {
  readonly events: any[];
  readonly problem: string | undefined;
}

/** Everything a caller gets of a stream, and how it ended. */
function relay(channel: OpenChannel, events: readonly StreamEvent[], left?: StreamEvent): Relayed {
  const rewriter = anthropicMessages.streaming!.rewrite(channel, context);
  const out: StreamEvent[] = [];
  let problem: string | undefined;
  try {
    for (const event of events) {
      out.push(...rewriter.take(event));
      if (rewriter.blocked) break;
    }
    if (!rewriter.blocked) out.push(...rewriter.end(left));
    if (rewriter.blocked) out.push(...rewriter.block("Withheld."));
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    problem = error.code;
    out.push(...rewriter.fail(error));
  }
  assert.deepEqual(rewriter.take({ type: "ping", data: '{"type":"ping"}' }), [], "nothing comes after the end");
  return {
    events: out.map(({ type, data }) => {
      const value = JSON.parse(data);
      assert.equal(value.type, type);
      return value;
    }),
    problem,
  };
}

const event = (data: any): StreamEvent => ({ type: data.type, data: JSON.stringify(data) });
const start = event({
  type: "message_start",
  message: { id: "msg_1", type: "message", role: "assistant", model: "up", content: [], usage: { input_tokens: 1 } },
});
const stop = [
  event({ type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 1 } }),
  event({ type: "message_stop" }),
];

const said = fc.string({ unit: fc.constantFrom("a", "b", "c", " ", "é", "🙂", '"', "!"), maxLength: 12 });
const kinds = {
  text: { block: { type: "text", text: "" }, delta: (text: string) => ({ type: "text_delta", text }) },
  thinking: {
    block: { type: "thinking", thinking: "", signature: "" },
    delta: (thinking: string) => ({ type: "thinking_delta", thinking }),
  },
  tool_use: {
    block: { type: "tool_use", id: "toolu_1", name: "look", input: {} },
    delta: (partial_json: string) => ({ type: "input_json_delta", partial_json }),
  },
  novel: { block: { type: "novel" }, delta: (words: string) => ({ type: "novel_delta", words }) },
} as const;
const block = fc.record({ kind: fc.constantFrom<keyof typeof kinds>("text", "thinking", "tool_use", "novel"), text: said });

/** The events of blocks whose text is cut at these places. */
function streamOf(blocks: readonly { kind: keyof typeof kinds; text: string }[], cuts: readonly number[]): StreamEvent[] {
  const events = [start];
  for (const [index, { kind, text }] of blocks.entries()) {
    const { block: content_block, delta } = kinds[kind];
    const whole = [...(kind === "tool_use" ? JSON.stringify({ say: text }) : text)];
    events.push(event({ type: "content_block_start", index, content_block }));
    const places = [...new Set([0, ...cuts.map((cut) => cut % (whole.length + 1)), whole.length])].sort((a, b) => a - b);
    for (const [at, place] of places.entries()) {
      const piece = whole.slice(place, places[at + 1]).join("");
      if (at < places.length - 1) events.push(event({ type: "content_block_delta", index, delta: delta(piece) }));
    }
    if (kind === "thinking") {
      events.push(event({ type: "content_block_delta", index, delta: { type: "signature_delta", signature: "c2lnbmF0dXJl" } }));
    }
    events.push(event({ type: "content_block_stop", index }));
  }
  return [...events, ...stop];
}

/** What was said in the end, however it was cut. */
function told({ events, problem }: Relayed): unknown {
  const blocks: Record<string, any> = {};
  const rest: unknown[] = [];
  for (const one of events) {
    if (one.type === "content_block_start") blocks[one.index] = { start: one.content_block, text: "", signature: "", open: true };
    else if (one.type === "content_block_delta") {
      const { text, thinking, partial_json: json, words, signature } = one.delta;
      assert.ok(blocks[one.index].open);
      blocks[one.index].text += text ?? thinking ?? json ?? words ?? "";
      blocks[one.index].signature += signature ?? "";
    } else if (one.type === "content_block_stop") blocks[one.index].open = false;
    else rest.push(one);
  }
  return { blocks, rest, problem };
}

test("how text is cut into deltas changes nothing of what is released (chunking-is-invisible)", () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 4 }), fc.array(fc.nat(50), { maxLength: 8 }), (blocks, cuts) => {
      const whole = told(relay(letterGuard(), streamOf(blocks, [])));
      assert.deepEqual(told(relay(letterGuard(), streamOf(blocks, cuts))), whole);
    }),
    { numRuns: 1000 },
  );
});

test("each kind of text is masked as a whole, arguments stay valid JSON, and a signature goes with its text", () => {
  const calm = said.map((text) => text.replaceAll("!", ""));
  fc.assert(
    fc.property(
      fc.array(fc.record({ kind: fc.constantFrom<keyof typeof kinds>("text", "thinking", "tool_use", "novel"), text: calm })),
      fc.array(fc.nat(50), { maxLength: 8 }),
      (blocks, cuts) => {
        const { blocks: out, rest }: any = told(relay(letterGuard(), streamOf(blocks, cuts)));
        assert.equal(rest.at(-1).type, "message_stop");
        for (const [index, { kind, text }] of blocks.entries()) {
          const masked = text.replaceAll("ab", "{X}");
          assert.equal(kind === "tool_use" ? JSON.parse(out[index].text).say : out[index].text, masked);
          assert.equal(out[index].signature !== "", kind === "thinking" && masked === text);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("a block ends the stream in the API's own way, wherever it comes", () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 3 }), block, fc.array(fc.nat(50), { maxLength: 5 }), (before, last, cuts) => {
      const stream = streamOf([...before, { ...last, text: `${last.text}!!` }, ...before], cuts);
      const { events } = relay(letterGuard(), stream);
      assert.deepEqual(events.at(-1), { type: "message_stop" });
      assert.equal(events.at(-2).delta.stop_reason, "refusal");
      assert.deepEqual(events.at(-4).delta, { type: "text_delta", text: "Withheld." });
      assert.ok(!JSON.stringify(events).includes("!!"));
      told({ events, problem: undefined });
      const starts = events.filter(({ type }) => type === "content_block_start").length;
      assert.equal(events.filter(({ type }) => type === "content_block_stop").length, starts);
    }),
    { numRuns: 500 },
  );
});

/** Upper case is what came through a channel: all that is inspected is lowered. */
const lower: OpenChannel = () => ({
  push: (text) => ({ text: text.toLowerCase(), blocked: false }),
  end: () => ({ text: "", blocked: false }),
});
const word = fc.string({ unit: fc.constantFrom("A", "B", "Z", " ", "1", "\ud83d"), maxLength: 5 });
const key = fc.oneof(
  word,
  fc.constantFrom(
    "type",
    "text",
    "thinking",
    "signature",
    "partial_json",
    "citation",
    "delta",
    "index",
    "usage",
    "input",
    "content_block",
    "message",
  ),
);
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    word,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
})).value;
const type = fc.constantFrom("text", "thinking", "redacted_thinking", "tool_use", "compaction", "X_NOVEL", "image");
const deltaType = fc.constantFrom(
  "text_delta",
  "thinking_delta",
  "input_json_delta",
  "signature_delta",
  "citations_delta",
  "X_DELTA",
);
const with_ = (object: fc.Arbitrary<object>, more: fc.Arbitrary<unknown>): fc.Arbitrary<any> =>
  fc.tuple(more, object).map(([extra, known]) => ({ ...(typeof extra === "object" ? extra : {}), ...known }));
const hostile = fc.oneof(
  with_(
    fc.record({
      type: fc.constant("content_block_start"),
      index: fc.nat(3),
      content_block: with_(fc.record({ type }), anything),
    }),
    anything,
  ),
  with_(
    fc.record({
      type: fc.constant("content_block_delta"),
      index: fc.nat(3),
      delta: with_(
        fc.record({
          type: deltaType,
          text: word,
          thinking: word,
          partial_json: word,
          signature: word,
          citation: fc.dictionary(key, anything),
        }),
        anything,
      ),
    }),
    anything,
  ),
  with_(fc.record({ type: fc.constant("content_block_stop"), index: fc.nat(3) }), anything),
  with_(fc.record({ type: fc.constant("message_delta"), delta: fc.dictionary(key, anything), usage: anything }), anything),
  with_(fc.record({ type: fc.constantFrom("message_stop", "ping", "X_EVENT") }), anything),
  anything,
);

test("whatever an upstream sends, only Problems are thrown, and nothing comes out that was not inspected (every-surface-inspected)", () => {
  let told = 0;
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 12 }), fc.boolean(), (events, orderly) => {
      const stream = orderly
        ? [start, ...events.map((one) => ({ type: "", data: JSON.stringify(one) })), ...stop]
        : events.map((one) => ({ type: "", data: JSON.stringify(one) }));
      const out = relay(lower, stream).events.filter(({ type: of }) => of !== "error");
      told += out.length;
      assert.doesNotMatch(JSON.stringify(out), /[ABZ]/);
    }),
    { numRuns: 3000 },
  );
  assert.ok(told > 2000, `too little came through to show anything: ${told}`);
});

test("bytes that are no event of this API are refused with a Problem", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ type: fc.string(), data: fc.oneof(fc.string(), fc.json()) })),
      fc.string(),
      (events, left) => {
        relay(lower, events, { type: "", data: left });
      },
    ),
    { numRuns: 500 },
  );
});
