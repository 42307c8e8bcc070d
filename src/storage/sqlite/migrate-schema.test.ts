import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, test } from "node:test";
import { firstSchema } from "./migrations/001-first-schema.ts";
import { keyKinds } from "./migrations/002-key-kinds.ts";
import { sealedValues } from "./migrations/003-sealed-values.ts";
import { identity } from "./migrations/004-identity.ts";
import { databaseFile } from "./open-database.ts";
import { openSqliteStore } from "./open-sqlite-store.ts";

describe("a database of an earlier release", () => {
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), "sallyport-migrate-"));
  });
  after(() => rmSync(dir, { recursive: true }));

  /** What the release with schema 3 left behind: our mark, the version, and some rows. */
  function writeSchema3(file: string): void {
    const db = new DatabaseSync(file);
    db.exec("PRAGMA application_id = 1397512528");
    for (const { sql, version } of [firstSchema, keyKinds, sealedValues]) db.exec(`${sql}; PRAGMA user_version = ${version}`);
    const put = db.prepare("INSERT INTO keys VALUES (?, 'hr', 'alice', ?, ?, 'root', 9000, ?, ?, ?)");
    put.run("k-late", "aa", 3000, null, null, "secret");
    put.run("k-early", "bb", 1000, 2000, null, "pair");
    put.run("k-middle", "cc", 2000, null, "k-early", "certificate");
    db.exec("INSERT INTO resources VALUES ('Model', 'echo', 1, 'd', '{}', 1, 'root', 0); UPDATE revision SET value = 7");
    db.exec("INSERT INTO vault_sessions VALUES ('s', 9000); INSERT INTO sealed_values VALUES ('s', 't', x'01')");
    db.close();
  }

  test("Schema 3 is brought up to date with all that it holds; its keys are told in the order they were made in.", async () => {
    writeSchema3(join(dir, databaseFile));
    const store = await openSqliteStore(dir);
    const key = { useCase: "hr", principal: "alice", createdBy: "root", expiresAt: 9000 } as const;
    const changes = await store.keyChanges(0, 10);
    assert.deepEqual(
      changes.map((change) => change.key),
      [
        { ...key, id: "k-early", hash: "bb", createdAt: 1000, kind: "pair", revokedAt: 2000 },
        { ...key, id: "k-middle", hash: "cc", createdAt: 2000, kind: "certificate", rotatedFrom: "k-early" },
        { ...key, id: "k-late", hash: "aa", createdAt: 3000, kind: "secret" },
      ],
    );
    assert.deepEqual(
      changes.map(({ sequence }) => sequence),
      [1, 2, 3],
    );
    assert.deepEqual(await store.sequences(), { revision: 7, keys: 3, directory: 0, statements: 0 });
    assert.deepEqual(
      (await store.keysWithHash("cc", 1)).map(({ id }) => id),
      ["k-middle"],
    );
    assert.equal((await store.allResources()).length, 1);
    assert.equal((await store.readSealed("s", 1)).length, 1);

    await store.revokeKey("k-middle", 4000);
    const [next, ...rest] = await store.keyChanges(3, 10);
    assert.deepEqual([next?.sequence, next?.key.id, rest.length], [4, "k-middle", 0]);
    await store.close();
  });

  test("Steps of schema 4 stay as they were, and statements are kept from then on.", async () => {
    const earlier = join(dir, "schema-4");
    mkdirSync(earlier);
    const db = new DatabaseSync(join(earlier, databaseFile));
    db.exec("PRAGMA application_id = 1397512528");
    for (const { sql, version } of [firstSchema, keyKinds, sealedValues, identity])
      db.exec(`${sql}; PRAGMA user_version = ${version}`);
    db.exec(`INSERT INTO transitions VALUES (1, 'hr', 'DRAFT', 'SUBMITTED', 'd', 'alice', 1, NULL, 'r'),
      (2, 'hr', 'SUBMITTED', 'PRODUCTION', 'd', 'bob', 2, 9000, 'r')`);
    db.close();

    const store = await openSqliteStore(earlier);
    const common = { useCase: "hr", digest: "d", reason: "r" };
    const steps = [
      { ...common, id: 1, from: "DRAFT", to: "SUBMITTED", by: "alice", at: 1 },
      { ...common, id: 2, from: "SUBMITTED", to: "PRODUCTION", by: "bob", at: 2, notAfter: 9000 },
    ];
    assert.deepEqual(await store.listTransitions("hr"), steps);
    const frozen = '{"digest":"f"}';
    const next = { ...common, from: "PRODUCTION", to: "SUSPENDED", by: "carol", at: 3, frozen };
    assert.deepEqual(await store.appendTransition(next), { ...next, id: 3 });
    assert.deepEqual(await store.currentTransitions(), [{ ...next, id: 3 }]);
    const said = { subject: "UseCase/hr", topic: "evidence/NET-005", body: "{}", digest: "d", by: "probe", at: 3 };
    const [first] = await store.appendStatements([said]);
    assert.deepEqual(first, { ...said, id: 1 });
    assert.deepEqual(await store.statementChanges(0, 10), [first]);
    await store.close();
  });

  test("A step that fails leaves the schema as it was, and the next start goes on from there.", async () => {
    const failing = join(dir, "failing");
    const store = await openSqliteStore(failing);
    await store.close();
    rmSync(join(failing, databaseFile));
    writeSchema3(join(failing, databaseFile));
    const db = new DatabaseSync(join(failing, databaseFile));
    // The last of the step's tables is there already.
    db.exec("CREATE TABLE documents (id TEXT)");
    db.close();
    await assert.rejects(openSqliteStore(failing), /already exists|can't be opened/);
    const again = new DatabaseSync(join(failing, databaseFile));
    assert.equal(again.prepare("PRAGMA user_version").get()?.["user_version"], 3);
    assert.equal(again.prepare("SELECT name FROM sqlite_schema WHERE name = 'sessions'").get(), undefined);
    again.exec("DROP TABLE documents");
    again.close();
    const whole = await openSqliteStore(failing);
    assert.equal((await whole.keyChanges(0, 10)).length, 3);
    await whole.close();
  });
});
