import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Problem } from "../../src/core/problem.ts";
import type { StreamEvent } from "../../src/dialects/dialect.ts";
import { sse } from "../../src/dialects/framing/sse.ts";
import { rewriteStream } from "../../src/dialects/openai-chat/rewrite-stream.ts";
import { letterGuard } from "../support/small-guards.ts";

/** Everything a caller gets of a stream, and how it ended. */
function relay(chunks: readonly Uint8Array[]): string {
  const rewriter = rewriteStream(letterGuard(), { model: "m", includeUsage: true, callId: "c", at: 0 });
  const out: StreamEvent[] = [];
  const decoder = sse.openDecoder((event) => out.push(...rewriter.take(event)));
  try {
    for (const chunk of chunks) decoder.push(chunk);
    out.push(...rewriter.end(decoder.end()));
    if (rewriter.blocked) out.push(...rewriter.block("Withheld."));
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    assert.notEqual(error.code, "internal", String(error.cause));
    out.push(...(rewriter.blocked ? rewriter.block("Withheld.") : rewriter.fail(error)));
  }
  return sse.encode(out) as string;
}

function cutAt(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return places.slice(1).map((place, index) => bytes.subarray(places[index], place));
}

const said = fc.string({ unit: fc.constantFrom("a", "b", "c", " ", "é", "🙂", '"', "!"), maxLength: 6 });
const delta = fc.oneof(
  fc.record({ content: said }),
  fc.record({ role: fc.constant("assistant"), content: said }),
  fc.record({ content: said, reasoning_content: said, refusal: fc.constant(null) }),
  fc.record({ tool_calls: fc.tuple(fc.record({ index: fc.nat(1), function: fc.record({ arguments: said }) })) }),
  fc.record({ reasoning_details: fc.tuple(fc.record({ type: fc.constant("reasoning.text"), text: said })) }),
  fc.record({ novel: said, annotations: fc.array(fc.record({ title: said }), { maxLength: 2 }) }),
  fc.object({ maxDepth: 2 }),
);
const chunk = fc
  .record(
    { index: fc.nat(1), delta, finish_reason: fc.constantFrom(null, null, null, "stop") },
    { requiredKeys: ["index", "delta"] },
  )
  .map((choice) => `data: ${JSON.stringify({ id: "chatcmpl-1", created: 1, choices: [choice] })}\n\n`);
const frames = fc.oneof(
  { weight: 10, arbitrary: chunk },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ": ping\n\n",
      'data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2}}\n\n',
      "data: {\n\n",
      'data: {"error":{}}\n\n',
      "data: [DONE]\n\n",
    ),
  },
  { weight: 1, arbitrary: fc.json().map((json) => `data: ${json}\n\n`) },
);
const streamBytes = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.array(frames, { maxLength: 12 }), fc.boolean())
      .map(([parts, done]) => new Uint8Array(Buffer.from(parts.join("") + (done ? "data: [DONE]\n\n" : "")))),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);

test("what the caller gets does not depend on how the upstream's stream is cut (chunking-is-invisible)", () => {
  fc.assert(
    fc.property(streamBytes, fc.array(fc.nat(5000), { maxLength: 8 }), (bytes, cuts) => {
      const whole = relay([bytes]);
      assert.equal(relay(cutAt(bytes, cuts)), whole);
      assert.equal(relay([...bytes].map((byte) => Uint8Array.of(byte))), whole);
      assert.ok(whole.endsWith("data: [DONE]\n\n"));
      assert.equal(whole.split("data: [DONE]").length, 2);
    }),
    { numRuns: 1500 },
  );
});

interface Told {
  readonly choices: readonly { readonly delta: { readonly content?: string } }[];
}

test("text is masked as a whole, however the upstream spreads it over chunks", () => {
  fc.assert(
    fc.property(
      fc.array(
        said.map((text) => text.replaceAll("!", "")),
        { maxLength: 12 },
      ),
      (pieces) => {
        const stream = pieces
          .map((content) => `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`)
          .join("");
        const out = relay([Buffer.from(`${stream}data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n`)]);
        const text = out
          .split("\n\n")
          .filter((line) => line.startsWith("data: {"))
          .flatMap((line) => (JSON.parse(line.slice(6)) as Told).choices.map((choice) => choice.delta.content ?? ""))
          .join("");
        assert.equal(text, pieces.join("").replaceAll("ab", "{X}"));
      },
    ),
    { numRuns: 500 },
  );
});
