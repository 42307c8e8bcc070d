import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { openSseDecoder, sse } from "../../src/dialects/framing/sse.ts";
import { Problem } from "../../src/core/problem.ts";

/** What a parser makes of chunks: its events, what is left, and the problem that ended it. */
function read(chunks: readonly Uint8Array[], limit = 200): unknown[] {
  const events: unknown[] = [];
  const parser = openSseDecoder((data) => events.push(data), limit);
  try {
    for (const chunk of chunks) parser.push(chunk);
    events.push({ left: parser.end() });
  } catch (error) {
    assert.ok(error instanceof Problem && error.code === "upstream_malformed");
    events.push("malformed");
  }
  return events;
}

function cutAt(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return places.slice(1).map((place, index) => bytes.subarray(places[index], place));
}

const pieces = fc.constantFrom(
  "data: ",
  "data:",
  "data",
  "event: x",
  "event:",
  "event",
  ": c",
  "\n",
  "\r",
  "\r\n",
  "\n\n",
  "id: 1",
  "a",
  "é",
  "🙂",
  "\ufeff",
  "[DONE]",
  "x".repeat(60),
);
const streamBytes = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((parts) => new Uint8Array(Buffer.from(parts.join("")))),
  fc.uint8Array({ maxLength: 300 }),
);

test("what an event stream says does not depend on how it is cut (chunking-is-invisible)", () => {
  fc.assert(
    fc.property(streamBytes, fc.array(fc.nat(1000), { maxLength: 12 }), (bytes, cuts) => {
      const whole = read([bytes]);
      assert.deepEqual(read(cutAt(bytes, cuts)), whole);
      assert.deepEqual(read([...bytes].map((byte) => Uint8Array.of(byte))), whole);
    }),
    { numRuns: 1000 },
  );
});

test("data written as events is read back, whatever the line ends", () => {
  const line = fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => !/[\r\n]/.test(text));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom("\n", "\r\n", "\r"), (lines, end) => {
      const bytes = Buffer.from(lines.map((text) => `data: ${text}${end}${end}`).join(""));
      assert.deepEqual(read([bytes]), [
        ...lines.filter((text) => text !== "").map((data) => ({ type: "", data })),
        { left: undefined },
      ]);
    }),
  );
});

test("what is encoded is decoded again, but for the choice of line ends", () => {
  const unit = fc.constantFrom("a", " ", ":", "\n", "\r", "é", "data");
  const event = fc.record({
    type: fc.string({ maxLength: 8 }).filter((type) => !/[\r\n]/.test(type)),
    data: fc.string({ unit, minLength: 1, maxLength: 12 }).filter((data) => !/^[\r\n]?$/.test(data)),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 6 }), (events) => {
      const told = events.map(({ type, data }) => ({ type, data: data.replaceAll(/\r\n?/g, "\n") }));
      assert.deepEqual(read([Buffer.from(sse.encode(events))], 10_000), [...told, { left: undefined }]);
    }),
  );
});
