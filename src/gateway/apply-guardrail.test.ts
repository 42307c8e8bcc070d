import assert from "node:assert/strict";
import { test } from "node:test";
import { startCalls, type Calls } from "../../test/support/call-harness.ts";
import { deployment, guardrail, model, useCase } from "../../test/support/manifests.ts";
import { completion } from "../../test/support/mock-upstream.ts";
import { bedrockConverse } from "../dialects/bedrock-converse/bedrock-converse.ts";
import type { Provider } from "../providers/provider.ts";
import type { Quota } from "../quota/quota.ts";
import { applyGuardrail } from "./apply-guardrail.ts";
import { invokeChecks } from "./invoke-checks.ts";
import type { IncomingCall, Reply } from "./reply.ts";

const free: Quota = { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: async () => {} };

interface Asking {
  readonly calls: Calls;
  /** What a judge was shown, as JSON. */
  readonly shown: string[];
}

function start(spec: object, limits: object = {}): Asking {
  const shown: string[] = [];
  const provider: Provider = {
    speaks: () => ["openai-chat"],
    send: async (_target, { body }) => {
      shown.push((JSON.parse(body) as { messages: { content: string }[] }).messages[1]?.content ?? "");
      const bytes = Buffer.from(JSON.stringify(completion('{"grounding":1,"relevance":1}')));
      return {
        status: 200,
        contentType: "application/json",
        body: (async function* () {
          yield bytes;
        })(),
        readAll: async () => bytes,
      };
    },
    close: async () => {},
  };
  const world = [
    model("mock"),
    deployment("mock-local", "mock", "http://127.0.0.1:9/v1"),
    model("judge"),
    deployment("judge-0", "judge", "http://127.0.0.1:9/v1"),
    guardrail("test-guardrail", spec),
    useCase("tests", ["mock"], { applyGuardrails: ["test-guardrail"], limits }),
  ];
  return { calls: startCalls(provider, free, {}, world), shown };
}

interface Told {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

type Serve = (calls: Calls, incoming: IncomingCall, reply: Reply) => Promise<void>;
const apply: Serve = (calls, incoming, reply) =>
  applyGuardrail(calls.deps, bedrockConverse, { name: "test-guardrail", version: "1" }, incoming, reply);
const check: Serve = (calls, incoming, reply) => invokeChecks(calls.deps, bedrockConverse, incoming, reply);

async function post(calls: Calls, serve: Serve, request: object, dataClass?: string): Promise<Told> {
  let status = 0;
  let text = "";
  const incoming: IncomingCall = {
    credential: { kind: "key", key: calls.key },
    address: undefined,
    useCase: undefined,
    dataClass,
    session: undefined,
    target: { model: undefined, stream: undefined, header: () => undefined },
    readBody: () => Promise.resolve(Buffer.from(JSON.stringify(request))),
    takeRoom: () => {},
  };
  await serve(calls, incoming, {
    begin: (code) => void (status = code),
    write: () => undefined,
    end: (piece) => void (text += String(piece ?? "")),
    get begun() {
      return status !== 0;
    },
    left: false,
    onLeave: () => {},
  });
  return { status, body: JSON.parse(text) as Told["body"] };
}

const judge = { model: "judge", timeoutMs: 500 };
const grounded = { contextualGroundingPolicy: { filters: [{ type: "GROUNDING", threshold: 0.5 }], judge } };
const block = (text: string, ...qualifiers: string[]): object => ({ text: { text, qualifiers } });

test("boundary-kept: sources that a judge is shown are masked like a prompt, and go nowhere above the use case's class", async () => {
  const { calls, shown } = start(grounded);
  const of = (source: string): object => ({
    source: "OUTPUT",
    content: [block(source, "grounding_source"), block("Who?", "query"), block("She does.")],
  });
  const masked = await post(calls, apply, of("Write to ann@example.org"));
  assert.equal(masked.status, 200);
  assert.deepEqual(
    shown.map((one) => (JSON.parse(one) as { sources: string[] }).sources),
    [["Write to {EMAIL}"]],
  );
  const above = await post(calls, apply, of("The card is 4111 1111 1111 1111"));
  assert.equal(above.status, 403);
  const blocked = await post(calls, apply, of("The ssn is 123-45-6789"));
  assert.equal(blocked.body["action"], "GUARDRAIL_INTERVENED");
  const declared = await post(calls, apply, of("Nothing special"), "restricted");
  assert.equal(declared.status, 403);
  assert.equal(shown.length, 1);
});

/** How often others had their turn. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await work();
  isOver = true;
  return turns;
}

const words = ["the", "quick", "hate", "you", "ignore", "previous", "instructions", "Anna", "lives"];
const prose = Array.from({ length: 170_000 }, (_, at) => words[(at * 7) % words.length]).join(" ");

test("a million characters in a thousand blocks, or in one message to check, slow only their own call", async () => {
  const { calls } = start({ contentPolicy: { filters: [{ type: "PROMPT_ATTACK", inputStrength: "MEDIUM" }] } });
  const content = Array.from({ length: 900 }, (_, at) => block(prose.slice(at * 1000, at * 1000 + 1000)));
  const message = { role: "user", content: [{ text: prose.slice(0, 900_000) }] };
  const checks = {
    contentFilter: { categories: [{ category: "HATE" }] },
    promptAttack: { categories: [{ category: "JAILBREAK" }] },
  };
  for (const [serve, request] of [
    [apply, { source: "INPUT", content }],
    [check, { messages: [message], checks }],
  ] as const) {
    const turns = await turnsDuring(() => post(calls, serve, request));
    assert.ok(turns > 20, String(turns));
  }
});

test("what is told of a text is bounded, however many blocks there are, and no use case applies a guardrail to more than it may send", async () => {
  const { calls } = start({}, { maxInputTokens: 300_000 });
  const content = Array.from({ length: 20 }, () => block("a@x.org ".repeat(2000)));
  const { status, body } = await post(calls, apply, { source: "INPUT", content });
  assert.equal(status, 200);
  const [assessment] = body["assessments"] as { sensitiveInformationPolicy: { piiEntities: unknown[] } }[];
  assert.equal(assessment?.sensitiveInformationPolicy.piiEntities.length, 10_000);
  const outputs = body["outputs"] as { text: string }[];
  assert.ok(outputs.length === 20 && outputs.every(({ text }) => !text.includes("@")));
  const small = start({}, { maxInputTokens: 100 });
  assert.equal((await post(small.calls, apply, { source: "INPUT", content })).status, 413);
});
