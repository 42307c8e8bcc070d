import type { Verdict, VerdictValue } from "./judgement.ts";

/** What a control is in truth, before any exception. */
export interface TrueVerdict {
  readonly verdict: Exclude<VerdictValue, "excepted">;
  /** Since when, milliseconds since the epoch; 0 for always. */
  readonly since: number;
  /** When it becomes stale by itself, exclusive. Infinity for never. */
  readonly until: number;
  readonly evidence: Verdict["evidence"];
  readonly why: string;
}

const order: readonly TrueVerdict["verdict"][] = ["fail", "unknown", "stale", "pass", "not-applicable-proved"];

export function isGood({ verdict }: Pick<TrueVerdict, "verdict">): boolean {
  return verdict === "pass" || verdict === "not-applicable-proved";
}

/** A control that rests on several things is as good as the worst of them, and lasts as long as the shortest. */
export function worstOf(all: readonly [TrueVerdict, ...TrueVerdict[]]): TrueVerdict {
  const [first, ...others] = all;
  const worst = others.reduce((a, b) => (order.indexOf(b.verdict) < order.indexOf(a.verdict) ? b : a), first);
  return { ...worst, until: Math.min(...all.map(({ until }) => until)), evidence: all.flatMap(({ evidence }) => evidence) };
}
