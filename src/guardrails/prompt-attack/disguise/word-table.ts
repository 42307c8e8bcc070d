import { foldedLetter, MARK, ordinal } from "./fold-letters.ts";
import { commonWords, determiners, leaders, spellingAlphabet, telltaleWords } from "./known-words.ts";

/**
 * The known words, and what each becomes when letters are shifted, mirrored or turned round, in one hash table: so a single look-up per
 * word of a text tells both what reads as it stands and what would after which change. Open addressing; made once when the module loads.
 */
/** Changes 1 to 25 are Caesar's shift by that many letters. 13 is rot13. */
export const ATBASH = 26;
export const REVERSED = 27;
export const PIG_LATIN = 28;
export const SPELLED = 29;
/** A word without its vowels; a word whose double letters are single. */
export const SKELETON = 30;
export const SINGLED = 31;

const SIZE = 65_536;
const keys = new Int32Array(SIZE);
const masks = new Int32Array(SIZE);
const indexes = new Uint16Array(SIZE);
const SEED = 0x9dc5;
const BASE = 0x01000193;
export const MAX_WORD = 18;
const powers = new Int32Array(MAX_WORD + 1).fill(1);
for (let index = 1; index <= MAX_WORD; index += 1) powers[index] = Math.imul(powers[index - 1] ?? 1, BASE);

export const words: readonly string[] = [...new Set([...telltaleWords, ...commonWords, ...spellingAlphabet])];
/** Words below this index are those that an attack is made of. */
export const TELLTALE = new Set(telltaleWords).size;
const NO_KIND = 0;
export const DETERMINER = 1;
export const LEADER = 2;
const kinds = Uint8Array.from(words, (word) =>
  determiners.includes(word) ? DETERMINER : leaders.includes(word) ? LEADER : NO_KIND,
);

/** A polynomial, so that two words' hashes give that of both without a gap. Begins with 0. */
export function extendWord(hash: number, letter: number): number {
  return (Math.imul(hash, BASE) + letter) | 0;
}

export function joinWords(first: number, second: number, secondLength: number): number {
  return (Math.imul(first, powers[Math.min(secondLength, MAX_WORD)] ?? 1) + second) | 0;
}

/** The known words as they stand, in a table of their own that fits the nearest cache: most questions end here. */
const PLAIN_BITS = 12;
const plainKeys = new Int32Array(1 << PLAIN_BITS);
const plainIndexes = new Int16Array(1 << PLAIN_BITS);

/** Which of `words` has this hash; -1 when none has. */
export function findPlain(hash: number): number {
  const key = hash ^ SEED;
  let slot = Math.imul(key, 0x9e3779b1) >>> (32 - PLAIN_BITS);
  for (;;) {
    const found = plainKeys[slot];
    if (found === key) return plainIndexes[slot] ?? -1;
    if (found === 0) return -1;
    slot = (slot + 1) & (plainKeys.length - 1);
  }
}

/** Where in the table of changed words a hash is; -1 when it isn't. */
export function findChanged(hash: number): number {
  const key = hash ^ SEED;
  let slot = Math.imul(key, 0x9e3779b1) >>> 16;
  for (;;) {
    const found = keys[slot];
    if (found === key) return slot;
    if (found === 0) return -1;
    slot = (slot + 1) & (SIZE - 1);
  }
}

/** A bit for each change after which the word is known. */
export function changesAt(slot: number): number {
  return slot < 0 ? 0 : (masks[slot] ?? 0);
}

/** The known word that one was made from by a change; undefined if not by this one. */
export function wordChangedBy(hash: number, change: number): string | undefined {
  const slot = findChanged(hash);
  return ((changesAt(slot) >>> change) & 1) === 1 ? words[indexes[slot] ?? 0] : undefined;
}

export function kindOf(index: number): number {
  return kinds[index] ?? NO_KIND;
}

export function isSpelling(index: number): boolean {
  return index >= words.length - spellingAlphabet.length;
}

export function hashWord(text: string, start = 0, end = text.length): number {
  let hash = 0;
  for (let index = start; index < end; index += 1) {
    const letter = (foldedLetter[text.charCodeAt(index)] ?? 0) & 0xff;
    if (letter !== MARK) hash = extendWord(hash, letter);
  }
  return hash;
}

function addPlain(word: string, index: number): void {
  const key = hashWord(word) ^ SEED;
  let slot = Math.imul(key, 0x9e3779b1) >>> (32 - PLAIN_BITS);
  while (plainKeys[slot] !== 0 && plainKeys[slot] !== key) slot = (slot + 1) & (plainKeys.length - 1);
  if (plainKeys[slot] === key) return;
  plainKeys[slot] = key;
  plainIndexes[slot] = index;
}

function addChanged(form: string, change: number, index: number): void {
  addHash(hashWord(form), change, index);
}

/** As addChanged, without making the shifted word: there are some twenty thousand. */
function addShifted(word: string, shift: number, index: number): void {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1)
    hash = extendWord(hash, ordinal(0x61 + ((word.charCodeAt(at) - 0x61 + 26 - shift) % 26)));
  addHash(hash, shift, index);
}

function addHash(hash: number, change: number, index: number): void {
  const key = hash ^ SEED;
  let slot = Math.imul(key, 0x9e3779b1) >>> 16;
  while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (SIZE - 1);
  if (keys[slot] === 0) indexes[slot] = index;
  keys[slot] = key;
  masks[slot] = (masks[slot] ?? 0) | (1 << change);
}

export function shiftLetters(text: string, by: number): string {
  return mapLetters(text, (ordinal) => (ordinal + by) % 26);
}

export function mirrorLetters(text: string): string {
  return mapLetters(text, (ordinal) => 25 - ordinal);
}

function mapLetters(text: string, change: (ordinal: number) => number): string {
  let out = "";
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const first = code >= 0x61 && code <= 0x7a ? 0x61 : code >= 0x41 && code <= 0x5a ? 0x41 : 0;
    out += first === 0 ? text.charAt(index) : String.fromCharCode(first + change(code - first));
  }
  return out;
}

const VOWELS = /[aeiou]/g;
const LEADING = /^[^aeiou]*/;
const MIN_CHANGED = 3;
const MIN_SKELETON = 4;

for (const [index, word] of words.entries()) addPlain(word, index);
for (const [index, word] of words.entries()) {
  if (word.length < MIN_CHANGED || isSpelling(index)) continue;
  for (let shift = 1; shift < 26; shift += 1) addShifted(word, shift, index);
  addChanged(mirrorLetters(word), ATBASH, index);
  addChanged([...word].toReversed().join(""), REVERSED, index);
  const lead = LEADING.exec(word)?.[0] ?? "";
  for (const ending of lead === "" ? ["way", "yay", "ay"] : ["ay"])
    addChanged(word.slice(lead.length) + lead + ending, PIG_LATIN, index);
  const skeleton = word.replace(VOWELS, "");
  if (index < TELLTALE && skeleton.length >= MIN_SKELETON - 1 && skeleton !== word) addChanged(skeleton, SKELETON, index);
  const single = word.replaceAll(/(.)\1/g, "$1");
  if (single !== word) addChanged(single, SINGLED, index);
}
