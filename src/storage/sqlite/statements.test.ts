import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, test } from "node:test";
import { databaseFile } from "./open-database.ts";
import { openSqliteStore } from "./open-sqlite-store.ts";

const said = { subject: "UseCase/hr", topic: "approval/G5_GO_LIVE/CISO/ana", body: "{}", digest: "d", by: "ana", at: 1 } as const;
const step = { useCase: "hr", from: "DRAFT", to: "SANDBOX", digest: "d", by: "ana", at: 1, reason: "r", frozen: "{}" } as const;

describe("statements in SQLite", () => {
  let dir: string;
  let db: DatabaseSync;
  before(async () => {
    dir = mkdtempSync(join(tmpdir(), "sallyport-statements-"));
    const store = await openSqliteStore(dir);
    await store.appendStatements([said, { ...said, body: '{"withdrawn":true}' }, { ...said, topic: "artefact/IRB" }]);
    await store.appendTransition(step);
    await store.close();
    db = new DatabaseSync(join(dir, databaseFile));
  });
  after(() => {
    db.close();
    rmSync(dir, { recursive: true });
  });

  test("What was said, and what a step was approved on, is never changed, deleted or replaced, whoever writes the SQL.", () => {
    const refused: readonly (readonly [string, RegExp])[] = [
      ["UPDATE statements SET body = '{}' WHERE id = 2", /never changed/],
      ["UPDATE statements SET id = 9 WHERE id = 2", /never changed/],
      ["DELETE FROM statements WHERE id = 2", /never deleted/],
      ["DELETE FROM statements", /never deleted/],
      ["INSERT OR REPLACE INTO statements VALUES (2, 's', 't', 'b', 'd', 'by', 1, NULL)", /never replaced/],
      ["REPLACE INTO statements VALUES (1, 's', 't', 'b', 'd', 'by', 1, NULL)", /never replaced/],
      ["UPDATE current_statements SET id = 1 WHERE id = 2", /newer one only/],
      ["UPDATE current_statements SET topic = 'other', id = 9 WHERE id = 2", /newer one only/],
      ["DELETE FROM current_statements", /stays/],
      ["UPDATE transitions SET frozen = NULL", /never changed/],
      ["INSERT OR REPLACE INTO transitions VALUES (1, 'hr', 'a', 'b', 'd', 'by', 1, NULL, 'r', NULL, NULL)", /never replaced/],
    ];
    const everything = (): unknown => [
      db.prepare("SELECT * FROM statements").all(),
      db.prepare("SELECT * FROM current_statements").all(),
      db.prepare("SELECT * FROM transitions").all(),
    ];
    const before = everything();
    for (const [sql, saying] of refused) {
      assert.throws(() => db.exec(sql), saying, sql);
      assert.deepEqual(everything(), before, sql);
    }
  });

  test("What followers and lists ask for is found by an index, and nothing is sorted.", () => {
    const planOf = (sql: string): string =>
      db
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => String(detail))
        .join("; ");
    const joined = "SELECT statements.* FROM current_statements AS newest CROSS JOIN statements ON statements.id = newest.id";
    const plans = [
      planOf(`${joined} WHERE newest.id > 1 ORDER BY newest.id LIMIT 9`),
      planOf(`${joined} WHERE newest.subject = 'a' ORDER BY newest.topic`),
      planOf("SELECT * FROM statements WHERE subject = 'a' AND id < 9 ORDER BY id DESC LIMIT 9"),
      planOf("SELECT * FROM statements WHERE subject = 'a' AND topic = 'b' AND id < 9 ORDER BY id DESC LIMIT 9"),
    ];
    for (const plan of plans) {
      assert.match(plan, /SEARCH/);
      assert.doesNotMatch(plan, /SCAN|TEMP B-TREE/);
    }
  });
});
