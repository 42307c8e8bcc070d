import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { killAfterLines, startChild } from "./store-child-process.ts";

describe("budgets of a process that ends without warning", () => {
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), "sallyport-budget-"));
  });
  after(() => rmSync(dir, { recursive: true }));

  test("INVARIANT never-overspent: over kill -9 and restarts the calls together stay within the budget, less a slice or two each.", async () => {
    // The child reserves 20 and uses 10 of a budget of 10,000, a line for each settled call, and ends when it is refused.
    const crashes = [7, 130, 55];
    const runs: number[] = [];
    for (const lines of [...crashes, Number.POSITIVE_INFINITY])
      runs.push(10 * (await killAfterLines(startChild("spend", dir), lines)).length);
    const spent = runs.reduce((sum, one) => sum + one);
    assert(spent <= 10_000, `${runs.join(" + ")} of 10000`);
    const least = 10_000 - 20 - crashes.length * 1000;
    assert(spent >= least, `${runs.join(" + ")} of 10000: a crash loses no more than two slices`);
    assert.equal((await killAfterLines(startChild("spend", dir), 1)).length, 0);
  });
});
