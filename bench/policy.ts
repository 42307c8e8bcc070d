/**
 * What decisions on calls cost: cached, uncached, and how often the cache knows the answer, on a day of 1,000 principals with 50
 * policies of which some read people, groups, ages, times and addresses.
 *
 * `npm run bench:policy` on an idle machine; `--calls N` for another number of calls. A table on a terminal, JSON when piped.
 */
import { parseArgs } from "node:util";
import { compilePolicies } from "../src/policy/compile-policies.ts";
import { openDecisions } from "../src/policy/decide.ts";
import type { Decision } from "../src/policy/decision.ts";
import { fillerPolicies } from "./policy/write-policies.ts";
import { writeQuestions } from "./policy/write-questions.ts";

const { values } = parseArgs({ options: { calls: { type: "string", default: "400000" } } });
const calls = Number(values.calls);

const shipped = compilePolicies([], "sha256:shipped");
const wanted = 50;
const missing = wanted - Object.keys(shipped.planes.data.texts).length;
const started = performance.now();
const compiled = compilePolicies(fillerPolicies(missing), "sha256:bench");
const compileMs = performance.now() - started;
const questions = writeQuestions(calls);

// A set that has just been opened asks the engine. A person who is denied is asked for again as if logged in anew, so these are
// counted apart.
const allowed: number[] = [];
const denied: number[] = [];
for (const question of questions.slice(0, 1500)) {
  const fresh = openDecisions(compiled);
  const from = performance.now();
  const { effect } = fresh.decide(question);
  (effect === "allow" ? allowed : denied).push((performance.now() - from) * 1000);
}

// The mix as a day brings it. Whatever the engine was asked for is a decision that nobody saw before.
const policies = openDecisions(compiled);
const decisions = new Set<Decision>();
let allowedCalls = 0;
for (const question of questions) {
  const decision = policies.decide(question);
  decisions.add(decision);
  if (decision.effect === "allow") allowedCalls++;
}

// Cached: runs of 1,000 questions that were all asked before, by the whole mix and in its order.
const runs: number[] = [];
for (let at = 0; at + 1000 <= questions.length; at += 1000) {
  const run = questions.slice(at, at + 1000);
  for (const question of run) policies.decide(question);
  const from = performance.now();
  for (const question of run) policies.decide(question);
  runs.push(performance.now() - from);
}

const round = (value: number): number => Math.round(value * 100) / 100;
const result = {
  policies: Object.keys(compiled.planes.data.texts).length,
  principals: 1000,
  calls,
  compileMs: round(compileMs),
  cachedMicros: { p50: round(at(runs, 0.5)), p99: round(at(runs, 0.99)) },
  uncachedMicros: { p50: round(at(allowed, 0.5)), p99: round(at(allowed, 0.99)), deniedP50: round(at(denied, 0.5)) },
  hitRate: Math.round((1 - decisions.size / questions.length) * 100_000) / 100_000,
  allowed: round(allowedCalls / questions.length),
};
if (process.stdout.isTTY) {
  for (const [name, value] of Object.entries(result)) console.log(name.padEnd(16), JSON.stringify(value));
} else console.log(JSON.stringify(result, undefined, 2));

function at(times: readonly number[], quantile: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? Number.NaN;
}
