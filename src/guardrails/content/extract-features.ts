import { foldUnit, otherUnit, skipped, wordUnit } from "../words/fold-unit.ts";
import { beginningConcept, extendHash, wordConcept, wordSeed } from "./match-concepts.ts";

/**
 * Hashed features of a cell, in three groups: words and pairs of words; runs of four characters inside words; concepts, alone, in
 * pairs and in threes that stand near each other. Signs and digits among letters read as the letters they look like, letters of
 * other scripts too; single letters in a row read as a word. One instance is reused for any number of cells.
 */
export const wordBits = 15;
export const gramBits = 14;
export const conceptBits = 13;
/** Units of a cell that are read; cells are shorter. */
export const longestPiece = 1024;

export interface Features {
  readonly words: Uint32Array;
  readonly grams: Uint32Array;
  readonly concepts: Uint32Array;
  wordCount: number;
  gramCount: number;
  conceptCount: number;
}

export function createFeatures(): Features {
  return {
    words: new Uint32Array(3 * longestPiece + 16),
    grams: new Uint32Array(2 * longestPiece + 16),
    concepts: new Uint32Array(12 * longestPiece + 16),
    wordCount: 0,
    gramCount: 0,
    conceptCount: 0,
  };
}

/** A word is known by its first units; longer ones are rarely words. */
const longestWord = 40;
/** Concepts further apart than this many words have nothing to do with each other. */
const near = 9;
const shortestBeginning = 3;
const shortestGrams = 4;
const boundary = 0x20;
const digitZero = 0x30;
/** What each digit and sign looks like, when it stands among letters. */
const lookalikes = new Uint16Array(128);
for (const pair of ["0o", "1i", "3e", "4a", "5s", "7t", "8b", "@a", "$s", "!i"]) {
  lookalikes[pair.charCodeAt(0)] = pair.charCodeAt(1);
}
/** Stands for a letter, or for none, when written between letters: `f*ck`, `don't`. */
const dropped = new Uint8Array(128);
for (const unit of "*'`") dropped[unit.charCodeAt(0)] = 1;

/** The folded unit of a letter or digit; 0 for what is none. ASCII apart, because nearly all text is. */
const asciiFolds = new Uint16Array(128);
for (let unit = 0; unit < 128; unit++) asciiFolds[unit] = foldOf(unit);

function foldOf(unit: number): number {
  const folded = foldUnit(unit);
  return folded >> 16 === wordUnit || isIdeograph(folded) ? folded & 0xffff : 0;
}

function isIdeograph(folded: number): boolean {
  return folded >> 16 === otherUnit && (folded & 0xffff) >= 0x0e00 && ((folded & 0xffff) < 0xd800 || (folded & 0xffff) > 0xf900);
}

/** For each concept feature the number of the cell that last had it: a feature counts once in a cell. */
const lastSeen = new Uint32Array(1 << conceptBits);
let cellNumber = 0;

/** Fills `out` with the features of text[start, end). */
export function extractFeatures(text: string, start: number, end: number, out: Features): void {
  reader.begin(out);
  reader.read(text, start, Math.min(end, start + longestPiece));
}

class WordReader {
  #out: Features = createFeatures();
  readonly #word = new Uint16Array(longestWord);
  #length = 0;
  #letters = 0;
  /** How often the last unit came in a row. */
  #run = 0;
  #previous = wordSeed;
  /** Hash of single letters in a row, and how many. */
  #spelt = wordSeed;
  #speltLength = 0;
  #speltGap = 0;
  #speltLast = 0;
  /** The last unit that was no part of a word. */
  #gap = 0;
  readonly #near = new Int32Array(3);
  readonly #nearAt = new Int32Array(3);
  #wordNumber = 0;

  begin(out: Features): void {
    this.#out = out;
    out.wordCount = 0;
    out.gramCount = 0;
    out.conceptCount = 0;
    this.#length = 0;
    this.#letters = 0;
    this.#previous = wordSeed;
    this.#spelt = wordSeed;
    this.#speltLength = 0;
    this.#gap = 0;
    this.#wordNumber = 0;
    this.#near.fill(0);
    this.#nearAt.fill(-100);
    cellNumber = (cellNumber + 1) >>> 0;
    if (cellNumber === 0) {
      lastSeen.fill(0);
      cellNumber = 1;
    }
  }

  read(text: string, start: number, end: number): void {
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      let folded: number;
      if (unit < 128) {
        folded = asciiFolds[unit] ?? 0;
        if (folded === 0 && this.#length > 0) {
          if (dropped[unit] === 1) continue;
          // A sign counts as a letter when one follows, or itself: `b@stard`, `a$$`.
          const next = text.charCodeAt(at + 1);
          if (lookalikes[unit] !== 0 && at + 1 < end && (next === unit ? unit === 0x24 : foldOf(next) !== 0)) folded = unit;
          else if (unit === 0x24 && text.charCodeAt(at - 1) === 0x24) folded = unit;
        } else if (unit === 0x24 && foldOf(text.charCodeAt(at + 1)) > 0x39) folded = unit;
      } else {
        if (unit === 0x2019) continue;
        const wide = foldUnit(unit);
        if (wide >> 16 === skipped) continue;
        folded = wide >> 16 === wordUnit ? wide & 0xffff : 0;
        if (isIdeograph(wide)) {
          this.#endWord();
          this.#add(wide & 0xffff);
        }
      }
      if (folded !== 0) this.#add(folded);
      else {
        this.#endWord();
        this.#gap = unit;
      }
    }
    this.#endWord();
    this.#endSpelt();
  }

  #add(folded: number): void {
    const length = this.#length;
    const repeats = length > 0 && this.#word[length - 1] === folded && folded > 0x39;
    this.#run = repeats ? this.#run + 1 : 1;
    // A run of three or more of a letter reads as one.
    if (this.#run === 3) {
      this.#length--;
      this.#letters--;
    }
    if (this.#run >= 3 || length >= longestWord) return;
    this.#word[length] = folded;
    this.#length = length + 1;
    if (folded > 0x39) this.#letters++;
  }

  #endWord(): void {
    const length = this.#length;
    if (length === 0) return;
    const word = this.#word;
    const letters = this.#letters;
    this.#length = 0;
    this.#letters = 0;
    if (length === 1 && letters === 1) this.#spell(word[0] ?? 0);
    else this.#endSpelt();

    const readsSigns = letters >= 2 && letters * 2 >= length;
    let hash = wordSeed;
    let concept = 0;
    for (let at = 0; at < length; at++) {
      let unit = word[at] ?? 0;
      if (unit < 0x61) unit = readsSigns ? lookalikes[unit] || unit : digitZero;
      word[at] = unit;
      hash = extendHash(hash, unit);
      if (at + 1 >= shortestBeginning) concept = beginningConcept(hash) || concept;
    }
    // A word said again and again says no more than once.
    if (hash === this.#previous) return;
    this.#grams(length);
    this.#emit(hash, wordConcept(hash) || concept);
  }

  /** What parts the letters of a word is the same between all of them. */
  #spell(letter: number): void {
    if (this.#speltLength === 1) this.#speltGap = this.#gap;
    else if (this.#speltLength > 1 && this.#gap !== this.#speltGap) {
      const last = this.#speltLast;
      this.#endSpelt();
      this.#spelt = extendHash(this.#spelt, last);
      this.#speltLength = 1;
      this.#speltGap = this.#gap;
    }
    this.#spelt = extendHash(this.#spelt, letter);
    this.#speltLength++;
    this.#speltLast = letter;
  }

  /** Single letters that spell a word are one more word. */
  #endSpelt(): void {
    if (this.#speltLength >= 3) this.#emit(this.#spelt, wordConcept(this.#spelt));
    this.#spelt = wordSeed;
    this.#speltLength = 0;
  }

  #emit(hash: number, concept: number): void {
    const out = this.#out;
    out.words[out.wordCount++] = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> (32 - wordBits);
    const pair = Math.imul(this.#previous, 0x85ebca6b) ^ hash;
    out.words[out.wordCount++] = Math.imul(pair ^ (pair >>> 15), 0x297a2d39) >>> (32 - wordBits);
    this.#previous = hash;
    this.#wordNumber++;
    if (concept !== 0) this.#addConcept(concept);
  }

  /** Shorter words are known as a whole. Four units are told apart by their low bytes. */
  #grams(length: number): void {
    if (length < shortestGrams) return;
    const { grams } = this.#out;
    const word = this.#word;
    let count = this.#out.gramCount;
    let rolling = (boundary << 16) | (((word[0] ?? 0) & 255) << 8) | ((word[1] ?? 0) & 255);
    for (let at = 2; at <= length; at++) {
      const unit = at < length ? (word[at] ?? 0) : boundary;
      rolling = (rolling << 8) | ((unit ^ (unit >> 8)) & 255);
      const mixed = Math.imul(rolling ^ (rolling >>> 15), 0x2c1b3c6d);
      grams[count++] = Math.imul(mixed ^ (mixed >>> 13), 0x9e3779b1) >>> (32 - gramBits);
    }
    this.#out.gramCount = count;
  }

  #addConcept(concept: number): void {
    const nearest = this.#near;
    const at = this.#nearAt;
    const word = this.#wordNumber;
    this.#pushConcept(concept);
    for (let back = 0; back < 3; back++) {
      const other = nearest[back] ?? 0;
      if (other === 0 || word - (at[back] ?? 0) > near) break;
      this.#pushConcept(0x1000 + other * 128 + concept);
      if (back > 0) continue;
      const third = nearest[1] ?? 0;
      if (third !== 0 && word - (at[1] ?? 0) <= near + 3) this.#pushConcept(0x100000 + (third * 128 + other) * 128 + concept);
    }
    if (nearest[0] !== concept) {
      nearest[2] = nearest[1] ?? 0;
      at[2] = at[1] ?? 0;
      nearest[1] = nearest[0] ?? 0;
      at[1] = at[0] ?? 0;
      nearest[0] = concept;
    }
    at[0] = word;
  }

  #pushConcept(feature: number): void {
    const mixed = Math.imul(feature ^ (feature >>> 9), 0x9e3779b1);
    const index = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> (32 - conceptBits);
    if (lastSeen[index] === cellNumber) return;
    lastSeen[index] = cellNumber;
    const out = this.#out;
    out.concepts[out.conceptCount++] = index;
  }
}

const reader = new WordReader();
