import assert from "node:assert/strict";
import { test } from "node:test";
import type { JsonObject } from "../../core/json.ts";
import type { Surface } from "../../core/inspection.ts";
import { Problem } from "../../core/problem.ts";
import type { AnswerContext, StreamEvent, StreamRewriter } from "../dialect.ts";
import { bedrockInvoke } from "./bedrock-invoke.ts";
import { wordGuard } from "../../../test/support/small-guards.ts";

const metrics = {
  "amazon-bedrock-invocationMetrics": { inputTokenCount: 12, outputTokenCount: 7, invocationLatency: 1, firstByteLatency: 1 },
};
const usage = { inputTokens: 12, outputTokens: 7 };
const chunk = (json: object): StreamEvent => ({
  type: "chunk",
  data: JSON.stringify({ bytes: Buffer.from(JSON.stringify(json)).toString("base64"), p: "abcdefgh" }),
});
const readAll = (events: readonly StreamEvent[]): JsonObject[] =>
  events.map(({ type, data }) => {
    assert.equal(type, "chunk");
    const payload = JSON.parse(data) as { bytes: string };
    assert.deepEqual(Object.keys(payload), ["bytes"]);
    return JSON.parse(Buffer.from(payload.bytes, "base64").toString("utf8")) as JsonObject;
  });
const context = (variant: string): AnswerContext => ({ model: "m", includeUsage: true, variant, callId: "req_1", at: 0 });
const start = (variant: string): { rewriter: StreamRewriter; seen: [Surface, string][] } => {
  const { open, seen } = wordGuard();
  const rewriter = bedrockInvoke.streaming?.rewrite(open, context(variant));
  assert.ok(rewriter);
  return { rewriter, seen };
};
const run = (variant: string, chunks: readonly object[]): JsonObject[] => {
  const { rewriter } = start(variant);
  return readAll([...chunks.flatMap((json) => rewriter.take(chunk(json))), ...rewriter.end(undefined)]);
};

const streams: Record<string, (pieces: readonly string[]) => object[]> = {
  llama: (pieces) => [
    ...pieces.map((generation) => ({ generation, prompt_token_count: null, generation_token_count: 1, stop_reason: null })),
    { generation: "", prompt_token_count: null, generation_token_count: 7, stop_reason: "stop", ...metrics },
  ],
  titan: (pieces) =>
    pieces.map((outputText, index) => ({
      outputText,
      index: 0,
      totalOutputTextTokenCount: null,
      completionReason: index === pieces.length - 1 ? "FINISH" : null,
      ...(index === pieces.length - 1 ? metrics : undefined),
    })),
  mistral: (pieces) => [
    ...pieces.map((text) => ({ outputs: [{ text, stop_reason: null }] })),
    { outputs: [{ text: "", stop_reason: "stop" }], ...metrics },
  ],
  chat: (pieces) => [
    ...pieces.map((content) => ({ choices: [{ index: 0, message: { role: "assistant", content }, stop_reason: null }] })),
    { choices: [{ index: 0, message: { role: "assistant", content: "" }, stop_reason: "stop" }], ...metrics },
  ],
  nova: (pieces) => [
    { messageStart: { role: "assistant" } },
    ...pieces.map((text) => ({ contentBlockDelta: { delta: { text }, contentBlockIndex: 0 } })),
    { contentBlockStop: { contentBlockIndex: 0 } },
    { messageStop: { stopReason: "end_turn" } },
    { metadata: { usage: { inputTokens: 12, outputTokens: 7, totalTokens: 19 }, metrics: {} }, ...metrics },
  ],
  anthropic: (pieces) => [
    {
      type: "message_start",
      message: {
        id: "msg_1",
        type: "message",
        role: "assistant",
        model: "claude",
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: 12, output_tokens: 1 },
      },
    },
    { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
    ...pieces.map((text) => ({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } })),
    { type: "content_block_stop", index: 0 },
    { type: "message_delta", delta: { stop_reason: "end_turn", stop_sequence: null }, usage: { output_tokens: 7 } },
    { type: "message_stop", ...metrics },
  ],
  unknown: (pieces) => pieces.map((reply) => ({ reply: { says: [reply] } })),
};

/** All text of a stream, by where it stands. */
function textOf(chunks: readonly JsonObject[]): string {
  const said: string[] = [];
  JSON.stringify(chunks, (key, value: unknown) => {
    if (/^(?:generation|outputText|text|content|0)$/.test(key) && typeof value === "string") said.push(value);
    return value;
  });
  return said.join("");
}

test("text that is cut over chunks is masked in every family, and all of it comes out", () => {
  for (const [family, stream] of Object.entries(streams)) {
    const out = run(family, stream(["hi d", "ana", " and da", "nc", "e, d"]));
    assert.equal(textOf(out), "hi {X} and dance, d", family);
    assert.doesNotMatch(JSON.stringify(out), /dana/);
  }
});

test("what is held back comes out in the chunk that says why its text ended", () => {
  assert.deepEqual(run("llama", streams["llama"]?.(["so d"]) ?? []).at(-1), {
    generation: "d",
    prompt_token_count: null,
    generation_token_count: 7,
    stop_reason: "stop",
    ...metrics,
  });
  assert.deepEqual(run("mistral", streams["mistral"]?.(["so d"]) ?? []).at(-1), {
    outputs: [{ text: "d", stop_reason: "stop" }],
    ...metrics,
  });
});

test("what is held back at the end of a family that nobody knows comes out in a chunk of the same shape", () => {
  assert.deepEqual(run("unknown", [{ reply: { says: ["a d"] } }]), [{ reply: { says: ["a "] } }, { reply: { says: ["d"] } }]);
  assert.deepEqual(run("unknown", [{ items: [{ index: 3, text: "a d" }] }]).at(-1), { items: [{ index: 3, text: "d" }] });
});

test("the metrics of the last chunk are the usage", () => {
  for (const [family, stream] of Object.entries(streams)) {
    const { rewriter } = start(family);
    for (const json of stream(["hi"])) rewriter.take(chunk(json));
    rewriter.end(undefined);
    const told = rewriter.usage;
    assert.deepEqual(
      told && { inputTokens: told.inputTokens, outputTokens: told.outputTokens },
      family === "unknown" ? undefined : usage,
      family,
    );
    assert.equal(rewriter.outputBytes, 2, family);
  }
});

test("a block in mid-stream ends the answer in the family's own way", () => {
  for (const [family, stream] of Object.entries(streams)) {
    const { rewriter } = start(family);
    const out: StreamEvent[] = [];
    for (const json of stream(["fine. ", "ST", "OP it"])) {
      out.push(...rewriter.take(chunk(json)));
      if (rewriter.blocked) break;
    }
    assert.ok(rewriter.blocked, family);
    const end = readAll(rewriter.block("No."));
    assert.ok(JSON.stringify(end).includes("No."), family);
    assert.equal(end.at(-1)?.["amazon-bedrock-guardrailAction"], "INTERVENED", family);
    assert.doesNotMatch(JSON.stringify(readAll(out)), /STOP|ST"/);
    assert.deepEqual(rewriter.take(chunk({ generation: "more" })), []);
    assert.deepEqual(rewriter.end(undefined), []);
    assert.deepEqual(rewriter.block("No."), []);
  }
});

test("a blocked prompt is a whole stream in the family's own way", () => {
  const blocked = (family: string): JsonObject[] => readAll(bedrockInvoke.streaming?.blocked("No.", context(family)) ?? []);
  for (const family of Object.keys(streams)) {
    assert.ok(JSON.stringify(blocked(family)).includes("No."), family);
    assert.equal(blocked(family).at(-1)?.["amazon-bedrock-guardrailAction"], "INTERVENED", family);
  }
  assert.equal(blocked("anthropic")[0]?.["type"], "message_start");
  assert.deepEqual(Object.keys(blocked("nova")[0] ?? {}), ["messageStart"]);
});

test("Mistral's own spelling of chat streams is kept, and OpenAI's is too", () => {
  const [mistral] = run("chat", streams["chat"]?.(["hi"]) ?? []);
  assert.match(JSON.stringify(mistral), /"message":\{"role":"assistant","content":"hi"\}/);
  const [openai] = run("chat", [{ choices: [{ index: 0, delta: { content: "hi" }, finish_reason: "stop" }] }]);
  assert.match(JSON.stringify(openai), /"delta":\{"content":"hi"\}/);
});

test("arguments in pieces are held until they are whole, and stay JSON", () => {
  const piece = (text: string): object => ({ tool: { name: "send", arguments: text } });
  const out = run("unknown", [piece(String.raw`{"to":"d\u00`), piece('61na"}')]);
  const said = out.map((json) => (json["tool"] as { arguments: string }).arguments).join("");
  assert.equal(said, '{"to":"{X}"}');
});

test("names in chunks are inspected, and so are events of other types", () => {
  const { rewriter } = start("unknown");
  const [out] = readAll(rewriter.take(chunk({ danaSays: "x", more: { dana: 1 } })));
  assert.deepEqual(out, { "{X}Says": "x", more: { "{X}": 1 } });
  assert.deepEqual(rewriter.take({ type: "novel", data: '{"dana":"dana"}' }), [{ type: "novel", data: '{"{X}":"{X}"}' }]);
});

test("token by token probabilities are not streamed", () => {
  const [out] = run("unknown", [{ text: "hi", logprobs: [{ token: "da" }, { token: "na" }], tokens: 3 }]);
  assert.deepEqual(out, { text: "hi", tokens: 3 });
});

test("an exception of the upstream's is an error, and so are chunks that can't be read", () => {
  const fails = (event: StreamEvent, code: string, family = "llama"): void => {
    assert.throws(
      () => start(family).rewriter.take(event),
      (error: unknown) => error instanceof Problem && error.code === code,
      JSON.stringify(event),
    );
  };
  for (const family of ["llama", "anthropic", "nova", "chat", "unknown"]) {
    fails({ type: "throttlingException", data: '{"message":"x"}', exception: true }, "upstream_unavailable", family);
    fails({ type: "chunk", data: "no" }, "upstream_malformed", family);
    fails({ type: "chunk", data: '{"p":"x"}' }, "upstream_malformed", family);
    fails({ type: "chunk", data: '{"bytes":"####"}' }, "upstream_malformed", family);
    fails({ type: "chunk", data: `{"bytes":"${Buffer.from("[1]").toString("base64")}"}` }, "upstream_malformed", family);
  }
});

test("a stream that ends too early is told from one that is over", () => {
  for (const [family, stream] of Object.entries(streams)) {
    if (family === "unknown") continue;
    const { rewriter } = start(family);
    const [first, second] = stream(["hi", "ho"]);
    for (const json of [first, second]) if (family !== "titan" || json === first) rewriter.take(chunk(json ?? {}));
    assert.throws(
      () => rewriter.end(undefined),
      (error: unknown) => error instanceof Problem && error.code === "upstream_unavailable",
    );
  }
});

test("a text cannot go on after its end, where a guardrail would see only its second half", () => {
  const { rewriter } = start("llama");
  rewriter.take(chunk({ generation: "da", stop_reason: "stop" }));
  assert.throws(() => rewriter.take(chunk({ generation: "na" })), Problem);
  const after = start("unknown").rewriter;
  after.take(chunk({ text: "da", ...metrics }));
  assert.throws(() => after.take(chunk({ text: "na" })), Problem);
});

test("a failure in mid-stream is an exception of the API's", () => {
  for (const family of Object.keys(streams)) {
    const { rewriter } = start(family);
    const [event] = rewriter.fail(new Problem("upstream_unavailable", "Gone."));
    assert.equal(event?.exception, true);
    assert.match(event?.type ?? "", /Exception$/);
    assert.equal((JSON.parse(event?.data ?? "") as { message: string }).message, "Gone.");
    assert.deepEqual(rewriter.fail(new Problem("internal", "x")), []);
  }
});
