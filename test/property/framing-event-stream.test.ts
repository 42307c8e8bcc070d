import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Problem } from "../../src/core/problem.ts";
import type { StreamEvent } from "../../src/dialects/dialect.ts";
import { eventStream } from "../../src/dialects/framing/event-stream.ts";

/** What a decoder makes of chunks: its events, and the code of the problem that ended them. */
function read(chunks: readonly Uint8Array[]): { events: StreamEvent[]; problem: string | undefined } {
  const events: StreamEvent[] = [];
  const decoder = eventStream.openDecoder((event) => events.push(event));
  try {
    for (const chunk of chunks) decoder.push(chunk);
    assert.equal(decoder.end(), undefined);
  } catch (error) {
    assert.ok(
      error instanceof Problem && (error.code === "upstream_malformed" || error.code === "upstream_unavailable"),
      String(error),
    );
    return { events, problem: error.code };
  }
  return { events, problem: undefined };
}

function cutAt(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return places.slice(1).map((place, index) => bytes.subarray(places[index], place));
}

const encode = (events: readonly StreamEvent[]): Uint8Array => Uint8Array.from(eventStream.encode(events) as Uint8Array);

const event: fc.Arbitrary<StreamEvent> = fc.record(
  {
    type: fc.string({ maxLength: 40, unit: "grapheme-ascii" }),
    data: fc.string({ unit: "binary" }),
    exception: fc.constant(true),
  },
  { requiredKeys: ["type", "data"], noNullPrototype: true },
);
const eventList = fc.array(event, { maxLength: 6 });
const cutList = fc.array(fc.nat(2000), { maxLength: 12 });

test("Events are read back as they were written, however the bytes are cut (chunking-is-invisible).", () => {
  fc.assert(
    fc.property(eventList, cutList, (events, cuts) => {
      const bytes = encode(events);
      assert.deepEqual(read(cutAt(bytes, cuts)), { events, problem: undefined });
      assert.deepEqual(read(Array.from(bytes, (byte) => Uint8Array.of(byte))), { events, problem: undefined });
    }),
    { numRuns: 300 },
  );
});

test("A stream that ends anywhere gives its whole events, and is cut off unless it ends between two.", () => {
  fc.assert(
    fc.property(eventList, fc.nat(), (events, place) => {
      const ends = events.map((_, index) => encode(events.slice(0, index + 1)).length);
      const bytes = encode(events);
      const end = place % (bytes.length + 1);
      const whole = ends.filter((at) => at <= end).length;
      const problem = end === 0 || ends.includes(end) ? undefined : "upstream_unavailable";
      assert.deepEqual(read([bytes.subarray(0, end)]), { events: events.slice(0, whole), problem });
    }),
    { numRuns: 300 },
  );
});

test("A flipped bit never changes an event: those before it come out, and then a problem.", () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 4 }), fc.nat(), fc.nat(7), cutList, (events, place, bit, cuts) => {
      const bytes = encode(events);
      const at = place % bytes.length;
      bytes[at] = (bytes[at] as number) ^ (1 << bit);
      const before = events.filter((_, index) => encode(events.slice(0, index + 1)).length <= at);
      const got = read(cutAt(bytes, cuts));
      assert.deepEqual(got.events, before);
      assert.notEqual(got.problem, undefined);
    }),
    { numRuns: 500 },
  );
});

test("Garbage, alone or after events, is a problem and nothing worse, and means the same in every cut.", () => {
  const plausible = fc
    .tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 }), fc.uint8Array({ maxLength: 120 }))
    .map(([length, headers, rest]) => Buffer.concat([Uint8Array.of(0, 0, 0, length, 0, 0, 0, headers), rest]));
  fc.assert(
    fc.property(eventList, fc.oneof(plausible, fc.uint8Array({ maxLength: 200 })), cutList, (events, garbage, cuts) => {
      const bytes = Buffer.concat([encode(events), garbage]);
      const whole = read([bytes]);
      assert.deepEqual(whole.events, events);
      assert.equal(whole.problem === undefined, garbage.length === 0);
      assert.deepEqual(read(cutAt(bytes, cuts)), whole);
    }),
    { numRuns: 500 },
  );
});
