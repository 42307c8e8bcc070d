import { nextCellEnd } from "../../src/guardrails/prompt-attack/cut-cells.ts";
import { createFeatures, extractFeatures, type Features } from "../../src/guardrails/prompt-attack/extract-features.ts";
import { GROUPS } from "../../src/guardrails/prompt-attack/model-layout.ts";

/**
 * All features of all texts. Text t has the cells [firstCell[t], firstCell[t + 1]); group g of cell c has the features
 * ids[starts[GROUPS * c + g]...starts[GROUPS * c + g + 1]] and counts[GROUPS * c + g] of them before any were left out.
 */
export interface Corpus {
  readonly ids: Uint32Array;
  readonly starts: Uint32Array;
  readonly counts: Uint32Array;
  readonly firstCell: Uint32Array;
}

/** Numbers for hashes, in order of first sight. */
export interface Vocabulary {
  readonly hashes: Uint32Array;
  readonly numbers: Int32Array;
  size: number;
}

const SLOT_BITS = 24;
const SLOT_MASK = (1 << SLOT_BITS) - 1;
const MOST_FEATURES = 12_000_000;

export function createVocabulary(): Vocabulary {
  return { hashes: new Uint32Array(1 << SLOT_BITS), numbers: new Int32Array(1 << SLOT_BITS), size: 0 };
}

/** The number of a hash; -1 when it is unknown and not to be added. Hash 0 counts as 1. */
export function numberOf(vocabulary: Vocabulary, hash: number, add: boolean): number {
  const { hashes, numbers } = vocabulary;
  const key = hash === 0 ? 1 : hash;
  let slot = Math.imul(key, 0x9e3779b1) >>> (32 - SLOT_BITS);
  for (;;) {
    const found = hashes[slot];
    if (found === key) return numbers[slot] ?? -1;
    if (found === 0) break;
    slot = (slot + 1) & SLOT_MASK;
  }
  if (!add || vocabulary.size >= MOST_FEATURES) return -1;
  hashes[slot] = key;
  numbers[slot] = vocabulary.size;
  vocabulary.size += 1;
  return vocabulary.size - 1;
}

/** Indexes texts. With `add`, features that are new get a number; otherwise they only count. */
export function indexTexts(texts: readonly string[], vocabulary: Vocabulary, add: boolean): Corpus {
  const features = createFeatures();
  const ids = growing();
  const starts = growing();
  const counts = growing();
  const firstCell = new Uint32Array(texts.length + 1);
  starts.push(0);
  const take = (hashes: Uint32Array, count: number): void => {
    for (let at = 0; at < count; at += 1) {
      const number = numberOf(vocabulary, hashes[at] ?? 0, add);
      if (number >= 0) ids.push(number);
    }
    counts.push(count);
    starts.push(ids.length());
  };
  for (const [row, text] of texts.entries()) {
    firstCell[row] = counts.length() / GROUPS;
    eachCell(text, features, () => {
      take(features.words, features.wordCount);
      take(features.grams, features.gramCount);
      take(features.concepts, features.conceptCount);
    });
  }
  firstCell[texts.length] = counts.length() / GROUPS;
  return { ids: ids.done(), starts: starts.done(), counts: counts.done(), firstCell };
}

function eachCell(text: string, features: Features, visit: () => void): void {
  for (let start = 0; start < Math.max(text.length, 1);) {
    const end = Math.max(nextCellEnd(text, start), start + 1);
    extractFeatures(text, start, end, features);
    visit();
    start = end;
  }
}

/** Features that stand in at least so many texts, of at least so many templates. The texts of one template should be neighbours. */
export function findCommon(
  corpus: Corpus,
  templates: readonly string[],
  size: number,
  leastTexts: number,
  leastTemplates: number,
): Uint8Array {
  const texts = new Uint16Array(size);
  const kinds = new Uint16Array(size);
  const lastText = new Int32Array(size).fill(-1);
  const lastTemplate = new Int32Array(size).fill(-1);
  const numbers = new Map<string, number>();
  for (const [row, template] of templates.entries()) {
    let number = numbers.get(template);
    if (number === undefined) numbers.set(template, (number = numbers.size));
    const from = corpus.starts[(corpus.firstCell[row] ?? 0) * GROUPS] ?? 0;
    const to = corpus.starts[(corpus.firstCell[row + 1] ?? 0) * GROUPS] ?? 0;
    for (let at = from; at < to; at += 1) {
      const id = corpus.ids[at] ?? 0;
      if (lastText[id] === row) continue;
      lastText[id] = row;
      texts[id] = Math.min(65_535, (texts[id] ?? 0) + 1);
      if (lastTemplate[id] === number) continue;
      lastTemplate[id] = number;
      kinds[id] = Math.min(65_535, (kinds[id] ?? 0) + 1);
    }
  }
  return Uint8Array.from(texts, (count, id) => (count >= leastTexts && (kinds[id] ?? 0) >= leastTemplates ? 1 : 0));
}

/** The corpus with only the features that `kept` marks; the counts stay. */
export function keepFeatures(corpus: Corpus, kept: Uint8Array): Corpus {
  const ids = growing();
  const starts = new Uint32Array(corpus.starts.length);
  for (let group = 0; group + 1 < corpus.starts.length; group += 1) {
    for (let at = corpus.starts[group] ?? 0; at < (corpus.starts[group + 1] ?? 0); at += 1) {
      const id = corpus.ids[at] ?? 0;
      if (kept[id] === 1) ids.push(id);
    }
    starts[group + 1] = ids.length();
  }
  return { ...corpus, ids: ids.done(), starts };
}

function growing(): { push(value: number): void; length(): number; done(): Uint32Array } {
  let values = new Uint32Array(1 << 20);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) {
        const grown = new Uint32Array(length * 2);
        grown.set(values);
        values = grown;
      }
      values[length++] = value;
    },
    length: () => length,
    done: () => values.subarray(0, length),
  };
}
