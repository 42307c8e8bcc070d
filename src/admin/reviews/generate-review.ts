import { z } from "zod";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import { type Review, reviewBody } from "../../governance/case/statements.ts";
import type { ReviewData } from "../../governance/reviews/review-data.ts";
import { summariseReview } from "../../governance/reviews/summarise-review.ts";
import { longestStatement } from "../../storage/statement-store.ts";
import type { Actor } from "../actor.ts";
import type { AdminDeps } from "../deps.ts";
import { digestOf } from "../governance/digest-of.ts";
import { judgeNow } from "../governance/judge-now.ts";
import { sayAll } from "../governance/say.ts";
import { isWellFormed } from "../governance/signing/signature-input.ts";
import { openSubject } from "../governance/subject.ts";
import { collectReview } from "./collect-review.ts";
import { requireMonth, type ReviewView } from "./review-views.ts";
import { commentTopic, dataTopic, monthsOf, showReview } from "./show-review.ts";

export const periodText = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, "must be a month, YYYY-MM");
const comment = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .regex(/^[\P{Cc}\n]*$/u, "must be plain text")
  .refine(isWellFormed, "must be well-formed text");

export const generateReviewInput = z.strictObject({
  period: periodText.optional().describe("The newest month that is over, when absent."),
  comment: comment.optional().describe("What whoever signs should know. It is signed, too."),
});
export const commentInput = z.strictObject({ text: comment });

/**
 * Collects the review of a month that is over from data, and says it: what was collected as it is, and for people what stands out of it. The owner
 * signs its digest (REVIEW/YYYY-MM). Collecting it anew takes its place, so that what was signed before would count no more: a review that is signed is not.
 */
export async function generateReview(
  deps: AdminDeps,
  actor: Actor,
  name: string,
  input: z.infer<typeof generateReviewInput>,
): Promise<ReviewView> {
  const { month } = await requireOpen(deps, actor, name, input.period);
  // What the log says is read without holding anybody up.
  const begins = Date.parse(`${month.period}-01T00:00:00Z`);
  const collected = await collectReview(deps, name, { period: month.period, from: begins, until: month.from });
  await deps.exclusive(async () => {
    const { text, standard } = await requireOpen(deps, actor, name, month.period);
    const data = fit(collected);
    const digest = digestOf(canonicalJson(data));
    const items = summariseReview(collected, standard);
    const body: Review = reviewBody.parse({
      period: month.period,
      digest,
      items,
      ...(input.comment !== undefined && { comments: input.comment }),
    });
    const attention = items.filter((one) => one.attention).length;
    await sayAll(deps, actor, [
      { subject: text, topic: dataTopic(month.period), body: data, saying: { action: "review-collect", detail: { data: true } } },
      {
        subject: text,
        topic: `review/${month.period}`,
        body,
        saying: { action: "review-collect", detail: { period: month.period, data: digest, attention } },
      },
    ]);
  });
  return await showReview(deps, actor, name, month.period);
}

/** Adds to a review what somebody has to say. Their newest word counts; it voids no signature, as the review stays what it is. */
export async function commentReview(
  deps: AdminDeps,
  actor: Actor,
  name: string,
  period: string,
  { text }: z.infer<typeof commentInput>,
): Promise<ReviewView> {
  await deps.exclusive(async () => {
    const subject = await openSubject(deps, actor, "RequestApproval", `UseCase/${name}`);
    if (!deps.cases.caseFile(subject.text).reviews.has(period))
      throw new Problem("not_found", `Nobody has collected the review of ${period} of ${name} yet.`);
    const topic = `${commentTopic(period)}/${actor.name}`;
    await sayAll(deps, actor, [{ subject: subject.text, topic, body: { text }, saying: { action: "review-comment" } }]);
  });
  return await showReview(deps, actor, name, period);
}

async function requireOpen(deps: AdminDeps, actor: Actor, name: string, period: string | undefined) {
  const { text } = await openSubject(deps, actor, "RequestApproval", `UseCase/${name}`);
  const judged = judgeNow(deps, name);
  const month = requireMonth(monthsOf(judged, deps.cases.caseFile(text), deps.clock()), name, period);
  if (month.status === "coming")
    throw new Problem(
      "conflict",
      `${month.period} is not over. Its review can be collected from ${new Date(month.from).toISOString()} on.`,
    );
  if (month.status === "signed") throw new Problem("conflict", `The review of ${month.period} of ${name} is signed.`);
  return { text, month, standard: judged.standard };
}

/** A statement has a bound: then the longest lists are shortened until it is kept, and the numbers stay. */
function fit(data: ReviewData): JsonValue {
  for (let most = data.keys.listed.length + data.access.listed.length + 1; ; most = Math.floor(most / 2)) {
    const shown: ReviewData = {
      ...data,
      keys: { ...data.keys, listed: data.keys.listed.slice(0, most) },
      access: { ...data.access, listed: data.access.listed.slice(0, most) },
    };
    const json = JSON.parse(JSON.stringify(shown)) as JsonValue;
    if (most === 0 || canonicalJson(json).length <= longestStatement) return json;
  }
}
