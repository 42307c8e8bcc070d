import { z } from "zod";
import { decisionAgain } from "./replay-decision.ts";

const indexedDecision = z.object({
  index: z.int(),
  at: z.iso.datetime(),
  useCase: z.string(),
  principal: z.string(),
  before: decisionAgain,
  after: decisionAgain,
});
export type IndexedDecision = z.infer<typeof indexedDecision>;

export const whatIf = z
  .object({
    since: z.iso.datetime(),
    records: z.int().describe("Records of the log that were read, and verified against its checkpoint."),
    decisions: z.int().describe("Admissions, and denials by policy, that were made again."),
    same: z.int(),
    allowedToDenied: z.int(),
    deniedToAllowed: z.int(),
    otherwise: z.int().describe("Of the same effect, but by other policies or for want of another log-in."),
    unknown: z.int().describe("Those that cannot be made again, because something is missing."),
    changes: z
      .array(
        z.object({
          useCase: z.string(),
          policy: z
            .string()
            .describe("That denies it after the change, or denied it before. A call that several deny counts for each."),
          allowedToDenied: z.int(),
          deniedToAllowed: z.int(),
        }),
      )
      .describe("By use case and policy, most first."),
    rowsLeftOut: z.int().describe("Changes that these rows leave out, because there are too many."),
    missing: z.array(z.object({ what: z.string(), calls: z.int() })).describe("What was missing, and for how many calls."),
    examples: z.array(indexedDecision),
  })
  .meta({ id: "WhatIf" });
export type WhatIf = z.infer<typeof whatIf>;

/** A line of the answer: how far it is, and at last the result, or what went wrong on the way. */
export const whatIfLine = z.union([
  z.object({ progress: z.object({ read: z.int(), records: z.int() }) }),
  z.object({ result: whatIf }),
  z.object({ problem: z.object({ code: z.string(), detail: z.string() }) }),
]);
export type WhatIfLine = z.infer<typeof whatIfLine>;
