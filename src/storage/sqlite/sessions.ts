import type { DatabaseSync } from "node:sqlite";
import { Problem } from "../../core/problem.ts";
import type { SessionStore, StoredSession } from "../session-store.ts";
import { readInteger, readOptionalInteger, readOptionalText, readText, readTexts, type Row } from "./read-columns.ts";

function fromRow(row: Row): StoredSession {
  const confirmedAt = readOptionalInteger(row, "confirmed_at");
  const endedAt = readOptionalInteger(row, "ended_at");
  const ip = readOptionalText(row, "ip");
  const userAgent = readOptionalText(row, "user_agent");
  return {
    id: readText(row, "id"),
    principal: readText(row, "principal"),
    provider: readText(row, "provider"),
    providerDigest: readText(row, "provider_digest"),
    groups: readTexts(row, "groups"),
    roles: readTexts(row, "roles"),
    strength: readInteger(row, "strength"),
    authenticatedAt: readInteger(row, "authenticated_at"),
    ...(confirmedAt !== undefined && { confirmedAt }),
    createdAt: readInteger(row, "created_at"),
    usedAt: readInteger(row, "used_at"),
    idleEndsAt: readInteger(row, "idle_ends_at"),
    expiresAt: readInteger(row, "expires_at"),
    ...(endedAt !== undefined && { endedAt }),
    ...(ip !== undefined && { ip }),
    ...(userAgent !== undefined && { userAgent }),
  };
}

/** With the time as its one parameter. A session that was ended never lives again, whatever the clock does. */
const isLive = "ended_at IS NULL AND ?1 < idle_ends_at AND ?1 < expires_at";

/** The SQL of sessions; transactions are the caller's. */
export function openSessions(db: DatabaseSync) {
  const insert = db.prepare(
    `INSERT INTO sessions (id, principal, provider, provider_digest, groups, roles, strength, authenticated_at, confirmed_at,
       created_at, used_at, idle_ends_at, expires_at, ended_at, ip, user_agent)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
  );
  const get = db.prepare("SELECT * FROM sessions WHERE id = ?");
  // Uses may be written out of order: an older one moves nothing back.
  const touch = db.prepare(
    `UPDATE sessions SET idle_ends_at = iif(?1 >= used_at, ?3, idle_ends_at), used_at = max(used_at, ?1),
       confirmed_at = nullif(max(coalesce(confirmed_at, -1), ?4), -1)
     WHERE id = ?2 AND ${isLive}`,
  );
  const liveNow = db.prepare(`SELECT 1 FROM sessions WHERE id = ?2 AND ${isLive}`);
  const end = db.prepare("UPDATE sessions SET ended_at = ?1 WHERE id = ?2 AND ended_at IS NULL");
  const countOf = db.prepare(`SELECT count(*) AS live FROM sessions WHERE principal = ?2 COLLATE NOCASE AND ${isLive}`);
  // Principals are of ASCII. Their identity provider may spell one in another case than the directory does.
  const endOf = db.prepare("UPDATE sessions SET ended_at = ?1 WHERE principal = ?2 COLLATE NOCASE AND ended_at IS NULL");
  const list = db.prepare(`SELECT * FROM sessions WHERE ${isLive} ORDER BY created_at DESC, id DESC LIMIT ?2`);
  const listOf = db.prepare(
    `SELECT * FROM sessions WHERE principal = ?3 AND ${isLive} ORDER BY created_at DESC, id DESC LIMIT ?2`,
  );
  const moveTokens = db.prepare("UPDATE tokens SET session = ? WHERE session = ?");
  const dropTokens = db.prepare("DELETE FROM tokens WHERE session IN (SELECT id FROM sessions WHERE over_at < ?)");
  const drop = db.prepare("DELETE FROM sessions WHERE over_at < ?");

  const put = (session: StoredSession): void => {
    const added = insert.run(
      session.id,
      session.principal,
      session.provider,
      session.providerDigest,
      JSON.stringify(session.groups),
      JSON.stringify(session.roles),
      session.strength,
      session.authenticatedAt,
      session.confirmedAt ?? null,
      session.createdAt,
      session.usedAt,
      session.idleEndsAt,
      session.expiresAt,
      session.endedAt ?? null,
      session.ip ?? null,
      session.userAgent ?? null,
    );
    // Never an update: that could bring an ended session back to life.
    if (added.changes !== 1) throw new Problem("conflict", "A session with this id exists already. Log in again.");
  };
  /** One that had expired by itself is marked too, should the clock ever go back. */
  const endOne = (id: string, at: number): boolean => {
    const wasLive = liveNow.get(at, id) !== undefined;
    end.run(at, id);
    return wasLive;
  };

  return {
    put,
    get(id: string): StoredSession | undefined {
      const row = get.get(id);
      return row && fromRow(row);
    },
    touch: (id: string, { usedAt, idleEndsAt, confirmedAt }: Parameters<SessionStore["touchSession"]>[1]): boolean =>
      touch.run(usedAt, id, idleEndsAt, confirmedAt ?? -1).changes === 1,
    end: endOne,
    replace(id: string, next: StoredSession, at: number): boolean {
      if (!endOne(id, at)) return false;
      put(next);
      moveTokens.run(next.id, id);
      return true;
    },
    endOf(principal: string, at: number): number {
      const live = readInteger(countOf.get(at, principal) ?? {}, "live");
      endOf.run(at, principal);
      return live;
    },
    list: (now: number, limit: number, principal?: string): StoredSession[] =>
      (principal === undefined ? list.all(now, limit) : listOf.all(now, limit, principal)).map(fromRow),
    drop(before: number): number {
      dropTokens.run(before);
      return Number(drop.run(before).changes);
    },
  };
}
