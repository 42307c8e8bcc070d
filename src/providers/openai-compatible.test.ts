import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { Problem } from "../core/problem.ts";
import type { MockUpstream } from "../../test/support/mock-upstream.ts";
import { startMockUpstream } from "../../test/support/mock-upstream.ts";
import { createEgressGuard } from "./check-egress.ts";
import { type HttpOut, openHttp } from "./open-http.ts";
import { createOpenAiCompatible } from "./openai-compatible.ts";
import type { DeploymentTarget, NotSent, Provider, ProviderAnswer, ProviderCall } from "./provider.ts";
import { upstreamProblem } from "./upstream-problem.ts";

let upstream: MockUpstream;
let http: HttpOut;
let provider: Provider;
before(async () => {
  upstream = await startMockUpstream();
  http = openHttp({ egress: createEgressGuard(), connections: 4, now: () => 0 });
  provider = createOpenAiCompatible(http);
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
const sendOrNot = (target: Partial<DeploymentTarget> = {}, call: Partial<ProviderCall> = {}): Promise<ProviderAnswer | NotSent> =>
  provider.send(
    { name: "lab", provider: "openai-compatible", baseUrl: upstream.url, network: "private", timeouts, ...target },
    {
      dialect: "openai-chat",
      model: "m",
      body: JSON.stringify({ model: "m", stream: call.stream === true, messages: [{ role: "user", content: "x" }] }),
      stream: false,
      signal: new AbortController().signal,
      ...call,
    },
  );
const send = async (target?: Partial<DeploymentTarget>, call?: Partial<ProviderCall>): Promise<ProviderAnswer> => {
  const sent = await sendOrNot(target, call);
  if ("notSent" in sent) throw sent.notSent;
  return sent;
};
const read = async (answer: ProviderAnswer): Promise<string> => {
  let text = "";
  for await (const bytes of answer.body) text += Buffer.from(bytes).toString("latin1");
  return text;
};
const hasCode =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Problem && error.code === code;

test("a call brings its answer, over connections that later calls use again", async () => {
  const first = await send({ credential: () => "key-1" });
  assert.equal(first.status, 200);
  assert.equal(first.contentType, "application/json");
  assert.match(Buffer.from(await first.readAll(10_000)).toString(), /Hello from the mock upstream\./);
  await (await send({ credential: () => "key-2" })).readAll(10_000);
  // A connection is free again a moment after its answer has ended, so there may be two.
  for (let count = 0; count < 8; count++) await (await send()).readAll(10_000);
  assert.ok(upstream.connections <= 2);
  assert.deepEqual(
    upstream.requests.slice(0, 2).map(({ path, headers }) => [path, headers.authorization]),
    [
      ["/v1/chat/completions", "Bearer key-1"],
      ["/v1/chat/completions", "Bearer key-2"],
    ],
  );
});

test("the upstream sees the headers it needs and no other", async () => {
  await (await send({ credential: () => "k", credentialHeader: "api-key" }, { stream: true })).readAll(100_000);
  const names = Object.keys(upstream.requests[0]?.headers ?? {}).sort();
  assert.deepEqual(names, ["accept", "api-key", "connection", "content-length", "content-type", "host"]);
});

test("a server is spoken to in the APIs that its deployment says, chat first", () => {
  const target = { name: "lab", provider: "openai-compatible", network: "private", timeouts } as const;
  const all = ["openai-chat", "openai-responses", "openai-embeddings"];
  assert.deepEqual(provider.speaks(target), all);
  assert.deepEqual(provider.speaks({ ...target, apis: ["embeddings", "chat-completions"] }), [all[0], all[2]]);
  assert.deepEqual(provider.speaks({ ...target, apis: ["responses"] }), [all[1]]);
});

test("each API has its path, with the query of the deployment, as Azure OpenAI asks for it", async () => {
  const azure = { credential: () => "k", credentialHeader: "api-key" };
  const root = upstream.url.replace(/\/v1$/, "");
  await (await send({}, { dialect: "openai-responses" })).readAll(10_000);
  await (await send({}, { dialect: "openai-embeddings" })).readAll(10_000);
  await (await send({ ...azure, baseUrl: `${root}/openai/v1`, query: { "api-version": "preview" } })).readAll(10_000);
  const older = { ...azure, baseUrl: `${root}/openai/deployments/gpt/`, query: { "api-version": "2024-10-21", x: "1" } };
  await (await send(older)).readAll(10_000);
  assert.deepEqual(
    upstream.requests.map(({ path, headers }) => [path, headers["api-key"]]),
    [
      ["/v1/responses", undefined],
      ["/v1/embeddings", undefined],
      ["/openai/v1/chat/completions?api-version=preview", "k"],
      ["/openai/deployments/gpt/chat/completions?api-version=2024-10-21&x=1", "k"],
    ],
  );
  await assert.rejects(send({}, { dialect: "bedrock-converse" }), hasCode("upstream_unavailable"));
});

test("a credential that cannot be read refuses the call, and leaves nothing behind that fails later with nobody to hear it", async () => {
  const unheard: unknown[] = [];
  const hear = (reason: unknown): void => void unheard.push(reason);
  process.on("unhandledRejection", hear);
  try {
    const missing = (): string => {
      throw new Problem("upstream_unavailable", "The credential is missing.");
    };
    const timeouts = { connectMs: 20, firstByteMs: 20, idleMs: 20, totalMs: 20 };
    await assert.rejects(send({ credential: missing, timeouts }), hasCode("upstream_unavailable"));
    await assert.rejects(send({ credential: () => "two\nlines", timeouts }), hasCode("upstream_unavailable"));
    // A later deadline of the same length has passed, so that of the refused call would have too.
    upstream.behave("stall-before-headers");
    await assert.rejects(send({ timeouts: { ...timeouts, firstByteMs: 40, totalMs: 40 } }), hasCode("deadline_exceeded"));
    assert.deepEqual(unheard, []);
  } finally {
    process.off("unhandledRejection", hear);
  }
});

test("a stream comes as it is sent", async () => {
  assert.match(await read(await send({}, { stream: true })), /^data: .*data: \[DONE\]\n\n$/s);
  upstream.behave("byte-by-byte");
  assert.match(await read(await send({}, { stream: true })), /data: \[DONE\]\n\n$/);
});

test("each stall ends at its deadline", async () => {
  upstream.behave("stall-before-headers");
  await assert.rejects(send(), hasCode("deadline_exceeded"));
  upstream.behave("stall-before-body");
  await assert.rejects(async () => (await send()).readAll(1000), hasCode("deadline_exceeded"));
  upstream.behave("stall-mid-stream");
  await assert.rejects(async () => read(await send({}, { stream: true })), hasCode("deadline_exceeded"));
  const short = { ...timeouts, idleMs: 60_000, totalMs: 200 };
  await assert.rejects(async () => read(await send({ timeouts: short }, { stream: true })), hasCode("deadline_exceeded"));
});

test("a call that waits for a connection ends at its deadline too", async () => {
  upstream.behave("stall-before-body");
  const controller = new AbortController();
  const held = await Promise.all(
    [1, 2, 3, 4].map(() => send({ timeouts: { ...timeouts, idleMs: 10_000 } }, { signal: controller.signal })),
  );
  await assert.rejects(send(), hasCode("deadline_exceeded"));
  controller.abort();
  for (const answer of held) await assert.rejects(answer.readAll(10), hasCode("upstream_unavailable"));
});

test("an upstream that is not there, resets or cuts is unavailable", async () => {
  const gone = await startMockUpstream();
  await gone.close();
  await assert.rejects(send({ baseUrl: gone.url }), hasCode("upstream_unavailable"));
  upstream.behave("reset");
  await assert.rejects(send(), hasCode("upstream_unavailable"));
  upstream.behave("cut-mid-body");
  await assert.rejects(async () => (await send()).readAll(10_000), hasCode("upstream_unavailable"));
  upstream.behave("cut-mid-stream");
  await assert.rejects(async () => read(await send({}, { stream: true })), hasCode("upstream_unavailable"));
});

test("an answer is read only up to its limit, and a compressed one not at all", async () => {
  upstream.behave("huge-body");
  await assert.rejects(async () => (await send()).readAll(1_000_000), hasCode("upstream_malformed"));
  upstream.behave("compressed");
  await assert.rejects(send(), hasCode("upstream_malformed"));
});

test("a slow reader holds the upstream back instead of filling memory", async () => {
  upstream.behave("huge-stream");
  const answer = await send({}, { stream: true });
  const before = process.memoryUsage().arrayBuffers;
  let bytes = 0;
  let most = 0;
  for await (const chunk of answer.body) {
    bytes += chunk.length;
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.ok(bytes > 100_000_000);
  assert.ok(most < 64_000_000, `${most} bytes were held`);
});

test("a reader that leaves ends the upstream's answer", async () => {
  upstream.behave("huge-stream");
  for await (const chunk of (await send({}, { stream: true })).body) {
    assert.ok(chunk.length > 0);
    break;
  }
  upstream.behave("answer");
  assert.equal((await send()).status, 200);
});

test("a call is stopped by its signal, before and after it is answered, with the reason given", async () => {
  const reason = new Problem("andon_stopped", "Stopped.");
  await assert.rejects(send({}, { signal: AbortSignal.abort(reason) }), hasCode("andon_stopped"));
  upstream.behave("stall-before-body");
  const controller = new AbortController();
  const answer = await send({}, { signal: controller.signal });
  const reading = answer.readAll(1000);
  controller.abort(reason);
  await assert.rejects(reading, hasCode("andon_stopped"));
});

test("a redirect is an answer that is not followed", async () => {
  upstream.behave("redirect");
  const answer = await send();
  assert.equal(answer.status, 302);
  assert.equal(upstreamProblem(answer.status)?.code, "upstream_rejected");
  assert.equal(upstream.requests.length, 1);
});

test("addresses outside the deployment's network are refused before a byte is sent", async () => {
  for (const baseUrl of [
    upstream.url,
    upstream.url.replace("127.0.0.1", "localhost"),
    upstream.url.replace("127.0.0.1", "[::ffff:127.0.0.1]"),
    upstream.url.replace("127.0.0.1", "2130706433"),
  ]) {
    await assert.rejects(
      send({ baseUrl, network: "public" }),
      (error) => hasCode("upstream_unavailable")(error) && /egress/.test((error as Problem).detail),
    );
  }
  for (const baseUrl of ["http://169.254.169.254/v1", "file:///etc/passwd", "http://user:pass@127.0.0.1/v1", "nonsense"]) {
    await assert.rejects(send({ baseUrl }), hasCode("upstream_unavailable"));
  }
  assert.equal(upstream.requests.length, 0);
});

test("a credential that is no header value fails the call without being told", async () => {
  await assert.rejects(send({ credential: () => "secret\nvalue" }), (error) => {
    assert.ok(error instanceof Problem);
    return !`${error.message} ${String(error.cause)}`.includes("secret");
  });
});

test("statuses become problems that say what to do, and when to come back", () => {
  assert.equal(upstreamProblem(200), undefined);
  const codes = [400, 401, 403, 404, 422, 429, 500, 503].map((status) => upstreamProblem(status, 7)?.code);
  assert.deepEqual(codes, [
    "upstream_rejected",
    "upstream_rejected",
    "upstream_rejected",
    "upstream_rejected",
    "upstream_rejected",
    "upstream_unavailable",
    "upstream_unavailable",
    "upstream_unavailable",
  ]);
  assert.equal(upstreamProblem(429, 7)?.retryAfterSeconds, 7);
});
