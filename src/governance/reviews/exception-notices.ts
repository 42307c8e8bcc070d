import { days } from "../../core/units.ts";

/** When people are told that an exception ends. */
export interface ExceptionNotice {
  readonly days: number;
  readonly at: number;
  readonly due: boolean;
}

/** So many days before its end, furthest first; each is due from its instant on. Pure. */
export function exceptionNotices(until: number, notifyDays: readonly number[], now: number): readonly ExceptionNotice[] {
  return [...new Set(notifyDays)]
    .sort((one, other) => other - one)
    .map((count) => ({ days: count, at: until - days(count), due: now >= until - days(count) }));
}
