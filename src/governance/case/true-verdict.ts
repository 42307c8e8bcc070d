import type { Verdict, VerdictValue } from "./judgement.ts";

/** What a control is in truth, before any exception, from `since` until `until`; then `next`. It says nothing of what was before. */
export interface TrueVerdict {
  readonly verdict: Exclude<VerdictValue, "excepted">;
  /** Since when, milliseconds since the epoch; 0 for always. */
  readonly since: number;
  /** When it ends by itself, exclusive. Infinity for never. */
  readonly until: number;
  /** What it is then; stale, where this is absent. Time alone makes nothing better: only what is said anew does. */
  readonly next?: TrueVerdict;
  readonly evidence: Verdict["evidence"];
  readonly why: string;
}

const order: readonly TrueVerdict["verdict"][] = ["fail", "unknown", "stale", "pass", "not-applicable-proved"];

export function isGood({ verdict }: Pick<TrueVerdict, "verdict">): boolean {
  return verdict === "pass" || verdict === "not-applicable-proved";
}

/** What it has become at an instant. */
export function asOf(truth: TrueVerdict, at: number): TrueVerdict {
  let one = truth;
  while (at >= one.until) one = one.next ?? ended(one);
  return one;
}

function ended({ until, evidence, why }: TrueVerdict): TrueVerdict {
  return {
    verdict: "stale",
    since: until,
    until: Infinity,
    evidence,
    why: `It ended at ${new Date(until).toISOString()}. Before that: ${why}`,
  };
}

/** The first instant at which it does not hold. Infinity for never. */
export function badFrom(truth: TrueVerdict): number {
  let one = truth;
  let from = one.since;
  while (isGood(one)) {
    from = one.until;
    if (from === Infinity || one.next === undefined) return from;
    one = one.next;
  }
  return from;
}

/** A control that rests on several things is as good as the worst of them, and lasts as long as the shortest. */
export function worstOf(all: readonly [TrueVerdict, ...TrueVerdict[]]): TrueVerdict {
  const [first, ...others] = all;
  if (others.length === 0) return first;
  const worst = others.reduce((a, b) => (order.indexOf(b.verdict) < order.indexOf(a.verdict) ? b : a), first);
  return { ...worst, until: Math.min(...all.map(({ until }) => until)), evidence: all.flatMap(({ evidence }) => evidence) };
}
