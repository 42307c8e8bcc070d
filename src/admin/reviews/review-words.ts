import { canonicalJson } from "../../core/canonical-json.ts";
import type { JsonValue } from "../../core/json.ts";
import { type Review, reviewBody } from "../../governance/case/statements.ts";
import type { ReviewData } from "../../governance/reviews/review-data.ts";
import type { ReviewMonth } from "../../governance/reviews/review-months.ts";
import { summariseReview } from "../../governance/reviews/summarise-review.ts";
import type { Standard } from "../../governance/standard/standard.ts";
import { longestStatement } from "../../storage/statement-store.ts";
import { digestOf } from "../../crypto/digest-of.ts";
import { dataTopic } from "./show-review.ts";

/** What is said of a use case when one of its months was collected: the data as it is, and for people what stands out of it. */
export interface ReviewWord {
  readonly topic: string;
  readonly body: JsonValue;
  /** As the log has it. */
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

/** @param comment signed with it */
export function reviewWords(collected: ReviewData, standard: Standard, comment?: string): readonly ReviewWord[] {
  const { period } = collected;
  const data = fit(collected);
  const digest = digestOf(canonicalJson(data));
  const items = summariseReview(collected, standard);
  const body: Review = reviewBody.parse({ period, digest, items, ...(comment !== undefined && { comments: comment }) });
  const attention = items.filter((one) => one.attention).length;
  return [
    { topic: dataTopic(period), body: data, detail: { data: true } },
    { topic: `review/${period}`, body, detail: { period, data: digest, attention } },
  ];
}

/** When a month begins, milliseconds since the epoch; it is over at `from`. */
export function beginOf({ period }: Pick<ReviewMonth, "period">): number {
  return Date.parse(`${period}-01T00:00:00Z`);
}

/** A statement has a bound: then the longest lists are shortened until it is kept, and the numbers stay. */
function fit(data: ReviewData): JsonValue {
  for (let most = data.keys.listed.length + data.access.listed.length + 1; ; most = Math.floor(most / 2)) {
    const shown: ReviewData = {
      ...data,
      keys: { ...data.keys, listed: data.keys.listed.slice(0, most) },
      access: { ...data.access, listed: data.access.listed.slice(0, most) },
    };
    const json = JSON.parse(JSON.stringify(shown)) as JsonValue;
    if (most === 0 || canonicalJson(json).length <= longestStatement) return json;
  }
}
