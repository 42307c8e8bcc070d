import type { Candidate, Scanner } from "../candidate.ts";
import { CellCutter, type CellSizes } from "./cut-cells.ts";

/** Judges the cells of one text, given in order. It may keep what it knows of the last cell, to judge it with the next. */
export interface CellJudge {
  /**
   * `text` from `from` to `to` is the next cell, which begins at the offset `start` of the stream; the one before began at
   * `before`, or -1. Candidates lie within the two.
   */
  judge(text: string, from: number, to: number, start: number, before: number, found: Candidate[]): void;
}

/** Feeds a judge with cells. Held back are the cell in progress and the one before it. */
export class CellScanner implements Scanner {
  readonly #cutter: CellCutter;
  readonly #judge: CellJudge;
  #before = -1;

  constructor(sizes: CellSizes, judge: CellJudge) {
    this.#cutter = new CellCutter(sizes);
    this.#judge = judge;
  }

  scan(text: string, base: number, final: boolean, found: Candidate[]): number {
    for (;;) {
      const { start } = this.#cutter;
      const end = this.#cutter.next(text, base, final);
      if (end < 0) break;
      this.#judge.judge(text, start - base, end - base, start, this.#before, found);
      this.#before = start;
    }
    return final ? base + text.length : this.#before < 0 ? this.#cutter.start : this.#before;
  }
}
