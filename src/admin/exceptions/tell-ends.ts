import { days, toInstant } from "../../core/units.ts";
import { exceptionNotices } from "../../governance/reviews/exception-notices.ts";
import type { AdminDeps } from "../deps.ts";
import { sayByItself } from "../governance/say.ts";
import { standardNow } from "../governance/standard-now.ts";
import { resourcePages } from "../resource-pages.ts";
import { type ExceptionNow, judgeExceptions } from "./judge-exceptions.ts";
import { isInForce } from "./show-exceptions.ts";

/** What ended longer ago than this is no news. */
const newsMs = days(7);

/**
 * Says in the log that an exception ends in so many days, or has ended: each of the standard's notices once, at its time or as soon after
 * as this is run. One that comes late takes the place of those before it. Whoever reads the log elsewhere tells people by it.
 *
 * @param told what was found to be said already; kept from one call to the next
 * @returns how many notices were given
 */
export async function tellEnds(deps: AdminDeps, told: Set<string>, isStopped: () => boolean): Promise<number> {
  const now = deps.clock();
  const { notifyDays } = standardNow(deps).settings.exceptions;
  let given = 0;
  for await (const page of resourcePages(deps.store, "Exception"))
    for (const one of await judgeExceptions(deps, page, false)) {
      if (isStopped()) return given;
      const { state, until } = one.judged;
      const isNews = isInForce(one.judged) || (state === "EXPIRED" && now < until + newsMs);
      const notice = isNews ? exceptionNotices(until, notifyDays, now).findLast(({ due }) => due) : undefined;
      if (notice === undefined) continue;
      const topic = `notice/${notice.days}/${until}`;
      const key = `${one.name} ${topic}`;
      if (told.has(key)) continue;
      if (await deps.exclusive(() => tell(deps, one, topic, notice.days))) given++;
      told.add(key);
    }
  return given;
}

async function tell(deps: AdminDeps, { name, judged, spec }: ExceptionNow, topic: string, left: number): Promise<boolean> {
  const subject = `Exception/${name}`;
  const [said] = await deps.store.listStatements(subject, { topic, limit: 1 });
  if (said !== undefined) return false;
  const until = toInstant(judged.until);
  const ends = judged.state === "EXPIRED" ? "It has ended" : "It ends";
  const { owner, dueAt } = spec.remediationPlan;
  const saying = {
    action: "exception-notice",
    reason: `${ends} at ${until}. Its plan is ${owner}'s and due on ${dueAt}.`,
    detail: { days: left, until },
  };
  await sayByItself(deps, [{ subject, topic, body: { exception: judged.exception.digest, until, days: left }, saying }]);
  return true;
}
