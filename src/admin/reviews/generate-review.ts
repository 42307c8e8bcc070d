import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import type { AdminDeps } from "../deps.ts";
import { judgeNow } from "../governance/judge-now.ts";
import { sayAll } from "../governance/say.ts";
import { openSubject } from "../governance/subject.ts";
import { plainTextInput } from "../text-input.ts";
import { collectReview } from "./collect-review.ts";
import { readUse } from "./read-use.ts";
import { requireMonth, type ReviewView } from "./review-views.ts";
import { beginOf, reviewWords } from "./review-words.ts";
import { commentTopic, monthsOf, showReview } from "./show-review.ts";

export const periodText = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, "must be a month, YYYY-MM");
const comment = plainTextInput(4000, z.string().trim());

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
  const useOf = await readUse(deps.log.view(), new Set([name]), beginOf(month), month.from);
  const collected = await collectReview(deps, name, month.period, useOf(name));
  await deps.exclusive(async () => {
    const { text, standard } = await requireOpen(deps, actor, name, month.period);
    const words = reviewWords(collected, standard, input.comment);
    await sayAll(
      deps,
      actor,
      words.map(({ topic, body, detail }) => ({ subject: text, topic, body, saying: { action: "review-collect", detail } })),
    );
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
