/** A process that a test kills or starves: `store-child.ts lock|write|spend DIR`. It prints a line for each thing that is done. */
import { writeSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Problem } from "../../src/core/problem.ts";
import { openQuota } from "../../src/quota/open-quota.ts";
import type { Budget } from "../../src/quota/quota.ts";
import { lockDataDir } from "../../src/storage/lock-data-dir.ts";
import { openSqliteStore } from "../../src/storage/sqlite/open-sqlite-store.ts";

const [task, dir] = process.argv.slice(2);
if (dir === undefined) throw new Error("no directory");

if (task === "lock") {
  try {
    lockDataDir(dir);
    collectGarbage();
    process.stdout.write("locked\n");
    // Until the test kills it or ends its input.
    process.stdin.resume();
  } catch (error) {
    process.stdout.write(`${String(error)}\n`);
    process.exitCode = 1;
  }
} else if (task === "spend") {
  const store = await openSqliteStore(dir);
  const quota = openQuota({ leases: store, clock: () => 1 });
  const budgets: readonly Budget[] = [{ limit: 10_000, unit: "tokens", per: "day" }];
  try {
    for (;;) {
      const place = await quota.reserve({ useCase: "hr", limits: {}, budgets, atMost: { tokens: 20, micros: 0 }, now: 1 });
      place.settle({ tokens: 10, micros: 0 });
      // At once, so that a killed process wrote what it spent.
      writeSync(1, "10\n");
    }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "budget_exhausted") throw error;
    await quota.close();
    await store.close();
  }
} else {
  const store = await openSqliteStore(dir);
  const first = await store.revision();
  for (let i = first; ; i++) {
    const put = await store.putResource({
      kind: "Model",
      name: `m${i % 7}`,
      digest: `d${i}`,
      spec: "x".repeat(800),
      at: i,
      by: "child",
    });
    if (put.outcome !== "created") throw new Error(put.outcome);
    const granted = await store.leaseBudget({
      account: "budget",
      limit: 1_000_000_000,
      atLeast: 3,
      wanted: 3,
      periodEndsAt: 1_000_000,
      now: 1,
    });
    // Synchronous on a pipe: once written, the parent can read it even when this process is gone.
    process.stdout.write(`${put.resource.name} ${put.resource.version} ${put.resource.digest} ${granted}\n`);
  }
}

/** What the engine does whenever it likes: nobody has kept the lock here. */
function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect !== "function") throw new Error("this Node shows no gc");
  collect();
}
