import type { StoredSession, StoredToken } from "../../storage/session-store.ts";

/** Whether a session may still be used with its cookie. */
export function isLive(session: StoredSession, now: number): boolean {
  return session.endedAt === undefined && now < session.idleEndsAt && now < session.expiresAt;
}

/** Whether a token has not ended by itself. A personal one ends with the log-in that it rests on, besides. */
export function isUnended({ expiresAt, endedAt = Infinity }: StoredToken, now: number): boolean {
  return now < expiresAt && now < endedAt;
}
