import { Problem } from "../../core/problem.ts";
import { toInstant } from "../../core/units.ts";
import { rolesFor } from "../../governance/access.ts";
import { type CaseFile } from "../../governance/case/case-file.ts";
import type { Review } from "../../governance/case/statements.ts";
import { type ReviewMonth, reviewMonths } from "../../governance/reviews/review-months.ts";
import type { StoredStatement } from "../../storage/statement-store.ts";
import type { Actor } from "../actor.ts";
import { isAllowed, useCaseResource } from "../authorize.ts";
import type { AdminDeps } from "../deps.ts";
import { type JudgedNow, judgeNow } from "../governance/judge-now.ts";
import { openSubject } from "../governance/subject.ts";
import { requireMonth, type ReviewListView, type ReviewView, viewConsequences, viewMonth } from "./review-views.ts";

/** Months that have to be reviewed, and what follows from those that are not. */
export async function listReviews(deps: AdminDeps, actor: Actor, name: string): Promise<ReviewListView> {
  const { text } = await openSubject(deps, actor, "ReadRegister", `UseCase/${name}`);
  const judged = judgeNow(deps, name);
  const file = deps.cases.caseFile(text);
  return {
    useCase: name,
    signedBy: judged.standard.monthlyReview.signedBy,
    months: monthsOf(judged, file, deps.clock()).map(viewMonth),
    ...viewConsequences(file, judged),
  };
}

/** Empty for what is not live. */
export function monthsOf({ life, standard }: JudgedNow, file: CaseFile, now: number): readonly ReviewMonth[] {
  return life.liveSince === undefined ? [] : reviewMonths(file, life.liveSince, standard, now);
}

/**
 * One review. Rejects with Problem `not_found` where nobody has collected it.
 *
 * @param period the newest month that is over, when absent
 */
export async function showReview(deps: AdminDeps, actor: Actor, name: string, period?: string): Promise<ReviewView> {
  const { text } = await openSubject(deps, actor, "ReadRegister", `UseCase/${name}`);
  const judged = judgeNow(deps, name);
  const month = requireMonth(monthsOf(judged, deps.cases.caseFile(text), deps.clock()), name, period);
  const current = await deps.store.currentStatements(text);
  const said = current.find(({ topic }) => topic === `review/${month.period}`);
  if (said === undefined)
    throw new Problem(
      "not_found",
      `Nobody has collected the review of ${month.period} of ${name} yet: sallyport review generate ${name} ${month.period}`,
    );
  const sees =
    rolesFor(actor.roles, name).includes(judged.standard.monthlyReview.signedBy) ||
    isAllowed(deps, actor, "ReadAccess", useCaseResource(deps, name));
  const data = sees ? current.find(({ topic }) => topic === dataTopic(month.period)) : undefined;
  const comments = current.filter(({ topic }) => topic.startsWith(`${commentTopic(month.period)}/`));
  return viewReview(name, month, said, comments, data);
}

/** No case file holds these: they are for people, and judging reads the digest alone. */
export const dataTopic = (period: string): string => `review-data/${period}`;
export const commentTopic = (period: string): string => `review-comment/${period}`;

function viewReview(
  useCase: string,
  { period, status, due }: ReviewMonth,
  said: StoredStatement,
  comments: readonly StoredStatement[],
  data: StoredStatement | undefined,
): ReviewView {
  const { digest, items, comments: own } = JSON.parse(said.body) as Review;
  const commented = [
    ...(own === undefined ? [] : [{ by: said.by, at: said.at, text: own }]),
    ...comments.map(({ by, at, body }) => ({ by, at, text: (JSON.parse(body) as { text: string }).text })),
  ].sort((one, other) => one.at - other.at);
  return {
    useCase,
    period,
    status,
    due: toInstant(due),
    about: `REVIEW/${period}`,
    digest: said.digest,
    dataDigest: digest,
    items,
    comments: commented.map(({ by, at, text }) => ({ by, at: toInstant(at), text })),
    collectedBy: said.by,
    collectedAt: toInstant(said.at),
    ...(data !== undefined && data.digest === digest && { data: JSON.parse(data.body) as Record<string, unknown> }),
  };
}
