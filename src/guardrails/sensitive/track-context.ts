import { countryOf, joinHashes, kindOf, lookUp } from "./context-words.ts";
import type { ContextKind } from "./context-words.ts";

/** How many of the last context words are remembered: a sentence that has more is a list. */
const remembered = 8;
const mask = remembered - 1;
/** Columns of a table whose names are remembered. */
const mostColumns = 32;
/** How far before a value the word that names it may stand. */
export const contextWidth = 48;

/**
 * The last context words of a text, with offsets from the start of the stream. Words are told to it once, in order; what it
 * answers depends on the text before the place asked about, not on how the text came.
 */
export class ContextTracker {
  // Plain arrays: a typed one costs more to make than most texts have words.
  readonly #hits: number[] = [0, 0, 0, 0, 0, 0, 0, 0];
  readonly #ends: number[] = [-Infinity, -Infinity, -Infinity, -Infinity, -Infinity, -Infinity, -Infinity, -Infinity];
  #count = 0;
  #previousHash = 0;
  #previousEnd = -Infinity;
  #previousHit = 0;
  /** The column that the current place is in, and where it and its line began; what words the line has named so far. */
  #column = 0;
  #columnStart = 0;
  #lineStart = 0;
  #lineWords = 0;
  #hasDigits = false;
  #lineHits = new Int32Array(mostColumns);
  /** Of the table that the line is in: the hits of its header's columns. 0 columns outside tables. */
  #header = new Int32Array(mostColumns);
  #columns = 0;

  /** Takes in a word from `start` to `end`; gives its hit, 0 for most words. What was taken in before is passed over. */
  addWord(hash: number, start: number, end: number): number {
    if (start < this.#previousEnd) return end === this.#previousEnd ? this.#previousHit : 0;
    const pair = start - this.#previousEnd <= 2 ? lookUp(joinHashes(this.#previousHash, hash)) : 0;
    const hit = pair === 0 ? lookUp(hash) : pair;
    this.#previousHash = hash;
    this.#previousEnd = end;
    this.#previousHit = hit;
    this.#lineWords++;
    if (hit !== 0 && kindOf(hit) !== "month") {
      if (this.#column < mostColumns) this.#lineHits[this.#column] = hit;
      this.#hits[this.#count & mask] = hit;
      this.#ends[this.#count & mask] = end;
      this.#count++;
    }
    return hit;
  }

  /** Says that the current line holds digits: it is no header. */
  addDigits(): void {
    this.#hasDigits = true;
  }

  /** Takes in a comma, semicolon, tab or bar, which may part columns: values in lists are named by the first line. */
  endColumn(at: number): void {
    this.#column++;
    this.#columnStart = at + 1;
  }

  /** Takes in a line feed. A line of names becomes the header of a table, which ends with a line that has no columns. */
  endLine(at: number): void {
    const columns = this.#column + 1;
    if (columns === 1) this.#columns = 0;
    else if (this.#columns === 0 && columns > 2 && !this.#hasDigits && this.#lineWords <= columns * 3) {
      const header = this.#header;
      this.#header = this.#lineHits;
      this.#lineHits = header;
      this.#columns = Math.min(columns, mostColumns);
    }
    this.#lineHits.fill(0);
    this.#lineWords = 0;
    this.#hasDigits = false;
    this.#column = 0;
    this.#columnStart = at + 1;
    this.#lineStart = at + 1;
  }

  #columnHit(): number {
    return this.#column < this.#columns ? (this.#header[this.#column] ?? 0) : 0;
  }

  /** The `back`-th last context word no further than `width` before `at`, 0 when there is none. A column's name is the last of all. */
  hit(back: number, at: number, width: number): number {
    const columnHit = this.#columnHit();
    if (columnHit !== 0 && back === 0) return columnHit;
    const nth = columnHit === 0 ? back : back - 1;
    const index = (this.#count - 1 - nth) & mask;
    const end = this.#ends[index] ?? 0;
    if (nth >= remembered || at - end > width) return 0;
    // In a table the words of the line above name its own columns only.
    if (this.#columns > 0 && this.#column > 0 && end < this.#lineStart) return 0;
    return this.#hits[index] ?? 0;
  }

  /** Where that word ends. */
  end(back: number): number {
    const columnHit = this.#columnHit();
    if (columnHit !== 0 && back === 0) return this.#columnStart;
    return this.#ends[(this.#count - 1 - (columnHit === 0 ? back : back - 1)) & mask] ?? -Infinity;
  }

  isAny(at: number, width: number): boolean {
    return this.#columnHit() !== 0 || at - this.end(0) <= width;
  }

  /** Whether a word of `kind` stands within `width` before `at`, and nothing in between says that the value is another. */
  has(kind: ContextKind, at: number, width = contextWidth): boolean {
    for (let back = 0; back < remembered; back++) {
      const hit = this.hit(back, at, width);
      if (hit === 0) return false;
      const found = kindOf(hit);
      if (found === kind) return true;
      if (found === "other") return false;
    }
    return false;
  }

  /** The country that the nearest word for a national number names; empty for any, undefined without such a word. */
  country(at: number, width = contextWidth): string | undefined {
    for (let back = 0; back < remembered; back++) {
      const hit = this.hit(back, at, width);
      if (hit === 0 || kindOf(hit) === "other") return undefined;
      if (kindOf(hit) === "nationalId") return countryOf(hit);
    }
    return undefined;
  }
}
