import type { Candidate, OpenScanner, Rule, Scanner } from "../candidate.ts";
import type { PromptReference } from "../guardrail.ts";
import type { GroundingFilterSpec, GuardrailSpec } from "../spec.ts";
import { longestAnswer, scoreGrounding } from "./score-grounding.ts";

interface GroundingRule {
  readonly filter: GroundingFilterSpec;
  readonly rule: Rule;
}

/**
 * Scores whole answers by their words. Nothing is done where a judge gives the scores, about GROUNDING without sources and
 * about RELEVANCE without a query. An answer of more than 262,144 units can't be scored and counts as 0.
 */
export function compileGrounding(policy: GuardrailSpec["contextualGroundingPolicy"]): OpenScanner | undefined {
  if (policy === undefined || policy.judge !== undefined) return undefined;
  const rules = policy.filters.map((filter, index): GroundingRule => ({
    filter,
    rule: {
      policy: "grounding",
      type: filter.type,
      action: filter.action === "NONE" ? "report" : "block",
      configured: true,
      dataClass: "public",
      overlays: [],
      hashed: "as-is",
      order: 600 + index,
    },
  }));
  return (surface, { prompt }) => {
    if (surface !== "assistant" || prompt === undefined) return undefined;
    const hasSources = prompt.sources.some((source) => source.trim() !== "");
    const wanted = rules.filter(({ filter }) => (filter.type === "GROUNDING" ? hasSources : prompt.query.trim() !== ""));
    return wanted.length === 0 ? undefined : new GroundingScanner(wanted, prompt);
  };
}

class GroundingScanner implements Scanner {
  readonly reads = "whole";
  readonly most = longestAnswer;
  readonly #rules: readonly GroundingRule[];
  readonly #prompt: PromptReference;

  constructor(rules: readonly GroundingRule[], prompt: PromptReference) {
    this.#rules = rules;
    this.#prompt = prompt;
  }

  scan(text: string, base: number, final: boolean, found: Candidate[]): number {
    const scores = final ? scoreGrounding(text, this.#prompt) : { grounding: 0, relevance: 0 };
    for (const { filter, rule } of this.#rules) {
      const score = filter.type === "GROUNDING" ? scores.grounding : scores.relevance;
      if (score < filter.threshold) found.push({ rule, start: base, end: base + text.length, confidence: score });
    }
    return base + text.length;
  }
}
