import { Problem } from "../core/problem.ts";
import { minutes } from "../core/units.ts";

/** Remembers signatures that were accepted, for as long as they could be accepted again. */
export interface ReplayGuard {
  /**
   * Lets each signature through once. Only for signatures that were verified: what strangers send must not fill it.
   *
   * @param signature 64 hex digits
   * @param acceptedUntil last instant at which the signature's own date lets it be accepted
   *
   * Throws Problem `credential_invalid` for a second use, `identity_unavailable` when it is full: a signature that cannot be
   * remembered could be used again.
   */
  admit(signature: string, acceptedUntil: number, now: number): void;
}

/** Signatures are kept in sets by the minute of their end, so that forgetting is dropping a set. */
export function createReplayGuard(limit: number): ReplayGuard {
  const seenByMinute = new Map<number, Set<string>>();
  let size = 0;

  const forget = (now: number): void => {
    for (const [minute, seen] of seenByMinute) {
      if (minutes(minute + 1) > now) continue;
      size -= seen.size;
      seenByMinute.delete(minute);
    }
  };

  return {
    admit: (signature, acceptedUntil, now) => {
      forget(now);
      const minute = Math.floor(acceptedUntil / minutes(1));
      // 128 of its 256 bits, as a string of its own: a slice would keep the whole header in memory.
      const short = Buffer.from(signature.slice(0, 32), "hex").toString("latin1");
      let seen = seenByMinute.get(minute);
      if (seen?.has(short)) {
        throw new Problem("credential_invalid", "This signed request was sent before. Sign each request anew.");
      }
      if (size >= limit) {
        throw new Problem("identity_unavailable", "Too many signed requests within five minutes. Try again shortly.", {
          retryAfterSeconds: 30,
        });
      }
      if (seen === undefined) seenByMinute.set(minute, (seen = new Set()));
      seen.add(short);
      size += 1;
    },
  };
}
