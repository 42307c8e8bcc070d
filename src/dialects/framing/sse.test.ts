import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../core/problem.ts";
import type { StreamEvent } from "../dialect.ts";
import { sse } from "./sse.ts";
import { processorMs } from "../../../test/support/processor-ms.ts";

function decode(...chunks: (string | Uint8Array)[]): { events: StreamEvent[]; left: StreamEvent | undefined } {
  const events: StreamEvent[] = [];
  const decoder = sse.openDecoder((event) => events.push(event));
  for (const chunk of chunks) decoder.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  return { events, left: decoder.end() };
}

function read(...chunks: (string | Uint8Array)[]): { events: string[]; left: string | undefined } {
  const { events, left } = decode(...chunks);
  return { events: events.map(({ data }) => data), left: left?.data };
}

const tooLarge = (error: unknown): boolean => error instanceof Problem && error.code === "upstream_malformed";

test("data lines of one event are joined, and other fields and comments are read over", () => {
  const { events } = read("\ufeff: hello\nevent: x\ndata: a\ndata:b\nid: 1\ndata:  c\n\n:\n\ndata\n\nretry: 1\ndata: d\n\n");
  assert.deepEqual(events, ["a\nb\n c", "d"]);
});

test("lines end with LF, CR or CRLF, also where a cut falls between the two", () => {
  assert.deepEqual(read("data: a\r\n\r\ndata: b\r\rdata: c\n\n").events, ["a", "b", "c"]);
  assert.deepEqual(read("data: a\r", "\n\r", "\ndata: b\r", "\r", "data: c\n", "\n").events, ["a", "b", "c"]);
});

test("a character cut between two chunks is whole again, and what is no UTF-8 becomes U+FFFD", () => {
  const bytes = Buffer.from("data: é€😀\n\n");
  assert.deepEqual(read(...[...bytes].map((byte) => Uint8Array.of(byte))).events, ["é€😀"]);
  assert.deepEqual(read(Buffer.concat([Buffer.from("data: a"), Buffer.of(0xff, 0xc3), Buffer.from("b\n\n")])).events, [
    "a\ufffd\ufffdb",
  ]);
});

test("an event that no blank line closed is handed back at the end", () => {
  assert.deepEqual(read("data: a\n\ndata: b"), { events: ["a"], left: "b" });
  assert.deepEqual(read("data: a\n\ndata: b\n"), { events: ["a"], left: "b" });
  assert.deepEqual(read("data: a\n\n"), { events: ["a"], left: undefined });
});

test("an event above the limit is refused, as one line or as many", () => {
  assert.throws(() => read(`data: ${"x".repeat(2 ** 20)}`), tooLarge);
  assert.throws(() => read("data: xxxxxxxx\n".repeat(2 ** 17)), tooLarge);
  assert.equal(read(`data: ${"x".repeat(1000)}\n\n`.repeat(2000)).events.length, 2000);
});

test("a line that arrives byte by byte takes linear time", () => {
  const decoder = sse.openDecoder(() => {});
  const started = processorMs();
  const byte = Buffer.from("x");
  for (let count = 0; count < 500_000; count++) decoder.push(byte);
  assert.ok(processorMs() - started < 3000);
});

test("an event's type is its last event field, and each event starts without one", () => {
  assert.deepEqual(
    decode("event: a\nevent:b\ndata: 1\n\ndata: 2\n\nevent: c\n\ndata: 3\n\nevents: d\nevent: e\ndata: 4").events,
    [
      { type: "b", data: "1" },
      { type: "", data: "2" },
      { type: "", data: "3" },
    ],
  );
  assert.deepEqual(decode("event: e\ndata: 4").left, { type: "e", data: "4" });
  assert.deepEqual(decode("data: 4\nevent\n\n").events, [{ type: "", data: "4" }]);
});

test("events are written with their type where they have one, and a line of data for each line", () => {
  assert.equal(
    sse.encode([
      { type: "", data: "a" },
      { type: "ping", data: "b\nc\r\nd\re" },
    ]),
    "data: a\n\nevent: ping\ndata: b\ndata: c\ndata: d\ndata: e\n\n",
  );
  assert.equal(sse.encode([{ type: "x\ndata: forged", data: "a" }]), "event: x data: forged\ndata: a\n\n");
});
