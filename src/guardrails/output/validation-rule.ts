import type { Candidate, Rule, Scanner } from "../candidate.ts";

export type ValidationType =
  | "JSON_SCHEMA"
  | "SQL"
  | "SHELL"
  | "UNSAFE_MARKUP"
  | "LINK_HOST"
  | "IMAGE_HOST"
  | "CODE_LANGUAGE"
  | "SYSTEM_PROMPT_LEAK"
  | "MAX_LENGTH";

const orders: Readonly<Record<ValidationType, number>> = {
  MAX_LENGTH: 500,
  JSON_SCHEMA: 501,
  SQL: 502,
  SHELL: 503,
  CODE_LANGUAGE: 504,
  SYSTEM_PROMPT_LEAK: 505,
  UNSAFE_MARKUP: 506,
  IMAGE_HOST: 507,
  LINK_HOST: 508,
};

export function validationRule(type: ValidationType, action: Rule["action"]): Rule {
  return {
    policy: "output-validation",
    type,
    action,
    configured: true,
    dataClass: type === "SYSTEM_PROMPT_LEAK" ? "internal" : "public",
    overlays: [],
    hashed: "as-is",
    order: orders[type],
  };
}

/** Gives whole answers to a check, and finds all of an answer that it doesn't accept, or that is longer than `most` units. */
export class WholeAnswerScanner implements Scanner {
  readonly reads = "whole";
  readonly most: number;
  readonly #rule: Rule;
  readonly #accepts: (text: string) => boolean;

  constructor(rule: Rule, most: number, accepts: (text: string) => boolean) {
    this.#rule = rule;
    this.most = most;
    this.#accepts = accepts;
  }

  scan(text: string, base: number, final: boolean, found: Candidate[]): number {
    if (!final || !this.#accepts(text)) found.push({ rule: this.#rule, start: base, end: base + text.length, confidence: 1 });
    return base + text.length;
  }
}
