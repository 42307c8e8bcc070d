import type { Surface } from "../core/inspection.ts";
import type { Candidate, OpenScanner, Scanner } from "./candidate.ts";
import { ClusterCollector } from "./collect-clusters.ts";
import type { Finding, InspectionContext } from "./guardrail.ts";
import { resolveCluster } from "./resolve-cluster.ts";
import type { Resolved } from "./resolve-cluster.ts";
import { lookBehind } from "./sensitive/read-ahead.ts";
import { Normaliser } from "./text/normalise.ts";

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
  readonly #normaliser = new Normaliser();
  readonly #collector = new ClusterCollector();
  /** Normalised text from offset `#base` on. */
  #text = "";
  #base = 0;
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
    this.#scanners = scanners;
  }

  /** What can be let out, after taking in `text`; everything that is left when `final`. Nothing after a block. */
  push(text: string, final: boolean): string {
    if (this.blocked && this.#options.stopAtBlock) return "";
    this.#held = this.#held === "" ? text : this.#held + text;
    const normal = this.#normaliser.push(text, final);
    this.#text = this.#text === "" ? normal : this.#text + normal;

    let frontier = this.#base + this.#text.length;
    for (const scanner of this.#scanners) {
      frontier = Math.min(frontier, scanner.scan(this.#text, this.#base, final, this.#collector.found));
    }
    this.#collector.advance(frontier, (cluster) => this.#settle(cluster));
    if (!(this.blocked && this.#options.stopAtBlock)) {
      const settled = this.#collector.settledUpTo(frontier);
      this.#release(final ? this.#released + this.#held.length : this.#wholePair(this.#normaliser.sourceStart(settled)));
      this.#forget(settled);
    }
    const out = this.#out;
    this.#out = "";
    return out;
  }

  #settle(cluster: readonly Candidate[]): boolean {
    const { surface, context, record, stopAtBlock } = this.#options;
    for (const resolved of resolveCluster(cluster, context)) {
      const { rule, confidence, action } = resolved;
      const start = this.#wholePair(this.#normaliser.sourceStart(resolved.start));
      const end = this.#pairEnd(this.#normaliser.sourceEnd(resolved.end));
      const { policy, type, dataClass, overlays } = rule;
      if (rule.action !== "restore") record({ policy, type, surface, start, end, confidence, action, dataClass, overlays });
      if (this.blocked && stopAtBlock) continue;
      if (action === "masked" && end > this.#released) {
        this.#release(start);
        this.#out += this.#label(resolved);
        this.#drop(end);
        this.masked = true;
      } else if (action === "blocked") {
        this.#release(start);
        this.blocked = true;
      }
    }
    return !(this.blocked && stopAtBlock);
  }

  #label({ rule, start, end, replacement }: Resolved): string {
    const { surface, context } = this.#options;
    if (replacement !== undefined) return replacement;
    if (rule.action === "remove") return "";
    if (rule.action === "anonymize") return `{${rule.type}}`;
    const value = this.#text.slice(start - this.#base, end - this.#base);
    if (rule.action === "restore") return escapeFor(surface, context.vault?.valueOf(value) ?? value);
    if (rule.action === "tokenize") return context.vault?.tokenOf(rule.type, value) ?? `{${rule.type}}`;
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

  #forget(settled: number): void {
    const keepFrom = settled - lookBehind;
    if (keepFrom - this.#base < slack) return;
    this.#text = this.#text.slice(keepFrom - this.#base);
    this.#base = keepFrom;
    this.#normaliser.trim(keepFrom);
  }
}

/** Arguments of a tool are JSON, in which a value stands inside a string. */
function escapeFor(surface: Surface, value: string): string {
  return surface === "tool-arguments" ? JSON.stringify(value).slice(1, -1) : value;
}
