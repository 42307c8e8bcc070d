import type { DatabaseSync } from "node:sqlite";
import { readInteger, readText, type Row } from "./read-columns.ts";
import type { NewTransition, StoredTransition } from "../store.ts";

const fromRow = (row: Row): StoredTransition => ({
  id: readInteger(row, "id"),
  useCase: readText(row, "use_case"),
  from: readText(row, "from_state"),
  to: readText(row, "to_state"),
  digest: readText(row, "digest"),
  by: readText(row, "by"),
  at: readInteger(row, "at"),
  ...(row["not_after"] === null ? {} : { notAfter: readInteger(row, "not_after") }),
  reason: readText(row, "reason"),
  ...(row["frozen"] === null ? {} : { frozen: readText(row, "frozen") }),
  ...(row["said_before"] === null ? {} : { saidBefore: readInteger(row, "said_before") }),
});

/** The SQL of transitions; transactions are the caller's. */
export function openTransitions(db: DatabaseSync) {
  const insert = db.prepare(
    `INSERT INTO transitions (use_case, from_state, to_state, digest, by, at, not_after, reason, frozen, said_before)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT max(id) FROM statements)) RETURNING *`,
  );
  const list = db.prepare("SELECT * FROM transitions WHERE use_case = ? ORDER BY id");
  const current = db.prepare(
    "SELECT * FROM transitions WHERE id IN (SELECT max(id) FROM transitions GROUP BY use_case) ORDER BY use_case",
  );
  const changes = db.prepare("SELECT * FROM transitions WHERE id > ? ORDER BY id LIMIT ?");
  return {
    append(step: NewTransition): StoredTransition {
      const notAfter = step.notAfter ?? null;
      const { useCase, from, to, digest, by, at, reason, frozen = null } = step;
      const row = insert.get(useCase, from, to, digest, by, at, notAfter, reason, frozen);
      if (row === undefined) throw new Error("the new transition was not returned");
      return fromRow(row);
    },
    list: (useCase: string): StoredTransition[] => list.all(useCase).map(fromRow),
    changes: (after: number, limit: number): StoredTransition[] => changes.all(after, limit).map(fromRow),
    current: (): StoredTransition[] => current.all().map(fromRow),
  };
}
