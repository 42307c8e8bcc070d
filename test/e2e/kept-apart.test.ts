import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import { ApplyGuardrailCommand, BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import OpenAI from "openai";
import { deployment, guardrail, model, useCase } from "../support/manifests.ts";
import { messageOf, startMockAnthropic } from "../support/mock-anthropic.ts";
import { sendJson, startMockServer } from "../support/mock-server.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";

/**
 * What docs/threat-model.md lists under "What is kept apart from whom", from outside: three callers, of two use cases and of two
 * people of one, who say the same and share every deployment.
 */
let sallyport: Sallyport;
let openai: Awaited<ReturnType<typeof startMockServer>>;
let anthropic: Awaited<ReturnType<typeof startMockAnthropic>>;
const callers = { dana: ["hr", "dana"], robin: ["hr", "robin"], elsewhere: ["it", "dana"] } as const;
type Name = keyof typeof callers;
const names = Object.keys(callers) as Name[];
const keys = {} as Record<Name, string>;

before(async () => {
  openai = await startMockServer({
    behaviours: {},
    behaviour: ({ body }, response) =>
      sendJson(response, {
        id: "resp_upstream",
        object: "response",
        created_at: 1_700_000_000,
        status: "completed",
        model: "gpt-upstream",
        prompt_cache_key: body.prompt_cache_key ?? null,
        safety_identifier: body.safety_identifier ?? null,
        user: body.user ?? null,
        output: [
          {
            id: "msg_upstream",
            type: "message",
            status: "completed",
            role: "assistant",
            content: [{ type: "output_text", text: "Hello.", annotations: [] }],
          },
        ],
        usage: {
          input_tokens: 2000,
          output_tokens: 1,
          total_tokens: 2001,
          input_tokens_details: { cached_tokens: 1920 },
          output_tokens_details: { reasoning_tokens: 0 },
        },
      }),
  });
  anthropic = await startMockAnthropic();
  const usage = { input_tokens: 80, output_tokens: 1, cache_read_input_tokens: 1920, cache_creation_input_tokens: 0 };
  anthropic.behave((_request, response) => sendJson(response, messageOf("Hello.", { usage })));
  sallyport = await startSallyport();
  const models = ["echo", "gpt", "claude"];
  const spec = {
    guardrail: "apart",
    applyGuardrails: ["apart"],
    conversations: { hours: 1 },
    limits: { perPrincipal: { requestsPerMinute: 40 } },
  };
  await sallyport.apply(
    model("gpt"),
    model("claude"),
    deployment("gpt-local", "gpt", `${openai.url}/v1`),
    deployment("claude-local", "claude", anthropic.url, { provider: "anthropic" }),
    guardrail("apart", {
      sensitiveInformationPolicy: {
        piiEntities: [{ type: "EMAIL", action: "TOKENIZE" }],
        regexes: [{ name: "staff", pattern: "E[0-9]{6}", action: "HASH" }],
      },
    }),
    useCase("hr", models, { ...spec, budgets: [{ limit: 60, unit: "requests", per: "month" }] }),
    useCase("it", models, spec),
  );
  for (const name of names) keys[name] = (await sallyport.newKey(callers[name][0], { principal: callers[name][1] })).key;
});
after(async () => {
  await sallyport.stop();
  await openai.close();
  await anthropic.close();
});

const clientOf = (name: Name): OpenAI => new OpenAI({ baseURL: `${sallyport.dataUrl}/v1`, apiKey: keys[name], maxRetries: 0 });
const allDiffer = (values: readonly unknown[]): void => assert.equal(new Set(values).size, values.length, values.join());

test("A name for the prompt cache, and of whom it is for, is each caller's own upstream, and its own words come back", async () => {
  const said = { prompt_cache_key: "system-prompt-7", safety_identifier: "person-1", user: "person-1" };
  for (const name of names) {
    const answer = await clientOf(name).responses.create({ model: "gpt", input: "Hi", ...said, prompt_cache_retention: "24h" });
    assert.partialDeepStrictEqual(answer, said);
    assert.deepEqual([answer.usage?.input_tokens, answer.usage?.input_tokens_details.cached_tokens], [2000, 0]);
  }
  const sent = openai.requests.slice(-3).map(({ body }) => body);
  for (const member of Object.keys(said)) {
    allDiffer(sent.map((body) => body[member]));
    assert.ok(sent.every((body) => /^[\w-]{43}$/.test(body[member]) && body.prompt_cache_retention === undefined));
  }
  await clientOf("dana").responses.create({ model: "gpt", input: "Hi", ...said });
  assert.equal(openai.requests.at(-1)?.body.prompt_cache_key, sent[0].prompt_cache_key);
});

test("Marks of a cache by prefix stay here, and nobody is told what came from one", async () => {
  const client = new Anthropic({ baseURL: sallyport.dataUrl, apiKey: keys.dana, maxRetries: 0 });
  const marked = { type: "text", text: "A long system prompt.", cache_control: { type: "ephemeral" } } as const;
  const answer = await client.messages.create({
    model: "claude",
    max_tokens: 5,
    system: [marked],
    messages: [{ role: "user", content: [{ ...marked, text: "Hi" }] }],
    metadata: { user_id: "person-1" },
  });
  assert.partialDeepStrictEqual(answer.usage, { input_tokens: 2000, cache_read_input_tokens: 0 });
  const sent = anthropic.requests.at(-1)?.text ?? "";
  assert.doesNotMatch(sent, /cache_control|person-1/);
  assert.match(sent, /A long system prompt\./);
});

test("A token of a session is its principal's in its use case; a hash is its use case's", async () => {
  const apply = async (name: Name, source: "INPUT" | "OUTPUT", text: string): Promise<string> => {
    const client = new BedrockRuntimeClient({
      endpoint: sallyport.dataUrl,
      token: { token: keys[name] },
      authSchemePreference: ["httpBearerAuth"],
      region: "us-east-1",
    });
    client.middlewareStack.add(
      (next) => (args) => {
        (args.request as { headers: Record<string, string> }).headers["x-sallyport-session"] = "chat-1";
        return next(args);
      },
      { step: "build" },
    );
    const ask = { guardrailIdentifier: "apart", guardrailVersion: "DRAFT", source, content: [{ text: { text } }] };
    const { outputs } = await client.send(new ApplyGuardrailCommand(ask));
    client.destroy();
    return outputs?.[0]?.text ?? text;
  };
  const tokens = new Map<Name, string>();
  const hashes = new Map<Name, string>();
  for (const name of names) {
    tokens.set(name, await apply(name, "INPUT", "dana@campus.example"));
    hashes.set(name, await apply(name, "INPUT", "E123456"));
  }
  allDiffer([...tokens.values()]);
  for (const [whose, token] of tokens) {
    for (const name of names) assert.equal(await apply(name, "OUTPUT", token), name === whose ? "dana@campus.example" : token);
  }
  assert.match(hashes.get("dana") ?? "", /^\{staff:\w+\}$/);
  assert.equal(hashes.get("robin"), hashes.get("dana"));
  assert.notEqual(hashes.get("elsewhere"), hashes.get("dana"));
});

test("A session's name, a response's id and an item's are each caller's own", async () => {
  const headers = { "x-sallyport-session": "chat-2" };
  const first = await clientOf("dana").responses.create({ model: "gpt", input: "Hi" }, { headers });
  for (const name of ["robin", "elsewhere"] as const) {
    const other = await clientOf(name).responses.create({ model: "gpt", input: "Hi" }, { headers });
    assert.notEqual(other.conversation?.id, first.conversation?.id);
    assert.equal(openai.requests.at(-1)?.body.input, "Hi");
    await assert.rejects(clientOf(name).responses.retrieve(first.id), OpenAI.NotFoundError);
    const item = { type: "item_reference" as const, id: first.output[0]?.id ?? "" };
    await assert.rejects(clientOf(name).responses.create({ model: "gpt", input: [item] }), OpenAI.NotFoundError);
  }
});

test("A caller who has used up its own rate, or its use case's budget, leaves the others theirs", async () => {
  const ask = (name: Name): Promise<unknown> => clientOf(name).conversations.create({});
  const until = async (name: Name): Promise<string> => {
    for (let left = 80; left > 0; left--) {
      try {
        await ask(name);
      } catch (error) {
        assert.ok(error instanceof OpenAI.RateLimitError, String(error));
        return error.code ?? "";
      }
    }
    return "never";
  };
  assert.equal(await until("dana"), "rate_limited");
  await ask("robin");
  await ask("elsewhere");
  assert.equal(await until("robin"), "budget_exhausted");
  await ask("elsewhere");
});
