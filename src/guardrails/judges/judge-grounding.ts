import type { Adviser, Finding, FindingAction, PromptReference } from "../guardrail.ts";
import { askAdviser } from "./ask-adviser.ts";
import type { Judge } from "./judge.ts";
import { wholeTextFinding } from "./whole-text-finding.ts";

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

/** Asks a model whether each answer rests on its sources and answers its question. */
export function judgeGrounding({ adviser, filters, unadvised }: GroundingOptions): Judge {
  return {
    asks: true,
    *judge(texts, { prompt }, shows) {
      const findings: Finding[] = [];
      if (prompt === undefined) return findings;
      for (const one of texts) {
        if (one.surface !== "assistant" || one.text === "") continue;
        const asked = yield* askAdviser({ kind: "grounding", adviser, shows, prompt, answer: one.shown });
        const scores = asked ?? unadvised(one.text, prompt);
        for (const { type, threshold, action } of filters) {
          // Without sources there is nothing that an answer could rest on.
          if (type === "GROUNDING" && prompt.sources.length === 0) continue;
          const confidence = type === "GROUNDING" ? scores.grounding : scores.relevance;
          if (confidence < threshold) findings.push(wholeTextFinding(one, { policy: "grounding", type, confidence, action }));
        }
      }
      return findings;
    },
  };
}
