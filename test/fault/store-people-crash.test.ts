import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { DirectoryEntry } from "../../src/storage/directory-store.ts";
import type { Store } from "../../src/storage/store.ts";
import { openSqliteStore } from "../../src/storage/sqlite/open-sqlite-store.ts";
import { killAfterLines, startPeopleChild } from "./store-child-process.ts";
import { peopleOf } from "./store-people.ts";

/** Everything that a follower reads from the start. */
async function entriesOf(store: Store): Promise<DirectoryEntry[]> {
  const entries: DirectoryEntry[] = [];
  for (;;) {
    const page = await store.directoryChanges(entries.at(-1)?.sequence ?? 0, 100);
    if (page.length === 0) return entries;
    entries.push(...page);
  }
}

/** Each step is there as a whole or not at all, and the last that was acknowledged is there. */
async function requireWholeSteps(store: Store, acknowledged: number): Promise<void> {
  const name = (await store.getGroup("campus", "g"))?.displayName ?? "";
  const round = Number(name.slice(1));
  assert(round === acknowledged || round === acknowledged + 1, `${name} after ${acknowledged}`);

  const members = await store.listMembers("campus", "g", { limit: 5000 });
  const wanted = [acknowledged, round].map((number) => peopleOf(number % 2));
  assert(
    wanted.some((people) => people.join() === members.join()),
    `${members.length} members`,
  );
  const entries = await entriesOf(store);
  const inGroup = entries.filter(({ groups }) => groups.length > 0);
  assert.deepEqual(inGroup.map(({ principal }) => principal).toSorted(), members);
  for (const { groups } of inGroup) assert.deepEqual(groups, [name]);
  assert.equal(entries.length, 2 * members.length, "each person once");

  const sessions = await store.listSessions(1000, { limit: 10 });
  assert.equal(sessions.length, 1, "one session is live, never none and never two");
  assert.equal((await store.getToken("t"))?.session, sessions[0]?.id);

  const documents = await store.getDocuments(["a", "b", "c"], 1);
  assert.equal(new Set(documents.map((document) => document && Buffer.from(document.sealed).toString())).size, 1);
  assert.equal(new Set(documents.map((document) => document?.version)).size, 1);
}

describe("a store whose process ends without warning while it writes people", () => {
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), "sallyport-people-"));
  });
  after(() => rmSync(dir, { recursive: true }));

  test("kill -9 in the middle of a step of many rows leaves the step before it, whole.", async () => {
    let newest = 0;
    for (const lines of [1, 3, 1, 5, 2]) {
      const done = await killAfterLines(startPeopleChild(dir), lines);
      newest = Math.max(newest, ...done.map(Number));
      const store = await openSqliteStore(dir);
      await requireWholeSteps(store, newest);
      // The next child goes on from the name of the group.
      const { displayName } = (await store.getGroup("campus", "g")) ?? { displayName: "" };
      newest = Number(displayName.slice(1));
      await finishRound(store, newest);
      await store.close();
    }
    assert(newest >= 8);
  });
});

/** Brings what the crash left of a round to its end, as the process would have. */
async function finishRound(store: Store, round: number): Promise<void> {
  const change = { add: peopleOf(round % 2), remove: [], replace: true, at: round };
  await store.changeMembers("campus", "g", change);
  const [live] = await store.listSessions(1000, { limit: 1 });
  if (live !== undefined && live.id !== `s${round}`) await store.replaceSession(live.id, { ...live, id: `s${round}` }, 1000);
  await requireWholeSteps(store, round);
}
