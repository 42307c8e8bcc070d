import assert from "node:assert/strict";
import { after, before, describe, it, test } from "node:test";
import { apiForms, chatApis, eventsOf, upstreamSecret, type ChatApi } from "../support/api-forms.ts";
import { followLog, type FollowedLog } from "../support/follow-log.ts";
import { deployment, guardrail, mockWorld, model, useCase } from "../support/manifests.ts";
import { faults, startMockFaults, type Fault, type MockFaults } from "../support/mock-faults.ts";
import { startMockUpstream, type BehaviourName, type MockUpstream } from "../support/mock-upstream.ts";
import { readError, readStreamError } from "../support/read-error.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";

let upstream: MockUpstream;
let sallyport: Sallyport;
let key: string;
before(async () => {
  upstream = await startMockUpstream();
  sallyport = await startSallyport({ config: "drainMs: 300\n" });
  const timeouts = { connectMs: 300, firstByteMs: 400, idleMs: 400, totalMs: 5000 };
  // Every fault is met, not the rest it would earn the upstream.
  const breaker = { failures: 1000 };
  await sallyport.apply(
    ...mockWorld(
      upstream.url,
      { models: ["mock", "nowhere", "metadata"], limits: { maxOutputTokens: 200 } },
      { timeouts, breaker },
    ),
    model("nowhere"),
    deployment("nowhere", "nowhere", "http://127.0.0.1:1/v1"),
    model("metadata"),
    deployment("metadata", "metadata", "http://169.254.169.254/v1"),
  );
  ({ key } = await sallyport.newKey("tests"));
});
after(async () => {
  await sallyport.stop();
  await upstream.close();
});

const call = { model: "mock", messages: [{ role: "user", content: "hello" }] };
const whole = (): Promise<Response> => sallyport.chat(key, call);
const stream = (): Promise<Response> => sallyport.chat(key, { ...call, stream: true, stream_options: { include_usage: true } });
const errorOf = async (answer: Response): Promise<{ code: string; message: string }> =>
  ((await answer.json()) as { error: { code: string; message: string } }).error;

/** The newest outcome in the log that belongs to this answer's admission. */
async function outcomeOf(answer: Response): Promise<Record<string, unknown>> {
  const admission = Number(answer.headers.get("x-sallyport-audit"));
  const deadline = Date.now() + 5000;
  while (Date.now() < deadline) {
    const { body } = await sallyport.admin("GET", "/api/v1/audit/export?format=jsonl");
    const lines = (typeof body === "string" ? body : JSON.stringify(body)).trim().split("\n");
    for (const line of lines) {
      const { record } = JSON.parse(line) as { record: Record<string, unknown> };
      if (record["type"] === "outcome" && record["admission"] === admission) return record;
    }
  }
  throw new Error(`no outcome for the admission ${admission}`);
}

const failures: readonly [BehaviourName, number, string][] = [
  ["reset", 502, "upstream_unavailable"],
  ["stall-before-headers", 504, "deadline_exceeded"],
  ["stall-before-body", 504, "deadline_exceeded"],
  ["cut-mid-body", 502, "upstream_unavailable"],
  ["invalid-json", 502, "upstream_malformed"],
  ["not-sse", 502, "upstream_malformed"],
  ["huge-body", 502, "upstream_malformed"],
  ["redirect", 424, "upstream_rejected"],
  ["compressed", 502, "upstream_malformed"],
];
for (const [behaviour, status, code] of failures) {
  test(`A whole answer from an upstream that does "${behaviour}" is ${status} ${code}, with its outcome in the log`, async () => {
    upstream.behave(behaviour);
    const answer = await whole();
    assert.equal(answer.status, status);
    assert.equal((await errorOf(answer)).code, code);
    const outcome = await outcomeOf(answer);
    assert.equal(outcome["status"], "failed");
    assert.equal(outcome["code"], code);
  });
}

test("An upstream that refuses the connection, and an address that is never allowed, are 502 and nothing is told of them", async () => {
  const refused = await sallyport.chat(key, { ...call, model: "nowhere" });
  assert.equal(refused.status, 502);
  const metadata = await sallyport.chat(key, { ...call, model: "metadata" });
  assert.equal(metadata.status, 502);
  assert.doesNotMatch((await errorOf(metadata)).message, /169\.254/);
});

const midStream: readonly [BehaviourName, RegExp][] = [
  ["cut-mid-stream", /upstream_unavailable/],
  ["end-mid-stream", /upstream_unavailable/],
  ["broken-sse", /upstream_malformed/],
  ["stall-mid-stream", /deadline_exceeded/],
  ["error-frame", /upstream_unavailable/],
];
for (const [behaviour, code] of midStream) {
  test(`A stream from an upstream that does "${behaviour}" ends with an error frame and [DONE], or with a status of its own`, async () => {
    upstream.behave(behaviour);
    const answer = await stream();
    const text = await answer.text();
    assert.match(text, code);
    assert.doesNotMatch(text, /upstream-secret/);
    if (answer.status === 200) assert.match(text, /data: \[DONE\]\n\n$/);
    assert.equal((await outcomeOf(answer))["status"], "failed");
  });
}

test("A stream of 100 MB is cut at the limit, and the gateway's memory does not grow with it", async () => {
  upstream.behave("huge-stream");
  const answer = await stream();
  let bytes = 0;
  for await (const chunk of answer.body ?? []) bytes += (chunk as Uint8Array).length;
  assert.ok(bytes < 80_000_000, `${bytes} bytes came through`);
  assert.equal((await outcomeOf(answer))["status"], "failed");
});

test("A stream that arrives byte by byte reads the same", async () => {
  upstream.behave("byte-by-byte");
  const text = await (await stream()).text();
  const said = [...text.matchAll(/"content":"([^"]*)"/g)].map((match) => match[1]).join("");
  assert.equal(said, "Hello wörld 🙂");
});

test("Usage that no one could have used is charged as far as the reservation and the budget reach", async () => {
  upstream.behave("usage-lies");
  assert.equal((await whole()).status, 200);
  upstream.behave("answer");
  assert.equal((await whole()).status, 200);
});

test("A stream that its client leaves is drained, charged and recorded", async () => {
  upstream.behave("stall-mid-stream");
  const leave = new AbortController();
  const answer = await fetch(`${sallyport.dataUrl}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ ...call, stream: true }),
    signal: leave.signal,
  });
  leave.abort();
  const outcome = await outcomeOf(answer);
  assert.equal(outcome["status"], "client-left");
  assert.ok(Number(outcome["inputTokens"]) > 0);
});

test("Output is inspected: an address is masked and a number blocks, whole and streamed, however it is cut", async () => {
  const said = "Write to dana@campus.example now. Her number is 123-45-6789, keep it safe.";
  const { says } = await import("../support/mock-upstream.ts");
  upstream.behave(says(...said.split("")));
  const answer = await stream();
  const text = await answer.text();
  const content = [...text.matchAll(/"content":"([^"]*)"/g)].map((match) => match[1]).join("");
  assert.match(content, /^Write to \{EMAIL\} now\. Her number is /);
  assert.doesNotMatch(text, /dana@|123-45|6789/);
  assert.match(text, /content_filter/);
  assert.equal((await outcomeOf(answer))["status"], "blocked");

  const blocked = await whole();
  assert.equal(blocked.headers.get("x-sallyport-decision"), "blocked");
  assert.doesNotMatch(await blocked.text(), /dana@|123-45/);
});

test("What the upstream is sent was made from what was inspected: no hidden characters, no duplicate members", async () => {
  upstream.behave("answer");
  const seen = upstream.requests.length;
  const raw =
    '{"model":"mock","messages":[{"role":"user","content":"safe"}],"messages":[{"role":"user","content":"ask bo\u200bb@exa\u200bmple.org \\ud800"}]}';
  assert.equal((await sallyport.chat(key, raw)).status, 200);
  const sent = JSON.stringify(upstream.requests[seen]?.body ?? {});
  assert.match(sent, /ask \{EMAIL\} \ufffd/);
  assert.doesNotMatch(sent, /exa/);
});

interface Ending {
  readonly code: string;
  readonly upstreamStatus?: number;
  /** Whether the model can have acted on the prompt: then it is charged. */
  readonly charged: boolean;
}
const unavailable = { code: "upstream_unavailable", charged: true };
const malformed = { code: "upstream_malformed", charged: true };
const late = { code: "deadline_exceeded", charged: true };
const endings: Readonly<Record<Fault | "nowhere", (stream: boolean, binary: boolean) => Ending>> = {
  nowhere: () => ({ ...unavailable, charged: false }),
  reset: () => unavailable,
  "stall-before-headers": () => late,
  "stall-in-mid-answer": () => late,
  "cut-in-mid-frame": () => unavailable,
  "end-too-early": (stream) => (stream ? unavailable : malformed),
  garbage: () => malformed,
  huge: () => malformed,
  "error-in-mid-answer": (stream) => (stream ? unavailable : malformed),
  // What is no event is read over in SSE, so this is a stream without events; binary frames can't be mistaken.
  "wrong-content-type": (stream, binary) => (stream && !binary ? unavailable : malformed),
  limited: () => ({ ...unavailable, upstreamStatus: 429, charged: false }),
  broken: () => ({ ...unavailable, upstreamStatus: 500, charged: false }),
  refused: () => ({ code: "upstream_rejected", upstreamStatus: 401, charged: false }),
};
/** In these a stream has begun well before it fails, so the error comes in the stream. */
const inMidStream: readonly string[] = [
  "stall-in-mid-answer",
  "cut-in-mid-frame",
  "end-too-early",
  "garbage",
  "huge",
  "error-in-mid-answer",
];

/** For each API, an upstream that speaks it and one that it is translated for. */
const upstreams: Readonly<Record<ChatApi, readonly [string, string]>> = {
  "openai-chat": ["openai", "bedrock"],
  "openai-responses": ["openai", "anthropic"],
  "anthropic-messages": ["anthropic", "chat-only"],
  "bedrock-converse": ["bedrock", "chat-only"],
  "bedrock-invoke": ["bedrock", "anthropic"],
};

describe("Every fault of an upstream, in every API,", () => {
  let faulty: MockFaults;
  let gateway: Sallyport;
  let log: FollowedLog;
  let bearer: string;

  before(async () => {
    faulty = await startMockFaults();
    gateway = await startSallyport({
      config: "maxAnswerBytes: 200000\n",
      env: { UPSTREAM_KEY: `${upstreamSecret}-key` },
    });
    log = followLog(gateway);
    await gateway.apply(...faultyWorld(faulty.url, dayBudget(10_000_000)));
    ({ key: bearer } = await gateway.newKey("tests"));
  });
  after(async () => {
    await gateway.stop();
    await faulty.close();
  });

  const call = (api: ChatApi, upstream: string, prompt: string, stream: boolean): Promise<Response> => {
    const { path, body } = apiForms[api].request(upstream, prompt, stream);
    return fetch(gateway.dataUrl + path, {
      method: "POST",
      headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  };

  const ways = chatApis.flatMap((api) =>
    upstreams[api].flatMap((upstream) => [false, true].map((stream) => ({ api, upstream, stream }))),
  );
  describe("is told to the caller:", { concurrency: 10 }, () => {
    for (const { api, upstream, stream } of ways) {
      describe(`${api} by ${upstream}, ${stream ? "streamed" : "whole"}`, { concurrency: 8 }, () => {
        for (const fault of ["nowhere", ...faults] as const) {
          it(`${fault} is told in the API's own way, stands in the log, is charged where it must be, and nothing of the upstream shows`, async () => {
            const to = fault === "nowhere" ? `${upstream}-nowhere` : upstream;
            const { code, upstreamStatus, charged } = endings[fault](stream, upstream === "bedrock");
            const answer = await call(api, to, `Please do:${fault}`, stream);
            const bytes = new Uint8Array(await answer.arrayBuffer());
            const text = Buffer.from(bytes).toString();
            assert.doesNotMatch(text + JSON.stringify([...answer.headers]), new RegExp(upstreamSecret));
            assert.equal(answer.status === 200, stream && inMidStream.includes(fault), `${answer.status} ${text}`);
            if (answer.status === 200) {
              const { framing } = apiForms[api];
              assert.equal(answer.headers.get("content-type"), framing.contentType);
              assert.equal(readStreamError(api, eventsOf(framing, bytes)), code, text);
            } else {
              assert.equal(readError(api, answer, text), code);
              assert.equal(answer.status, code === "upstream_rejected" ? 424 : code === "deadline_exceeded" ? 504 : 502);
              assert.equal(answer.headers.get("retry-after"), fault === "limited" ? "7" : null);
              assert.equal(answer.headers.get("x-should-retry"), code === "upstream_rejected" ? "false" : null);
            }
            const { admission, outcome } = await log.callOf(answer);
            assert.equal(outcome["status"], "failed");
            assert.equal(outcome["code"], code);
            if (upstreamStatus !== undefined) assert.equal(outcome["upstreamStatus"], upstreamStatus);
            const used = outcome["inputTokens"] + outcome["outputTokens"];
            assert.equal(used > 0, charged);
            assert.ok(used <= admission["reservedTokens"]);
          });
        }
      });
    }
  });

  it(
    "leaves nothing running at the upstream, no place and no budget taken, and none of its words in what is printed",
    { timeout: 30_000 },
    async () => {
      await faulty.settled();
      assert.doesNotMatch(gateway.output(), new RegExp(upstreamSecret));
      const together = Array.from({ length: places }, () => call("openai-chat", "openai", "Please go on.", false));
      const answers = await Promise.all(together);
      for (const { status } of answers) assert.equal(status, 200);
      const calls = await Promise.all(answers.map((answer) => log.callOf(answer)));
      const outcomes = await log.outcomes();
      const charged = outcomes.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0);
      // Exactly one more fits.
      await gateway.apply(...faultyWorld(faulty.url, dayBudget(charged + calls[0]?.admission["reservedTokens"])));
      assert.equal((await call("openai-chat", "openai", "Please go on.", false)).status, 200);
      assert.equal((await call("openai-chat", "openai", "Please go on.", false)).status, 429);
    },
  );
});

const places = 100;
const dayBudget = (limit: number): object => ({
  limits: { concurrent: places, maxOutputTokens: 200 },
  budgets: [{ limit, unit: "tokens", per: "day" }],
});

/** Each upstream twice: once where it is, once where nobody listens. */
function faultyWorld(url: string, useCaseSpec: object): object[] {
  const kinds: Readonly<Record<string, [string, object]>> = {
    openai: ["/v1", { provider: "openai-compatible" }],
    "chat-only": ["/v1", { provider: "openai-compatible", apis: ["chat-completions"] }],
    anthropic: ["", { provider: "anthropic" }],
    bedrock: ["", { provider: "bedrock", aws: { region: "eu-central-1" }, upstreamModel: "anthropic.claude-mock" }],
  };
  const common = {
    credential: { env: "UPSTREAM_KEY" },
    timeouts: { connectMs: 1000, firstByteMs: 1000, idleMs: 1000, totalMs: 5000 },
    retry: { attempts: 1 },
    breaker: { failures: 1000 },
  };
  const names: string[] = [];
  const world: object[] = [];
  for (const [kind, [path, spec]] of Object.entries(kinds)) {
    for (const [name, origin] of [
      [kind, url],
      [`${kind}-nowhere`, "http://127.0.0.1:1"],
    ] as const) {
      names.push(name);
      world.push(model(name), deployment(name, name, origin + path, { ...common, ...spec }));
    }
  }
  return [...world, guardrail("test-guardrail"), useCase("tests", names, useCaseSpec)];
}
