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

/** Worst first. */
const rank: Readonly<Record<TrueVerdict["verdict"], number>> = {
  fail: 0,
  unknown: 1,
  stale: 2,
  pass: 3,
  "not-applicable-proved": 4,
};

export function isGood({ verdict }: { readonly verdict: VerdictValue }): boolean {
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
  let [worst] = all;
  if (all.length === 1) return worst;
  let { until } = worst;
  const evidence: TrueVerdict["evidence"][number][] = [];
  for (const one of all) {
    if (rank[one.verdict] < rank[worst.verdict]) worst = one;
    until = Math.min(until, one.until);
    evidence.push(...one.evidence);
  }
  return { ...worst, until, evidence };
}

/** What a control that rests on these has become at an instant. */
export function worstNow(all: readonly [TrueVerdict, ...TrueVerdict[]], at: number): TrueVerdict {
  const [first, ...others] = all;
  return others.length === 0 ? asOf(first, at) : worstOf([asOf(first, at), ...others.map((one) => asOf(one, at))]);
}
