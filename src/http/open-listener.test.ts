import assert from "node:assert/strict";
import { once } from "node:events";
import { get } from "node:http";
import { connect as connectHttp2, constants, type ClientHttp2Session, type ClientHttp2Stream } from "node:http2";
import { connect, type AddressInfo, type Socket } from "node:net";
import { afterEach, beforeEach, test } from "node:test";
import type { Reply } from "../gateway/reply.ts";
import type { Exchange } from "./exchange.ts";
import { openListener, type Listener } from "./open-listener.ts";
import { readBody } from "./read-body.ts";
import { replyOn } from "./reply-on.ts";

const preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const noSettings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);
let listener: Listener;
let port: number;
let serve: (exchange: Exchange) => void;
let closing: (() => void)[];

beforeEach(async () => {
  serve = echo;
  closing = [];
  listener = openListener((exchange) => serve(exchange), { headersTimeoutMs: 100, bodyTimeoutMs: 200 });
  listener.server.listen(0, "127.0.0.1");
  await once(listener.server, "listening");
  ({ port } = listener.server.address() as AddressInfo);
});
afterEach(() => {
  for (const close of closing) close();
  listener.closeAllConnections();
  listener.close();
});

/** Answers with what it was sent. */
function echo(exchange: Exchange): void {
  void echoBody(exchange, replyOn(exchange.outlet, 100));
}

async function echoBody(exchange: Exchange, reply: Reply): Promise<void> {
  const { body, headers, target } = exchange;
  exchange.askForBody();
  try {
    const bytes = await readBody(body, headers["content-length"], { limitBytes: 100_000, timeoutMs: 200 });
    reply.begin(200, { "x-path": target });
    reply.end(bytes);
  } catch (error) {
    reply.begin(413, {});
    reply.end(String(error));
  }
}

/** A raw connection, and all that it gets until it is closed. */
function raw(...pieces: readonly (string | Buffer)[]): { readonly socket: Socket; readonly got: Promise<Buffer> } {
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  closing.push(() => socket.destroy());
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  const got = new Promise<Buffer>((resolve) => {
    socket.on("end", () => resolve(Buffer.concat(chunks)));
    socket.on("error", () => resolve(Buffer.concat(chunks)));
  });
  const send = async (): Promise<void> => {
    for (const piece of pieces) await new Promise((resolve) => socket.write(piece, resolve));
  };
  void send();
  return { socket, got };
}

function http2(): ClientHttp2Session {
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  session.on("error", () => {});
  closing.push(() => session.destroy());
  return session;
}

async function whole(stream: ClientHttp2Stream): Promise<{ status: number; text: string; code: number }> {
  let status = 0;
  let text = "";
  stream.on("response", (headers) => (status = Number(headers[":status"])));
  stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
  stream.on("error", () => {});
  await new Promise((resolve) => stream.on("close", resolve));
  return { status, text, code: stream.rstCode };
}

test("HTTP/1.1 and HTTP/2 are served on one port, the first bytes cut in any way", async () => {
  const request = "POST /a HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\nhi";
  const last = request.replace("hi", "ho").replace("host", "connection: close\r\nhost");
  const cut = await raw(...(request + last).split("")).got;
  assert.match(cut.toString(), /^HTTP\/1\.1 200 OK[^]*\r\n\r\nhiHTTP\/1\.1 200 OK[^]*\r\n\r\nho$/);
  const pipelined = await raw(request + request.replace("POST", "PUT").replace("host", "connection: close\r\nhost")).got;
  assert.equal(pipelined.toString().split("\r\n\r\nhi").length, 3);

  const session = http2();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, at) => {
      const stream = session.request({ ":method": "POST", ":path": `/${at}` });
      stream.end("body".repeat(at * 100));
      return whole(stream);
    }),
  );
  assert.deepEqual(
    answers.map(({ status, text }) => [status, text.length]),
    Array.from({ length: 50 }, (_, at) => [200, at * 400]),
  );

  const { socket } = raw(...preface.split(""), noSettings);
  const [answer] = (await once(socket, "data")) as [Buffer];
  assert.equal(answer[3], 4, "a SETTINGS frame");
});

test("A connection is kept after an answer that came at once, and not where a body is left", async () => {
  serve = ({ outlet }) => {
    const reply = replyOn(outlet, 100);
    reply.begin(401, {});
    reply.end("no");
  };
  const get = "GET / HTTP/1.1\r\nhost: x\r\n\r\n";
  const { got } = raw(get, get, "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n");
  const connections = (await got).toString().match(/connection: [\w-]+/gi);
  assert.deepEqual(
    connections?.map((line) => line.toLowerCase()),
    ["connection: keep-alive", "connection: keep-alive", "connection: close"],
  );
});

test("A client that says nothing, or half of a beginning, is let go in time", async () => {
  for (const beginning of ["", "P", "PR"]) assert.match((await raw(beginning).got).toString(), /^HTTP\/1\.1 408 /, beginning);
  await raw("PRI").got;
  await raw(preface, noSettings).got;
  await raw(`${preface.slice(0, -1)}X`, noSettings).got;
});

test("What is no HTTP is refused, and a client that closes at once leaves nothing", async () => {
  assert.match((await raw("\x16\x03\x01 hello\r\n\r\n").got).toString(), /^HTTP\/1\.1 400 /);
  assert.match((await raw("PRO * HTTP/2.0\r\n\r\n").got).toString(), /^HTTP\/1\.1 400 /);
  const { socket, got } = raw("PR");
  socket.end();
  await got;
});

test("Over HTTP/2 pings do not keep a connection that asks for nothing", async () => {
  const session = http2();
  const pings = setInterval(() => !session.destroyed && session.ping(() => {}), 10);
  await once(session, "close");
  clearInterval(pings);
});

test("Over HTTP/2 a body that is too large is answered, and its rest is not wanted", async () => {
  const session = http2();
  const stream = session.request({ ":method": "POST", ":path": "/" });
  const more = (): void => {
    if (!stream.destroyed && stream.writable) stream.write(Buffer.alloc(50_000), () => setImmediate(more));
  };
  more();
  const { status, text } = await whole(stream);
  assert.equal(status, 413);
  assert.match(text, /request_too_large/);
  assert.equal((await whole(session.request({ ":path": "/next" }))).status, 200, "the connection goes on");
});

test("Over HTTP/2 an answer that is not read is cut, and the others go on", async () => {
  const session = http2();
  await once(session, "remoteSettings");
  const left = new Promise<void>((resolve) => {
    serve = (exchange) => {
      if (exchange.target !== "/large") return echo(exchange);
      const reply = replyOn(exchange.outlet, 100);
      reply.onLeave(resolve);
      reply.begin(200, {});
      reply.end(Buffer.alloc(10_000_000));
    };
  });
  const large = session.request({ ":path": "/large" });
  large.on("error", () => {});
  const closed = once(large, "close");
  assert.equal((await whole(session.request({ ":path": "/" }))).status, 200);
  await left;
  large.resume();
  await closed;
  assert.equal(large.rstCode, constants.NGHTTP2_CANCEL);
});

test("A client that resets its stream is seen to leave", async () => {
  const session = http2();
  const left = new Promise<void>((resolve) => {
    serve = (exchange) => {
      const reply = replyOn(exchange.outlet, 100);
      reply.begin(200, {});
      void reply.write("begun");
      reply.onLeave(() => {
        void reply.write("into nothing");
        reply.end("no more");
        resolve();
      });
    };
  });
  const stream = session.request({ ":path": "/" });
  await once(stream, "data");
  stream.close(constants.NGHTTP2_CANCEL);
  await left;
});

test("A client that closes its connection in the middle of an answer is seen to leave, without a reset", async () => {
  const left = new Promise<void>((resolve) => {
    serve = ({ outlet }) => {
      const reply = replyOn(outlet, 5000);
      reply.onLeave(resolve);
      reply.begin(200, {});
      void reply.write("begun");
    };
  });
  const session = http2();
  const stream = session.request({ ":method": "POST", ":path": "/" });
  stream.on("error", () => {});
  stream.end("{}");
  await once(stream, "data");
  session.destroy();
  await left;
});

test("Streams that are opened and reset in a flood end the connection", async () => {
  const session = http2();
  await once(session, "remoteSettings");
  const closed = new Promise((resolve) => session.on("close", resolve));
  for (let wave = 0; wave < 50; wave++) {
    for (let one = 0; one < 100 && !session.destroyed && !session.closed; one++) {
      const stream = session.request({ ":path": "/" }, { endStream: false });
      stream.on("error", () => {});
      stream.close(constants.NGHTTP2_CANCEL);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  await closed;
});

test("Headers above the limit are refused", async () => {
  const session = http2();
  const large = { ":path": "/", "x-large": "a".repeat(40_000) };
  assert.equal((await whole(session.request(large))).status, 431, "before the settings count");
  assert.equal((await whole(session.request(large))).status, 0);
  assert.equal((await whole(session.request({ ":path": "/" }))).status, 200, "the connection goes on");
  assert.match((await raw(`GET / HTTP/1.1\r\nhost: x\r\nx: ${"a".repeat(40_000)}\r\n\r\n`).got).toString(), /^HTTP\/1\.1 431 /);
});

test("Closing tells HTTP/2 clients so, lets running streams end, and takes no more", async () => {
  const session = http2();
  let finish = (): void => {};
  serve = (exchange) => {
    const reply = replyOn(exchange.outlet, 1000);
    reply.begin(200, {});
    void reply.write("begun, ");
    finish = () => reply.end("and ended");
  };
  const stream = session.request({ ":path": "/" });
  const answer = whole(stream);
  await once(stream, "response");
  listener.close();
  await once(session, "goaway");
  finish();
  assert.deepEqual(await answer, { status: 200, text: "begun, and ended", code: 0 });
  await once(session, "close");
});

test("HEAD is answered without a body, and a client that asks first is told to go on", async () => {
  const head = await whole(http2().request({ ":method": "HEAD", ":path": "/" }));
  assert.deepEqual([head.status, head.text], [200, ""]);

  const waits = http2().request({ ":method": "POST", ":path": "/", expect: "100-continue" });
  await once(waits, "continue");
  waits.end("body");
  assert.equal((await whole(waits)).text, "body");

  const { socket } = raw("POST / HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 4\r\n\r\n");
  assert.match(String((await once(socket, "data"))[0]), /^HTTP\/1\.1 100 Continue/);
  socket.write("body");
  assert.match(String((await once(socket, "data"))[0]), /^HTTP\/1\.1 200 OK[^]*body$/);

  serve = (exchange) => {
    const reply = replyOn(exchange.outlet, 100);
    reply.begin(401, {});
    reply.end("who?");
  };
  const unasked = raw("POST / HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 4\r\n\r\n");
  assert.match((await unasked.got).toString(), /^HTTP\/1\.1 401 [^]*connection: close[^]*who\?$/i);
});

test("Shutting down lets go of every connection, whatever it was at", async () => {
  const undecided = raw("PR");
  const session = http2();
  session.request({ ":path": "/" }, { endStream: false }).on("error", () => {});
  const keptAlive = get({ port, host: "127.0.0.1" });
  keptAlive.on("error", () => {});
  await Promise.all([once(session, "remoteSettings"), once(keptAlive, "response")]);
  listener.close();
  listener.closeAllConnections();
  await Promise.all([undecided.got, session.destroyed || once(session, "close")]);
});
