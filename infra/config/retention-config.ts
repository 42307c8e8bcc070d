import { z } from "zod";

// What CloudWatch Logs can keep; another number of days fails at deployment.
const logDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const days = z
  .int()
  .refine(
    (value) => (logDays as readonly number[]).includes(value),
    `must be a number of days that CloudWatch can keep: ${logDays.join(", ")}`,
  );

/** Days. Content logs (prompts, answers) by class; audit is what nobody can shorten. */
export const retentionConfig = z.strictObject({
  contentDays: z.strictObject({ public: days, internal: days, confidential: days, restricted: days }),
  operationsDays: days.default(365),
  auditDays: z
    .int()
    .min(365, "must be at least 365: shorter than a year no incident can be traced")
    .max(3653, "must be at most 3653: COMPLIANCE cannot be shortened by anybody, not even by AWS"),
  backupDays: z.int().min(7).max(35).default(35),
});
