import { Problem } from "../core/problem.ts";
import { minutes } from "../core/units.ts";

/** Remembers signatures that were accepted, for as long as they could be accepted again. */
export interface ReplayGuard {
  /**
   * Lets each signature through once. Only for signatures that were verified: what strangers send must not fill it.
   *
   * @param key whose it is: once half of the room is taken, each key may hold an eighth of it, so that no one keeps the others out
   * @param signature 64 hex digits
   * @param acceptedUntil last instant at which the signature's own date lets it be accepted
   *
   * Throws Problem `credential_invalid` for a second use, `identity_unavailable` when it is full: a signature that cannot be
   * remembered could be used again.
   */
  admit(key: string, signature: string, acceptedUntil: number, now: number): void;
}

interface Minute {
  readonly seen: Set<string>;
  readonly countByKey: Map<string, number>;
}

/** Signatures are kept by the minute of their end, so that forgetting is dropping a set. */
export function createReplayGuard(limit: number): ReplayGuard {
  const minuteOf = new Map<number, Minute>();
  let size = 0;

  const forget = (now: number): void => {
    for (const [minute, { seen }] of minuteOf) {
      if (minutes(minute + 1) > now) continue;
      size -= seen.size;
      minuteOf.delete(minute);
    }
  };
  const hasRoomFor = (key: string): boolean => {
    if (size * 2 < limit) return true;
    let held = 0;
    for (const { countByKey } of minuteOf.values()) held += countByKey.get(key) ?? 0;
    return size < limit && held * 8 < limit;
  };

  return {
    admit: (key, signature, acceptedUntil, now) => {
      forget(now);
      const minute = Math.floor(acceptedUntil / minutes(1));
      // 128 of its 256 bits, as a string of its own: a slice would keep the whole header in memory.
      const short = Buffer.from(signature.slice(0, 32), "hex").toString("latin1");
      let kept = minuteOf.get(minute);
      if (kept?.seen.has(short)) {
        throw new Problem("credential_invalid", "This signed request was sent before. Sign each request anew.");
      }
      if (!hasRoomFor(key)) {
        throw new Problem("identity_unavailable", "Too many signed requests within five minutes. Try again shortly.", {
          retryAfterSeconds: 30,
        });
      }
      if (kept === undefined) minuteOf.set(minute, (kept = { seen: new Set(), countByKey: new Map() }));
      kept.seen.add(short);
      kept.countByKey.set(key, (kept.countByKey.get(key) ?? 0) + 1);
      size += 1;
    },
  };
}
