import type { Candidate, Rule, Scanner } from "../candidate.ts";

/** Words in a run that an answer and its system prompt may have in common by chance. */
const runLength = 5;
/** Fewer runs in common are no leak, and a shorter system prompt is not compared. */
const fewestRuns = 8;
/** Of a longer system prompt the beginning is compared. */
const mostPromptWords = 20_000;
/** A canary is told by so many letters and digits at least; shorter ones stand in ordinary text. */
export const shortestCanary = 6;
/** A piece of text that is read at once. */
const pieceLength = 4096;

/** Made for each reader: a global expression remembers where it stopped, and `matchAll` goes on from there. */
const wordExpression = (): RegExp => /[\p{L}\p{M}\p{N}]{1,64}/gu;
const squeezable = /[\p{L}\p{N}]/u;

/** Letters and digits in lower case: what is left of a text that is spaced out, punctuated or shouted. */
export function squeeze(text: string): string {
  return [...text.normalize("NFKC")]
    .filter((character) => squeezable.test(character))
    .join("")
    .toLowerCase();
}

/** A canary as it is looked for: as it is, backwards, and within text in base64 at each of the three places a byte can have. */
export function canaryForms(canary: string): string[] {
  const plain = squeeze(canary);
  if (plain.length < shortestCanary) return [];
  const forms = [plain, [...plain].reverse().join("")];
  const bytes = new TextEncoder().encode(canary.trim());
  for (let shift = 0; shift < 3; shift++) {
    const padded = new Uint8Array(shift + bytes.length);
    padded.set(bytes, shift);
    const encoded = btoa(String.fromCharCode(...padded));
    // Characters at both ends depend on neighbouring bytes too.
    const first = Math.ceil((shift * 8) / 6);
    const last = Math.floor((padded.length * 8) / 6);
    const core = squeeze(encoded.slice(first, last));
    if (core.length >= 8) forms.push(core);
  }
  return forms;
}

/** Hashes of every run of words in a system prompt. */
function wordRuns(texts: readonly string[]): Set<string> {
  const runs = new Set<string>();
  let count = 0;
  for (const text of texts) {
    const last: string[] = [];
    for (const [found] of text.normalize("NFKC").matchAll(wordExpression())) {
      if (++count > mostPromptWords) return runs;
      last.push(found.toLowerCase());
      if (last.length > runLength) last.shift();
      if (last.length === runLength) runs.add(last.join(" "));
    }
  }
  return runs;
}

export interface LeakOptions {
  readonly rule: Rule;
  /** As `canaryForms` gives them. */
  readonly canaries: readonly string[];
  readonly mostOverlap: number;
  readonly system: readonly string[];
}

/**
 * Finds canaries, and the place where an answer has repeated more of its system prompt than it may. Both depend only on what
 * was read so far, so a leak is found as soon as it is one. Holds back as much as the longest canary has, and the word in progress.
 */
export class PromptLeakScanner implements Scanner {
  readonly #rule: Rule;
  readonly #canaries: readonly string[];
  readonly #longest: number;
  readonly #runs: ReadonlySet<string>;
  readonly #enough: number;
  readonly #repeated = new Set<string>();
  readonly #word = wordExpression();
  readonly #words: { readonly text: string; readonly start: number }[] = [];
  #overlaps = false;
  #position = 0;
  #squeezedTo = 0;
  #tail = "";
  /** Where each unit of the tail stands. */
  #places: number[] = [];

  constructor({ rule, canaries, mostOverlap, system }: LeakOptions) {
    this.#rule = rule;
    this.#canaries = canaries;
    this.#longest = Math.max(0, ...canaries.map(({ length }) => length));
    this.#runs = wordRuns(system);
    this.#enough = this.#runs.size < fewestRuns ? Infinity : Math.max(fewestRuns, Math.ceil(this.#runs.size * mostOverlap));
  }

  scan(text: string, base: number, final: boolean, found: Candidate[]): number {
    // Half a character is read with its other half.
    const readable = !final && (text.charCodeAt(text.length - 1) & 0xfc00) === 0xd800 ? text.slice(0, -1) : text;
    if (this.#longest > 0) this.#findCanaries(readable, base, found);
    this.#findOverlap(readable, base, final, found);
    if (final) return base + text.length;
    return Math.min(this.#position, this.#places.at(-this.#longest) ?? this.#places[0] ?? this.#position);
  }

  #findCanaries(text: string, base: number, found: Candidate[]): void {
    while (this.#squeezedTo < base + text.length) {
      const known = this.#tail.length;
      this.#squeezeOn(text, base);
      for (const canary of this.#canaries) {
        let at = this.#tail.indexOf(canary, Math.max(0, known - canary.length + 1));
        while (at >= 0) {
          const start = this.#places[at] ?? 0;
          const end = (this.#places[at + canary.length - 1] ?? start) + 1;
          found.push({ rule: this.#rule, start, end, confidence: 1 });
          at = this.#tail.indexOf(canary, at + 1);
        }
      }
      const kept = Math.min(this.#tail.length, this.#longest);
      this.#tail = kept === 0 ? "" : this.#tail.slice(-kept);
      this.#places = kept === 0 ? [] : this.#places.slice(-kept);
    }
  }

  #squeezeOn(text: string, base: number): void {
    let at = this.#squeezedTo - base;
    const limit = Math.min(text.length, at + pieceLength);
    let squeezed = "";
    while (at < limit) {
      const codePoint = text.codePointAt(at) ?? 0;
      const character = String.fromCodePoint(codePoint);
      if (isAsciiAlphanumeric(codePoint) || (codePoint > 0x7f && squeezable.test(character))) {
        const lower = character.toLowerCase();
        for (let i = 0; i < lower.length; i++) this.#places.push(base + at);
        squeezed += lower;
      }
      at += character.length;
    }
    this.#tail += squeezed;
    this.#squeezedTo = base + at;
  }

  #findOverlap(text: string, base: number, final: boolean, found: Candidate[]): void {
    const word = this.#word;
    word.lastIndex = this.#position - base;
    for (let match = word.exec(text); match !== null; match = word.exec(text)) {
      if (!final && word.lastIndex === text.length && match[0].length < 64) {
        this.#position = base + match.index;
        return;
      }
      this.#addWord(match[0].toLowerCase(), base + match.index, base + word.lastIndex, found);
    }
    this.#position = base + text.length;
  }

  #addWord(text: string, start: number, end: number, found: Candidate[]): void {
    if (this.#overlaps || this.#enough === Infinity) return;
    this.#words.push({ text, start });
    if (this.#words.length > runLength) this.#words.shift();
    if (this.#words.length < runLength) return;
    const run = this.#words.map((one) => one.text).join(" ");
    if (!this.#runs.has(run)) return;
    this.#repeated.add(run);
    if (this.#repeated.size < this.#enough) return;
    this.#overlaps = true;
    const share = Math.min(1, this.#repeated.size / this.#runs.size);
    // The run's first words may have gone out, so it is its last word that is found.
    found.push({ rule: this.#rule, start, end, confidence: Math.max(0.5, share) });
  }
}

function isAsciiAlphanumeric(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}
