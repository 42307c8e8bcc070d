import { functionWords, genericWords } from "./common-words.ts";
import type { Posting } from "./index-topics.ts";
import { extendHash, KnownWords, wordSeed } from "./known-words.ts";
import { foldWord, stemWord } from "./stem-word.ts";
import { synonymPairs, synonyms } from "./synonyms.ts";

/** What a word stands for in a comparison: a stem, or a line of the synonyms (`=2`). */
export interface Term {
  readonly key: string;
  /** 0 to 1: how much it says about a subject. */
  readonly weight: number;
  /** Bits of the pairs of synonyms that the word is first or second of. */
  readonly pairFirst: number;
  readonly pairSecond: number;
  /** Number of the index that the term was last looked up in, and what was found. */
  readonly last: { index: number; posting: Posting | undefined };
}

export const genericWeight = 0.25;
/** A person without a name is the same as one with a name. */
const personLine = synonyms.findIndex((line) => line.startsWith("person "));
export const personKey = `=${String(personLine)}`;
const weights = new Map<string, number>();
for (const word of genericWords.split(" ")) weights.set(stemWord(foldWord(word)), genericWeight);
for (const word of functionWords.split(" ")) weights.set(stemWord(foldWord(word)), 0);

const lineOf = new Map<string, number>();
for (const [index, line] of synonyms.entries()) {
  for (const word of line.split(" ")) {
    const stem = stemWord(foldWord(word));
    if (!lineOf.has(stem)) lineOf.set(stem, index);
  }
}

/** The term of each pair, by its bit. */
export const pairKeys = synonymPairs.map(([, , word]) => `=${String(lineOf.get(stemWord(word)) ?? 0)}`);

const pairFirsts = new Map<string, number>();
const pairSeconds = new Map<string, number>();
for (const [index, [first, second]] of synonymPairs.entries()) {
  pairFirsts.set(first, (pairFirsts.get(first) ?? 0) | (1 << index));
  pairSeconds.set(second, (pairSeconds.get(second) ?? 0) | (1 << index));
}

const known = new KnownWords(makeTerm);

function makeTerm(word: string): Term {
  const folded = foldWord(word);
  const stem = stemWord(folded);
  const line = lineOf.get(stem);
  const key = line === undefined ? stem : `=${String(line)}`;
  const weight = stem === "" ? 0 : line === undefined ? (weights.get(stem) ?? 1) : line === personLine ? genericWeight : 1;
  return {
    key,
    weight,
    pairFirst: pairFirsts.get(folded) ?? 0,
    pairSecond: pairSeconds.get(folded) ?? 0,
    last: { index: 0, posting: undefined },
  };
}

/** A word's units; `'`, `$` and `@` stand in words too. Longer words are cut. */
const longestWord = 48;
const inWord = new Uint8Array(128);
for (let unit = 0; unit < 128; unit++) inWord[unit] = /[A-Za-z0-9'$@]/.test(String.fromCharCode(unit)) ? 1 : 0;

function isInWord(unit: number): boolean {
  return unit < 128 ? inWord[unit] === 1 : (unit >= 0xc0 && unit < 0x2000) || unit >= 0x2c00;
}

/** Gives `take` every word of text[from, to) as a term, and whether it looks like a name. */
export function readTerms(text: string, from: number, to: number, take: (term: Term, isName: boolean) => void): void {
  let afterWord = false;
  for (let at = from; at < to;) {
    const unit = text.charCodeAt(at);
    if (!isInWord(unit)) {
      // After the end of a sentence a capital says nothing.
      if (unit !== 0x20 && unit !== 0x2c) afterWord = false;
      at++;
      continue;
    }
    let hash = extendHash(wordSeed, unit);
    let end = at + 1;
    const longest = Math.min(to, at + longestWord);
    for (; end < longest; end++) {
      const next = text.charCodeAt(end);
      if (!isInWord(next)) break;
      hash = extendHash(hash, next);
    }
    const isName =
      afterWord &&
      unit >= 0x41 &&
      unit <= 0x5a &&
      end - at > 2 &&
      text.charCodeAt(at + 1) >= 0x61 &&
      text.charCodeAt(at + 1) <= 0x7a;
    take(known.get(text, at, end, hash), isName);
    afterWord = true;
    at = end;
  }
}
