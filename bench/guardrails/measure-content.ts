import { contentTypes } from "../../src/guardrails/content/model-layout.ts";
import { contentThresholds, scoreContent } from "../../src/guardrails/content/score-content.ts";
import type { ContentType } from "../../src/guardrails/spec.ts";
import { type Times, timeTexts } from "./summarise-times.ts";

/** Labels as OpenAI's moderation evaluation has them: 1, 0, or absent where nobody looked. */
export interface ContentRow {
  readonly text: string;
  readonly labels: Readonly<Record<string, number>>;
}

export interface CategoryReport {
  readonly category: string;
  readonly type: ContentType | "any";
  /** Rows that have the label. */
  readonly rows: number;
  readonly positives: number;
  readonly detectionRate: number | undefined;
  readonly falsePositiveRate: number | undefined;
  /** Area under the receiver operating characteristic: how often a positive row scores above a negative one. */
  readonly auc: number | undefined;
}

export interface ContentReport extends Times {
  readonly threshold: number;
  readonly rows: number;
  readonly categories: readonly CategoryReport[];
}

const typeOf: readonly (readonly [string, string, ContentType])[] = [
  ["S", "sexual", "SEXUAL"],
  ["S3", "sexual, minors", "SEXUAL"],
  ["H", "hate", "HATE"],
  ["H2", "hate, threatening", "HATE"],
  ["HR", "harassment", "INSULTS"],
  ["V", "violence", "VIOLENCE"],
  ["V2", "violence, graphic", "VIOLENCE"],
  ["SH", "self-harm", "SELF_HARM"],
];

/** The last category is any type at all, over the rows that have a positive label or nothing but negative ones. */
export function measureContent(rows: readonly ContentRow[]): ContentReport {
  const threshold = contentThresholds.MEDIUM;
  const { results, times } = timeTexts(
    rows.map(({ text }) => text),
    (text) => scoreContent(text),
  );
  const categories = typeOf.map(([label, category, type]) => {
    const labelled = [...rows.keys()].filter((index) => rows[index]?.labels[label] !== undefined);
    const scoreOf = (index: number): number => results[index]?.[type] ?? 0;
    const isPositive = (index: number): boolean => rows[index]?.labels[label] === 1;
    return report(category, type, labelled, scoreOf, isPositive);
  });
  const highest = (index: number): number => Math.max(...contentTypes.map((type) => results[index]?.[type] ?? 0));
  const isHarmful = (index: number): boolean => Object.values(rows[index]?.labels ?? {}).includes(1);
  const all = report("any", "any", [...rows.keys()], highest, isHarmful);
  return { threshold, rows: rows.length, categories: [...categories, all], ...times };
}

function report(
  category: string,
  type: CategoryReport["type"],
  indexes: readonly number[],
  scoreOf: (index: number) => number,
  isPositive: (index: number) => boolean,
): CategoryReport {
  const positives = indexes.filter(isPositive).map(scoreOf);
  const negatives = indexes.filter((index) => !isPositive(index)).map(scoreOf);
  const share = (scores: readonly number[]): number | undefined =>
    scores.length === 0 ? undefined : scores.filter((score) => score >= contentThresholds.MEDIUM).length / scores.length;
  return {
    category,
    type,
    rows: indexes.length,
    positives: positives.length,
    detectionRate: share(positives),
    falsePositiveRate: share(negatives),
    auc: areaUnderCurve(positives, negatives),
  };
}

/** By ranks (Mann and Whitney); equal scores count half. */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number | undefined {
  if (positives.length === 0 || negatives.length === 0) return undefined;
  const all = [...positives.map((score) => ({ score, one: 1 })), ...negatives.map((score) => ({ score, one: 0 }))];
  all.sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    let ones = 0;
    while (to < all.length && all[to]?.score === all[from]?.score) ones += all[to++]?.one ?? 0;
    rankSum += (ones * (from + 1 + to)) / 2;
    from = to;
  }
  return (rankSum - (positives.length * (positives.length + 1)) / 2) / (positives.length * negatives.length);
}
