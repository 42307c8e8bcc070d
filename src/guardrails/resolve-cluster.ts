import { exceedsClass } from "../core/data-class.ts";
import type { Candidate, Rule } from "./candidate.ts";
import type { FindingAction, InspectionContext } from "./guardrail.ts";

/** What is done about a stretch of text, in the name of the candidate that counts most in it. */
export interface Resolved {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly action: FindingAction;
  /** What a mask puts in its place, where that is not the label of its rule. */
  readonly replacement?: string;
}

/** What a call's context asks for beyond the rules. */
export type Limits = Pick<InspectionContext, "blockEverything" | "blockAbove">;

/**
 * Settles candidates that overlap, given in order of their starts.
 * Blocks and masks are each united where they overlap: whatever a rule covers is covered. A united stretch has the name of
 * the candidate with the highest data class, then the longest, the first, the earlier rule; blocks, of its layer. What is only reported gives way
 * to a block or mask that covers it, and to a more sensitive or longer report that overlaps it.
 */
export function resolveCluster(candidates: readonly Candidate[], limits: Limits): readonly Resolved[] {
  const only = candidates.length === 1 ? candidates[0] : undefined;
  if (only !== undefined) return [withLimit(resolve(only, actionOf(only.rule, limits)), limits)];

  const layers = layersOf(candidates);
  const blocked = layers.flatMap((layer) => uniteOverlapping(layer, "blocked", limits)).sort(byStart);
  const masked = uniteOverlapping(candidates, "masked", limits).filter((mask) => !isCovered(mask, blocked));
  const acted = [...blocked, ...masked].sort(byStart);
  // What is covered goes first: it must not take along what overlaps it and stays in sight.
  const inSight = layers.map((layer) => layer.filter((candidate) => !isCovered(candidate, acted)));
  const reported = inSight.flatMap((layer) => keepStrongest(layer, limits));
  return [...acted, ...reported.map((report) => withLimit(report, limits))].sort(byStart);
}

/** What finds stretches of text, as against what judges all of a sentence or an answer. */
const findsStretches: ReadonlySet<Rule["policy"]> = new Set(["sensitive-information", "words", "regex"]);

/**
 * Candidates that compete for a name. A sentence that is hateful and the address in it are two findings; an address that is a
 * phone number too is one.
 */
function layersOf(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  if (candidates.every(({ rule }) => findsStretches.has(rule.policy))) return [candidates];
  return [
    ...Map.groupBy(candidates, ({ rule }) => (findsStretches.has(rule.policy) ? "" : `${rule.policy}/${rule.type}`)).values(),
  ];
}

/** Comes last, because a mask may have covered what is too sensitive to be let through as it is. */
function withLimit(resolved: Resolved, { blockAbove }: Limits): Resolved {
  if (resolved.action !== "reported" || blockAbove === undefined) return resolved;
  return exceedsClass(resolved.rule.dataClass, blockAbove) ? { ...resolved, action: "blocked" } : resolved;
}

function resolve({ rule, start, end, confidence, replacement }: Candidate, action: FindingAction): Resolved {
  return replacement === undefined
    ? { rule, start, end, confidence, action }
    : { rule, start, end, confidence, action, replacement };
}

function actionOf(rule: Rule, { blockEverything }: Limits): FindingAction {
  if (rule.action === "restore") return "masked";
  if (rule.action === "block" || (blockEverything === true && rule.configured)) return "blocked";
  return rule.action === "report" ? "reported" : "masked";
}

function uniteOverlapping(candidates: readonly Candidate[], action: FindingAction, limits: Limits): Resolved[] {
  const united: Resolved[] = [];
  for (const candidate of candidates) {
    if (actionOf(candidate.rule, limits) !== action) continue;
    const last = united.at(-1);
    if (last === undefined || candidate.start >= last.end) {
      united.push(resolve(candidate, action));
      continue;
    }
    if (isSame(candidate, last)) continue;
    // A replacement was made for its own stretch alone: where others overlap it, the label of the rule stands for all.
    const { rule, confidence } = prevails(candidate, last) ? candidate : last;
    united[united.length - 1] = { rule, confidence, action, start: last.start, end: Math.max(last.end, candidate.end) };
  }
  return united;
}

/** A token stays one only where nothing else is masked beside it: no text around it may come back out with its value. */
function prevails(candidate: Candidate, last: Resolved): boolean {
  if (candidate.rule.action === "restore") return covers(candidate, last);
  return last.rule.action === "restore" ? !covers(last, candidate) : outranks(candidate, last);
}

function covers(one: Stretch, other: Stretch): boolean {
  return one.start <= other.start && one.end >= other.end;
}

type Stretch = Pick<Candidate, "start" | "end">;

/** Found by two scanners of one family. */
function isSame(candidate: Candidate, { rule, start, end, replacement }: Resolved): boolean {
  return candidate.start === start && candidate.end === end && candidate.rule === rule && candidate.replacement === replacement;
}

function keepStrongest(candidates: readonly Candidate[], limits: Limits): Resolved[] {
  const kept: Resolved[] = [];
  for (const candidate of candidates) {
    if (actionOf(candidate.rule, limits) !== "reported") continue;
    const last = kept.at(-1);
    if (last === undefined || candidate.start >= last.end) kept.push(resolve(candidate, "reported"));
    else if (outranks(candidate, last)) kept[kept.length - 1] = resolve(candidate, "reported");
  }
  return kept;
}

function outranks(a: Candidate, b: Candidate): boolean {
  if (a.rule.dataClass !== b.rule.dataClass) return exceedsClass(a.rule.dataClass, b.rule.dataClass);
  const longer = a.end - a.start - (b.end - b.start);
  if (longer !== 0) return longer > 0;
  return a.start !== b.start ? a.start < b.start : a.rule.order < b.rule.order;
}

/** `stretches` are in order and apart from each other within one action; a covering one starts at or before. */
function isCovered(one: Stretch, stretches: readonly Resolved[]): boolean {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stretches[middle]?.start ?? 0) <= one.start) low = middle + 1;
    else high = middle;
  }
  // A block and a mask may overlap, so the one before the nearest may reach further.
  for (let i = low - 1; i >= 0 && i >= low - 3; i--) if ((stretches[i]?.end ?? 0) >= one.end) return true;
  return false;
}

function byStart(a: Resolved, b: Resolved): number {
  return a.start - b.start || b.end - a.end || a.rule.order - b.rule.order;
}
