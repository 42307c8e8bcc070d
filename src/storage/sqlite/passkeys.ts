import type { DatabaseSync } from "node:sqlite";
import { Problem } from "../../core/problem.ts";
import type { StoredPasskey } from "../session-store.ts";
import { readBytes, readInteger, readOptionalInteger, readText, readTexts, type Row } from "./read-columns.ts";

function fromRow(row: Row): StoredPasskey {
  const usedAt = readOptionalInteger(row, "used_at");
  return {
    id: readText(row, "id"),
    principal: readText(row, "principal"),
    publicKey: readBytes(row, "public_key"),
    counter: readInteger(row, "counter"),
    transports: readTexts(row, "transports"),
    name: readText(row, "name"),
    createdAt: readInteger(row, "created_at"),
    ...(usedAt !== undefined && { usedAt }),
  };
}

/** The SQL of passkeys; transactions are the caller's. */
export function openPasskeys(db: DatabaseSync) {
  const insert = db.prepare(
    `INSERT INTO passkeys (id, principal, public_key, counter, transports, name, created_at, used_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const get = db.prepare("SELECT * FROM passkeys WHERE id = ?");
  const list = db.prepare("SELECT * FROM passkeys WHERE principal = ? ORDER BY created_at, id LIMIT ?");
  const use = db.prepare("UPDATE passkeys SET counter = ?, used_at = ? WHERE id = ? AND counter = ?");
  const remove = db.prepare("DELETE FROM passkeys WHERE principal = ? AND id = ?");
  const removeOf = db.prepare("DELETE FROM passkeys WHERE principal = ? COLLATE NOCASE");
  return {
    put(passkey: StoredPasskey): void {
      const { id, principal, publicKey, counter, transports, name, createdAt, usedAt } = passkey;
      const added = insert.run(id, principal, publicKey, counter, JSON.stringify(transports), name, createdAt, usedAt ?? null);
      if (added.changes !== 1) throw new Problem("conflict", "This passkey is registered already.");
    },
    get(id: string): StoredPasskey | undefined {
      const row = get.get(id);
      return row && fromRow(row);
    },
    list: (principal: string, limit: number): StoredPasskey[] => list.all(principal, limit).map(fromRow),
    use: (id: string, change: { readonly counter: number; readonly was: number; readonly usedAt: number }): boolean =>
      use.run(change.counter, change.usedAt, id, change.was).changes === 1,
    delete: (principal: string, id: string): boolean => remove.run(principal, id).changes === 1,
    deleteOf: (principal: string): number => Number(removeOf.run(principal).changes),
  };
}
