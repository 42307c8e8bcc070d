import { randomBytes, type KeyObject } from "node:crypto";
import { minutes } from "../../core/units.ts";
import { openSealed, seal } from "../../crypto/seal.ts";

/** What a challenge is for: one for adding a passkey never confirms a session. */
export type Ceremony = "register" | "confirm";

/** Challenges of WebAuthn (Level 3, section 13.4.3) that are bound to a session, so that nothing of them is kept before they are used. */
export interface ChallengeBook {
  issue(ceremony: Ceremony, session: string, now: number): Buffer;
  /** Whether it was issued for this, is no older than two minutes, and was not taken before. */
  take(challenge: string, ceremony: Ceremony, session: string, now: number): boolean;
}

export const challengeMs = minutes(2);
const mostTaken = 10_000;

/**
 * A challenge is its time, sealed for one ceremony of one session. Which were taken is known to this process; after a restart a
 * confirmed session has another id and a registered passkey is a conflict, so that neither is taken again either.
 */
export function createChallengeBook(key: KeyObject): ChallengeBook {
  const taken = new Map<string, number>();
  const context = (ceremony: Ceremony, session: string): Buffer => Buffer.from(`passkey\n${ceremony}\n${session}`);
  return {
    issue: (ceremony, session, now) => {
      const content = Buffer.alloc(24);
      content.writeDoubleBE(now);
      randomBytes(16).copy(content, 8);
      return seal(key, content, context(ceremony, session));
    },
    take: (challenge, ceremony, session, now) => {
      if (challenge.length > 200 || taken.has(challenge)) return false;
      const content = openSealed(key, Buffer.from(challenge, "base64url"), context(ceremony, session));
      const issuedAt = content?.byteLength === 24 ? content.readDoubleBE() : NaN;
      if (!(issuedAt <= now && now < issuedAt + challengeMs)) return false;
      for (const [old, until] of taken) {
        if (until > now && taken.size < mostTaken) break;
        taken.delete(old);
      }
      // The one form of these bytes that was issued: another spelling of base64url is another text.
      if (Buffer.from(challenge, "base64url").toString("base64url") !== challenge) return false;
      taken.set(challenge, issuedAt + challengeMs);
      return true;
    },
  };
}
