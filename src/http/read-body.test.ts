import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { Problem } from "../core/problem.ts";
import { createBodyRoom } from "./body-room.ts";
import { readBody } from "./read-body.ts";

const room = createBodyRoom(2000).of("tests");
const outcomes: string[] = [];
const server = createServer((req, res) => {
  readBody(req, req.headers["content-length"], { limitBytes: 1000, timeoutMs: 60, room }).then(
    (body) => {
      room.giveBack(body.length);
      return res.end(body);
    },
    (error: unknown) => {
      assert.ok(error instanceof Problem);
      outcomes.push(error.code);
      res.writeHead(error.status, error.code === "request_timeout" ? { connection: "close" } : {}).end(error.code);
      server.emit("outcome");
    },
  );
});
const port = (): number => (server.address() as AddressInfo).port;

before(() => once(server.listen(0, "127.0.0.1"), "listening"));
after(() => server.close());

function send(
  chunks: readonly Buffer[],
  headers: Record<string, string | number> = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const req = request({ port: port(), host: "127.0.0.1", method: "POST", headers }, (res) => {
      let body = "";
      res.on("data", (chunk: Buffer) => (body += chunk.toString()));
      res.on("end", () => resolve({ status: res.statusCode ?? 0, body }));
    });
    req.on("error", reject);
    for (const chunk of chunks) req.write(chunk);
    req.end();
  });
}

test("A body in one piece or in many arrives whole, and none at all is empty", async () => {
  assert.equal((await send([Buffer.from("one piece")], { "content-length": 9 })).body, "one piece");
  assert.equal((await send(Array.from({ length: 100 }, () => Buffer.from("0123456789")))).body, "0123456789".repeat(100));
  assert.equal((await send([])).body, "");
});

test("A body larger than the limit is refused, declared or not, and the client meets the answer", async () => {
  const big = Buffer.alloc(1001);
  assert.deepEqual(await send([big], { "content-length": 1001 }), { status: 413, body: "request_too_large" });
  assert.deepEqual(await send([big]), { status: 413, body: "request_too_large" });
});

test("A body that goes on and on is cut off", async () => {
  const socket = connect(port(), "127.0.0.1");
  socket.on("error", () => {}).resume();
  socket.write("POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n");
  const chunk = `100000\r\n${"a".repeat(0x100000)}\r\n`;
  const goOn = (): void => {
    if (!socket.destroyed) socket.write(chunk, goOn);
  };
  goOn();
  await new Promise((resolve) => socket.on("close", resolve));
});

test("A client that drips its body runs into the deadline", async () => {
  const socket = connect(port(), "127.0.0.1");
  socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n\r\n");
  const drip = setInterval(() => socket.write("a"), 5);
  const answer = String((await once(socket, "data"))[0]);
  clearInterval(drip);
  socket.destroy();
  assert.match(answer, /^HTTP\/1\.1 408 [^]*request_timeout/);
});

test("A body that ends early is malformed", async () => {
  outcomes.length = 0;
  const socket = connect(port(), "127.0.0.1");
  socket.end("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 500\r\n\r\nabc");
  await once(server, "outcome");
  assert.deepEqual(outcomes, ["request_malformed"]);
  socket.destroy();
});

test("Bodies share their room: what does not fit is refused, and what fails gives it back", async () => {
  room.take(500);
  assert.deepEqual(await send([Buffer.alloc(600)]), { status: 429, body: "concurrency_exceeded" });
  assert.equal((await send([Buffer.alloc(500)])).status, 200);
  assert.equal((await send([Buffer.alloc(500)])).status, 200);
  room.giveBack(500);
  assert.equal((await send([Buffer.alloc(1000)])).status, 200);
  assert.throws(() => room.take(1001), { code: "concurrency_exceeded" });
  assert.equal((await send([Buffer.alloc(1001)])).status, 413);
  room.take(1000);
  room.giveBack(1000);
});
