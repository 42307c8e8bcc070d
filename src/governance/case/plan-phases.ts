import { type DataClass, dataClasses } from "../../core/data-class.ts";
import type { Control } from "../standard/standard.ts";
import type { UseCaseState } from "../use-case-state.ts";
import { effectTimes } from "./effect-times.ts";
import type { JudgeSettings } from "./judge-settings.ts";
import type { Phase, Verdict } from "./judgement.ts";
import type { TrueVerdict } from "./true-verdict.ts";

/** One applicable control, as it is and as it would be without its exception. */
export interface JudgedControl {
  readonly control: Control;
  readonly verdict: Verdict;
  readonly truth: TrueVerdict;
}

export interface PhaseWorld {
  readonly useCase: string;
  readonly owner: string;
  /** PRODUCTION or DEGRADED: the states that verdicts move by themselves. */
  readonly state: UseCaseState;
  /** When it came into this state, and when its approval ends, exclusive. */
  readonly since: number;
  readonly notAfter: number;
  /** The highest class that it was approved for. */
  readonly dataClass: DataClass;
  readonly controls: readonly JudgedControl[];
  /** Reviews that were or will be missed: when the first degrades and the second stops it. */
  readonly reviews: { readonly degradeAt: number; readonly stopAt: number };
  readonly exceptions: readonly string[];
  readonly settings: JudgeSettings;
}

interface Effect {
  readonly at: number;
  readonly why: string;
}

/**
 * How a use case in production is served from now on, as time alone moves it (INVARIANT expiry-needs-nobody): as approved; degraded
 * from the first instant that something asks for that; not at all from the first that stops it, or when it was degraded too long.
 */
export function planPhases(world: PhaseWorld, now: number): readonly Phase[] {
  const { state, since, notAfter, settings, reviews } = world;
  const times = world.controls.map(({ control, verdict, truth }) => ({
    why: `${control.id}: ${verdict.why}`,
    ...effectTimes(control, verdict, truth, since, settings),
  }));
  const stops = times.map(({ stopAt, why }) => ({ at: stopAt, why }));
  const degrades = times.map(({ degradeAt, why }) => ({ at: degradeAt, why }));
  const degrade = earliest([...degrades, { at: reviews.degradeAt, why: "GOV-015: a monthly review was missed." }]);
  // Being degraded is a state of its own once the control plane has seen it: its time runs from there.
  const degradedSince = state === "DEGRADED" ? since : Math.max(degrade.at, now);
  const stop = earliest([
    ...stops,
    { at: reviews.stopAt, why: "GOV-015: two monthly reviews were missed." },
    ...(degrade.at === Infinity
      ? []
      : [{ at: degradedSince + settings.degradedMaxMs, why: `It was degraded for too long. ${degrade.why}` }]),
  ]);
  const causes = degrades.filter(({ at }) => at <= Math.max(now, degrade.at)).map(({ why }) => why);
  const phases: Phase[] = [];
  const whole = { dataClass: world.dataClass, rateFactor: 1, exceptions: world.exceptions };
  if (now < degrade.at) phases.push({ ...whole, from: now, state: "PRODUCTION", causes: [] });
  if (degrade.at < Infinity) {
    const lower = dataClasses[Math.max(0, dataClasses.indexOf(world.dataClass) - 1)] ?? "public";
    const { degraded: rateFactor } = settings.rateFactor;
    phases.push({ ...whole, from: Math.max(now, degrade.at), state: "DEGRADED", dataClass: lower, rateFactor, causes });
  }
  const ends: Phase[] = [];
  if (stop.at < Infinity) ends.push(stopped(world, Math.max(now, stop.at), stop.why));
  if (notAfter < stop.at) ends.push(expired(world, Math.max(now, notAfter)));
  const [end] = ends.sort((a, b) => a.from - b.from);
  if (end === undefined) return phases;
  return [...phases.filter(({ from }) => from < end.from), end];
}

function earliest(effects: readonly Effect[]): Effect {
  return effects.reduce((a, b) => (b.at < a.at ? b : a), { at: Infinity, why: "" });
}

function stopped({ useCase, owner, exceptions }: PhaseWorld, from: number, why: string): Phase {
  const detail = `The use case ${useCase} is suspended. ${why} Ask its owner, ${owner}.`;
  const refused = { code: "use_case_suspended", detail } as const;
  return { from, state: "SUSPENDED", dataClass: "public", rateFactor: 0, exceptions, causes: [why], refused };
}

function expired({ useCase, owner, notAfter, exceptions }: PhaseWorld, from: number): Phase {
  const detail = `The approval of ${useCase} ended at ${new Date(notAfter).toISOString()}. Its owner, ${owner}, can ask for a new one.`;
  const refused = { code: "entitlement_expired", detail } as const;
  return { from, state: "SUSPENDED", dataClass: "public", rateFactor: 0, exceptions, causes: [detail], refused };
}
