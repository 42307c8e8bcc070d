import { dataClasses } from "../../core/data-class.ts";
import { days } from "../../core/units.ts";
import type { Standard } from "../standard/standard.ts";
import type { UseCaseState } from "../use-case-state.ts";
import { effectTimes, uncovered } from "./effect-times.ts";
import { earliestEnd, type End, endPhases, expiryOf, type Refused } from "./end-phases.ts";
import type { JudgedControl } from "./judge-verdicts.ts";
import type { Phase } from "./judgement.ts";
import { edgesOf, holdsAt, mergeStretches, stoodOn, type Stretch, uncoveredStretches, whyBad } from "./stretches.ts";

export interface PhaseWorld extends Refused {
  readonly standard: Pick<Standard, "settings" | "stopsAtOnce" | "ownerControl" | "sandbox">;
  readonly state: UseCaseState;
  /** When it came into this state. */
  readonly since: number;
  /** When it was approved as it is served; what was bad before counts from then. */
  readonly servesSince: number;
  /** When its approval ends, exclusive. */
  readonly notAfter: number;
  readonly controls: readonly JudgedControl[];
  /** When anything last changed that this rests on. What holds from then on holds until something is said anew. */
  readonly changedAt: number;
}

/** So many causes a phase names. */
const mostCauses = 20;

/**
 * How a use case in production is served from `changedAt` on, as time alone moves it (INVARIANT expiry-needs-nobody): as approved, or
 * degraded while something asks for that; from the first instant that something stops it, or when it was degraded for too long, not at
 * all, and then people must act. Nothing here asks for the time: whoever looks later sees the same phases.
 *
 * @param reviews that were or will be missed: when that degrades it and when it stops it
 */
export function planProduction(
  world: PhaseWorld,
  reviews: { readonly degradeAt: number; readonly stopAt: number },
): readonly [Phase, ...Phase[]] {
  const { standard, changedAt, dataClass, servesSince } = world;
  const { degraded: limits } = standard.settings;
  const stops: End[] = [{ at: reviews.stopAt, code: "use_case_suspended", why: () => "Monthly reviews were missed again." }];
  const degrading: Stretch[] = [];
  if (reviews.degradeAt < Infinity)
    degrading.push({ from: reviews.degradeAt, until: Infinity, why: () => "A monthly review was missed." });
  for (const judged of world.controls) {
    // What retiring asks for holds back nothing that serves.
    if (judged.control.gate === "G7_RETIRE") continue;
    const { stopAt, degradeAt, stopsAfterMs } = effectTimes(judged, servesSince, standard);
    if (stopAt < Infinity) {
      const at = uncovered(Math.max(stopAt, changedAt), judged.cover);
      stops.push({ at, code: "use_case_suspended", why: whyBad(judged, at) });
    }
    if (degradeAt === Infinity) continue;
    const stretches = uncoveredStretches(degradeAt, judged);
    degrading.push(...stretches);
    if (stopsAfterMs === undefined) continue;
    for (const { from, until, why } of stretches) {
      const at = Math.max(from, countsFrom(from, world)) + stopsAfterMs;
      if (until > changedAt && at < until) stops.push({ at, code: "use_case_suspended", why });
    }
  }
  const degraded = mergeStretches(degrading);
  for (const { from, until, why } of degraded) {
    const at = countsFrom(from, world) + days(limits.days);
    if (until > changedAt && at < until)
      stops.push({ at, code: "use_case_suspended", why: () => `It was degraded for ${limits.days} days. ${why()}` });
  }
  const end = earliestEnd([expiryOf(world.useCase, world.notAfter), ...stops], changedAt);
  const standing = stoodOn(world.controls);
  const served = edgesOf([...degraded, ...standing], changedAt, end.at).map((from): Phase => {
    const exceptions = standing.filter((one) => holdsAt(one, from)).map(({ exception }) => exception);
    const causes = degrading.filter((one) => holdsAt(one, from)).slice(0, mostCauses);
    return causes.length === 0
      ? { from, state: "PRODUCTION", dataClass, rateFactor: 1, exceptions, causes: [] }
      : {
          from,
          state: "DEGRADED",
          dataClass: dataClasses[Math.max(0, dataClasses.indexOf(dataClass) - 1)] ?? "public",
          rateFactor: limits.rateFactor,
          exceptions,
          causes: causes.map(({ why }) => why()),
        };
  });
  return endPhases(served, end, world);
}

/**
 * From when it counts for how long something degrades it. What begins after everything that was said and done begins when it says. What
 * was there before may only have come to light, as when somebody is let go: nobody wrote down when. The control plane does, as soon as it
 * sees it: being degraded is a state of its own, and the time runs from there. Infinity until then.
 */
function countsFrom(from: number, { state, since, changedAt }: PhaseWorld): number {
  if (from > changedAt) return from;
  return state === "DEGRADED" ? since : Infinity;
}
