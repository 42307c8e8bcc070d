import { z } from "zod";

const pattern = /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?$/;
const dayMs = 86_400_000;

/** A duration of ISO 8601 in days, hours and minutes, such as P1D or PT5M. Months and years have no length of their own. */
export const durationSchema = z
  .string()
  .max(20)
  .refine((text) => durationMs(text) !== undefined, "must be a duration such as P30D, PT1H or PT5M");

/** Milliseconds; undefined where it is none or is nothing. */
export function durationMs(text: string): number | undefined {
  const [matched, days = "0", hours = "0", minutes = "0"] = pattern.exec(text) ?? [];
  if (matched === undefined || matched.endsWith("T")) return undefined;
  const total = Number(days) * dayMs + Number(hours) * 3_600_000 + Number(minutes) * 60_000;
  return total > 0 ? total : undefined;
}
