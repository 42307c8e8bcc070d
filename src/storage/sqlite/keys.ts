import type { DatabaseSync } from "node:sqlite";
import { Problem } from "../../core/problem.ts";
import type { ChangeCounter } from "./change-counter.ts";
import { readBoolean, readInteger, readText, readTexts, type Row } from "./read-columns.ts";
import type { KeyChange, StoredKey } from "../store.ts";

function fromRow(row: Row): StoredKey {
  return {
    id: readText(row, "id"),
    useCase: readText(row, "use_case"),
    principal: readText(row, "principal"),
    kind: readKind(readText(row, "kind")),
    hash: readText(row, "hash"),
    createdAt: readInteger(row, "created_at"),
    createdBy: readText(row, "created_by"),
    expiresAt: readInteger(row, "expires_at"),
    ...(row["revoked_at"] !== null && { revokedAt: readInteger(row, "revoked_at") }),
    ...(row["rotated_from"] !== null && { rotatedFrom: readText(row, "rotated_from") }),
    ...(readBoolean(row, "service_account") && { serviceAccount: true }),
    ...(row["owner"] !== null && { owner: readText(row, "owner") }),
    ...(row["ip_ranges"] !== null && { ipRanges: readTexts(row, "ip_ranges") }),
    ...(row["models"] !== null && { models: readTexts(row, "models") }),
    ...(row["last_used_at"] !== null && { lastUsedAt: readInteger(row, "last_used_at") }),
  };
}

function readKind(text: string): StoredKey["kind"] {
  if (text === "secret" || text === "pair" || text === "certificate") return text;
  throw new Problem("register_unavailable", "A key of an unknown kind is stored.");
}

const asJson = (texts: readonly string[] | undefined): string | null => (texts === undefined ? null : JSON.stringify(texts));

/** The SQL of keys; transactions are the caller's. */
export function openKeys(db: DatabaseSync, counter: ChangeCounter) {
  const insert = db.prepare(
    `INSERT INTO keys (id, use_case, principal, hash, created_at, created_by, expires_at, revoked_at, rotated_from, kind,
       service_account, owner, ip_ranges, models, last_used_at, sequence)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const get = db.prepare("SELECT * FROM keys WHERE id = ?");
  const list = db.prepare("SELECT * FROM keys WHERE id > ? ORDER BY id LIMIT ?");
  const listOf = db.prepare("SELECT * FROM keys WHERE use_case = ? AND id > ? ORDER BY id LIMIT ?");
  const ofCertificate = db.prepare(
    "SELECT * FROM keys WHERE kind = 'certificate' AND hash = ? AND revoked_at IS NULL AND expires_at > ? ORDER BY id",
  );
  const changes = db.prepare("SELECT * FROM keys WHERE sequence > ? ORDER BY sequence LIMIT ?");
  const newest = db.prepare("SELECT coalesce(max(sequence), 0) AS newest FROM keys");
  const revoke = db.prepare(
    "UPDATE keys SET revoked_at = ?, sequence = ? WHERE id = ? AND revoked_at IS NULL RETURNING expires_at",
  );
  const end = db.prepare("UPDATE keys SET expires_at = ?, sequence = ? WHERE id = ? AND expires_at > ?");
  const touch = db.prepare("UPDATE keys SET last_used_at = ? WHERE id = ? AND coalesce(last_used_at, 0) < ?");
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
        key.serviceAccount === true ? 1 : 0,
        key.owner ?? null,
        asJson(key.ipRanges),
        asJson(key.models),
        key.lastUsedAt ?? null,
        counter.take(1),
      );
      // Never an update: that could bring a revoked key back to life.
      if (added.changes !== 1) throw new Problem("conflict", "A key with this id exists already. Make a new one.");
    },
    get(id: string): StoredKey | undefined {
      const row = get.get(id);
      return row && fromRow(row);
    },
    list: (after: string, limit: number): StoredKey[] => list.all(after, limit).map(fromRow),
    listOf: (useCase: string, after: string, limit: number): StoredKey[] => listOf.all(useCase, after, limit).map(fromRow),
    ofCertificate: (hash: string, now: number): StoredKey[] => ofCertificate.all(hash, now).map(fromRow),
    changes: (sequence: number, limit: number): KeyChange[] =>
      changes.all(sequence, limit).map((row) => ({ sequence: readInteger(row, "sequence"), key: fromRow(row) })),
    newest: (): number => readInteger(newest.get() ?? {}, "newest"),
    /** An expired key is marked too, should the clock ever go back. */
    revoke(id: string, at: number): { readonly changed: boolean; readonly wasLive: boolean } {
      const row = revoke.get(at, counter.take(1), id);
      return { changed: row !== undefined, wasLive: row !== undefined && readInteger(row, "expires_at") > at };
    },
    endAt: (id: string, expiresAt: number): boolean => end.run(expiresAt, counter.take(1), id, expiresAt).changes === 1,
    *touch(uses: readonly { readonly id: string; readonly at: number }[]): Generator<void, void> {
      for (const { id, at } of uses) {
        touch.run(at, id, at);
        yield;
      }
    },
  };
}
