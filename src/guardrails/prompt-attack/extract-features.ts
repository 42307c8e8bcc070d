import * as characters from "./classify-characters.ts";
import { extendHash, SENTENCE_START, stemConcept, wordConcept, WORD_SEED } from "./match-concepts.ts";

/**
 * Hashed features of a piece of text, in three groups: words and runs of two and three of them; runs of five characters; concepts, alone and
 * in pairs and triples that stand near each other. No string is made: all hashes roll over the code units. One instance is reused for
 * any number of texts; what it holds is the last text's.
 */
/** Longest piece that is taken at once, in code units; buffers are sized for it. Longer texts are cut by the caller. */
export const MAX_PIECE = 8192;

export interface Features {
  readonly words: Uint32Array;
  readonly grams: Uint32Array;
  readonly concepts: Uint32Array;
  wordCount: number;
  gramCount: number;
  conceptCount: number;
}

const { foldedCharacter, characterClass, LETTER, DIGIT, IDEOGRAPH, SENTENCE_END, PUNCTUATION, IGNORED } = characters;
const BASE = 0x01000193;
const BASE_5 = [BASE, BASE, BASE, BASE, BASE].reduce((product, base) => Math.imul(product, base), 1);
const SPACE = 0x20;
const NEAR = 10;
const MIN_STEM = 2;
const MAX_IDEOGRAPHS = 6;

export function createFeatures(): Features {
  return {
    words: new Uint32Array(3 * MAX_PIECE + 16),
    grams: new Uint32Array(MAX_PIECE + 16),
    concepts: new Uint32Array(6 * MAX_PIECE + 16),
    wordCount: 0,
    gramCount: 0,
    conceptCount: 0,
  };
}

/** For each concept feature, the number of the piece that last had it: a feature counts once in a piece. */
const SEEN_BITS = 15;
const lastSeen = new Uint32Array(1 << SEEN_BITS);
let pieceNumber = 0;

function pushConcept(out: Features, hash: number): void {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  const index = mixed >>> (32 - SEEN_BITS);
  if (lastSeen[index] === pieceNumber) return;
  lastSeen[index] = pieceNumber;
  out.concepts[out.conceptCount++] = mixed;
}

function beginPiece(out: Features): void {
  out.wordCount = 0;
  out.gramCount = 0;
  out.conceptCount = 0;
  pieceNumber = (pieceNumber + 1) >>> 0;
  if (pieceNumber === 0) {
    lastSeen.fill(0);
    pieceNumber = 1;
  }
}

/** Fills `out` with the features of text[start, end), at most MAX_PIECE code units of it. */
export function extractFeatures(text: string, start: number, end: number, out: Features): void {
  beginPiece(out);
  const stop = Math.min(end, start + MAX_PIECE, text.length);
  const { words, grams } = out;
  let wordCount = 0;
  let gramCount = 0;
  let previousWord = 1;
  let wordBefore = 1;
  let concept1 = SENTENCE_START;
  let concept2 = 0;
  let gap1 = 0;
  let gap2 = NEAR + 1;
  let gram5 = 0;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let e = SPACE;
  let wordHash = WORD_SEED;
  let wordLength = 0;
  let concept = 0;
  let runHash = WORD_SEED;
  let runLength = 0;

  for (let index = start; index <= stop; index += 1) {
    const code = index < stop ? text.charCodeAt(index) : SPACE;
    const kind = characterClass[code] ?? 0;
    if (kind === IGNORED) continue;
    const inWord = kind === LETTER || kind === DIGIT;
    const folded = inWord || kind === IDEOGRAPH ? (foldedCharacter[code] ?? code) : SPACE;

    if (folded !== SPACE || e !== SPACE) {
      gram5 = (Math.imul(gram5, BASE) + folded - Math.imul(a, BASE_5)) | 0;
      a = b;
      b = c;
      c = d;
      d = e;
      e = folded;
      grams[gramCount++] = Math.imul(gram5 ^ (gram5 >>> 13), 0x9e3779b1) >>> 0;
    }

    if (inWord) {
      wordHash = extendHash(wordHash, folded);
      wordLength += 1;
      if (wordLength >= MIN_STEM) concept = stemConcept(wordHash) || concept;
    }
    if ((wordLength > 0 && !inWord) || kind === IDEOGRAPH) {
      // A word has ended, or an ideograph stands for one. With an ideograph directly after letters the letters' word is dropped.
      if (kind === IDEOGRAPH) {
        wordHash = extendHash(WORD_SEED, folded);
        concept = ideographConcept(text, index, stop);
      } else concept = wordConcept(wordHash) || concept;
      words[wordCount++] = Math.imul(wordHash ^ (wordHash >>> 15), 0x2c1b3c6d) >>> 0;
      const pair = Math.imul(previousWord, 0x85ebca6b) ^ wordHash;
      words[wordCount++] = Math.imul(pair ^ (pair >>> 15), 0x297a2d39) >>> 0;
      const triple = Math.imul(pair, 0xc2b2ae35) ^ wordBefore;
      words[wordCount++] = Math.imul(triple ^ (triple >>> 15), 0x7feb352d) >>> 0;
      wordBefore = previousWord;
      previousWord = wordHash;
      gap1 += 1;
      gap2 += 1;
      if (concept !== 0) {
        pushConcept(out, concept);
        if (gap1 <= NEAR) {
          pushConcept(out, 0x10000 + concept1 * 64 + concept);
          pushConcept(out, 0x20000 + Math.min(concept1, concept) * 64 + Math.max(concept1, concept));
          if (gap2 <= NEAR + 4) pushConcept(out, 0x1000000 + (concept2 * 64 + concept1) * 64 + concept);
        }
        if (gap2 <= NEAR) pushConcept(out, 0x30000 + concept2 * 64 + concept);
        concept2 = concept1;
        gap2 = gap1;
        concept1 = concept;
        gap1 = 0;
      }
      wordHash = WORD_SEED;
      wordLength = 0;
      concept = 0;
    }

    if (kind === PUNCTUATION || kind === SENTENCE_END) {
      runHash = extendHash(runHash, code);
      runLength += 1;
      if (kind === SENTENCE_END) {
        previousWord = 1;
        if (gap1 > 0) {
          concept2 = concept1;
          gap2 = gap1 + 4;
          concept1 = SENTENCE_START;
          gap1 = 0;
        }
      }
    } else if (runLength > 0) {
      // Runs of punctuation mark chat templates, comments, fences and tables.
      if (runLength > 1) {
        const run = Math.min(runLength, 5) * 0x51ed27 + runHash;
        words[wordCount++] = Math.imul(run ^ (run >>> 15), 0x2c1b3c6d) >>> 0;
      }
      runHash = WORD_SEED;
      runLength = 0;
    }
  }
  out.wordCount = wordCount;
  out.gramCount = gramCount;
}

/** The concept of the longest known word that begins here, in a script without spaces. */
function ideographConcept(text: string, index: number, stop: number): number {
  let hash = WORD_SEED;
  let found = 0;
  for (let at = index; at < Math.min(stop, index + MAX_IDEOGRAPHS); at += 1) {
    const code = text.charCodeAt(at);
    if (characterClass[code] !== IDEOGRAPH) break;
    hash = extendHash(hash, foldedCharacter[code] ?? code);
    found = wordConcept(hash) || found;
  }
  return found;
}
