/** Everything that CI checks, in the order of how soon it fails. Ends at the first failure and says which check it was. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const bin = (name: string): string => join(root, "node_modules", ".bin", name);

const checks: readonly (readonly [what: string, command: string, ...args: string[]])[] = [
  ["format", bin("oxfmt"), "--check", "."],
  ["types", bin("tsc")],
  ["types of the landing zone", bin("tsc"), "-p", "infra"],
  ["lint", bin("oxlint"), "--type-aware"],
  ["unused code", bin("knip")],
  ["landing zone", process.execPath, "--disable-warning=ExperimentalWarning", join(root, "infra", "check.ts")],
  ["tests", process.execPath, join(root, "tools", "run-tests.ts")],
];

for (const [what, command, ...args] of checks) {
  process.stdout.write(`check: ${what}\n`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) {
    process.stderr.write(`check: ${what} failed\n`);
    process.exit(1);
  }
}
