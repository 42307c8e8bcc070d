import assert from "node:assert/strict";
import { once } from "node:events";
import { connect as connectHttp2 } from "node:http2";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, test } from "node:test";
import { openHttp2, type Http2Sessions } from "./open-http2.ts";
import { replyOn } from "./reply-on.ts";

/** A preface with empty settings, and a request: GET http://x/ by entries of the static table. */
const beginning = Buffer.concat([
  Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
  Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
  Buffer.from([0, 0, 6, 1, 5, 0, 0, 0, 1, 0x82, 0x86, 0x84, 0x41, 1, 0x78]),
]);
let sessions: Http2Sessions;
let server: Server;
let port: number;
beforeEach(async () => {
  sessions = openHttp2(
    ({ outlet }) => {
      const reply = replyOn(outlet, 1000);
      reply.begin(204, {});
      reply.end();
    },
    { firstStreamMs: 60_000, idleMs: 30, lingerMs: 30 },
  );
  server = createServer({ allowHalfOpen: true }, (socket) => sessions.take(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo);
});
afterEach(() => {
  sessions.destroy();
  server.close();
});

test("A connection that idles is closed, and let go though the client keeps its half open", async () => {
  const accepted = once(server, "connection") as Promise<[Socket]>;
  const client = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  client.on("error", () => {}).resume();
  client.write(beginning);
  const [socket] = await accepted;
  await new Promise((resolve) => socket.on("close", resolve));
  client.destroy();
});

test("A client that goes on asking is not let go", async () => {
  const session = connectHttp2(`http://127.0.0.1:${port}`);
  const end = Date.now() + 150;
  while (Date.now() < end) {
    const stream = session.request({ ":path": "/" });
    const [headers] = (await once(stream, "response")) as [Record<string, unknown>];
    assert.equal(headers[":status"], 204);
    stream.resume();
  }
  session.close();
  await once(session, "close");
});
