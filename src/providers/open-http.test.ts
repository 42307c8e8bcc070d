import assert from "node:assert/strict";
import type { AddressInfo, Server, Socket } from "node:net";
import { createServer } from "node:net";
import { after, before, beforeEach, test } from "node:test";
import { Problem, type ProblemCode } from "../core/problem.ts";
import type { MockUpstream } from "../../test/support/mock-upstream.ts";
import { completion, startMockUpstream } from "../../test/support/mock-upstream.ts";
import { createEgressGuard } from "./check-egress.ts";
import { type HttpOut, type HttpRequest, openHttp } from "./open-http.ts";
import type { DeploymentTarget, NotSent, ProviderAnswer } from "./provider.ts";

const timeouts = { connectMs: 200, firstByteMs: 200, idleMs: 300, totalMs: 5000 };
const connections = 2;
let upstream: MockUpstream;
let http: HttpOut;
before(async () => {
  upstream = await startMockUpstream();
  http = openHttp({ egress: createEgressGuard(), connections, now: () => Date.parse("2026-11-01T12:00:00Z") });
});
beforeEach(() => {
  upstream.behave("answer");
  upstream.requests.length = 0;
});
after(async () => {
  await http.close();
  await upstream.close();
});

const send = (request: Partial<HttpRequest> = {}, target: Partial<DeploymentTarget> = {}): Promise<ProviderAnswer | NotSent> => {
  const { signal } = new AbortController();
  return http.send(
    { name: "lab", provider: "openai-compatible", network: "private", timeouts, ...target },
    { baseUrl: upstream.url, path: "/chat/completions", headers: [], body: "{}", signal, ...request },
  );
};

async function assertNotSent(sending: Promise<ProviderAnswer | NotSent>, code: ProblemCode): Promise<void> {
  const sent = await sending;
  assert.ok("notSent" in sent);
  assert.equal(sent.notSent.code, code);
}

const isSent =
  (code: ProblemCode) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code;

/** A TCP server for what no HTTP server does. Gives its base URL, and ends itself with the test. */
async function listen(onSocket: (socket: Socket) => void): Promise<{ url: string; close: () => void }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.on("error", () => {}));
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

const answer = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";

test("what could not connect was not sent: refused, not resolved, refused by the egress guard, no address", async () => {
  const gone = await startMockUpstream();
  await gone.close();
  await assertNotSent(send({ baseUrl: gone.url }), "upstream_unavailable");
  await assertNotSent(send({ baseUrl: "http://no-such-host.invalid/v1" }), "upstream_unavailable");
  await assertNotSent(send({}, { network: "public" }), "upstream_unavailable");
  await assertNotSent(send({ baseUrl: "nonsense" }), "upstream_unavailable");
  await assertNotSent(send({ baseUrl: undefined }), "upstream_unavailable");
  assert.equal(upstream.requests.length, 0);
});

test("a connection that does not come to stand in time was not sent over", async () => {
  const silent = await listen(() => {});
  await assertNotSent(
    send({ baseUrl: silent.url.replace("http:", "https:") }, { timeouts: { ...timeouts, firstByteMs: 5000 } }),
    "deadline_exceeded",
  );
  silent.close();
});

test("a call that waited in vain for a free connection was not sent, then or later", async () => {
  upstream.behave("stall-before-headers");
  const busy = Array.from({ length: connections }, () => send({}, { timeouts: { ...timeouts, firstByteMs: 400 } }));
  await assertNotSent(send({ path: "/waiting" }), "deadline_exceeded");
  await Promise.all(busy.map((call) => assert.rejects(call, isSent("deadline_exceeded"))));
  upstream.behave("answer");
  const next = await send();
  assert.ok("status" in next);
  await next.readAll(10_000);
  assert.ok(!upstream.requests.some(({ path }) => path.endsWith("/waiting")));
});

test("a call that is stopped before it has a connection was not sent, and says why", async () => {
  const reason = new Problem("andon_stopped", "Stopped.");
  await assertNotSent(send({ signal: AbortSignal.abort(reason) }), "andon_stopped");
  upstream.behave("stall-before-headers");
  const busy = Array.from({ length: connections }, () => send());
  const controller = new AbortController();
  const waiting = send({ path: "/waiting", signal: controller.signal });
  controller.abort(reason);
  await assertNotSent(waiting, "andon_stopped");
  await Promise.all(busy.map((call) => assert.rejects(call, isSent("deadline_exceeded"))));
  assert.ok(!upstream.requests.some(({ path }) => path.endsWith("/waiting")));
});

test("what the upstream may have got is never said to be unsent: no answer, a reset, a stop after it was written", async () => {
  upstream.behave("stall-before-headers");
  await assert.rejects(send(), isSent("deadline_exceeded"));
  upstream.behave("reset");
  await assert.rejects(send(), isSent("upstream_unavailable"));
  const controller = new AbortController();
  upstream.behave(() => controller.abort(new Problem("andon_stopped", "Stopped.")));
  await assert.rejects(send({ signal: controller.signal }), isSent("andon_stopped"));
});

test("a kept connection that ends under a request counts as sent, and the request is not made again", async () => {
  let requests = 0;
  const server = await listen((socket) => {
    socket.on("data", () => {
      requests++;
      if (requests === 1) socket.write(answer);
      else socket.destroy();
    });
  });
  const first = await send({ baseUrl: server.url });
  assert.ok("status" in first);
  await first.readAll(10);
  await assert.rejects(send({ baseUrl: server.url }), isSent("upstream_unavailable"));
  assert.equal(requests, 2);
  server.close();
});

test("a kept connection that the upstream closed while nothing ran is replaced before a byte is written", async () => {
  const server = await listen((socket) => {
    socket.once("data", () => socket.end(answer));
  });
  for (let count = 0; count < 5; count++) {
    const sent = await send({ baseUrl: server.url });
    assert.ok("status" in sent);
    await sent.readAll(10);
  }
  server.close();
});

test("large requests and answers go through whole", async () => {
  const content = "ä".repeat(4_000_000);
  upstream.behave((request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(completion(String(request.body?.["content"]))));
  });
  for (const body of [JSON.stringify({ content }), Buffer.from(JSON.stringify({ content }))]) {
    const sent = await send({ body }, { timeouts: { ...timeouts, firstByteMs: 5000, idleMs: 5000 } });
    assert.ok("status" in sent);
    const text = Buffer.from(await sent.readAll(20_000_000)).toString();
    assert.ok(text.includes(content));
  }
});

test("headers that can't be sent are refused, however often, and take no connection with them", async () => {
  for (const headers of [
    ["authorization", "two\nlines"],
    ["authorization", "smörgås"],
    ["transfer-encoding", "chunked"],
    ["host", "elsewhere.example"],
    ["content-length", "1"],
    ["x y", "z"],
  ]) {
    await assertNotSent(send({ headers }), "upstream_unavailable");
  }
  const sent = await send();
  assert.ok("status" in sent);
  await sent.readAll(10_000);
  assert.equal(upstream.requests.length, 1);
});

test("a retry-after that is a date is told in seconds from now", async () => {
  upstream.behave((_request, response) => {
    response.writeHead(503, { "retry-after": "Sun, 01 Nov 2026 12:00:09 GMT" });
    response.end();
  });
  const sent = await send();
  assert.ok("status" in sent);
  assert.equal(sent.retryAfterSeconds, 9);
  await sent.readAll(10);
});
