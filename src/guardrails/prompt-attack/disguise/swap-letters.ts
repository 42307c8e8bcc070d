import { foldedLetter } from "./fold-letters.ts";
import { TELLTALE, words } from "./word-table.ts";

/** Known words by their first letter, last letter and the sum of all: what stays when the letters between are in another order. */
const MIN_LENGTH = 6;
const MAX_LENGTH = 14;
const SIZE = 4096;
const filter = new Uint8Array(SIZE);
const known = new Map<number, string>();
/** For each pair of a first and a last letter, a bit for each length there is. */
const lengths = new Int32Array(1024);
for (const word of words.slice(0, TELLTALE)) {
  if (word.length < MIN_LENGTH) continue;
  const key = keyOf(word, 0, word.length);
  filter[key & (SIZE - 1)] = 1;
  const ends = letterAt(word, 0) * 32 + letterAt(word, word.length - 1);
  lengths[ends] = (lengths[ends] ?? 0) | (1 << word.length);
  known.set(key, word);
}

/** The known word that has the letters of this one in another order, the first and last in place; undefined for itself and others. */
export function findSwapped(text: string, start = 0, end = text.length): string | undefined {
  if (end - start < MIN_LENGTH || end - start > MAX_LENGTH) return undefined;
  const ends = (letterAt(text, start) * 32 + letterAt(text, end - 1)) & 1023;
  if ((((lengths[ends] ?? 0) >>> (end - start)) & 1) === 0) return undefined;
  const key = keyOf(text, start, end);
  return filter[key & (SIZE - 1)] === 1 ? known.get(key) : undefined;
}

function keyOf(text: string, start: number, end: number): number {
  let sum = end - start;
  for (let index = start; index < end; index += 1) {
    const letter = letterAt(text, index);
    sum = (sum + Math.imul(letter * letter + 77, Math.imul(letter + 5, 0x9e3779b1))) | 0;
  }
  const ends = letterAt(text, start) * 31 + letterAt(text, end - 1);
  const key = Math.imul(sum ^ Math.imul(ends, 0x85ebca6b), 0xc2b2ae35);
  return key ^ (key >>> 15);
}

function letterAt(text: string, index: number): number {
  return (foldedLetter[text.charCodeAt(index)] ?? 0) & 0xff;
}
