import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { OpenChannel, Surface } from "../../src/core/inspection.ts";
import { Problem } from "../../src/core/problem.ts";
import { bedrockInvoke } from "../../src/dialects/bedrock-invoke/bedrock-invoke.ts";
import type { AnswerContext, StreamEvent, StreamRewriter } from "../../src/dialects/dialect.ts";

const canary = "dana@campus.example";

/** Masks one address, and holds back what could be the start of it. Keeps what it saw, text by text. */
function guard(): { open: OpenChannel; seen: { surface: Surface; text: string }[] } {
  const seen: { surface: Surface; text: string }[] = [];
  const open: OpenChannel = (surface) => {
    const entry = { surface, text: "" };
    seen.push(entry);
    let held = "";
    const release = (final: boolean): { text: string; blocked: boolean } => {
      held = held.replaceAll(canary, "{X}");
      let keep = 0;
      for (let size = final ? 0 : Math.min(canary.length - 1, held.length); size > 0; size--) {
        if (canary.startsWith(held.slice(-size))) {
          keep = size;
          break;
        }
      }
      const text = held.slice(0, held.length - keep);
      held = held.slice(held.length - keep);
      return { text, blocked: false };
    };
    return {
      push(text) {
        entry.text += text;
        held += text;
        return release(false);
      },
      end: () => release(true),
    };
  };
  return { open, seen };
}

const context = (variant: string): AnswerContext => ({ model: "m", includeUsage: true, variant, callId: "req_1", at: 0 });
const start = (open: OpenChannel, variant: string): StreamRewriter => {
  assert.ok(bedrockInvoke.streaming);
  return bedrockInvoke.streaming.rewrite(open, context(variant));
};
const chunk = (json: unknown): StreamEvent => ({
  type: "chunk",
  data: JSON.stringify({ bytes: Buffer.from(JSON.stringify(json)).toString("base64"), p: "abc" }),
});
/** What a client can read of events: their types, and their data in and out of base64. */
const readable = (events: readonly StreamEvent[]): string =>
  events
    .map(({ type, data }) => {
      const bytes = /^\{"bytes":"([^"]*)"\}$/.exec(data)?.[1];
      return `${type} ${bytes === undefined ? data : Buffer.from(bytes, "base64").toString("utf8")}`;
    })
    .join("\n");

function relay(variant: string, events: readonly StreamEvent[]): string {
  const rewriter = start(guard().open, variant);
  const out: StreamEvent[] = [];
  try {
    for (const event of events) out.push(...rewriter.take(event));
    out.push(...rewriter.end(undefined));
  } catch (error) {
    assert.ok(error instanceof Problem, String(error instanceof Error ? error.stack : error));
    assert.notEqual(error.code, "internal");
    out.push(...rewriter.fail(error));
  }
  return readable(out);
}

const families = ["llama", "titan", "mistral", "nova", "anthropic", "chat", "embeddings", "unknown"];
const metrics = { "amazon-bedrock-invocationMetrics": { inputTokenCount: 1, outputTokenCount: 1 } };

const shapes: Record<string, { piece: (text: string) => object; last: object; first?: object[]; before?: object[] }> = {
  llama: {
    piece: (generation) => ({ generation, stop_reason: null }),
    last: { generation: "", stop_reason: "stop", ...metrics },
  },
  titan: { piece: (outputText) => ({ outputText, index: 0 }), last: { outputText: "", completionReason: "FINISH", ...metrics } },
  mistral: { piece: (text) => ({ outputs: [{ text }] }), last: { outputs: [{ text: "", stop_reason: "stop" }], ...metrics } },
  chat: {
    piece: (content) => ({ choices: [{ index: 0, message: { content } }] }),
    last: { choices: [{ index: 0, message: { content: "" }, stop_reason: "stop" }] },
  },
  nova: {
    first: [{ messageStart: { role: "assistant" } }],
    piece: (text) => ({ contentBlockDelta: { delta: { text }, contentBlockIndex: 0 } }),
    before: [{ contentBlockStop: { contentBlockIndex: 0 } }],
    last: { messageStop: { stopReason: "end_turn" } },
  },
  anthropic: {
    first: [
      { type: "message_start", message: { id: "msg_1", type: "message", role: "assistant", content: [], stop_reason: null } },
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
    ],
    piece: (text) => ({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }),
    before: [
      { type: "content_block_stop", index: 0 },
      { type: "message_delta", delta: { stop_reason: "end_turn", stop_sequence: null }, usage: { output_tokens: 1 } },
    ],
    last: { type: "message_stop", ...metrics },
  },
  unknown: { piece: (reply) => ({ reply: [{ reply }] }), last: { ...metrics } },
};

const saying = fc
  .array(fc.oneof(fc.constant(canary), fc.string({ unit: fc.constantFrom("d", "a", "é", "🙂", '"', "\\", "@"), maxLength: 5 })), {
    maxLength: 6,
  })
  .map((words) => words.join(""));

function cut(text: string, cuts: readonly number[]): string[] {
  const points = [...text];
  const places = [0, ...cuts.map((place) => place % (points.length + 1)), points.length].sort((a, b) => a - b);
  return places.slice(1).map((place, index) => points.slice(places[index], place).join(""));
}

test("how a text is cut into chunks changes neither findings nor what comes out [chunking-is-invisible]", () => {
  const cuts = fc.array(fc.nat(), { maxLength: 8 });
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(shapes)), saying, cuts, cuts, (family, text, one, other) => {
      const shape = shapes[family];
      assert.ok(shape);
      const relayed = [one, other].map((places) => {
        const { open, seen } = guard();
        const rewriter = start(open, family);
        const chunks = [...(shape.first ?? []), ...cut(text, places).map(shape.piece), ...(shape.before ?? []), shape.last];
        const out = [...chunks.flatMap((json) => rewriter.take(chunk(json))), ...rewriter.end(undefined)];
        const said: string[] = [];
        for (const line of readable(out).split("\n")) {
          if (line === "") continue;
          JSON.stringify(JSON.parse(line.slice(6)), (key, value: unknown) => {
            if (/^(?:generation|outputText|text|content|reply)$/.test(key) && typeof value === "string") said.push(value);
            return value;
          });
        }
        return { said: said.join(""), seen: seen.map((entry) => entry.text).filter((entry) => entry.includes(canary)) };
      });
      assert.deepEqual(relayed[0], relayed[1]);
      assert.equal(relayed[0]?.said, text.replaceAll(canary, "{X}"));
    }),
    { numRuns: 300 },
  );
});

const word = fc.oneof(
  fc.constantFrom(
    canary,
    `see ${canary}.`,
    "generation",
    "outputs",
    "text",
    "type",
    "arguments",
    "stop_reason",
    "stop",
    "tokens",
  ),
  fc.constantFrom("contentBlockDelta", "messageStart", "message_start", "choices", "delta", "index", "message", "id", "role"),
  fc.string({ maxLength: 6 }),
);
const tree = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "medium" },
    word,
    fc.constantFrom<unknown>(null, true, 0, 1, 0.5, -3),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(word, tie("value"), { maxKeys: 4 }),
  ),
})).value;
const garbage = fc.oneof(
  { weight: 8, arbitrary: tree.map(chunk) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...Object.keys(shapes)), word)
      .map(([family, text]) => chunk((shapes[family] as { piece: (text: string) => object }).piece(text))),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: word,
      data: fc.oneof(
        word,
        tree.map((value) => JSON.stringify(value)),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.constant<StreamEvent>({ type: "chunk", data: '{"bytes":"e30="}' }) },
);

test("nothing uninspected comes out of a stream of garbage, and nothing but Problems is thrown [every-surface-inspected]", () => {
  fc.assert(
    fc.property(fc.constantFrom(...families), fc.array(garbage, { maxLength: 8 }), (family, events) => {
      const out = relay(family, events);
      assert.ok(!out.includes(canary), out);
    }),
    { numRuns: 1500 },
  );
});
