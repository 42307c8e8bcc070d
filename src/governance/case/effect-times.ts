import { days, minutes } from "../../core/units.ts";
import type { Severity, Standard } from "../standard/standard.ts";
import type { Cover, JudgedControl } from "./judge-verdicts.ts";
import type { TrueVerdict } from "./true-verdict.ts";

/** When a control changes how a use case that serves is served, if nobody does anything. Infinity for never. */
export interface EffectTimes {
  readonly stopAt: number;
  readonly degradeAt: number;
  /** So long after it degraded it, it stops it; absent where that is as for every degraded use case. */
  readonly stopsAfterMs?: number;
}

const never: EffectTimes = { stopAt: Infinity, degradeAt: Infinity };
type Rules = Pick<Standard, "settings" | "stopsAtOnce" | "ownerControl">;

/**
 * A critical control that blocks stops a use case in production, another degrades it, each after its grace; what may never lapse stops
 * it at that instant, and that nobody answers for it degrades it at that instant and stops it some days later. An exception takes the grace along: where one relaxed the control, its end is the end. Whether another exception
 * holds the effect off is `uncovered`'s.
 *
 * @param servesSince when it was approved as it is served; what was never shown is as old as that
 */
export function effectTimes(
  judged: Pick<JudgedControl, "control" | "parts" | "cover">,
  servesSince: number,
  rules: Rules,
): EffectTimes {
  const { control, parts, cover } = judged;
  const { id, severity, onFail } = control;
  if (onFail === "alert") return never;
  const atOnce = rules.stopsAtOnce.has(id);
  const owner = id === rules.ownerControl;
  const at = firstEffect(parts, cover, servesSince, atOnce || owner ? noGrace : graceOf(severity, rules));
  const { missingDays } = rules.settings.owner;
  if (owner && !atOnce && missingDays > 0) return { stopAt: Infinity, degradeAt: at, stopsAfterMs: days(missingDays) };
  return atOnce || owner || (onFail === "block" && severity === "critical")
    ? { stopAt: at, degradeAt: Infinity }
    : { stopAt: Infinity, degradeAt: at };
}

/**
 * When a control ends a sandbox: a baseline control that is seen to fail, or was not seen again in time, each after its grace; and at
 * that instant what may never lapse. A sandbox is where the others are shown first, so that what nothing shows yet does not end it.
 */
export function sandboxEndsAt(
  { control: { id, severity }, parts, cover }: Pick<JudgedControl, "control" | "parts" | "cover">,
  servesSince: number,
  rules: Rules & Pick<Standard, "sandbox">,
): number {
  const atOnce = rules.stopsAtOnce.has(id);
  if (!atOnce && !rules.sandbox.baseline.includes(id)) return Infinity;
  const grace = atOnce ? noGrace : { ...graceOf(severity, rules), unknown: Infinity };
  return firstEffect(parts, cover, servesSince, grace);
}

/** The first instant from `at` on at which no exception holds it off; Infinity for never. */
export function uncovered(at: number, cover: readonly Cover[]): number {
  let from = at;
  for (const one of cover) {
    if (from < one.from) return from;
    if (from < one.until) from = one.until;
  }
  return from;
}

/** How long a control may be so before that changes anything, in milliseconds. */
interface Grace {
  readonly fail: number;
  readonly unknown: number;
  readonly stale: number;
}

const noGrace: Grace = { fail: 0, unknown: 0, stale: 0 };

function graceOf(severity: Severity, { settings }: Rules): Grace {
  const { failed, stale } = settings.graceHours;
  const staleMs = minutes(60 * stale[severity]);
  return { fail: minutes(60 * failed[severity]), unknown: staleMs, stale: staleMs };
}

function firstEffect(parts: readonly TrueVerdict[], cover: readonly Cover[], servesSince: number, grace: Grace): number {
  let first = Infinity;
  let bad = Infinity;
  for (const part of parts)
    for (let one: TrueVerdict | undefined = part; one !== undefined; one = one.next) {
      const { verdict } = one;
      const holds = verdict === "pass" || verdict === "not-applicable-proved";
      if (holds && one.next !== undefined) continue;
      const since = holds ? one.until : one.since;
      const graceMs = grace[holds ? "stale" : verdict];
      if (graceMs === Infinity || since === Infinity) continue;
      bad = Math.min(bad, since);
      // What was bad before it served counts from when it did.
      first = Math.min(first, Math.max(since, servesSince) + graceMs);
    }
  for (const { until } of cover) if (until > bad && until > servesSince) first = Math.min(first, until);
  return first;
}
