import type { Adviser, FindingAction } from "../guardrail.ts";
import type { TopicSpec } from "../spec.ts";
import { askAdviser } from "./ask-adviser.ts";
import { batches, cutWindows } from "./cut-windows.ts";
import type { Judge, Judgement } from "./judge.ts";

export interface TopicsOptions {
  readonly adviser: Adviser;
  /** Cosine similarity from which a text is of a topic. */
  readonly threshold: number;
  readonly topics: readonly { readonly topic: TopicSpec; readonly action: FindingAction }[];
}

type Vector = readonly number[];

/** Compares every text with each topic's definition and examples by their embeddings; the nearest of them counts. */
export function judgeTopics({ adviser, threshold, topics }: TopicsOptions): Judge {
  const profiles = topics.flatMap(({ topic, action }) =>
    [topic.definition, ...(topic.examples ?? [])].map((text) => ({ name: topic.name, action, text })),
  );
  return function* judge(parts) {
    const windows = cutWindows(parts);
    if (windows.length === 0) return [];
    // The same for every call, so that whoever answers can keep them.
    const known: Vector[] = [];
    for (const batch of batches(profiles)) {
      const texts = batch.map(({ text }) => text);
      const answer = yield* askAdviser({ kind: "embeddings", adviser, texts });
      if (answer === undefined) return [];
      known.push(...answer.vectors);
    }
    const judgements: Judgement[] = [];
    for (const batch of batches(windows)) {
      const answer = yield* askAdviser({ kind: "embeddings", adviser, texts: batch.map(({ text }) => text) });
      if (answer === undefined) return judgements;
      for (const [index, { part, start, text }] of batch.entries()) {
        const surface = parts[part]?.surface;
        if (surface === undefined) continue;
        const nearest = new Map<string, { readonly action: FindingAction; readonly similarity: number }>();
        for (const [at, { name, action }] of profiles.entries()) {
          const similarity = cosine(answer.vectors[index] ?? [], known[at] ?? []);
          if (similarity >= Math.max(threshold, nearest.get(name)?.similarity ?? 0)) nearest.set(name, { action, similarity });
        }
        for (const [type, { action, similarity }] of nearest) {
          const place = { surface, start, end: start + text.length };
          const confidence = Math.min(1, similarity);
          judgements.push({
            part,
            finding: { policy: "topic", type, ...place, confidence, action, dataClass: "public", overlays: [] },
          });
        }
      }
    }
    return judgements;
  };
}

/** 0 for vectors that can't be compared. */
function cosine(one: Vector, other: Vector): number {
  if (one.length !== other.length) return 0;
  let product = 0;
  let ones = 0;
  let others = 0;
  for (let at = 0; at < one.length; at++) {
    const [a = 0, b = 0] = [one[at], other[at]];
    product += a * b;
    ones += a * a;
    others += b * b;
  }
  return ones === 0 || others === 0 ? 0 : product / Math.sqrt(ones * others);
}
