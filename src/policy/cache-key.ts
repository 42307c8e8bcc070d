import ipaddr from "ipaddr.js";
import type { Fact } from "./facts.ts";
import type { Reading, Reads } from "./note-reads.ts";

/** Everything about a question that the policies in force can tell apart. Two questions of one key are decided alike. */
export type KeyOf<Q> = (question: Q) => string;

/** One fact as a small number: 0 where it is absent, and always below `count`. */
export interface Digit<Q> {
  readonly count: number;
  readonly of: (question: Q) => number;
}

const wordSize = 2 ** 32;

/**
 * The facts are the digits of a few numbers below 2^32, each in a base of its own, and these numbers are the key: no two
 * different lists of digits make one. Digits of values that have no bound are their places in a table.
 *
 * @param first digits that come before the facts'
 * @param forget called when a table was full and begins anew, so that the keys so far mean nothing any more
 */
export function planKey<Q>(reads: Reads, facts: readonly Fact<Q>[], first: readonly Digit<Q>[], forget: () => void): KeyOf<Q> {
  const words: Digit<Q>[][] = [];
  let room = 0;
  const add = (digit: Digit<Q>): void => {
    if (room < digit.count) {
      words.push([]);
      room = wordSize;
    }
    words.at(-1)?.push(digit);
    room = Math.floor(room / digit.count);
  };
  for (const digit of first) add(digit);
  for (const fact of facts) {
    const reading = reads.everything ? { whole: true, values: new Set<string>() } : reads.facts.get(fact.path);
    if (reading !== undefined) for (const digit of planDigits(fact, reading, forget)) add(digit);
  }
  return (question) => {
    let key = "";
    for (const digits of words) {
      let word = 0;
      for (const { count, of } of digits) word = word * count + of(question);
      key += String.fromCharCode(word >>> 16, word & 0xffff);
    }
    return key;
  };
}

/** Of a small number of its own. */
export function digitOf<Q>(count: number, of: (question: Q) => number): Digit<Q> {
  return { count, of };
}

function planDigits<Q>(fact: Fact<Q>, { whole, values }: Reading, forget: () => void): Digit<Q>[] {
  if (fact.kind === "bool") return [booleanDigit(fact.read)];
  if (fact.kind === "long") return [whole ? tableDigit(fact.read, forget) : reachedDigit(fact.read, values)];
  if (fact.kind === "text") return [whole ? tableDigit(fact.read, forget) : amongDigit(fact.read, values)];
  if (fact.kind === "ip") return [whole ? tableDigit(fact.read, forget) : rangesDigit(fact.read, values, forget)];
  const { read } = fact;
  if (whole) return [tableDigit(read, forget, remember(writeTexts))];
  return slices([...values].map(String), mostBits).map((named) => heldDigit(read, named));
}

function booleanDigit<Q>(read: (question: Q) => boolean | undefined): Digit<Q> {
  return {
    count: 3,
    of: (question) => {
      const value = read(question);
      return value === undefined ? 0 : value ? 2 : 1;
    },
  };
}

/** How many of the numbers that it is compared with it reaches. */
function reachedDigit<Q>(read: (question: Q) => number | undefined, values: ReadonlySet<string | number>): Digit<Q> {
  const steps = [...values].filter((value) => typeof value === "number").sort((a, b) => a - b);
  return {
    count: steps.length + 2,
    of: (question) => {
      const value = read(question);
      if (value === undefined) return 0;
      let reached = 0;
      while (reached < steps.length && (steps[reached] ?? Infinity) <= value) reached++;
      return reached + 1;
    },
  };
}

/** Which of the named ones it is, or another. */
function amongDigit<Q>(read: (question: Q) => string | undefined, values: ReadonlySet<string | number>): Digit<Q> {
  const places = new Map([...values].map((value, index) => [value, index + 2]));
  return {
    count: values.size + 2,
    of: (question) => {
      const value = read(question);
      return value === undefined ? 0 : (places.get(value) ?? 1);
    },
  };
}

const mostBits = 16;

/** Longest list that is looked through sooner than it is found among those remembered. */
const shortList = 4;

/** Which of the named ones are in it. */
function heldDigit<Q>(read: (question: Q) => readonly string[] | undefined, named: readonly string[]): Digit<Q> {
  const count = (texts: readonly string[]): number => {
    let held = 1;
    let weight = 1;
    for (const name of named) {
      if (texts.includes(name)) held += weight;
      weight *= 2;
    }
    return held;
  };
  const countLong = remember(count);
  return {
    count: 2 ** named.length + 1,
    of: (question) => {
      const texts = read(question);
      if (texts === undefined) return 0;
      if (texts.length === 0) return 1;
      return texts.length <= shortList ? count(texts) : countLong(texts);
    },
  };
}

/** Most lists live as long as a credential or a Snapshot does, so what is made of one is kept with it. */
function remember<V>(make: (texts: readonly string[]) => V): (texts: readonly string[]) => V {
  const made = new WeakMap<readonly string[], V>();
  return (texts) => {
    const known = made.get(texts);
    if (known !== undefined) return known;
    const value = make(texts);
    made.set(texts, value);
    return value;
  };
}

/** At least one, so that whether the set is there at all counts too. */
function slices<T>(all: readonly T[], size: number): T[][] {
  const parts = [all.slice(0, size)];
  for (let at = size; at < all.length; at += size) parts.push(all.slice(at, at + size));
  return parts;
}

const mostInTable = 50_000;

/** The value itself counts: its place among those seen so far. */
function tableDigit<Q, V>(
  read: (question: Q) => V | undefined,
  forget: () => void,
  write: (value: V) => unknown = (value) => value,
): Digit<Q> {
  const places = new Map<unknown, number>();
  return {
    count: mostInTable + 1,
    of: (question) => {
      const value = read(question);
      if (value === undefined) return 0;
      const written = write(value);
      let place = places.get(written);
      if (place === undefined) {
        if (places.size >= mostInTable) {
          places.clear();
          forget();
        }
        place = places.size + 1;
        places.set(written, place);
      }
      return place;
    },
  };
}

/** No two different sets make one text. */
function writeTexts(texts: readonly string[]): string {
  let written = "";
  for (const text of [...new Set(texts)].sort()) written += `${text.length}:${text}`;
  return written;
}

/** In which of the ranges it is. Where one of them can't be read here, the address itself counts. */
function rangesDigit<Q>(
  read: (question: Q) => string | undefined,
  values: ReadonlySet<string | number>,
  forget: () => void,
): Digit<Q> {
  const ranges = [...values].map((literal) => readRange(String(literal)));
  const known = new Map<string, string>();
  const places = (address: string): string => {
    let written = known.get(address);
    if (written === undefined) {
      written = ranges.every((range) => range !== undefined) ? placesIn(address, ranges) : address;
      if (known.size >= mostInTable) known.clear();
      known.set(address, written);
    }
    return written;
  };
  return tableDigit(read, forget, places);
}

type Range = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

function readRange(text: string): Range | undefined {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (!ipaddr.isValid(text)) return undefined;
  const address = ipaddr.parse(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

function placesIn(text: string, ranges: readonly Range[]): string {
  const address = ipaddr.parse(text);
  const inside = ranges.map(([start, bits]) => start.kind() === address.kind() && address.match(start, bits));
  return inside.map((is) => (is ? "1" : "0")).join("");
}
