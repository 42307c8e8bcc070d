import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { mockWorld } from "../support/manifests.ts";
import { startMockUpstream, type MockUpstream } from "../support/mock-upstream.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";

let upstream: MockUpstream;
let sallyport: Sallyport;
let key: string;
before(async () => {
  upstream = await startMockUpstream();
  sallyport = await startSallyport({ config: "maxBodiesBytes: 1048576\n" });
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
