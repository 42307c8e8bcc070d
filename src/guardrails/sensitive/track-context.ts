import { countryOf, joinHashes, kindOf, lookUp } from "./context-words.ts";
import type { ContextKind } from "./context-words.ts";

/** How many of the last context words are remembered: a sentence that has more is a list. */
const remembered = 8;
const mask = remembered - 1;
/** How far before a value the word that names it may stand. */
export const contextWidth = 48;

/**
 * The last context words of a text, with offsets from the start of the stream. Words are told to it once, in order; what it
 * answers depends on the text before the place asked about, not on how the text came.
 */
export class ContextTracker {
  readonly #hits = new Int32Array(remembered);
  readonly #ends = new Float64Array(remembered).fill(-Infinity);
  #count = 0;
  #previousHash = 0;
  #previousEnd = -Infinity;
  #previousHit = 0;

  /** Takes in a word from `start` to `end`; gives its hit, 0 for most words. What was taken in before is passed over. */
  addWord(hash: number, start: number, end: number): number {
    if (start < this.#previousEnd) return end === this.#previousEnd ? this.#previousHit : 0;
    const pair = start - this.#previousEnd <= 2 ? lookUp(joinHashes(this.#previousHash, hash)) : 0;
    const hit = pair === 0 ? lookUp(hash) : pair;
    this.#previousHash = hash;
    this.#previousEnd = end;
    this.#previousHit = hit;
    if (hit !== 0 && kindOf(hit) !== "month") {
      this.#hits[this.#count & mask] = hit;
      this.#ends[this.#count & mask] = end;
      this.#count++;
    }
    return hit;
  }

  /** The `back`-th last context word no further than `width` before `at`, 0 when there is none. */
  hit(back: number, at: number, width: number): number {
    const index = (this.#count - 1 - back) & mask;
    if (back >= remembered || at - (this.#ends[index] ?? 0) > width) return 0;
    return this.#hits[index] ?? 0;
  }

  /** Where that word ends. */
  end(back: number): number {
    return this.#ends[(this.#count - 1 - back) & mask] ?? -Infinity;
  }

  isAny(at: number, width: number): boolean {
    return at - this.end(0) <= width;
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
