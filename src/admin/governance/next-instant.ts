import { days } from "../../core/units.ts";
import type { JudgedNow } from "./judge-now.ts";

/**
 * When a judgement may become another by time alone: a phase begins, a verdict ends, an exception begins or ends, an approval lapses or
 * a suspension was too long. Milliseconds since the epoch, after `now`; Infinity for never.
 */
export function nextInstant({ judgement, standard }: JudgedNow, now: number): number {
  const { phases, verdicts, exceptions, gates, state } = judgement;
  const lapse = days(standard.settings.approvals.lapseDays);
  const [since] = phases;
  const instants = [
    ...phases.map(({ from }) => from),
    ...[...verdicts.values()].map(({ until }) => until),
    ...exceptions.flatMap(({ from, until }) => [from, until]),
    ...gates.flatMap(({ signed }) => signed.map(({ at }) => at + lapse)),
    // A phase of what is suspended begins with the suspension.
    ...(state === "SUSPENDED" ? [since.from + days(standard.settings.suspended.days)] : []),
  ];
  return instants.reduce((first, at) => (at > now && at < first ? at : first), Infinity);
}
