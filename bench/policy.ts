/**
 * What decisions on calls cost: cached, uncached, and how often the cache knows the answer, on a day of 1,000 principals with 50
 * policies of which some read people, groups, ages, times and addresses.
 *
 * `npm run bench:policy` on an idle machine; `--calls N` for another number of calls. A table on a terminal, JSON when piped. Ends
 * with 1 where a number is above its bound, naming it.
 */
import { parseArgs } from "node:util";
import { compilePolicies } from "../src/policy/compile-policies.ts";
import { openDecisions } from "../src/policy/decide.ts";
import { measureDay } from "./policy/measure-day.ts";
import { fiftyPolicies } from "./policy/write-policies.ts";
import { writeQuestions } from "./policy/write-questions.ts";

/** What the issue of identity asks for. */
const bounds = { cachedMicros: 2, uncachedMicros: 1000, hitRate: 0.99 };

const { values } = parseArgs({ options: { calls: { type: "string", default: "400000" } } });
const calls = Number(values.calls);

const started = performance.now();
const compiled = compilePolicies(fiftyPolicies(), "sha256:bench");
const compileMs = performance.now() - started;

// A set that has just been opened asks the engine. Who is denied for want of a log-in is asked for again as if logged in anew, so
// denials are counted apart. What the first question of a process costs, loading the policies, is not counted.
for (const question of writeQuestions(1)) openDecisions(compiled).decide(question);
const allowed: number[] = [];
const denied: number[] = [];
for (const question of writeQuestions(3000)) {
  const fresh = openDecisions(compiled);
  const from = performance.now();
  const { effect } = fresh.decide(question);
  (effect === "allow" ? allowed : denied).push((performance.now() - from) * 1000);
}

const day = measureDay(openDecisions(compiled), calls);
const round = (value: number): number => Math.round(value * 100) / 100;
const spread = (times: readonly number[]): { p50: number; p99: number } => ({
  p50: round(quantileOf(times, 0.5)),
  p99: round(quantileOf(times, 0.99)),
});
const result = {
  policies: Object.keys(compiled.planes.data.texts).length,
  principals: 1000,
  calls,
  compileMs: round(compileMs),
  cachedMicros: spread(day.cachedMicros),
  uncachedMicros: { allowed: spread(allowed), denied: spread(denied) },
  hitRate: Math.round((1 - day.asked / calls) * 100_000) / 100_000,
  allowed: round(day.allowed / calls),
};
if (process.stdout.isTTY) {
  for (const [name, value] of Object.entries(result)) console.log(name.padEnd(16), JSON.stringify(value));
} else console.log(JSON.stringify(result, undefined, 2));

const over = [
  ["a cached decision", result.cachedMicros.p50 <= bounds.cachedMicros, `${result.cachedMicros.p50} µs`],
  ["an uncached one", result.uncachedMicros.allowed.p50 <= bounds.uncachedMicros, `${result.uncachedMicros.allowed.p50} µs`],
  ["an uncached denial", result.uncachedMicros.denied.p50 <= bounds.uncachedMicros, `${result.uncachedMicros.denied.p50} µs`],
  ["the hit rate", result.hitRate >= bounds.hitRate, String(result.hitRate)],
] as const;
for (const [what, holds, value] of over) {
  if (holds) continue;
  console.error(`${what} is out of bounds: ${value}`);
  process.exitCode = 1;
}

function quantileOf(times: readonly number[], quantile: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? Number.NaN;
}
