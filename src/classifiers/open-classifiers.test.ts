import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { test, type TestContext } from "node:test";
import { fakeRuntime, writeSmallClassifier } from "../../test/support/small-classifier.ts";
import { Problem } from "../core/problem.ts";
import type { ClassifierOptions } from "./classifier.ts";
import { onnxRuntime } from "./load-runtime.ts";
import { openClassifiers } from "./open-classifiers.ts";
import type { ClassifierSettings } from "./settings.ts";

interface Opened {
  readonly classify: (text: string, signal?: AbortSignal) => Promise<number>;
  /** What the operator is told. */
  readonly reports: string[];
}

async function open(t: TestContext, settings: ClassifierSettings, more: Partial<ClassifierOptions> = {}): Promise<Opened> {
  const reports: string[] = [];
  const report = (name: string, what: string): void => void reports.push(`${name}: ${what}`);
  const classifiers = await openClassifiers([settings], { report, runtime: fakeRuntime, ...more });
  t.after(() => classifiers.close());
  return { classify: (text, signal = new AbortController().signal) => classifiers.classify("small", text, signal), reports };
}

const isUnavailable = (error: unknown): boolean => error instanceof Problem && error.code === "guardrail_unavailable";
const fails = (settings: ClassifierSettings, runtime: string | undefined, pattern: RegExp): Promise<void> =>
  assert.rejects(openClassifiers([settings], { report: () => {}, ...(runtime !== undefined && { runtime }) }), pattern);
const near = (actual: number, expected: number): void => assert.ok(Math.abs(actual - expected) < 1e-6, `${actual}`);

test("The score is the softmax of the attack labels, of the highest window", async (t) => {
  const { classify } = await open(t, writeSmallClassifier("fake"));
  // The special tokens say [3, -3]; with the word attack the greatest are [3, 6].
  near(await classify("Hello you"), 1 / (1 + Math.exp(6)));
  near(await classify("Hello ATTACK"), 1 / (1 + Math.exp(-3)));
  near(await classify(`${"you ".repeat(40)}attack`), 1 / (1 + Math.exp(-3)));
  near(await classify(""), 1 / (1 + Math.exp(6)));
});

test("A full window is tried at the start, and its time told", async (t) => {
  const loaded: [string, number][] = [];
  await open(t, writeSmallClassifier("fake"), { onLoaded: (name, windowMs) => void loaded.push([name, windowMs]) });
  assert.equal(loaded[0]?.[0], "small");
  assert.ok((loaded[0]?.[1] ?? 0) > 0);
  // Each token of that window is unknown: id 1.
  const failing = writeSmallClassifier("fake", { model: { failOn: 1 } });
  await assert.rejects(open(t, failing), /can't be loaded\. The model fails at a window of 16 tokens: the run failed$/);
});

test("Several labels can mean an attack", async (t) => {
  const rows = Array.from({ length: 11 }, () => [0, 0, Math.log(2)]);
  const { classify } = await open(t, writeSmallClassifier("fake", { attackLabels: [1, 2], model: { rows } }));
  near(await classify("Hello"), 0.75);
});

test("A model that fails at one text keeps its process", async (t) => {
  const { classify, reports } = await open(t, writeSmallClassifier("fake"));
  await assert.rejects(classify("fail"), isUnavailable);
  assert.ok((await classify("attack")) > 0.9);
  assert.deepEqual(reports, []);
});

test("A crash rejects the text in hand and what waits, and the next call works", async (t) => {
  const { classify, reports } = await open(t, writeSmallClassifier("fake"));
  const ended = await Promise.allSettled([classify("crash"), classify("hello"), classify("attack")]);
  assert.deepEqual(
    ended.map(({ status }) => status),
    ["rejected", "rejected", "rejected"],
  );
  assert.ok((await classify("attack")) > 0.9);
  assert.deepEqual(reports, ["small: Its process ended. It starts again in 0 ms."]);
});

test("A classifier that crashes again and again rests ever longer, and turns calls away meanwhile", async (t) => {
  const { classify, reports } = await open(t, writeSmallClassifier("fake"), { restMs: 60_000 });
  await assert.rejects(classify("crash"), isUnavailable);
  await assert.rejects(classify("crash"), isUnavailable);
  await assert.rejects(classify("hello"), /is not running/);
  assert.deepEqual(reports.slice(1), ["small: Its process ended. It starts again in 60000 ms."]);
});

test("A text that hangs is given up at its deadline, and its process is ended", async (t) => {
  const { classify, reports } = await open(t, writeSmallClassifier("fake"), { graceMs: 50 });
  await assert.rejects(classify("hang", AbortSignal.timeout(100)), { name: "TimeoutError" });
  await assert.rejects(classify("hello"), isUnavailable);
  assert.ok((await classify("attack")) > 0.9);
  assert.deepEqual(reports, ["small: A text took too long. It starts again in 0 ms."]);
});

test("A slow text that nobody waits for any more ends between two windows, and its process lives", async (t) => {
  const { classify, reports } = await open(t, writeSmallClassifier("fake"), { graceMs: 60_000 });
  const leave = new AbortController();
  const slow = classify("slow ".repeat(100), leave.signal);
  const next = classify("attack");
  leave.abort();
  await assert.rejects(slow, { name: "AbortError" });
  assert.ok((await next) > 0.9);
  assert.deepEqual(reports, []);
});

test("The line is bounded, and whoever leaves it makes room", async (t) => {
  const { classify } = await open(t, writeSmallClassifier("fake"), { maxWaiting: 2 });
  const leave = new AbortController();
  const inHand = classify("slow");
  const [leaving, waiting] = [classify("hello", leave.signal), classify("attack")];
  await assert.rejects(classify("hello"), /too many texts/);
  leave.abort();
  await assert.rejects(leaving, { name: "AbortError" });
  const late = classify("hello");
  await inHand;
  assert.ok((await waiting) > 0.9);
  assert.ok((await late) < 0.1);
});

test("What is closed, gone already or unknown is turned away", async (t) => {
  const settings = writeSmallClassifier("fake");
  const classifiers = await openClassifiers([settings], { report: () => {}, runtime: fakeRuntime });
  t.after(() => classifiers.close());
  const { signal } = new AbortController();
  await assert.rejects(classifiers.classify("other", "hello", signal), /no classifier other/);
  await assert.rejects(classifiers.classify("small", "hello", AbortSignal.abort()), { name: "AbortError" });
  const inHand = classifiers.classify("small", "slow", signal);
  classifiers.close();
  await assert.rejects(inHand, isUnavailable);
  await assert.rejects(classifiers.classify("small", "hello", signal), isUnavailable);
});

test("What can't be loaded says why, in one line, and what to do", async () => {
  const missing = writeSmallClassifier("fake");
  rmSync(missing.model);
  await fails(
    missing,
    fakeRuntime,
    /classifier small can't be loaded\. The file .*model\.onnx can't be read: correct its model\./,
  );
  const small = writeSmallClassifier("fake");
  await fails(small, "no-such-runtime", /no-such-runtime is not installed\. Install it with npm install no-such-runtime\.$/);
  await fails({ ...small, attackLabels: [2] }, fakeRuntime, /has 2 labels, counted from 0: there is no label 2\.$/);
  await fails({ ...small, tokenizer: small.model }, fakeRuntime, /tokenizer .* can't be used: its model is not an object$/);
  await fails(writeSmallClassifier("fake", { model: { inputNames: ["input_ids", "bbox"] } }), fakeRuntime, /wants an input bbox/);
  await fails(writeSmallClassifier("fake", { model: { outputType: "int64" } }), fakeRuntime, /output is int64, not float32\.$/);
  await fails(
    writeSmallClassifier("fake", { tokenizer: { normalizer: { type: "Nmt" } } }),
    fakeRuntime,
    /its normalizer Nmt is not supported$/,
  );
  const hangs = writeSmallClassifier("fake", { model: { hangOn: 2 } });
  const short = openClassifiers([hangs], { report: () => {}, runtime: fakeRuntime, maxStartMs: 300 });
  await assert.rejects(short, /was not loaded within 300 ms\.$/);
});

test("A real ONNX model runs in onnxruntime-node", async (t) => {
  const isThere = await import(onnxRuntime).then(
    () => true,
    () => false,
  );
  if (!isThere) return t.skip("onnxruntime-node is not installed: npm install --no-save onnxruntime-node");
  const { classify } = await open(t, writeSmallClassifier("onnx"), { runtime: onnxRuntime });
  near(await classify("Hello you"), 1 / (1 + Math.exp(6)));
  near(await classify(`${"you ".repeat(40)}attack`), 1 / (1 + Math.exp(-3)));
});
