import type { Candidate, OpenScanner, Rule, Scanner } from "../candidate.ts";
import { nextCellEnd } from "./cut-cells.ts";
import { type TaggerModel, tagTypes, type TagType } from "./model-layout.ts";
import { tagCell } from "./tag-cell.ts";
import { builtInTagger } from "./tag-text.ts";

/**
 * Looks for names, addresses, organisations and places, and reports those types that have a rule; undefined if none has.
 * The model always decides among all four. Reads the model in, which takes some ten milliseconds once.
 */
export function compileTagger(rules: Partial<Record<TagType, Rule>>): OpenScanner | undefined {
  const byType = tagTypes.map((type) => rules[type]);
  if (byType.every((rule) => rule === undefined)) return undefined;
  const model = builtInTagger();
  return () => new TaggerScanner(model, byType);
}

/**
 * Decides cell by cell (cut-cells.ts), and holds back the cell in progress: at most 400 units and 2 beyond.
 *
 * INVARIANT chunking-is-invisible: where a cell ends, and what is found in it, depends on its text and on two units after it.
 */
class TaggerScanner implements Scanner {
  readonly #model: TaggerModel;
  readonly #rules: readonly (Rule | undefined)[];
  /** Where in the stream the cell in progress starts. */
  #cellStart = 0;

  constructor(model: TaggerModel, rules: readonly (Rule | undefined)[]) {
    this.#model = model;
    this.#rules = rules;
  }

  scan(text: string, base: number, final: boolean, found: Candidate[]): number {
    let start = this.#cellStart - base;
    while (start < text.length) {
      const end = nextCellEnd(text, start, final);
      if (end < 0) break;
      tagCell(this.#model, text, start, end, (type, from, to, confidence) => {
        const rule = this.#rules[type];
        if (rule !== undefined) found.push({ rule, start: base + from, end: base + to, confidence });
      });
      start = end;
    }
    this.#cellStart = base + start;
    return this.#cellStart;
  }
}
