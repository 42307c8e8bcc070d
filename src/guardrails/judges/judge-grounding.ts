import type { Adviser, FindingAction, PromptReference } from "../guardrail.ts";
import { askAdviser } from "./ask-adviser.ts";
import type { Judge, Judgement } from "./judge.ts";

export interface GroundingOptions {
  readonly adviser: Adviser;
  /** Goes by the words where the adviser does not answer. */
  readonly unadvised: (answer: string, prompt: PromptReference) => { readonly grounding: number; readonly relevance: number };
  readonly filters: readonly {
    readonly type: "GROUNDING" | "RELEVANCE";
    readonly threshold: number;
    readonly action: FindingAction;
  }[];
}

/** Asks a model whether each answer rests on its sources and answers its question. By their words where it does not say. */
export function judgeGrounding({ adviser, filters, unadvised }: GroundingOptions): Judge {
  return function* judge(parts, { prompt }) {
    const judgements: Judgement[] = [];
    if (prompt === undefined) return judgements;
    for (const [index, { surface, text }] of parts.entries()) {
      if (surface !== "assistant" || text === "") continue;
      const answer = (yield* askAdviser({ kind: "grounding", adviser, prompt, answer: text })) ?? unadvised(text, prompt);
      for (const { type, threshold, action } of filters) {
        if (type === "GROUNDING" && prompt.sources.length === 0) continue;
        const confidence = type === "GROUNDING" ? answer.grounding : answer.relevance;
        if (confidence >= threshold) continue;
        const place = { surface, start: 0, end: text.length };
        judgements.push({
          part: index,
          finding: { policy: "grounding", type, ...place, confidence, action, dataClass: "public", overlays: [] },
        });
      }
    }
    return judgements;
  };
}
