import type { Authentication, Strength } from "../../core/authentication.ts";
import type { StoredSession } from "../../storage/session-store.ts";

/**
 * The strongest proof of a session. A passkey confirmation, which verified the user, counts as 3 and is always newer than the
 * log-in; how fresh either must be is for the policies to say. An identity provider whose clock is ahead proves nothing in advance.
 */
export function authenticationOf(
  session: Pick<StoredSession, "strength" | "authenticatedAt" | "confirmedAt">,
  now: number,
): Authentication {
  const { confirmedAt } = session;
  if (confirmedAt !== undefined) return { strength: 3, at: Math.min(confirmedAt, now), method: "session" };
  return { strength: toStrength(session.strength), at: Math.min(session.authenticatedAt, now), method: "session" };
}

/** What is stored is a number; one that no log-in could have had counts as nothing. */
function toStrength(strength: number): Strength {
  return strength === 1 || strength === 2 || strength === 3 ? strength : 0;
}
