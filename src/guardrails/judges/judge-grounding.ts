import { scoreGrounding } from "../grounding/score-grounding.ts";
import type { Adviser, Finding, FindingAction } from "../guardrail.ts";
import { askAdviser } from "./ask-adviser.ts";
import type { Judge } from "./judge.ts";
import { wholeTextFinding } from "./whole-text-finding.ts";

export interface GroundingOptions {
  readonly adviser: Adviser;
  readonly filters: readonly {
    readonly type: "GROUNDING" | "RELEVANCE";
    readonly threshold: number;
    readonly action: FindingAction;
  }[];
}

/** Asks a model whether each answer rests on its sources and answers its question; goes by their words where it does not say. */
export function judgeGrounding({ adviser, filters }: GroundingOptions): Judge {
  return {
    asks: true,
    *judge(texts, { prompt }, shows) {
      const findings: Finding[] = [];
      if (prompt === undefined) return findings;
      for (const one of texts) {
        if (one.surface !== "assistant" || one.text === "") continue;
        const asked = yield* askAdviser({ kind: "grounding", adviser, shows, prompt, answer: one.shown });
        const scores = asked ?? scoreGrounding(one.text, prompt);
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
