/**
 * What it costs to know who calls: `npm run bench:identity [-- --short]`. Microseconds a run, one after another, by the wall clock and by
 * processor time of the whole process and of the thread that serves calls. A table on a terminal, JSON when piped.
 */
import { parseArgs } from "node:util";
import { measureTokens, type TokenRow } from "./identity/measure-tokens.ts";

const { values } = parseArgs({
  options: { short: { type: "boolean", default: false }, output: { type: "string", short: "o" } },
});
const output = values.output ?? (process.stdout.isTTY ? "table" : "json");
const tokens = await measureTokens(values.short ? 2000 : 10_000);
if (output === "json") process.stdout.write(`${JSON.stringify({ tokens }, undefined, 2)}\n`);
else print(tokens);

function print(rows: readonly TokenRow[]): void {
  const lines = rows.map(({ algorithm, what, ...times }) => [
    algorithm,
    what,
    ...[times.p50Us, times.p99Us, times.cpuUs, times.mainUs].map((us) => us.toFixed(1)),
  ]);
  for (const [algorithm = "", what = "", ...times] of [["token", "how", "p50 µs", "p99 µs", "CPU µs", "main µs"], ...lines])
    process.stdout.write(`${algorithm.padEnd(7)}${what.padEnd(20)}${times.map((time) => time.padStart(9)).join("")}\n`);
}
