/**
 * Runs the tests: every `*.test.ts` below src/, test/, tools/, bench/ and infra/, or those whose path contains one of the arguments.
 * `npm test -- audit` runs the log's.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const wanted = process.argv.slice(2);
const files = globSync("{src,test,tools,bench,infra}/**/*.test.ts", { cwd: root, exclude: ["**/node_modules"] })
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();
if (files.length === 0) {
  process.stderr.write(`no test file's path contains ${wanted.join(" or ")}\n`);
  process.exit(2);
}
/** Those of functions that do nothing but compute: none of them leaves anything behind for the next. */
const pure = /^(?:src\/(?:core|governance|dialects|policy|scanner\/(?!read-aws\/))|test\/scanner\/rule-)/;
const isOfInfra = (file: string): boolean => file.startsWith("infra");

// In one process each: what they load, such as the CDK, takes longer than most of the tests.
const together = ["--test-isolation=none", "--disable-warning=ExperimentalWarning"];
await Promise.all([
  run(
    together,
    files.filter((file) => pure.test(file)),
  ),
  run(together, files.filter(isOfInfra)),
]);
await run(
  ["--test-concurrency=2"],
  files.filter((file) => !pure.test(file) && !isOfInfra(file)),
);

async function run(args: readonly string[], group: readonly string[]): Promise<void> {
  if (group.length === 0) return;
  const always = ["--import", join(import.meta.dirname, "end-hanging-tests.ts"), "--test", "--test-timeout=120000"];
  // A file whose event loop stands still ends with the group, by SIGTERM: the runner says then which it was.
  const child = spawn(process.execPath, [...always, ...args, ...group], { cwd: root, stdio: "inherit", timeout: 45 * 60_000 });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) process.exitCode = 1;
}
