import assert from "node:assert/strict";
import { test } from "node:test";
import { EventStreamCodec } from "@smithy/eventstream-codec";
import { Problem } from "../../core/problem.ts";
import type { StreamEvent } from "../dialect.ts";
import { eventStream } from "./event-stream.ts";

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === "string" ? bytes : new TextDecoder().decode(bytes)),
  (text) => new TextEncoder().encode(text),
);
const string = (value: string) => ({ type: "string", value }) as const;

function decode(...pieces: readonly Uint8Array[]): StreamEvent[] {
  const events: StreamEvent[] = [];
  const decoder = eventStream.openDecoder((event) => events.push(event));
  for (const piece of pieces) decoder.push(piece);
  const left = decoder.end();
  return left === undefined ? events : [...events, left];
}

const bytesOf = (events: readonly StreamEvent[]): Uint8Array => {
  const encoded = eventStream.encode(events);
  assert.ok(typeof encoded !== "string");
  return encoded;
};
const thrown = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;

const events: readonly StreamEvent[] = [
  { type: "messageStart", data: '{"role":"assistant"}' },
  { type: "contentBlockDelta", data: '{"delta":{"text":"süß \u{1F375}"}}' },
  { type: "throttlingException", data: '{"message":"slow down"}', exception: true },
];

test("Events come back as they were, whole or byte by byte.", () => {
  const bytes = bytesOf(events);
  assert.deepEqual(decode(bytes), events);
  assert.deepEqual(decode(...Array.from(bytes, (byte) => Uint8Array.of(byte))), events);
});

test("Frames say what AWS clients read: message type, event or exception type, content type.", () => {
  const { headers } = codec.decode(bytesOf(events.slice(0, 1)));
  assert.deepEqual(headers, {
    ":event-type": string("messageStart"),
    ":content-type": string("application/json"),
    ":message-type": string("event"),
  });
  const exception = codec.decode(bytesOf(events.slice(2))).headers;
  assert.equal(exception[":message-type"]?.value, "exception");
  assert.equal(exception[":exception-type"]?.value, "throttlingException");
});

test("Nothing encodes to nothing.", () => {
  assert.equal(eventStream.encode([]).length, 0);
  assert.deepEqual(decode(), []);
});

test("A flipped bit anywhere in a frame is noticed.", () => {
  const bytes = bytesOf(events.slice(0, 1));
  for (let at = 0; at < bytes.length; at++) {
    const damaged = Uint8Array.from(bytes);
    damaged[at] = (damaged[at] as number) ^ 0x10;
    assert.throws(() => decode(damaged), Problem, `byte ${at}`);
  }
});

test("A length above the limit is refused before anything is held for it.", () => {
  const decoder = eventStream.openDecoder(() => {});
  assert.throws(() => decoder.push(Uint8Array.of(0, 16, 0, 1, 0, 0, 0, 0, 1, 2, 3, 4)), thrown("upstream_malformed"));
});

test("A stream that ends inside a frame was cut off.", () => {
  const bytes = bytesOf(events);
  assert.throws(() => decode(bytes.subarray(0, bytes.length - 1)), thrown("upstream_unavailable"));
  assert.throws(() => decode(bytes.subarray(0, 3)), thrown("upstream_unavailable"));
});

test("A payload or a header that is not UTF-8 is refused.", () => {
  const headers = { ":message-type": string("event"), ":event-type": string("chunk") };
  assert.throws(() => decode(codec.encode({ headers, body: Uint8Array.of(0xff, 0x41) })), thrown("upstream_malformed"));
  assert.throws(() => decode(codec.encode({ headers, body: Uint8Array.of(0xed, 0xa0, 0x80) })), thrown("upstream_malformed"));
});

test("A byte order mark in a payload stays, because it is inspected as it is sent.", () => {
  const event = { type: "chunk", data: '\uFEFF{"a":1}' };
  assert.deepEqual(decode(bytesOf([event])), [event]);
});

test("An event without a type, or of an unknown kind, is refused.", () => {
  const body = new Uint8Array();
  for (const headers of [
    {},
    { ":message-type": string("event") },
    { ":message-type": string("exception"), ":event-type": string("x") },
    { ":message-type": string("other"), ":event-type": string("x") },
    { ":message-type": string("event"), ":event-type": { type: "integer", value: 7 } as const },
    { ":message-type": string("event"), ":event-type": string("x".repeat(1000)) },
  ]) {
    assert.throws(() => decode(codec.encode({ headers, body })), thrown("upstream_malformed"));
  }
});

test("An error outside the API's model is an exception by its code, without its message.", () => {
  const headers = { ":message-type": string("error"), ":error-code": string("500"), ":error-message": string("secret") };
  assert.deepEqual(decode(codec.encode({ headers, body: new Uint8Array() })), [{ type: "500", data: "{}", exception: true }]);
});

test("A header that claims to be longer than its frame is damage, and finds nothing behind the frame.", () => {
  // One header named "a" of 60,000 bytes in a frame of a few, followed by bytes that it must not reach.
  const frame = codec.encode({ headers: { a: string("b") }, body: new Uint8Array() });
  const forged = Uint8Array.from(frame);
  forged.set([0xea, 0x60], 15);
  new DataView(forged.buffer).setUint32(forged.length - 4, crcOf(forged.subarray(0, -4)));
  assert.throws(() => decode(Buffer.concat([forged, bytesOf(events)])), thrown("upstream_malformed"));
});

/** CRC-32 (RFC 1952, section 8). */
function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
