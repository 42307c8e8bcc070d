/** Longer words are made anew each time. */
export const longestKnown = 16;
const slotBits = 12;

/** Hash of a word's units so far; the empty word is `wordSeed`. */
export const wordSeed = 0x811c9dc5;

export function extendHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/**
 * What was worked out for words met before, found by their units: cutting each word out of its text would cost more than the rest
 * of its reading. Of the words that fall into one slot it knows the last, so what it holds is bounded, and no text is kept alive.
 */
export class KnownWords<T> {
  readonly #lengths = new Uint8Array(1 << slotBits);
  readonly #units = new Uint16Array(longestKnown << slotBits);
  readonly #values: (T | undefined)[] = Array.from({ length: 1 << slotBits }, () => undefined);
  readonly #make: (word: string) => T;

  constructor(make: (word: string) => T) {
    this.#make = make;
  }

  /** What `make` gives for text[from, to), whose units have `hash`. */
  get(text: string, from: number, to: number, hash: number): T {
    const length = to - from;
    if (length > longestKnown) return this.#make(text.slice(from, to));
    const slot = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> (32 - slotBits);
    const first = slot * longestKnown;
    const units = this.#units;
    const value = this.#values[slot];
    if (value !== undefined && this.#lengths[slot] === length) {
      let at = 0;
      while (at < length && units[first + at] === text.charCodeAt(from + at)) at++;
      if (at === length) return value;
    }
    for (let at = 0; at < length; at++) units[first + at] = text.charCodeAt(from + at);
    this.#lengths[slot] = length;
    const made = this.#make(text.slice(from, to));
    this.#values[slot] = made;
    return made;
  }
}
