const maxSeconds = 3600;

/** IMF-fixdate, the one form of a date that a sender may use (RFC 9110, section 5.6.7). */
const date =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;

/** Whole seconds to wait, an hour at the most, from either form of `retry-after` (RFC 9110, section 10.2.3). Undefined for any other. */
export function parseRetryAfter(header: string, nowMs: number): number | undefined {
  if (/^\d{1,9}$/.test(header)) return Math.min(Number(header), maxSeconds);
  if (!date.test(header)) return undefined;
  const seconds = Math.ceil((Date.parse(header) - nowMs) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), maxSeconds);
}
