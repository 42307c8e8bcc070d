import type { JudgedControl } from "./judge-verdicts.ts";
import { badFrom, worstNow } from "./true-verdict.ts";
import { uncovered } from "./effect-times.ts";

/** A time in which something is so: from inclusive, until exclusive. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
  /** For people; asked for rarely. */
  readonly why: () => string;
}

export function holdsAt({ from, until }: Stretch, at: number): boolean {
  return from <= at && at < until;
}

/** From `at` on, but for what exceptions relax. */
export function uncoveredStretches(at: number, judged: JudgedControl): readonly Stretch[] {
  const { cover } = judged;
  const stretches: Stretch[] = [];
  let from = uncovered(at, cover);
  for (const one of cover) {
    if (one.from <= from) continue;
    stretches.push({ from, until: one.from, why: whyBad(judged, from) });
    from = uncovered(one.from, cover);
  }
  return [...stretches, { from, until: Infinity, why: whyBad(judged, from) }];
}

/** What a control is in truth at an instant. */
export function whyBad({ control, parts }: JudgedControl, at: number): () => string {
  return () => `${control.id} (${control.title}): ${worstNow(parts, at).why}`;
}

/** When each exception relaxes a control that does not hold in truth; by name. */
export function stoodOn(controls: readonly JudgedControl[]): readonly (Stretch & { readonly exception: string })[] {
  const found = new Map<string, Stretch & { readonly exception: string }>();
  for (const { parts, cover } of controls) {
    if (cover.length === 0) continue;
    const bad = Math.min(...parts.map(badFrom));
    for (const { exception, from, until } of cover) {
      const begins = Math.max(from, bad);
      const known = found.get(exception);
      if (begins >= until || (known !== undefined && known.from <= begins)) continue;
      found.set(exception, { exception, from: begins, until, why: () => exception });
    }
  }
  return [...found.values()].sort((a, b) => (a.exception < b.exception ? -1 : 1));
}

/** Those that touch become one, with the first one's reason. Sorted. */
export function mergeStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const merged: Stretch[] = [];
  for (const one of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || last.until < one.from) merged.push(one);
    else if (last.until < one.until) merged[merged.length - 1] = { ...last, until: one.until };
  }
  return merged;
}

/** The instants at which anything changes, from `first` to before `end`. */
export function edgesOf(stretches: readonly Stretch[], first: number, end: number): readonly number[] {
  if (first >= end) return [];
  const edges = stretches.flatMap(({ from, until }) => [from, until]).filter((at) => first < at && at < end);
  return [first, ...new Set(edges.sort((a, b) => a - b))];
}
