import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";
import { evidenceOf, rowOf } from "../../test/support/sample-statements.ts";
import { Problem } from "../core/problem.ts";
import { createLiveDirectory } from "../identity/live-directory.ts";
import { createLiveKeys } from "../identity/live-keys.ts";
import { openSqliteStore } from "../storage/sqlite/open-sqlite-store.ts";
import type { StoredStatement } from "../storage/statement-store.ts";
import type { Store } from "../storage/store.ts";
import { createSnapshotBuilder } from "./build-snapshot.ts";
import { createLiveCases } from "./live-cases.ts";
import type { Snapshot } from "./snapshot.ts";
import { type RegisterWatch, watchRegister } from "./watch-register.ts";

const said = (topic: string): Omit<StoredStatement, "id"> => {
  const { id: _, ...statement } = rowOf(1, "UseCase/hr", evidenceOf(topic));
  return statement;
};

describe("the watch over the register", () => {
  let dir: string;
  let store: Store;
  let watch: RegisterWatch;
  let now: number;
  let reading: "well" | "not at all";
  const seen: Snapshot[] = [];
  const reported: Problem[] = [];

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "sallyport-watch-"));
    store = await openSqliteStore(dir);
    await store.appendStatements([said("NET-001")]);
    now = 1000;
    reading = "well";
    seen.length = 0;
    reported.length = 0;
    const keys = createLiveKeys(store);
    const directory = createLiveDirectory(store);
    const cases = createLiveCases({
      statementChanges: (id, limit) =>
        reading === "well" ? store.statementChanges(id, limit) : Promise.reject(new Problem("register_unavailable", "gone")),
    });
    watch = await watchRegister({
      store,
      builder: createSnapshotBuilder({
        live: { keys, directory, cases },
        clock: () => now,
        lifecycle: {
          sandboxApprovalDays: 180,
          productionApprovalDays: 365,
          approveOnApply: { maxDataClass: "internal", overlays: ["pii"] },
        },
        report: (what, problem) => assert.fail(`${what}: ${problem.message}`),
      }),
      keys,
      directory,
      cases,
      clock: () => now,
      maxAgeSeconds: 60,
      // The tests say when to look.
      pollMs: 3_600_000,
      onSnapshot: (snapshot) => seen.push(snapshot),
      report: (problem) => reported.push(problem),
    });
  });
  afterEach(async () => {
    watch.stop();
    await store.close();
    await rm(dir, { recursive: true });
  });

  test("What was said before the start is in the first Snapshot, and what is said later makes a new one.", async () => {
    const first = watch.current();
    assert.deepEqual([first.statements, first.cases.caseFile("UseCase/hr").evidence.size], [1, 1]);
    await store.appendStatements([said("NET-002"), said("NET-003")]);
    await watch.refresh();
    const second = watch.current();
    assert.notEqual(second, first);
    assert.equal(second.revision, first.revision);
    assert.equal(second.statements, 3);
    assert.equal(second.cases.caseFile("UseCase/hr").evidence.size, 3);
    assert.equal(seen.at(-1), second);
  });

  test("A look that finds nothing new leaves the Snapshot as it is.", async () => {
    const first = watch.current();
    await watch.refresh();
    assert.equal(watch.current(), first);
    await store.putResource({ kind: "Model", name: "echo", digest: "d", spec: "{}", at: 1, by: "root", retire: true });
    await watch.refresh();
    assert.equal(watch.current(), first);
  });

  test("Statements that can't be read leave the last Snapshot, which is too old in the end; then all is read.", async () => {
    const first = watch.current();
    reading = "not at all";
    await store.appendStatements([said("NET-002")]);
    await assert.rejects(watch.refresh(), { code: "register_unavailable" });
    assert.equal(watch.current(), first);
    now += 60_001;
    assert.throws(() => watch.current(), { code: "register_unavailable" });
    reading = "well";
    await watch.refresh();
    assert.equal(watch.current().statements, 2);
    assert.deepEqual(new Set(reported.map(({ code }) => code)), new Set(["register_unavailable"]));
  });
});
