import { readBytes } from "./read-bytes.ts";

/** What the lexicon knows of a word, in bits. The order is the order of the packed lists. */
export const FIRST = 1;
export const LAST = 2;
/** A town, or another place of one word. */
export const CITY = 4;
/** A country, state or region of one word. */
export const COUNTRY = 8;
/** An ordinary word, which stands in lower case in running text. */
export const COMMON = 16;
export const STREET = 32;
/** Inc, GmbH … */
export const COMPANY = 64;
/** University, Bank, Ministry … */
export const INSTITUTION = 128;
export const TITLE = 256;
/** A small word that may stand inside a name: van, de, of. */
export const PARTICLE = 512;
// 1024: months, days and feasts. 2048: nationalities and languages. They count as vocabulary only.
/** A word of a well-known organisation's name. */
export const ORG = 4096;
/** A word of a place's name of several words. */
export const PLACE_PART = 8192;
/** In informal lower-case text, what often stands before a name or a place. */
export const CUE = 16384;
/** Apartment, suite, floor, box … */
export const UNIT = 32768;

export const NAME_LIKE = FIRST | LAST | CITY | COUNTRY | ORG | PLACE_PART;
/** Words whose identity is a feature; names are known by their flags only, so that unknown ones are treated alike. */
export const VOCABULARY = 0xffff & ~NAME_LIKE;

const KEY_SHIFT = 6;
const SLOT_BITS = 17;
const SLOTS = 1 << SLOT_BITS;

export interface Lexicon {
  readonly keys: Int32Array;
  readonly flags: Uint16Array;
}

/** One base64 string per flag: the sorted 26-bit hashes of its words, each as its distance from the last in 7-bit groups. */
export function unpackLexicon(lists: readonly string[]): Lexicon {
  const keys = new Int32Array(SLOTS).fill(-1);
  const flags = new Uint16Array(SLOTS);
  for (const [bit, list] of lists.entries()) {
    const bytes = readBytes(list);
    let key = 0;
    let step = 0;
    let shift = 0;
    for (const byte of bytes) {
      step |= (byte & 127) << shift;
      shift += 7;
      if (byte >= 128) continue;
      key += step;
      step = 0;
      shift = 0;
      let slot = key & (SLOTS - 1);
      while (keys[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1);
      keys[slot] = key;
      flags[slot] = (flags[slot] ?? 0) | (1 << bit);
    }
  }
  return { keys, flags };
}

/** What `unpackLexicon` reads: the words' hashes as one list. */
export function packList(hashes: Iterable<number>): string {
  const keys = [...new Set([...hashes].map((hash) => hash >>> KEY_SHIFT))].sort((a, b) => a - b);
  const bytes: number[] = [];
  let last = 0;
  for (const key of keys) {
    let step = key - last;
    last = key;
    while (step > 127) {
      bytes.push((step & 127) | 128);
      step >>>= 7;
    }
    bytes.push(step);
  }
  return btoa(bytes.map((byte) => String.fromCharCode(byte)).join(""));
}

/** The flags of the word with this hash; 0 for an unknown one. */
export function lookUp({ keys, flags }: Lexicon, hash: number): number {
  const key = hash >>> KEY_SHIFT;
  let slot = key & (SLOTS - 1);
  for (;;) {
    const held = keys[slot];
    if (held === key) return flags[slot] ?? 0;
    if (held === -1) return 0;
    slot = (slot + 1) & (SLOTS - 1);
  }
}
