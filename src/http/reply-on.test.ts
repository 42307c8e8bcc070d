import assert from "node:assert/strict";
import { createServer, get, type Server, type ServerResponse } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { afterEach, beforeEach, test } from "node:test";
import type { Reply } from "../gateway/reply.ts";
import { http1Exchange } from "./exchange.ts";
import { replyOn } from "./reply-on.ts";

const slowClientMs = 100;
let server: Server;
let port: number;
let answer: (reply: Reply, response: ServerResponse) => void;
beforeEach(async () => {
  server = createServer((request, response) =>
    answer(replyOn(http1Exchange(request, response, false).outlet, slowClientMs), response),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ({ port } = server.address() as AddressInfo);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const large = "wörd ".repeat(5_000_000);

/** Resolves when the server has let go of the answer, with whether the client got all of it. */
function neverRead(): Promise<boolean> {
  const client = connect(port, "127.0.0.1", () => client.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n"));
  client.on("error", () => {});
  client.pause();
  return new Promise((resolve) => {
    const before = answer;
    answer = (reply, response) => {
      response.once("close", () => {
        client.destroy();
        resolve(response.writableFinished);
      });
      before(reply, response);
    };
  });
}

test("A client that does not read an answer in one piece is let go, and the answer with it", async () => {
  answer = (reply) => {
    reply.begin(200, { "content-type": "text/plain" });
    reply.end(large);
  };
  assert.equal(await neverRead(), false);
});

test("The same holds for the last piece of an answer in many", async () => {
  answer = (reply) => {
    reply.begin(200, { "content-type": "text/plain" });
    void reply.write("the beginning");
    reply.end(large);
  };
  assert.equal(await neverRead(), false);
});

test("A client that reads gets an answer of any length whole, with its length said first", async () => {
  answer = (reply) => {
    reply.begin(200, { "content-type": "text/plain" });
    reply.end(large);
  };
  const { text, length } = await new Promise<{ text: string; length: string | undefined }>((resolve, reject) => {
    get({ port, host: "127.0.0.1" }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ text: Buffer.concat(chunks).toString(), length: response.headers["content-length"] }));
    }).on("error", reject);
  });
  assert.equal(length, String(Buffer.byteLength(large)));
  assert.equal(text === large, true);
});
