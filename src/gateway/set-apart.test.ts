import assert from "node:assert/strict";
import { createSecretKey } from "node:crypto";
import { test } from "node:test";
import { startCalls, type Calls } from "../../test/support/call-harness.ts";
import { deployment, guardrail, model, useCase } from "../../test/support/manifests.ts";
import type { JsonObject } from "../core/json.ts";
import type { Dialect, DialectName } from "../dialects/dialect.ts";
import { anthropicMessages } from "../dialects/anthropic-messages/anthropic-messages.ts";
import { openaiChat } from "../dialects/openai-chat/openai-chat.ts";
import { openaiResponses } from "../dialects/openai-responses/openai-responses.ts";
import type { Identity } from "../identity/caller.ts";
import type { Provider } from "../providers/provider.ts";
import type { Quota } from "../quota/quota.ts";
import { callModel } from "./call-model.ts";
import { setApart } from "./set-apart.ts";

const key = createSecretKey(Buffer.alloc(32, 1));
const dana = { useCase: "hr", principal: "dana" };
const apart = (
  document: JsonObject,
  upstream: DialectName = "openai-chat",
  owner = dana,
  spec: Parameters<typeof setApart>[1]["spec"] = {},
): JsonObject => setApart(document, { key, owner, upstream, spec });
const code = /^[\w-]{43}$/;

test("A name that a caller chooses is its own upstream: the same each time, and nobody else's (no-cross-tenant)", () => {
  for (const name of ["prompt_cache_key", "cache_salt", "user", "safety_identifier"]) {
    const nameOf = (said: string, owner = dana): unknown => apart({ [name]: said }, "openai-chat", owner)[name];
    const mine = nameOf("k");
    assert.match(String(mine), code);
    assert.equal(nameOf("k"), mine);
    const others = [
      nameOf("l"),
      nameOf("k", { ...dana, useCase: "it" }),
      nameOf("k", { ...dana, principal: "robin" }),
      nameOf("k", { useCase: "hrdana", principal: "" }),
      // What it is called upstream is no way in either.
      nameOf(String(mine), { ...dana, principal: "robin" }),
      apart({ user: "k", prompt_cache_key: "k" })[name === "user" ? "prompt_cache_key" : "user"],
    ];
    assert.equal(new Set([mine, ...others]).size, others.length + 1, name);
    assert.deepEqual(apart({ [name]: null, a: 1 }), { [name]: null, a: 1 });
    assert.deepEqual(apart({}), {});
  }
});

test("Where a deployment names its cache each owner has a name, also without asking; where it has none, none is sent", () => {
  for (const promptCache of ["prompt_cache_key", "cache_salt"] as const) {
    for (const upstream of ["openai-chat", "openai-responses"] as const) {
      const nameOf = (owner: typeof dana, said: JsonObject = {}): unknown =>
        apart(said, upstream, owner, { promptCache })[promptCache];
      const named = [nameOf(dana), nameOf({ ...dana, useCase: "it" }), nameOf({ ...dana, principal: "robin" })];
      for (const name of named) assert.match(String(name), code);
      assert.equal(new Set([...named, nameOf(dana, { [promptCache]: "k" })]).size, 4);
    }
    assert.deepEqual(apart({ input: "x" }, "openai-embeddings", dana, { promptCache }), { input: "x" });
  }
  const retained = { prompt_cache_retention: "24h" };
  assert.deepEqual(apart(retained), {});
  assert.equal(apart(retained, "openai-chat", dana, { promptCache: "prompt_cache_key" })["prompt_cache_retention"], "24h");
});

test("Marks go along only where the deployment's manifest shares its cache", () => {
  const marked = { system: [{ type: "text", text: "x", cache_control: { type: "ephemeral" } }] };
  assert.deepEqual(apart(marked, "anthropic-messages"), { system: [{ type: "text", text: "x" }] });
  assert.deepEqual(apart(marked, "anthropic-messages", dana, { promptCache: "prefix" }), marked);
});

test("Whom Anthropic's API is told of is the caller's own too; in bodies of another form members of these names are text", () => {
  const metadata = { user_id: "dana", note: "x" };
  for (const upstream of ["anthropic-messages", "bedrock-invoke"] as const) {
    const { user_id: id, note } = apart({ metadata }, upstream)["metadata"] as typeof metadata;
    assert.match(id, code);
    assert.equal(note, "x");
  }
  assert.deepEqual(apart({ metadata }), { metadata });
  const said = { inputs: "x", user: "What now?" };
  const data = { input: [{ cache_control: 1 }] };
  assert.deepEqual(apart(data, "sagemaker-invocations"), data);
  for (const upstream of ["sagemaker-invocations", "bedrock-invoke"] as const) {
    assert.deepEqual(apart(said, upstream), said);
    assert.match(JSON.stringify(apart({ messages: [], user: "dana" }, upstream)["user"]), /^"[\w-]{43}"$/);
  }
});

const free: Quota = { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: async () => {} };

/** An upstream that says again what it was told, and that nearly all of it came from its cache. */
function warmUpstream(): Provider & { readonly sent: JsonObject[] } {
  const sent: JsonObject[] = [];
  const usage = { input_tokens: 2000, output_tokens: 1, total_tokens: 2001, input_tokens_details: { cached_tokens: 1920 } };
  const chatUsage = {
    prompt_tokens: 2000,
    completion_tokens: 1,
    total_tokens: 2001,
    prompt_tokens_details: { cached_tokens: 1920 },
  };
  const text = "Hello.";
  const item = { id: "m", type: "message", status: "completed", role: "assistant", content: [{ type: "output_text", text }] };
  return {
    sent,
    speaks: () => ["openai-responses", "openai-chat"],
    send(_target, { dialect, body, stream }) {
      const request = JSON.parse(body) as JsonObject;
      sent.push(request);
      const { prompt_cache_key: cacheKey = null, user = null, safety_identifier: safety = null } = request;
      const echoed = { prompt_cache_key: cacheKey, user, safety_identifier: safety };
      const response = {
        id: "r",
        object: "response",
        created_at: 1,
        model: "m",
        ...echoed,
        output: [item],
        status: "completed",
        usage,
      };
      const choice = { index: 0, finish_reason: "stop" };
      const completion = { id: "c", object: "chat.completion", created: 1, model: "m", usage: chatUsage };
      const whole =
        dialect === "openai-chat"
          ? { ...completion, choices: [{ ...choice, message: { role: "assistant", content: text } }] }
          : response;
      const events =
        dialect === "openai-chat"
          ? [{ ...completion, object: "chat.completion.chunk", choices: [{ ...choice, delta: { content: text } }] }]
          : [
              { type: "response.created", response: { ...response, status: "in_progress", output: [], usage: null } },
              { type: "response.completed", response },
            ];
      const lines = [...events.map((event) => JSON.stringify(event)), ...(dialect === "openai-chat" ? ["[DONE]"] : [])];
      return Promise.resolve({
        status: 200,
        contentType: stream ? "text/event-stream" : "application/json",
        body: (async function* () {
          await Promise.resolve();
          for (const line of lines) yield Buffer.from(`data: ${line}\n\n`);
        })(),
        readAll: () => Promise.resolve(Buffer.from(JSON.stringify(whole))),
      });
    },
    close: async () => {},
  };
}

interface Start {
  readonly calls: Calls;
  readonly sent: readonly JsonObject[];
  readonly say: (dialect: Dialect, body: object, caller?: Partial<Identity>) => Promise<string>;
}

function start(more: object = {}): Start {
  const provider = warmUpstream();
  const calls = startCalls(provider, free, {}, [
    model("mock"),
    deployment("mock-local", "mock", "http://127.0.0.1:9/v1", more),
    guardrail("test-guardrail"),
    useCase("tests", ["mock"]),
    useCase("others", ["mock"]),
  ]);
  let tokens = 0;
  return {
    calls,
    sent: provider.sent,
    say: async (dialect, body, caller = {}) => {
      const token = `spx_${++tokens}`;
      calls.exchanged.set(token, {
        credential: token,
        principal: "dana",
        kind: "key",
        authentication: { strength: 2, at: calls.now, method: "exchanged-token" },
        delegated: false,
        useCases: ["tests"],
        expiresAt: calls.now + 3_600_000,
        proofs: [],
        ...caller,
      });
      const answer = await calls.call(
        { model: "mock", ...(dialect === openaiChat ? { messages: [{ role: "user", content: "x" }] } : { input: "x" }), ...body },
        {
          credential: { kind: "exchanged", token },
          serve: (incoming, reply) => callModel(calls.deps, dialect, incoming, reply),
        },
      );
      assert.equal(answer.status, 200, answer.text);
      return answer.text;
    },
  };
}

for (const dialect of [openaiChat, openaiResponses]) {
  for (const stream of [false, true]) {
    const how = `${dialect.name}, ${stream ? "streamed" : "whole"}`;
    const body = {
      prompt_cache_key: "k",
      user: "u",
      stream,
      ...(stream && dialect === openaiChat && { stream_options: { include_usage: true } }),
    };

    test(`Two use cases and two people who say the same key share no cache, and hear nothing of one: ${how} (no-cross-tenant)`, async () => {
      const { say, sent } = start();
      const callers = [{}, { useCases: ["others"] }, { principal: "robin" }];
      for (const caller of callers) {
        const text = await say(dialect, body, caller);
        assert.doesNotMatch(text, /1920/);
        assert.match(text, /"cached_tokens":0/);
        // It says again what the caller said, and nothing that is said upstream.
        if (dialect === openaiResponses) assert.match(text, /"prompt_cache_key":"k","user":"u","safety_identifier":null/);
        const { prompt_cache_key: cacheKey, user } = sent.at(-1) ?? {};
        for (const name of [cacheKey, user]) assert.ok(!text.includes(JSON.stringify(name)), JSON.stringify(name));
      }
      await say(dialect, body);
      const keys = sent.map(({ prompt_cache_key: cacheKey }) => cacheKey);
      assert.equal(new Set(keys).size, callers.length);
      assert.equal(keys.at(-1), keys[0]);
    });

    test(`Where a cache keeps callers apart each hears what came from its own: ${how}`, async () => {
      for (const promptCache of ["cache_salt", "prompt_cache_key"]) {
        const { say, sent } = start({ promptCache });
        const { prompt_cache_key: _, user: __, ...plain } = body;
        for (const caller of [{}, { useCases: ["others"] }]) {
          const text = await say(dialect, plain, caller);
          assert.match(text, promptCache === "cache_salt" ? /"cached_tokens":1920/ : /"cached_tokens":0/);
          if (dialect === openaiResponses) assert.match(text, /"prompt_cache_key":null/);
        }
        const [mine, theirs] = sent.map((request) => request[promptCache]);
        assert.ok(mine !== undefined && mine !== theirs);
      }
    });
  }
}

test("Translated calls hear nothing of a cache either, in the words of their own API", async () => {
  const { calls, say } = start();
  Object.assign(calls.deps, { provider: () => ({ ...warmUpstream(), speaks: () => ["openai-chat"] }) });
  const body = { max_tokens: 5, messages: [{ role: "user", content: "x" }], input: undefined };
  const told = JSON.parse(await say(anthropicMessages, body)) as { usage: unknown };
  assert.deepEqual(told.usage, {
    input_tokens: 2000,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    output_tokens: 1,
  });
});
