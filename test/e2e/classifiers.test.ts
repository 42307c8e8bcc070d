import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { parse as parseYaml, stringify } from "yaml";
import { onnxRuntime } from "../../src/classifiers/load-runtime.ts";
import { openClassifiers } from "../../src/classifiers/open-classifiers.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import { parseManifest } from "../../src/governance/parse-manifest.ts";
import type { Provider } from "../../src/providers/provider.ts";
import type { Quota } from "../../src/quota/quota.ts";
import { startCalls, type Calls } from "../support/call-harness.ts";
import { deployment, guardrail, mockWorld, model, useCase } from "../support/manifests.ts";
import { completion } from "../support/mock-upstream.ts";
import { fakeRuntime, writeSmallClassifier } from "../support/small-classifier.ts";
import { startSallyport } from "../support/start-sallyport.ts";

const free: Quota = { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: async () => {} };
const provider: Provider = {
  speaks: () => ["openai-chat"],
  send: async () => ({
    status: 200,
    contentType: "application/json",
    body: (async function* () {})(),
    readAll: async () => Buffer.from(JSON.stringify(completion("Hello"))),
  }),
  close: async () => {},
};

/** Asked about everything, unless the band says otherwise. */
const guarded = (second: object = {}): object =>
  guardrail("test-guardrail", {
    contentPolicy: {
      filters: [{ type: "PROMPT_ATTACK", inputStrength: "MEDIUM" }],
      secondOpinion: { model: "onnx/small", from: 0, to: 1, ...second },
    },
  });

/** The gateway, whose guardrail asks the small classifier in its process. */
async function start(t: TestContext, second: object = {}, more: object = {}): Promise<Calls> {
  const report = (): void => {};
  const classifiers = await openClassifiers([writeSmallClassifier("fake")], { report, runtime: fakeRuntime, ...more });
  t.after(() => classifiers.close());
  const mock = deployment("mock-local", "mock", "http://127.0.0.1:9/v1");
  const calls = startCalls(provider, free, {}, [model("mock"), mock, guarded(second), useCase("tests", ["mock"])]);
  calls.deps.classify = (name, text, signal) => classifiers.classify(name, text, signal);
  return calls;
}

/** The status, and how the answer ended or why there is none. */
async function ask(calls: Calls, content: string): Promise<readonly unknown[]> {
  const { status, text } = await calls.call({ model: "mock", messages: [{ role: "user", content }] });
  const answer = JSON.parse(text) as { choices?: [{ finish_reason: string }]; error?: { code: string } };
  return [status, answer.choices?.[0].finish_reason ?? answer.error?.code];
}

const passed = [200, "stop"];
const blocked = [200, "content_filter"];
const denied = [503, "guardrail_unavailable"];

test("In the grey band a classifier decides, in a process of its own", async (t) => {
  const calls = await start(t);
  assert.deepEqual(await ask(calls, "hello you"), passed);
  assert.deepEqual(await ask(calls, "hello attack"), blocked);
});

test("Outside of the band nobody is asked", async (t) => {
  const calls = await start(t, { from: 1, to: 1 });
  assert.deepEqual(await ask(calls, "hello attack"), passed);
});

test("fail-closed: a classifier that takes too long denies the call, or with PASS leaves it to the built-in model", async (t) => {
  const closed = await start(t, { timeoutMs: 100 }, { graceMs: 50 });
  assert.deepEqual(await ask(closed, "hello hang"), denied);
  const open = await start(t, { timeoutMs: 100, onFailure: "PASS" }, { graceMs: 50 });
  assert.deepEqual(await ask(open, "hello hang"), passed);
});

test("fail-closed: a classifier that crashes denies that call, and the next one works", async (t) => {
  const calls = await start(t);
  assert.deepEqual(await ask(calls, "hello crash"), denied);
  assert.deepEqual(await ask(calls, "hello attack"), blocked);
  assert.deepEqual(await ask(calls, "hello you"), passed);
});

test("fail-closed: a classifier that the configuration doesn't have denies the call", async (t) => {
  assert.deepEqual(await ask(await start(t, { model: "onnx/other" }), "hello you"), denied);
});

const isThere = await import(onnxRuntime).then(
  () => true,
  () => false,
);
const operations = readFileSync(join(import.meta.dirname, "..", "..", "docs", "operations.md"), "utf8");
const section = operations.slice(operations.indexOf("## A classifier for second opinions"));
const [configuration = "", manifest = ""] = [...section.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml);

test("The example of docs/operations.md is sound: its guardrail asks its classifier", () => {
  const { settings } = configOf(configuration);
  assert.deepEqual(
    settings.classifiers.map(({ name, attackLabel, maxTokens }) => ({ name, attackLabel, maxTokens })),
    [{ name: "prompt-guard", attackLabel: 1, maxTokens: 512 }],
  );
  const { canonical } = parseManifest(parseYaml(manifest));
  assert.ok(canonical.includes(`"model":"onnx/${settings.classifiers[0]?.name}"`));
});

test("A start with a classifier that can't be loaded ends with one line that says what to do", async () => {
  const { text } = configOf(configuration);
  await assert.rejects(
    startSallyport({ config: text }),
    /\nsallyport: The classifier prompt-guard can't be loaded\. The file \S+ can't be read: correct its model\.\n$/,
  );
});

test("Without onnxruntime-node a start with a classifier says how to install it", async (t) => {
  if (isThere) return t.skip("onnxruntime-node is installed");
  const { model, tokenizer } = writeSmallClassifier("onnx");
  await assert.rejects(
    startSallyport({ config: stringify({ classifiers: [{ name: "small", model, tokenizer }] }) }),
    /\nsallyport: The classifier small can't be loaded\. The package onnxruntime-node is not installed\. Install it with npm install onnxruntime-node\.\n$/,
  );
});

test("With onnxruntime-node a gateway asks a real ONNX model", async (t) => {
  if (!isThere) return t.skip("onnxruntime-node is not installed: npm install --no-save onnxruntime-node");
  const { model, tokenizer } = writeSmallClassifier("onnx");
  const classifiers = [{ name: "small", model, tokenizer, maxTokens: 16 }];
  const sallyport = await startSallyport({ config: stringify({ classifiers }) });
  t.after(() => sallyport.stop());
  const [mock, , ...others] = mockWorld("http://127.0.0.1:9/v1");
  const echo = {
    kind: "Deployment",
    name: "mock-echo",
    spec: { model: "mock", provider: "echo", region: "local", network: "private" },
  };
  await sallyport.apply(
    ...[mock, echo, ...others].map((one) => ((one as { kind: string }).kind === "Guardrail" ? guarded() : (one ?? {}))),
  );
  const { key } = await sallyport.newKey("tests");
  const finish = async (content: string): Promise<string> => {
    const response = await sallyport.chat(key, { model: "mock", messages: [{ role: "user", content }] });
    return ((await response.json()) as { choices: [{ finish_reason: string }] }).choices[0].finish_reason;
  };
  assert.equal(await finish("hello you"), "stop");
  assert.equal(await finish(`${"you ".repeat(200)} attack`), "content_filter");
});

/** As the gateway reads it from a file. */
function configOf(text: string): { settings: ReturnType<typeof loadConfig>; text: string } {
  const file = `${writeSmallClassifier("fake").model}.yaml`;
  writeFileSync(file, text);
  return { settings: loadConfig({}, { file }), text };
}
