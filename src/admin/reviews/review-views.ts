import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import { toInstant } from "../../core/units.ts";
import type { CaseFile } from "../../governance/case/case-file.ts";
import { reviewTimes } from "../../governance/case/review-times.ts";
import type { ReviewMonth } from "../../governance/reviews/review-months.ts";
import type { JudgedNow } from "../governance/judge-now.ts";

const instant = z.iso.datetime();

export const reviewMonthView = z.object({
  period: z.string().describe("YYYY-MM."),
  status: z
    .enum(["signed", "collected", "open", "missed", "coming"])
    .describe("collected: it waits for its signature. open: nobody has collected it yet. coming: the month is not over."),
  from: instant.describe("From when on it can be collected."),
  due: instant.describe("From then on it is missed."),
});

export const reviewListView = z
  .object({
    useCase: z.string(),
    signedBy: z.string().describe("The role that signs."),
    months: z.array(reviewMonthView),
    degradesAt: instant.optional().describe("When it is degraded, if nobody signs anything."),
    suspendsAt: instant.optional().describe("When it is suspended, if nobody signs anything."),
  })
  .meta({ id: "Reviews" });
export type ReviewListView = z.infer<typeof reviewListView>;

export const reviewView = z
  .object({
    useCase: z.string(),
    period: z.string(),
    status: reviewMonthView.shape.status,
    due: instant,
    about: z.string().describe("What whoever signs it signs about."),
    digest: z.string().describe("What the signature is bound to: the review with its comment."),
    dataDigest: z.string().describe("SHA-256 of the canonical JSON of `data`."),
    items: z.array(z.object({ id: z.string(), summary: z.string(), attention: z.boolean() })),
    comments: z.array(z.object({ by: z.string(), at: instant, text: z.string() })),
    collectedBy: z.string(),
    collectedAt: instant,
    data: z.looseObject({}).optional().describe("All that was collected; for whoever signs it, and who may see who may come in."),
  })
  .meta({ id: "Review" });
export type ReviewView = z.infer<typeof reviewView>;

export function viewMonth({ period, status, from, due }: ReviewMonth): z.infer<typeof reviewMonthView> {
  return { period, status, from: toInstant(from), due: toInstant(due) };
}

/** Consequences as the data plane draws them (case/review-times.ts). */
export function viewConsequences(
  file: CaseFile,
  { life, standard }: JudgedNow,
): Pick<ReviewListView, "degradesAt" | "suspendsAt"> {
  if (life.liveSince === undefined) return {};
  const { degradeAt, stopAt } = reviewTimes(file, life.liveSince, standard);
  return {
    ...(degradeAt !== Infinity && { degradesAt: toInstant(degradeAt) }),
    ...(stopAt !== Infinity && { suspendsAt: toInstant(stopAt) }),
  };
}

/** Throws Problem `resource_invalid`, `conflict` for a month that has none. */
export function requireMonth(months: readonly ReviewMonth[], useCase: string, period: string | undefined): ReviewMonth {
  const over = months.filter(({ status }) => status !== "coming");
  const month = period === undefined ? over.at(-1) : months.find((one) => one.period === period);
  if (month !== undefined) return month;
  throw new Problem(
    "conflict",
    over.length === 0
      ? `${useCase} has no month to be reviewed yet: the first is the one after it went live, once that is over.`
      : `${period} is no month of ${useCase} to be reviewed: ${over.map((one) => one.period).join(", ")} are.`,
  );
}
