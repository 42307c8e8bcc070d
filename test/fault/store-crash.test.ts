import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Store } from "../../src/storage/store.ts";
import { openSqliteStore } from "../../src/storage/sqlite/open-sqlite-store.ts";
import { killAfterLines, startChild, startStarvedChild } from "./store-child-process.ts";

/** Checks each line that the child wrote against the store; returns how much budget was leased with acknowledgement. */
async function requireAcknowledged(store: Store, lines: readonly string[]): Promise<number> {
  let leased = 0;
  for (const line of lines) {
    const [name = "", version = "", digest = "", granted = ""] = line.split(" ");
    assert.equal((await store.getResource("Model", name, Number(version)))?.digest, digest, line);
    leased += Number(granted);
  }
  return leased;
}

describe("a store whose process ends without warning", () => {
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), "sallyport-crash-"));
  });
  after(() => rmSync(dir, { recursive: true }));

  test("kill -9 in the middle of writing loses no acknowledged write, and versions stay without gaps.", async () => {
    const acknowledged: string[] = [];
    for (const lines of [1, 40, 173]) {
      acknowledged.push(...(await killAfterLines(startChild("write", dir), lines)));
      const store = await openSqliteStore(dir);
      const leased = await requireAcknowledged(store, acknowledged);
      // INVARIANT never-overspent: what was granted before the crash can't be granted again.
      const rest = await store.leaseBudget({
        account: "budget",
        limit: 1_000_000_000,
        atLeast: 1,
        wanted: 1_000_000_000,
        periodEndsAt: 1_000_000,
        now: 1,
      });
      assert(rest <= 1_000_000_000 - leased);
      await store.returnBudget("budget", rest);
      for (let i = 0; i < 7; i++) {
        const versions = (await store.listVersions("Model", `m${i}`, { limit: 1000 })).map((resource) => resource.version);
        assert.deepEqual(
          versions,
          Array.from(versions, (_, at) => versions.length - at),
        );
      }
      await store.close();
    }
    assert(acknowledged.length >= 214);
  });

  test("A full disk refuses the write that doesn't fit, and everything acknowledged is there afterwards.", async () => {
    const starved = join(dir, "starved");
    const output = await killAfterLines(startStarvedChild(starved, 800), 100_000);
    const lines = output.filter((line) => /^m\d \d+ d\d+ \d+$/.test(line));
    assert(lines.length > 5, "some writes fit");
    assert(
      output.some((line) => line.includes("register_unavailable")),
      "the one that didn't was refused as a Problem",
    );
    const store = await openSqliteStore(starved);
    await requireAcknowledged(store, lines);
    await store.putResource({ kind: "Model", name: "after", digest: "d", spec: "{}", at: 1, by: "test" });
    await store.close();
  });
});
