import type { Role } from "../../core/roles.ts";
import type { StandardSettings } from "../standard/settings.ts";
import type { CaseFile } from "./case-file.ts";
import { findSignatures } from "./find-signatures.ts";

export interface ReviewRules {
  readonly settings: Pick<StandardSettings, "approvals" | "monthlyReview">;
  readonly monthlyReview: { readonly signedBy: Role };
}

/**
 * When missed monthly reviews degrade a use case, and when those missed in a row stop it. The review of a month is due on `dueDay` of
 * the next, 24:00 UTC, from the month after it went live on; it counts once its owner signed it. Milliseconds since the epoch.
 */
export function reviewTimes(
  file: CaseFile,
  liveSince: number,
  { settings, monthlyReview }: ReviewRules,
): { readonly degradeAt: number; readonly stopAt: number } {
  const { dueDay, missedToDegrade, missedToSuspend } = settings.monthlyReview;
  const begun = new Date(liveSince);
  const year = begun.getUTCFullYear();
  // The month it went live in is over before anybody could look back on a whole one.
  let month = begun.getUTCMonth() + 1;
  // Only months that were reviewed can be other than missed: behind them there is one row of missed ones.
  const last = month + file.reviews.size + mostMonths;
  let missed = 0;
  let degradeAt = Infinity;
  for (; month < last; month++) {
    if (file.reviews.size > 0 && isSigned(file, new Date(Date.UTC(year, month, 1)), settings, monthlyReview.signedBy)) {
      missed = 0;
      degradeAt = Infinity;
      continue;
    }
    missed++;
    const due = Date.UTC(year, month + 1, dueDay + 1);
    if (missed === missedToDegrade) degradeAt = due;
    if (missed === missedToSuspend) return { degradeAt, stopAt: due };
  }
  return { degradeAt, stopAt: Infinity };
}

/** A use case is approved for a year or so at a time, and settings let few reviews be missed; this only bounds the loop. */
const mostMonths = 240;

function isSigned(file: CaseFile, month: Date, settings: Pick<StandardSettings, "approvals">, role: Role): boolean {
  const period = month.toISOString().slice(0, 7);
  const review = file.reviews.get(period);
  if (review === undefined) return false;
  const { approved } = findSignatures(file, `REVIEW/${period}`, review.digest, settings);
  return approved.some(({ body }) => body.document.role === role);
}
