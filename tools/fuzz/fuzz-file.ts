import { spawn } from "node:child_process";

export type Fuzzed =
  | { readonly outcome: "passed" | "stopped" }
  /** `report` is what the test runner says of the failed tests, with fast-check's seed, path and counterexample. */
  | { readonly outcome: "failed"; readonly report: string };

const preload = import.meta.resolve("./use-seed.ts");
/** Of one test; a property that takes longer hangs. */
const testTimeoutMs = 300_000;

/** Runs the tests of one file once, in a process of its own, all of its properties from this seed. */
export function fuzzFile(file: string, seed: number, signal: AbortSignal): Promise<Fuzzed> {
  const args = [
    "--import",
    preload,
    "--test",
    "--test-isolation=none",
    `--test-timeout=${testTimeoutMs}`,
    "--test-reporter=spec",
    file,
  ];
  // A runner within a runner would report to the outer one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(process.execPath, args, { env: { ...env, FUZZ_SEED: String(seed) }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const take = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const stop = (): void => void child.kill();
  signal.addEventListener("abort", stop, { once: true });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      signal.removeEventListener("abort", stop);
      if (code === 0) return resolve({ outcome: "passed" });
      if (signal.aborted) return resolve({ outcome: "stopped" });
      const from = output.indexOf("✖ failing tests:");
      resolve({ outcome: "failed", report: from < 0 ? output : output.slice(from) });
    });
  });
}
