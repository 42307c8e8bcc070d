import type { DatabaseSync } from "node:sqlite";
import { Problem } from "../../core/problem.ts";
import { readInteger, readText, type Row } from "./read-columns.ts";
import type { StoredKey } from "../store.ts";

const fromRow = (row: Row): StoredKey => ({
  id: readText(row, "id"),
  useCase: readText(row, "use_case"),
  principal: readText(row, "principal"),
  kind: readKind(readText(row, "kind")),
  hash: readText(row, "hash"),
  createdAt: readInteger(row, "created_at"),
  createdBy: readText(row, "created_by"),
  expiresAt: readInteger(row, "expires_at"),
  ...(row["revoked_at"] === null ? {} : { revokedAt: readInteger(row, "revoked_at") }),
  ...(row["rotated_from"] === null ? {} : { rotatedFrom: readText(row, "rotated_from") }),
});

function readKind(text: string): StoredKey["kind"] {
  if (text === "secret" || text === "pair" || text === "certificate") return text;
  throw new Problem("register_unavailable", "A key of an unknown kind is stored.");
}

/** The SQL of keys; transactions are the caller's. */
export function openKeys(db: DatabaseSync) {
  const insert = db.prepare("INSERT INTO keys VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
  const get = db.prepare("SELECT * FROM keys WHERE id = ?");
  const list = db.prepare("SELECT * FROM keys WHERE id > ? ORDER BY id LIMIT ?");
  const live = db.prepare("SELECT * FROM keys WHERE revoked_at IS NULL AND expires_at > ? ORDER BY id");
  const revoke = db.prepare("UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL RETURNING expires_at");
  const end = db.prepare("UPDATE keys SET expires_at = ? WHERE id = ? AND expires_at > ?");
  return {
    put(key: StoredKey): void {
      const added = insert.run(
        key.id,
        key.useCase,
        key.principal,
        key.hash,
        key.createdAt,
        key.createdBy,
        key.expiresAt,
        key.revokedAt ?? null,
        key.rotatedFrom ?? null,
        key.kind,
      );
      // Never an update: that could bring a revoked key back to life.
      if (added.changes !== 1) throw new Problem("conflict", "A key with this id exists already. Make a new one.");
    },
    get(id: string): StoredKey | undefined {
      const row = get.get(id);
      return row && fromRow(row);
    },
    list: (after: string, limit: number): StoredKey[] => list.all(after, limit).map(fromRow),
    live: (now: number): StoredKey[] => live.all(now).map(fromRow),
    /** An expired key is marked too, should the clock ever go back. */
    revoke(id: string, at: number): { readonly changed: boolean; readonly wasLive: boolean } {
      const row = revoke.get(at, id);
      return { changed: row !== undefined, wasLive: row !== undefined && readInteger(row, "expires_at") > at };
    },
    endAt: (id: string, expiresAt: number): boolean => end.run(expiresAt, id, expiresAt).changes === 1,
  };
}
