import type { Adviser, Finding, FindingAction } from "../guardrail.ts";
import type { TopicSpec } from "../spec.ts";
import { askAdviser, passWithout } from "./ask-adviser.ts";
import { batches, cutWindows } from "./cut-windows.ts";
import type { Judge } from "./judge.ts";
import { wholeTextFinding } from "./whole-text-finding.ts";

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
  return {
    asks: true,
    *judge(texts, _context, shows) {
      const findings: Finding[] = [];
      const windows = cutWindows(texts);
      if (windows.length === 0) return findings;
      // The same for every call, so that whoever answers can keep them.
      const known: Vector[] = [];
      const own = { dataClass: "public", overlays: [] } as const;
      for (const batch of batches(profiles)) {
        const question = { kind: "embeddings", adviser, shows: own, texts: batch.map(({ text }) => text), own: true } as const;
        const answer = yield* askAdviser(question);
        if (answer === undefined) return findings;
        known.push(...answer.vectors);
      }
      for (const batch of batches(windows)) {
        const answer = yield* askAdviser({ kind: "embeddings", adviser, shows, texts: batch.map(({ shown }) => shown) });
        if (answer === undefined) return findings;
        for (const [index, { of }] of batch.entries()) {
          const nearest = new Map<string, { readonly action: FindingAction; readonly similarity: number }>();
          for (const [at, { name, action }] of profiles.entries()) {
            const similarity = cosine(answer.vectors[index] ?? [], known[at] ?? []);
            // Another deployment may make other vectors than the one that made the topics'.
            if (Number.isNaN(similarity)) return passWithout(adviser) ?? findings;
            if (similarity >= Math.max(threshold, nearest.get(name)?.similarity ?? 0)) nearest.set(name, { action, similarity });
          }
          for (const [type, { action, similarity }] of nearest)
            findings.push(wholeTextFinding(of, { policy: "topic", type, confidence: Math.min(1, similarity), action }));
          yield;
        }
      }
      return findings;
    },
  };
}

/** NaN for vectors that can't be compared. */
function cosine(one: Vector, other: Vector): number {
  if (one.length !== other.length) return Number.NaN;
  let product = 0;
  let ones = 0;
  let others = 0;
  for (let at = 0; at < one.length; at++) {
    const a = one[at] ?? 0;
    const b = other[at] ?? 0;
    product += a * b;
    ones += a * a;
    others += b * b;
  }
  const squares = ones * others;
  return squares > 0 && squares < Infinity ? product / Math.sqrt(squares) : Number.NaN;
}
