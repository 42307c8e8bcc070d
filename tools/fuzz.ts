/**
 * Runs the property tests again and again, each round from a new seed, until the time is over or one fails.
 */
import { globSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { fuzzFile } from "./fuzz/fuzz-file.ts";

const usage = `usage: npm run fuzz -- [--minutes N] [--seed S] [--rounds N] [PATTERN …]

Runs the property tests (test/property/) again and again, each round from the next seed, until the time is over. Stops at the
first failure: prints what failed with its counterexample, and how to run just that again. Exit codes: 0 nothing found, 1 a
failure, 2 wrong usage.

  PATTERN      only files whose path contains one of these
  --minutes N  for how long; 10 when absent, or as long as --rounds takes
  --rounds N   how many rounds at the most
  --seed S     seed of the first round, a whole number; made up when absent

examples:
  npm run fuzz -- --minutes 60
  npm run fuzz -- --minutes 5 dialect framing stream-pipe
  npm run fuzz -- --seed 1234 --rounds 1 stream-pipe        runs what a failure named again
`;
const root = join(import.meta.dirname, "..");

interface Wish {
  readonly minutes: number;
  readonly rounds: number;
  readonly seed: number;
  readonly files: readonly string[];
}

function readArguments(): Wish | string {
  let parsed;
  try {
    parsed = parseArgs({
      options: {
        minutes: { type: "string" },
        rounds: { type: "string" },
        seed: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
      allowPositionals: true,
    });
  } catch (error) {
    return (error as Error).message;
  }
  const { values, positionals } = parsed;
  if (values.help === true) {
    process.stdout.write(usage);
    process.exit(0);
  }
  const minutes = Number(values.minutes ?? (values.rounds === undefined ? 10 : Infinity));
  const rounds = Number(values.rounds ?? Infinity);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  if (!(minutes > 0)) return "--minutes must be a number above 0";
  if (!(rounds >= 1)) return "--rounds must be a number from 1 up";
  if (!Number.isSafeInteger(seed)) return "--seed must be a whole number";
  const files = globSync("test/property/**/*.test.ts", { cwd: root })
    .filter((file) => positionals.length === 0 || positionals.some((part) => file.includes(part)))
    .sort();
  if (files.length === 0) return `no property test's path contains ${positionals.join(" or ")}`;
  return { minutes, rounds, seed, files };
}

async function fuzz({ minutes, rounds, seed, files }: Wish): Promise<number> {
  const stop = new AbortController();
  const deadline = Date.now() + minutes * 60_000;
  const timer = Number.isFinite(minutes) ? setTimeout(() => stop.abort(), minutes * 60_000) : undefined;
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  let runs = 0;
  let round = 0;
  for (; round < rounds && !stop.signal.aborted; round++) {
    for (const file of files) {
      const left = Number.isFinite(deadline) ? `, ${Math.max(0, Math.ceil((deadline - Date.now()) / 60_000))} min left` : "";
      showProgress(`round ${round + 1}, seed ${seed + round}${left}: ${relative("test/property", file)}`);
      const fuzzed = await fuzzFile(join(root, file), seed + round, stop.signal);
      if (fuzzed.outcome === "stopped") break;
      runs++;
      if (fuzzed.outcome !== "failed") continue;
      showProgress("");
      clearTimeout(timer);
      const again = `npm run fuzz -- --seed ${seed + round} --rounds 1 ${file}`;
      process.stdout.write(`${fuzzed.report}\n${file} fails in round ${round + 1}. To run it again:\n  ${again}\n`);
      return 1;
    }
    if (!process.stdout.isTTY && !stop.signal.aborted)
      process.stdout.write(`round ${round + 1}, seed ${seed + round}: nothing found\n`);
  }
  showProgress("");
  clearTimeout(timer);
  process.stdout.write(`nothing found: ${runs} runs of ${files.length} files, seeds from ${seed}\n`);
  return 0;
}

/** On a terminal, in one line that is written over. */
function showProgress(line: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K${line}`);
}

const wish = readArguments();
if (typeof wish === "string") {
  process.stderr.write(`${wish}\n\n${usage}`);
  process.exitCode = 2;
} else process.exitCode = await fuzz(wish);
