import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { StoredStatement } from "../../src/storage/statement-store.ts";
import type { Store } from "../../src/storage/store.ts";
import { openSqliteStore } from "../../src/storage/sqlite/open-sqlite-store.ts";
import { killAfterLines, startStarvedStatementsChild, startStatementsChild } from "./store-child-process.ts";
import { roundOf, subjects, topics } from "./store-statement-rounds.ts";

const perRound = subjects.length * topics.length;

/** Each acknowledged round is there as it was said, each round is there whole or not at all, and the newest is what counts. */
async function requireWholeRounds(store: Store, lines: readonly string[]): Promise<number> {
  for (const line of lines) {
    const [round = 0, first = 0, last = 0] = line.split(" ").map(Number);
    const said = await Promise.all(Array.from({ length: last - first + 1 }, (_, at) => store.getStatement(first + at)));
    assert.deepEqual(
      said,
      roundOf(round).map((one, at) => ({ ...one, id: first + at })),
      line,
    );
  }
  const current: StoredStatement[] = [];
  for (const subject of subjects) current.push(...(await store.currentStatements(subject)));
  const newest = current[0]?.at ?? 0;
  const acknowledged = Math.max(0, ...lines.map((line) => Number(line.split(" ")[0])));
  assert(newest === acknowledged || newest === acknowledged + 1, `round ${newest} after ${acknowledged}`);
  assert.deepEqual(new Set(current.map(({ at }) => at)), new Set(newest === 0 ? [] : [newest]));
  assert.deepEqual(
    await store.statementChanges(0, 1000),
    current.toSorted((a, b) => a.id - b.id),
  );
  for (const subject of subjects) {
    const history = await store.listStatements(subject, { limit: 5000 });
    const rounds = history.map(({ at }) => at);
    assert.equal(rounds.length, Math.min(5000, newest * topics.length), "no round is missing and none is there twice");
    assert.deepEqual(
      rounds,
      rounds.toSorted((a, b) => b - a),
    );
  }
  assert.equal((await store.sequences()).statements, newest * perRound, "ids have no gaps that a crash made");
  return newest;
}

describe("a store whose process ends without warning while things are said", () => {
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), "sallyport-said-"));
  });
  after(() => rmSync(dir, { recursive: true }));

  test("kill -9 loses no acknowledged statement, and leaves no part of those that were said together.", async () => {
    const acknowledged: string[] = [];
    for (const lines of [1, 20, 3, 60]) {
      acknowledged.push(...(await killAfterLines(startStatementsChild(dir), lines)));
      const store = await openSqliteStore(dir);
      const newest = await requireWholeRounds(store, acknowledged);
      const first = (newest - 1) * perRound + 1;
      // What reached the disk without being acknowledged counts too; the next child goes on from there.
      if (!acknowledged.some((line) => line.startsWith(`${newest} `)))
        acknowledged.push(`${newest} ${first} ${newest * perRound}`);
      await store.close();
    }
    assert(acknowledged.length >= 84);
  });

  test("A full disk refuses what doesn't fit as a whole, and more can be said afterwards.", async () => {
    const starved = join(dir, "starved");
    const output = await killAfterLines(startStarvedStatementsChild(starved, 1000), 100_000);
    const lines = output.filter((line) => /^\d+ \d+ \d+$/.test(line));
    assert(lines.length > 3, "some fitted");
    assert(
      output.some((line) => line.includes("register_unavailable")),
      "the one that didn't was refused as a Problem",
    );
    const store = await openSqliteStore(starved);
    const newest = await requireWholeRounds(store, lines);
    await store.appendStatements(roundOf(newest + 1));
    await store.close();
  });
});
