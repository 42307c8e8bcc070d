import { conceptWords } from "./concept-words.ts";

/** Hash of a word's folded units so far; the empty word is `wordSeed`. */
export const wordSeed = 0x811c9dc5;

export function extendHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

const tableBits = 13;
/** Open addressing: hash, then concept, negative for a beginning of words. 0 is free. */
const table = new Int32Array(2 << tableBits);
fillTable();

/** The number of the concept of a whole word, from 1; 0 for none. */
export function wordConcept(hash: number): number {
  const found = lookUp(hash);
  return found < 0 ? -found : found;
}

/** The concept of all words that begin so; 0 for none. */
export function beginningConcept(hash: number): number {
  const found = lookUp(hash);
  return found < 0 ? -found : 0;
}

function lookUp(hash: number): number {
  let slot = slotOf(hash);
  while (table[slot + 1] !== 0) {
    if (table[slot] === hash) return table[slot + 1] ?? 0;
    slot = (slot + 2) & (table.length - 1);
  }
  return 0;
}

function slotOf(hash: number): number {
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> (32 - tableBits)) << 1;
}

/** A word in two concepts is of the first. */
function fillTable(): void {
  for (const [index, words] of Object.values(conceptWords).entries()) {
    for (const word of words.split(" ")) {
      const isBeginning = word.endsWith("*");
      let hash = wordSeed;
      for (let at = 0; at < word.length - (isBeginning ? 1 : 0); at++) hash = extendHash(hash, word.charCodeAt(at));
      if (lookUp(hash) !== 0) continue;
      let slot = slotOf(hash);
      while (table[slot + 1] !== 0) slot = (slot + 2) & (table.length - 1);
      table[slot] = hash;
      table[slot + 1] = isBeginning ? -(index + 1) : index + 1;
    }
  }
}
