import type { Surface } from "../core/inspection.ts";
import type { Candidate, OpenScanner, Scanner } from "./candidate.ts";
import { ClusterCollector } from "./collect-clusters.ts";
import type { Finding, InspectionContext } from "./guardrail.ts";
import { resolveCluster } from "./resolve-cluster.ts";
import type { Resolved } from "./resolve-cluster.ts";
import { lookBehind } from "./sensitive/read-ahead.ts";
import { Normaliser, normaliseText } from "./text/normalise.ts";

export interface TextInspectorOptions {
  /** The rules of one side of a guardrail. */
  readonly rules: readonly OpenScanner[];
  readonly surface: Surface;
  readonly context: InspectionContext;
  readonly record: (finding: Finding) => void;
  /** On output what comes after a block is of no interest; on input every finding is wanted. */
  readonly stopAtBlock: boolean;
}

/** Of text that has been let out, how much may pile up before it is cut off; cutting costs a copy of what is held. */
const slack = 1024;

/**
 * Inspects one text, in as many pieces as it comes in, and lets out what no rule can change any more.
 *
 * Scanners read the normalised text, or the original where they say so; what they find is settled in offsets of the original.
 * Every scanner says how far back it may still find something; what stands before that, and before the open cluster of
 * findings, is settled. Held back are thus at most: the word in progress (64 units of one), a number or token in progress,
 * the beginning of a phrase (256 units with gaps of 32), a regex match in progress (1,024), a private key or JWT (8,192), a
 * chain of overlapping findings (9,216), the sentence in progress where one is judged as a whole. Beyond these lengths a match
 * is cut where its own file says. What can only be judged as a whole holds back everything.
 *
 * INVARIANT chunking-is-invisible: candidates, clusters and so findings and output depend on the whole text alone.
 */
export class TextInspector {
  blocked = false;
  masked = false;
  readonly #options: TextInspectorOptions;
  readonly #scanners: readonly Scanner[];
  readonly #sourceScanners: readonly Scanner[];
  /** Those that have not yet been given their text. */
  #wholeScanners: readonly Scanner[];
  readonly #normaliser = new Normaliser();
  readonly #collector = new ClusterCollector();
  /** Normalised text from offset `#base` on. */
  #text = "";
  #base = 0;
  /** Original text from offset `#sourceBase` on, kept for scanners that read it. */
  #source = "";
  #sourceBase = 0;
  /** Original text from offset `#released` on. */
  #held = "";
  #released = 0;
  #out = "";

  constructor(options: TextInspectorOptions) {
    this.#options = options;
    const scanners: Scanner[] = [];
    for (const open of options.rules) {
      const scanner = open(options.surface, options.context);
      if (scanner !== undefined) scanners.push(scanner);
    }
    this.#scanners = scanners.filter(({ reads }) => reads === undefined);
    this.#wholeScanners = scanners.filter(({ reads }) => reads === "whole");
    this.#sourceScanners = scanners.filter(({ reads }) => reads === "source");
  }

  /** What can be let out, after taking in `text`; everything that is left when `final`. Nothing after a block. */
  push(text: string, final: boolean): string {
    if (this.blocked && this.#options.stopAtBlock) return "";
    this.#held = this.#held === "" ? text : this.#held + text;
    const frontier = Math.min(this.#scanWhole(final), this.#scanNormalised(text, final), this.#scanSource(text, final));
    this.#collector.advance(frontier, (cluster) => this.#settle(cluster));
    if (!(this.blocked && this.#options.stopAtBlock)) {
      const settled = this.#collector.settledUpTo(frontier);
      this.#release(final ? this.#released + this.#held.length : this.#wholePair(settled));
    }
    const out = this.#out;
    this.#out = "";
    return out;
  }

  /** While one of these waits nothing is let out, so that what is held is the whole text. */
  #scanWhole(final: boolean): number {
    if (this.#wholeScanners.length === 0) return Infinity;
    this.#wholeScanners = this.#wholeScanners.filter((scanner) => {
      const { most = Infinity } = scanner;
      const isTooLong = this.#held.length > most;
      if (!final && !isTooLong) return true;
      scanner.scan(isTooLong ? this.#held.slice(0, most + 1) : this.#held, 0, !isTooLong, this.#collector.found);
      return false;
    });
    return this.#wholeScanners.length > 0 ? 0 : Infinity;
  }

  /** The offset in the original text before which the scanners of normalised text will find nothing more. */
  #scanNormalised(text: string, final: boolean): number {
    const normal = this.#normaliser.push(text, final);
    this.#text = this.#text === "" ? normal : this.#text + normal;
    const { found } = this.#collector;
    let frontier = this.#base + this.#text.length;
    for (const scanner of this.#scanners) {
      const known = found.length;
      frontier = Math.min(frontier, scanner.scan(this.#text, this.#base, final, found));
      for (const [i, candidate] of found.slice(known).entries()) found[known + i] = this.#inSource(candidate);
    }
    const settled = this.#normaliser.sourceStart(frontier);
    const keepFrom = frontier - lookBehind;
    if (keepFrom - this.#base >= slack) {
      this.#text = this.#text.slice(keepFrom - this.#base);
      this.#base = keepFrom;
      this.#normaliser.trim(keepFrom);
    }
    return settled;
  }

  #scanSource(text: string, final: boolean): number {
    if (this.#sourceScanners.length === 0) return Infinity;
    this.#source = this.#source === "" ? text : this.#source + text;
    let frontier = this.#sourceBase + this.#source.length;
    for (const scanner of this.#sourceScanners) {
      frontier = Math.min(frontier, scanner.scan(this.#source, this.#sourceBase, final, this.#collector.found));
    }
    const keepFrom = frontier - lookBehind;
    if (keepFrom - this.#sourceBase >= slack) {
      this.#source = this.#source.slice(keepFrom - this.#sourceBase);
      this.#sourceBase = keepFrom;
    }
    return frontier;
  }

  /** The same candidate, in offsets into the original text. */
  #inSource(candidate: Candidate): Candidate {
    const start = this.#normaliser.sourceStart(candidate.start);
    const end = this.#normaliser.sourceEnd(candidate.end);
    return start === candidate.start && end === candidate.end ? candidate : { ...candidate, start, end };
  }

  #settle(cluster: readonly Candidate[]): boolean {
    const { surface, context, record, stopAtBlock } = this.#options;
    for (const resolved of resolveCluster(cluster, context)) {
      const { rule, confidence, action } = resolved;
      const start = this.#wholePair(resolved.start);
      const end = this.#pairEnd(resolved.end);
      const { policy, type, dataClass, overlays } = rule;
      if (rule.action !== "restore") record({ policy, type, surface, start, end, confidence, action, dataClass, overlays });
      if (this.blocked && stopAtBlock) continue;
      if (action === "masked" && end > this.#released) {
        const value = this.#held.slice(Math.max(0, start - this.#released), end - this.#released);
        this.#release(start);
        this.#out += this.#label(resolved, value);
        this.#drop(end);
        this.masked = true;
      } else if (action === "blocked") {
        this.#release(start);
        this.blocked = true;
      }
    }
    return !(this.blocked && stopAtBlock);
  }

  #label({ rule, replacement }: Resolved, original: string): string {
    const { context } = this.#options;
    if (replacement !== undefined) return replacement;
    if (rule.action === "remove") return "";
    if (rule.action === "anonymize") return `{${rule.type}}`;
    if (rule.action === "tokenize") return context.vault?.tokenOf(rule.type, original) ?? `{${rule.type}}`;
    const value = normaliseText(original);
    if (rule.action === "restore") return context.vault?.valueOf(value) ?? original;
    const hashed =
      rule.hashed === "digits" ? value.replaceAll(/\D/g, "") : rule.hashed === "lower-case" ? value.toLowerCase() : value;
    return `{${rule.type}:${context.hash(hashed)}}`;
  }

  /** Lets out the original text up to `offset`, unless a mask already went further. */
  #release(offset: number): void {
    if (offset <= this.#released) return;
    this.#out += this.#held.slice(0, offset - this.#released);
    this.#drop(offset);
  }

  #drop(offset: number): void {
    this.#held = this.#held.slice(offset - this.#released);
    this.#released = offset;
  }

  /** A surrogate pair is never cut: a stretch that begins or ends inside one takes all of it. */
  #wholePair(offset: number): number {
    return this.#isInsidePair(offset) ? offset - 1 : offset;
  }

  #pairEnd(offset: number): number {
    return this.#isInsidePair(offset) ? offset + 1 : offset;
  }

  #isInsidePair(offset: number): boolean {
    const at = offset - this.#released;
    return at > 0 && (this.#held.charCodeAt(at) & 0xfc00) === 0xdc00 && (this.#held.charCodeAt(at - 1) & 0xfc00) === 0xd800;
  }
}
