import type { Adviser, FindingAction } from "../guardrail.ts";
import type { ContentType } from "../spec.ts";
import { askAdviser } from "./ask-adviser.ts";
import { batches, cutWindows } from "./cut-windows.ts";
import type { Judge, Judgement } from "./judge.ts";

export interface ContentOptions {
  readonly adviser: Adviser;
  readonly source: "input" | "output";
  readonly filters: readonly ContentFilter[];
  /** Goes by the built-in model where the adviser does not answer. */
  readonly unadvised: (text: string) => ContentScores;
}

type ContentScores = Readonly<Partial<Record<ContentType, number>>>;

export interface ContentFilter {
  readonly type: ContentType;
  /** Scores from here on are acted on: the adviser's, and the built-in model's where the adviser does not answer. */
  readonly threshold: number;
  readonly action: FindingAction;
}

/** Asks a moderation endpoint about every text. */
export function judgeContent({ adviser, source, filters, unadvised }: ContentOptions): Judge {
  return function* judge(parts) {
    const judgements: Judgement[] = [];
    for (const windows of batches(cutWindows(parts))) {
      const texts = windows.map(({ text }) => text);
      const answer = yield* askAdviser({ kind: "moderation", adviser, source, texts });
      for (const [index, { part, start, text }] of windows.entries()) {
        const scores = answer === undefined ? unadvised(text) : (answer.scores[index] ?? {});
        for (const { type, threshold, action } of filters) {
          const confidence = scores[type] ?? 0;
          const surface = parts[part]?.surface;
          if (confidence < threshold || surface === undefined) continue;
          const place = { surface, start, end: start + text.length };
          const finding = { policy: "content", type, ...place, confidence, action, dataClass: "public", overlays: [] } as const;
          judgements.push({ part, finding });
        }
      }
    }
    return judgements;
  };
}
