/**
 * Runs the tests: every `*.test.ts` below src/, test/, tools/, bench/ and infra/, or those whose path contains one of the arguments.
 * `npm test -- audit` runs the log's.
 */
import { spawn } from "node:child_process";
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
const child = spawn(process.execPath, ["--test", "--test-concurrency=2", "--test-timeout=120000", ...files], {
  cwd: root,
  stdio: "inherit",
});
child.on("exit", (code) => process.exit(code ?? 1));
