import type { DatabaseSync } from "node:sqlite";
import { mostSealedValues, type SealedValue } from "../store.ts";
import { readBytes, readInteger, readText } from "./read-columns.ts";

/** The SQL of sealed values; transactions are the caller's. */
export function openSealedValues(db: DatabaseSync) {
  const upsertSession = db.prepare(
    `INSERT INTO vault_sessions (session, expires_at, use_case) VALUES (?, ?, ?) ON CONFLICT (session) DO UPDATE SET
       expires_at = max(expires_at, excluded.expires_at), use_case = coalesce(excluded.use_case, use_case)`,
  );
  const insert = db.prepare("INSERT INTO sealed_values VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  const count = db.prepare("SELECT count(*) AS count FROM sealed_values WHERE session = ?");
  const read = db.prepare(
    `SELECT token, sealed FROM sealed_values JOIN vault_sessions USING (session)
     WHERE session = ? AND expires_at > ? ORDER BY token`,
  );
  const dropValues = db.prepare(
    "DELETE FROM sealed_values WHERE session IN (SELECT session FROM vault_sessions WHERE expires_at <= ?)",
  );
  const dropSessions = db.prepare("DELETE FROM vault_sessions WHERE expires_at <= ?");
  return {
    keep(session: string, values: readonly SealedValue[], expiresAt: number, useCase?: string): void {
      upsertSession.run(session, expiresAt, useCase ?? null);
      let room = mostSealedValues - readInteger(count.get(session) ?? {}, "count");
      for (const { token, sealed } of values) if (room > 0) room -= Number(insert.run(session, token, sealed).changes);
    },
    read: (session: string, now: number): SealedValue[] =>
      read.all(session, now).map((row) => ({ token: readText(row, "token"), sealed: readBytes(row, "sealed") })),
    drop(now: number): number {
      dropValues.run(now);
      return Number(dropSessions.run(now).changes);
    },
  };
}
