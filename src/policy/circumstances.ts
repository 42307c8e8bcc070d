/** Ages of a log-in as policies see them, minutes, each rounded up; what is older than all is the last. */
export const ageSteps = [5, 15, 60, 240, 480, 720, 1440, 10_080, 525_600] as const;

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A clock elsewhere may be so far ahead of ours. Whoever proves themselves later than that is taken for the oldest. */
const skewMs = 5 * minuteMs;

/** Minutes since somebody proved who they are, rounded up to one of `ageSteps`, so that few different ages are decided on. */
export function ageMinutes(at: number, now: number): number {
  const age = now - at;
  if (age >= -skewMs) for (const step of ageSteps) if (age <= step * minuteMs) return step;
  return ageSteps[ageSteps.length - 1] ?? Infinity;
}

/** Of the day, UTC, 0 to 23. */
export function hourOf(now: number): number {
  // Without %, which is slow for numbers that are no small integers.
  const hours = Math.floor(now / hourMs);
  return hours - Math.floor(hours / 24) * 24;
}

/** 1 for Monday to 7 for Sunday, UTC. The epoch began on a Thursday. */
export function weekdayOf(now: number): number {
  return ((Math.floor(now / dayMs) + 3) % 7) + 1;
}
