import { Problem } from "../../core/problem.ts";
import { minutes } from "../../core/units.ts";

/** How much evidence each principal may bring in a minute, so that a scanner that has gone wild does not fill the log. */
export interface EvidenceRate {
  /** Throws Problem `rate_limited` where these would be too many. */
  take(principal: string, count: number): void;
}

export const mostEvidencePerMinute = 600;
const mostPrincipals = 10_000;

export function createEvidenceRate(clock: () => number): EvidenceRate {
  /** By principal: what was taken in the minute that began then. */
  const taken = new Map<string, { since: number; count: number }>();
  return {
    take: (principal, count) => {
      const now = clock();
      let window = taken.get(principal);
      if (window === undefined || now >= window.since + minutes(1) || now < window.since) {
        if (taken.size >= mostPrincipals) taken.clear();
        window = { since: now, count: 0 };
        taken.set(principal, window);
      }
      if (window.count + count > mostEvidencePerMinute)
        throw new Problem(
          "rate_limited",
          `At most ${mostEvidencePerMinute} pieces of evidence are taken in a minute. Bring the rest later.`,
          {
            retryAfterSeconds: Math.max(1, Math.ceil((window.since + minutes(1) - now) / 1000)),
          },
        );
      window.count += count;
    },
  };
}
