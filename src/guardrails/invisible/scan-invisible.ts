import type { Candidate, Rule, Scanner } from "../candidate.ts";
import { contextLength, flagLength, hiddenType, isLegitimate, isRightToLeft } from "./classify-hidden.ts";
import type { InvisibleType } from "./classify-hidden.ts";
import { longestWord, readImitation } from "./judge-word.ts";
import { hasLookAlikes } from "./look-alikes.ts";

export type InvisibleRules = Readonly<Record<InvisibleType, Rule>>;

/** Hidden characters in a row make one finding, up to so many units. */
const longestRun = 256;

const unusual = /[^\t\n\v\f\r\x20-\x7e]/g;
const letter = /(?!\p{DI})[\p{L}\p{M}]/u;
const letters = /(?:(?!\p{DI})[\p{L}\p{M}])+/uy;

/**
 * Finds characters that a reader doesn't see, and words that imitate others. Holds back the word in progress (64 units), and 32
 * units after a hidden character whose business depends on what follows.
 */
export class InvisibleScanner implements Scanner {
  readonly reads = "source";
  readonly #rules: InvisibleRules;
  #position = 0;
  /** How far a word reaches that is too long to be judged. */
  #longEnd = -1;
  /** The last unit of right-to-left text before `#seen`. */
  #rightToLeft = -Infinity;
  #seen = 0;
  /** A run of hidden characters of one kind that may go on. */
  #run: { readonly type: InvisibleType; readonly start: number; readonly end: number } | undefined;

  constructor(rules: InvisibleRules) {
    this.#rules = rules;
  }

  scan(text: string, base: number, final: boolean, found: Candidate[]): number {
    for (;;) {
      unusual.lastIndex = this.#position - base;
      const at = unusual.exec(text)?.index ?? text.length;
      if (this.#run !== undefined && base + at > this.#run.end) this.#closeRun(found);
      if (at === text.length) {
        this.#position = base + at;
        break;
      }
      const next = this.#judge(text, at, base, final, found);
      if (next === undefined) {
        this.#position = base + at;
        break;
      }
      this.#position = base + next;
    }
    if (final) {
      this.#closeRun(found);
      return base + text.length;
    }
    const word = wordStart(text, this.#position - base);
    const open = word < 0 ? this.#position : base + word;
    return this.#run === undefined ? open : Math.min(this.#run.start, open);
  }

  /** Where to go on; undefined when more text is needed to judge the character at `at`. */
  #judge(text: string, at: number, base: number, final: boolean, found: Candidate[]): number | undefined {
    const unit = text.charCodeAt(at);
    if ((unit & 0xfc00) === 0xd800 && at + 1 === text.length && !final) return undefined;
    const codePoint = text.codePointAt(at) ?? 0;
    const end = at + (codePoint > 0xffff ? 2 : 1);
    if (hasLookAlikes(codePoint) && letter.test(String.fromCodePoint(codePoint)))
      return this.#judgeWord(text, at, base, final, found);
    if (codePoint === 0x1f3f4) {
      if (!final && text.length - at < 14) return undefined;
      const length = flagLength(text, at);
      return length > 0 ? at + length : end;
    }
    const type = hiddenType(codePoint);
    if (type === undefined) return end;
    if (!final && text.length - end < contextLength) return undefined;
    const isNearRightToLeft = (): boolean => this.#isNearRightToLeft(text, at, end, base);
    if (!isLegitimate(type, { codePoint, text, at, end, isNearRightToLeft })) this.#addToRun(type, base + at, base + end, found);
    return end;
  }

  #isNearRightToLeft(text: string, at: number, end: number, base: number): boolean {
    const limit = Math.min(text.length, end + contextLength);
    for (let i = Math.max(this.#seen - base, at - contextLength, 0); i < limit; i++) {
      if (isRightToLeft(text.charCodeAt(i))) this.#rightToLeft = base + i;
    }
    this.#seen = Math.max(this.#seen, base + limit);
    return this.#rightToLeft >= base + at - contextLength;
  }

  #judgeWord(text: string, at: number, base: number, final: boolean, found: Candidate[]): number | undefined {
    const start = this.#longEnd === base + at ? -1 : wordStart(text, at);
    if (start < 0) return this.#skipLetters(text, at, base);
    let end = at;
    while (end < text.length && end - start <= longestWord) {
      const codePoint = text.codePointAt(end) ?? 0;
      if (!letter.test(String.fromCodePoint(codePoint))) break;
      end += codePoint > 0xffff ? 2 : 1;
    }
    if (end - start > longestWord) return this.#skipLetters(text, at, base);
    if (!final && (end === text.length || isOpenPair(text, end))) return undefined;
    const word = text.slice(start, end);
    const replacement = readImitation(word);
    if (replacement !== undefined) {
      found.push({ rule: this.#rules.MIXED_SCRIPT, start: base + start, end: base + end, confidence: 0.9, replacement });
    }
    return end;
  }

  #skipLetters(text: string, at: number, base: number): number {
    letters.lastIndex = at;
    letters.test(text);
    const end = Math.max(letters.lastIndex, at + 1);
    this.#longEnd = base + end;
    return end;
  }

  #addToRun(type: InvisibleType, start: number, end: number, found: Candidate[]): void {
    const run = this.#run;
    if (run !== undefined && run.type === type && run.end === start && end - run.start <= longestRun) {
      this.#run = { type, start: run.start, end };
      return;
    }
    this.#closeRun(found);
    this.#run = { type, start, end };
  }

  #closeRun(found: Candidate[]): void {
    if (this.#run === undefined) return;
    const { type, start, end } = this.#run;
    found.push({ rule: this.#rules[type], start, end, confidence: 1 });
    this.#run = undefined;
  }
}

/** Where the letters begin that end at `at`; -1 where they are more than a word has. */
function wordStart(text: string, at: number): number {
  let start = at;
  while (start > 0) {
    if (at - start > longestWord) return -1;
    const isPair = (text.charCodeAt(start - 1) & 0xfc00) === 0xdc00 && start > 1;
    const codePoint = text.codePointAt(start - (isPair ? 2 : 1)) ?? 0;
    if (!letter.test(String.fromCodePoint(codePoint))) break;
    start -= isPair ? 2 : 1;
  }
  return start;
}

function isOpenPair(text: string, at: number): boolean {
  return at + 1 === text.length && (text.charCodeAt(at) & 0xfc00) === 0xd800;
}
