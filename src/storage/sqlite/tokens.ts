import type { DatabaseSync } from "node:sqlite";
import { Problem } from "../../core/problem.ts";
import type { StoredToken } from "../session-store.ts";
import { readInteger, readOptionalInteger, readOptionalText, readText, type Row } from "./read-columns.ts";

function fromRow(row: Row): StoredToken {
  const session = readOptionalText(row, "session");
  const endedAt = readOptionalInteger(row, "ended_at");
  return {
    id: readText(row, "id"),
    kind: readKind(readText(row, "kind")),
    subject: readText(row, "subject"),
    ...(session !== undefined && { session }),
    hash: readText(row, "hash"),
    createdAt: readInteger(row, "created_at"),
    createdBy: readText(row, "created_by"),
    expiresAt: readInteger(row, "expires_at"),
    ...(endedAt !== undefined && { endedAt }),
  };
}

function readKind(text: string): StoredToken["kind"] {
  if (text === "scim" || text === "access" || text === "bootstrap") return text;
  throw new Problem("register_unavailable", "A token of an unknown kind is stored.");
}

/** The SQL of the control plane's own tokens; transactions are the caller's. */
export function openTokens(db: DatabaseSync) {
  const insert = db.prepare(
    `INSERT INTO tokens (id, kind, subject, session, hash, created_at, created_by, expires_at, ended_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const get = db.prepare("SELECT * FROM tokens WHERE id = ?");
  const list = db.prepare("SELECT * FROM tokens WHERE kind = ? ORDER BY created_at DESC, rowid DESC LIMIT ?");
  const listOf = db.prepare("SELECT * FROM tokens WHERE kind = ? AND subject = ? ORDER BY created_at DESC, rowid DESC LIMIT ?");
  const end = db.prepare(
    "UPDATE tokens SET ended_at = ?1 WHERE id = ?2 AND ?1 < expires_at AND ?1 < coalesce(ended_at, expires_at)",
  );
  return {
    put({ id, kind, subject, session, hash, createdAt, createdBy, expiresAt, endedAt }: StoredToken): void {
      const added = insert.run(id, kind, subject, session ?? null, hash, createdAt, createdBy, expiresAt, endedAt ?? null);
      // Never an update: that could bring an ended token back to life.
      if (added.changes !== 1) throw new Problem("conflict", "A token with this id exists already. Make a new one.");
    },
    get(id: string): StoredToken | undefined {
      const row = get.get(id);
      return row && fromRow(row);
    },
    /** Oldest first; where there are more, the newest. */
    list: (kind: StoredToken["kind"], subject: string | undefined, limit: number): StoredToken[] =>
      (subject === undefined ? list.all(kind, limit) : listOf.all(kind, subject, limit)).map(fromRow).toReversed(),
    end: (id: string, at: number): boolean => end.run(at, id).changes === 1,
  };
}
