import type { DatabaseSync } from "node:sqlite";
import type { DocumentStore, StoredDocument } from "../document-store.ts";
import { readBytes, readInteger } from "./read-columns.ts";

/** The SQL of sealed documents; transactions are the caller's. */
export function openDocuments(db: DatabaseSync) {
  const get = db.prepare("SELECT sealed, version FROM documents WHERE id = ? AND expires_at > ?");
  // One that has ended is not there; its row gives way.
  const add = db.prepare(
    `INSERT INTO documents (id, sealed, version, expires_at, use_case) VALUES (?1, ?2, 1, ?3, ?5)
     ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed, version = 1, expires_at = excluded.expires_at, use_case = excluded.use_case
       WHERE documents.expires_at <= ?4`,
  );
  const replace = db.prepare(
    "UPDATE documents SET sealed = ?2, version = version + 1, expires_at = ?3, use_case = coalesce(?6, use_case) WHERE id = ?1 AND expires_at > ?4 AND version = ?5",
  );
  const remove = db.prepare("DELETE FROM documents WHERE id = ?");
  const drop = db.prepare(
    "DELETE FROM documents WHERE id IN (SELECT id FROM documents WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)",
  );
  return {
    put({ id, sealed, expiresAt, expected, now, useCase }: Parameters<DocumentStore["putDocument"]>[0]): boolean {
      const done =
        expected === 0
          ? add.run(id, sealed, expiresAt, now, useCase ?? null)
          : replace.run(id, sealed, expiresAt, now, expected, useCase ?? null);
      return done.changes === 1;
    },
    get(id: string, now: number): StoredDocument | undefined {
      const row = get.get(id, now);
      return row && { sealed: readBytes(row, "sealed"), version: readInteger(row, "version") };
    },
    delete: (id: string): boolean => remove.run(id).changes === 1,
    drop: (now: number, limit: number): number => Number(drop.run(now, limit).changes),
  };
}
