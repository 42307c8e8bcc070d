import type { Candidate, Rule, Scanner } from "../candidate.ts";

/** Finds the place where an answer becomes too long. What stands before it may have gone out by then. */
export class LengthScanner implements Scanner {
  readonly reads = "source";
  readonly #rule: Rule;
  readonly #most: number;
  #isOver = false;

  constructor(rule: Rule, most: number) {
    this.#rule = rule;
    this.#most = most;
  }

  scan(text: string, base: number, _final: boolean, found: Candidate[]): number {
    const end = base + text.length;
    if (end > this.#most && !this.#isOver) {
      this.#isOver = true;
      found.push({ rule: this.#rule, start: this.#most, end: this.#most + 1, confidence: 1 });
    }
    return end;
  }
}
