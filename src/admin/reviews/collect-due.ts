import { setImmediate as nextTurn } from "node:timers/promises";
import { minutes } from "../../core/units.ts";
import { type ReviewMonth, reviewMonths } from "../../governance/reviews/review-months.ts";
import type { AdminDeps } from "../deps.ts";
import { judgeNow } from "../governance/judge-now.ts";
import { sayByItself } from "../governance/say.ts";
import { collectReview } from "./collect-review.ts";
import { readUse } from "./read-use.ts";
import { beginOf, reviewWords } from "./review-words.ts";

/** Calls of the last minutes of a month are settled first. */
const settledMs = minutes(60);
/** So many use cases are collected by one look at the log of a month. */
const mostAtOnce = 1000;

/**
 * Collects every review of a month that is over and that nobody collected, of all use cases in production, as the control plane: people
 * find it ready to be signed. What was collected is collected no more, so that nothing that somebody signed is voided, however often and
 * by how many processes this is done.
 *
 * @param quietUntil by use case, when to look at it again; kept from one call to the next
 * @param isStopped asked between use cases
 * @returns how many were collected
 */
export async function collectDueReviews(
  deps: AdminDeps,
  quietUntil: Map<string, number>,
  isStopped: () => boolean,
): Promise<number> {
  const due = Map.groupBy(await findDue(deps, quietUntil, isStopped), ({ month }) => month.period);
  let collected = 0;
  for (const [, found] of [...due].sort(([one], [other]) => (one < other ? -1 : 1)))
    for (let first = 0; first < found.length; first += mostAtOnce) {
      const some = found.slice(first, first + mostAtOnce);
      const [{ month }] = some as [DueReview];
      const useOf = await readUse(deps.log.view(), new Set(some.map(({ useCase }) => useCase)), beginOf(month), month.from);
      for (const { useCase } of some) {
        if (isStopped()) return collected;
        const data = await collectReview(deps, useCase, month.period, useOf(useCase));
        if (await deps.exclusive(() => sayReview(deps, useCase, month, data))) collected++;
        await nextTurn();
      }
    }
  return collected;
}

interface DueReview {
  readonly useCase: string;
  readonly month: ReviewMonth;
}

async function findDue(
  deps: AdminDeps,
  quietUntil: Map<string, number>,
  isStopped: () => boolean,
): Promise<readonly DueReview[]> {
  const { governance } = deps.register();
  const now = deps.clock();
  const found: DueReview[] = [];
  for (const useCase of governance?.gated ?? []) {
    if ((quietUntil.get(useCase) ?? 0) > now) continue;
    const months = openMonths(deps, useCase, now);
    found.push(...months.map((month) => ({ useCase, month })));
    if (months.length === 0) quietUntil.set(useCase, nextMonth(now - settledMs) + settledMs);
    if (isStopped()) return [];
    await nextTurn();
  }
  for (const useCase of quietUntil.keys()) if (governance?.gated.has(useCase) !== true) quietUntil.delete(useCase);
  return found;
}

function openMonths(deps: AdminDeps, useCase: string, now: number): readonly ReviewMonth[] {
  const world = deps.register().governance?.world(useCase);
  const liveSince = world?.life.liveSince;
  if (world === undefined || liveSince === undefined) return [];
  const { reviews } = world.file;
  return reviewMonths(world.file, liveSince, world.standard, now).filter(
    ({ period, from }) => from + settledMs <= now && !reviews.has(period),
  );
}

function nextMonth(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
}

/** In the log first, like everything that is said. False where somebody was faster, or where it has left production meanwhile. */
async function sayReview(
  deps: AdminDeps,
  useCase: string,
  { period }: ReviewMonth,
  data: Parameters<typeof reviewWords>[0],
): Promise<boolean> {
  if (deps.register().governance?.gated.has(useCase) !== true) return false;
  const subject = `UseCase/${useCase}`;
  const { life, standard } = judgeNow(deps, useCase);
  const [said] = await deps.store.listStatements(subject, { topic: `review/${period}`, limit: 1 });
  if (life.liveSince === undefined || said !== undefined) return false;
  const words = reviewWords(data, standard);
  await sayByItself(
    deps,
    words.map(({ topic, body, detail }) => ({ subject, topic, body, saying: { action: "review-collect", detail } })),
  );
  return true;
}
