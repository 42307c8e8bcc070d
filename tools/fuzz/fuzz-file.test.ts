import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fuzzFile } from "./fuzz-file.ts";

const dir = mkdtempSync(join(tmpdir(), "sallyport-fuzz-"));
after(() => rmSync(dir, { recursive: true }));
const fastCheck = JSON.stringify(import.meta.resolve("fast-check"));
const signal = new AbortController().signal;

function write(name: string, property: string): string {
  const file = join(dir, name);
  writeFileSync(
    file,
    `import { test } from "node:test";\nimport fc from ${fastCheck};\ntest("a property", () => fc.assert(${property}, { numRuns: 50 }));\n`,
  );
  return file;
}

test("A property that fails is reported with the seed it was given, and fails again with it", async () => {
  const file = write("fails.test.ts", "fc.property(fc.nat(), (n) => n < 1000)");
  for (const seed of [7, 7, 8]) {
    const fuzzed = await fuzzFile(file, seed, signal);
    assert.equal(fuzzed.outcome, "failed");
    assert.match(fuzzed.report, new RegExp(`seed: ${seed}, path: "`));
    assert.match(fuzzed.report, /Counterexample: \[1000\]/);
  }
});

test("A property that holds passes, and one that is stopped has found nothing", async () => {
  const file = write("holds.test.ts", "fc.property(fc.nat(), (n) => n >= 0)");
  assert.deepEqual(await fuzzFile(file, 1, signal), { outcome: "passed" });
  const endless = write("endless.test.ts", "fc.asyncProperty(fc.nat(), () => new Promise((go) => setTimeout(go, 10_000)))");
  assert.deepEqual(await fuzzFile(endless, 1, AbortSignal.timeout(100)), { outcome: "stopped" });
});
