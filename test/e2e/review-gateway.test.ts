import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { mockWorld } from "../support/manifests.ts";
import { completion, startMockUpstream, type MockUpstream } from "../support/mock-upstream.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";

let upstream: MockUpstream;
let sallyport: Sallyport;
let key: string;
before(async () => {
  upstream = await startMockUpstream();
  sallyport = await startSallyport({ config: "maxBodiesBytes: 2097152\n" });
  await sallyport.apply(...mockWorld(upstream.url));
  ({ key } = await sallyport.newKey("tests"));
});
after(async () => {
  await sallyport.stop();
  await upstream.close();
});

const ask = (bytes: number): object => ({ model: "mock", messages: [{ role: "user", content: "word ".repeat(bytes / 5) }] });

test("Requests hold their part of the memory for bodies until they are answered, and then give it back", async () => {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const arrived = Promise.withResolvers<void>();
  upstream.behave(async (_request, response) => {
    arrived.resolve();
    await released;
    response.writeHead(500).end();
  });
  const first = sallyport.chat(key, ask(700_000));
  await arrived.promise;
  const refused = await sallyport.chat(key, ask(700_000));
  assert.equal(refused.status, 429);
  assert.match(await refused.text(), /concurrency_exceeded/);
  release();
  assert.equal((await first).status, 502);
  upstream.behave("answer");
  assert.equal((await sallyport.chat(key, ask(700_000))).status, 200);
});

test("Shutting down waits for what a client is still reading", async () => {
  const gateway = await startSallyport();
  await gateway.apply(...mockWorld(upstream.url));
  const mine = await gateway.newKey("tests");
  upstream.behave((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(completion("word ".repeat(1_600_000))));
  });
  const body = JSON.stringify(ask(10));
  const socket = connect(Number(new URL(gateway.dataUrl).port), "127.0.0.1");
  socket.write(
    `POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${mine.key}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  let text = "";
  let stopped: Promise<number | null> | undefined;
  for await (const chunk of socket) {
    text += String(chunk);
    if (stopped !== undefined) continue;
    stopped = gateway.stop();
    const { stderr } = gateway.process;
    assert.ok(stderr);
    while (!gateway.output().includes("shutting down")) await once(stderr, "data");
  }
  const declared = /content-length: (\d+)/.exec(text)?.[1];
  assert.equal(text.length - text.indexOf("\r\n\r\n") - 4, Number(declared));
  assert.equal(await stopped, 0);
});
