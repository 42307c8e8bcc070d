import type { CaseFile } from "./case-file.ts";
import { findSignatures } from "./find-signatures.ts";

/**
 * When a missed monthly review degrades a use case, and when the second missed in a row stops it. The review of a month is due on
 * `dueDay` of the next, 24:00 UTC, for every month that the use case was live in from its beginning on; it counts once its owner signed
 * it. Milliseconds since the epoch.
 */
export function reviewTimes(
  file: CaseFile,
  liveSince: number,
  dueDay: number,
  now: number,
): { readonly degradeAt: number; readonly stopAt: number } {
  const begun = new Date(liveSince);
  // The month it went live in is over before anybody could look back on a whole one.
  let month = Date.UTC(begun.getUTCFullYear(), begun.getUTCMonth() + 1, 1);
  let missed: number | undefined;
  for (let seen = 0; seen < mostMonths; seen++) {
    const first = new Date(month);
    const due = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, dueDay + 1);
    if (isSigned(file, first, now)) missed = undefined;
    else if (missed === undefined) missed = due;
    else return { degradeAt: missed, stopAt: due };
    month = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1);
  }
  return { degradeAt: Infinity, stopAt: Infinity };
}

/** A use case is approved for a year or so at a time; this only bounds the loop. */
const mostMonths = 240;

function isSigned(file: CaseFile, month: Date, now: number): boolean {
  const period = month.toISOString().slice(0, 7);
  const review = file.reviews.get(period);
  if (review === undefined) return false;
  const { approved } = findSignatures(file, `REVIEW/${period}`, review.digest, now);
  return approved.some(({ body }) => body.document.role === "DATA_OWNER");
}
