import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { MockAnthropic } from "../../test/support/mock-anthropic.ts";
import { startMockAnthropic } from "../../test/support/mock-anthropic.ts";
import { createAnthropic } from "./anthropic.ts";
import { createEgressGuard } from "./check-egress.ts";
import { openHttp } from "./open-http.ts";
import type { DeploymentTarget, NotSent, Provider, ProviderAnswer, ProviderCall } from "./provider.ts";

let upstream: MockAnthropic;
let provider: Provider;
before(async () => {
  upstream = await startMockAnthropic({ apiKeys: ["key-1"] });
  provider = createAnthropic(openHttp({ egress: createEgressGuard(), now: () => 0 }));
});
beforeEach(() => {
  upstream.behave("answer");
  upstream.requests.length = 0;
});
after(async () => {
  await provider.close();
  await upstream.close();
});

const timeouts = { connectMs: 300, firstByteMs: 300, idleMs: 300, totalMs: 5000 };
const send = (call: Partial<ProviderCall> = {}, target: Partial<DeploymentTarget> = {}): Promise<ProviderAnswer | NotSent> =>
  provider.send(
    {
      name: "claude",
      provider: "anthropic",
      baseUrl: upstream.url,
      network: "private",
      timeouts,
      credential: () => "key-1",
      ...target,
    },
    {
      dialect: "anthropic-messages",
      model: "claude",
      body: JSON.stringify({ model: "claude", max_tokens: 10, stream: call.stream === true, messages: [] }),
      stream: false,
      signal: new AbortController().signal,
      ...call,
    },
  );
const read = async (sending: Promise<ProviderAnswer | NotSent>): Promise<string> => {
  const sent = await sending;
  assert.ok("status" in sent);
  assert.equal(sent.status, 200);
  return Buffer.from(await sent.readAll(100_000)).toString();
};

test("messages and token counts are asked for with the key, the version and what the caller may set", async () => {
  assert.match(await read(send()), /Hello from the mock/);
  assert.match(
    await read(send({ stream: true, headers: { "anthropic-version": "2023-01-01", "anthropic-beta": "b1,b2" } })),
    /message_stop/,
  );
  assert.match(await read(send({ dialect: "anthropic-count-tokens" })), /input_tokens/);
  assert.deepEqual(
    upstream.requests.map(({ path, headers }) => [
      path,
      headers["x-api-key"],
      headers["anthropic-version"],
      headers["anthropic-beta"],
    ]),
    [
      ["/v1/messages", "key-1", "2023-06-01", undefined],
      ["/v1/messages", "key-1", "2023-01-01", "b1,b2"],
      ["/v1/messages/count_tokens", "key-1", "2023-06-01", undefined],
    ],
  );
  const names = Object.keys(upstream.requests[0]?.headers ?? {}).sort();
  assert.deepEqual(names, ["accept", "anthropic-version", "connection", "content-length", "content-type", "host", "x-api-key"]);
});

test("the base URL may end before or after /v1", async () => {
  for (const end of ["/", "/v1", "/v1/"]) await read(send({}, { baseUrl: upstream.url + end }));
  assert.deepEqual(new Set(upstream.requests.map(({ path }) => path)), new Set(["/v1/messages"]));
});

test("a header that is not Anthropic's own to the caller does not go along [request-cannot-weaken]", async () => {
  for (const name of ["x-api-key", "authorization", "host", "anthropic-version-x"]) {
    const sent = await send({ headers: { [name]: "x" } });
    assert.ok("notSent" in sent);
  }
  assert.equal(upstream.requests.length, 0);
});

test("a key that is refused is said to be, and is used again once it is accepted", async () => {
  let refused = 0;
  const target = { credential: () => "key-2", credentialRefused: () => refused++ };
  const sent = await send({}, target);
  assert.ok("status" in sent && sent.status === 401);
  await sent.readAll(1000);
  assert.equal(refused, 1);
  upstream.apiKeys.push("key-2");
  await read(send({}, target));
  assert.equal(refused, 1);
});

test("what it is told to wait comes along", async () => {
  upstream.behave("overloaded");
  const sent = await send();
  assert.ok("status" in sent);
  assert.deepEqual([sent.status, sent.retryAfterSeconds], [529, 7]);
  await sent.readAll(1000);
});
