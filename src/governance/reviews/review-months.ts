import type { CaseFile } from "../case/case-file.ts";
import { findSignatures } from "../case/find-signatures.ts";
import type { ReviewRules } from "../case/review-times.ts";

/** One month of a use case that serves, as its review stands. */
export interface ReviewMonth {
  /** YYYY-MM. */
  readonly period: string;
  /** From when on it can be reviewed: the month is over. Milliseconds since the epoch. */
  readonly from: number;
  /** Exclusive: from then on it is missed. */
  readonly due: number;
  readonly status: "signed" | "collected" | "open" | "missed" | "coming";
}

/** So many months back are looked at; a use case is approved for a year or so at a time. */
const mostMonths = 36;

/**
 * The months that have to be reviewed, oldest first, with the current one as the last: the month that it went live in is over before
 * anybody could look back on a whole one (as in case/review-times.ts). Pure.
 */
export function reviewMonths(file: CaseFile, liveSince: number, rules: ReviewRules, now: number): readonly ReviewMonth[] {
  const { dueDay } = rules.settings.monthlyReview;
  const begun = new Date(liveSince);
  const current = new Date(now);
  const first = monthNumber(begun) + 1;
  const last = monthNumber(current);
  const months: ReviewMonth[] = [];
  for (let n = Math.max(first, last - mostMonths); n <= Math.max(first, last); n++) {
    const period = new Date(Date.UTC(0, n)).toISOString().slice(0, 7);
    const from = Date.UTC(0, n + 1);
    const due = Date.UTC(0, n + 1, dueDay + 1);
    months.push({ period, from, due, status: statusOf(file, { period, from, due }, rules, now) });
  }
  return months;
}

/** Months since 1900, which is what Date.UTC takes the year 0 for. */
function monthNumber(date: Date): number {
  return (date.getUTCFullYear() - 1900) * 12 + date.getUTCMonth();
}

function statusOf(
  file: CaseFile,
  { period, from, due }: Omit<ReviewMonth, "status">,
  rules: ReviewRules,
  now: number,
): ReviewMonth["status"] {
  if (isReviewSigned(file, period, rules)) return "signed";
  if (now >= due) return "missed";
  if (now < from) return "coming";
  return file.reviews.has(period) ? "collected" : "open";
}

/** Whether the owner signed what was collected for this month. */
export function isReviewSigned(file: CaseFile, period: string, { settings, monthlyReview }: ReviewRules): boolean {
  const review = file.reviews.get(period);
  if (review === undefined) return false;
  const { approved } = findSignatures(file, `REVIEW/${period}`, review.digest, settings);
  return approved.some(({ body }) => body.document.role === monthlyReview.signedBy);
}
