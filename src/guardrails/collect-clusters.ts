import type { Candidate } from "./candidate.ts";

/**
 * Longest stretch of overlapping candidates that is settled as one; longer ones are cut at this distance from their start.
 * Above the longest single match (a private key), so that only hostile text is cut.
 */
export const longestCluster = 9216;

/**
 * Brings candidates from several scanners into order and parts them into clusters of overlapping ones. Candidates are
 * admitted by their start only when no earlier one can come, so the clusters depend on the text alone.
 */
export class ClusterCollector {
  #waiting: Candidate[] = [];
  #cluster: Candidate[] = [];
  /** What hangs over the cut of the cluster: it starts the next one. */
  #overhang: Candidate[] = [];
  #start = -1;
  #end = -1;

  /** Where scanners put what they find, in any order. */
  get found(): Candidate[] {
    return this.#waiting;
  }

  /** The earliest offset that may still change, when no candidate comes before `frontier`. */
  settledUpTo(frontier: number): number {
    return this.#start >= 0 ? Math.min(this.#start, frontier) : frontier;
  }

  /** Gives `settle` every cluster that no candidate from `frontier` on can join, in order; stops when it answers false. */
  advance(frontier: number, settle: (cluster: readonly Candidate[]) => boolean): void {
    if (this.#waiting.length > 0) {
      const ready = this.#waiting.filter(({ start }) => start < frontier).sort(byStart);
      if (ready.length === this.#waiting.length) this.#waiting.length = 0;
      else if (ready.length > 0) this.#waiting = this.#waiting.filter(({ start }) => start >= frontier);
      for (const candidate of ready) if (!this.#admit(candidate, settle)) return;
    }
    while (this.#start >= 0 && this.#end <= frontier) if (!this.#close(settle)) return;
  }

  #admit(candidate: Candidate, settle: (cluster: readonly Candidate[]) => boolean): boolean {
    while (this.#start >= 0 && candidate.start >= this.#end) if (!this.#close(settle)) return false;
    if (this.#start < 0) {
      this.#start = candidate.start;
      this.#end = candidate.start;
    }
    const cut = this.#start + longestCluster;
    if (candidate.end > cut) {
      // What stands in its place does so once.
      this.#overhang.push({ ...candidate, start: cut, ...(candidate.replacement !== undefined && { replacement: "" }) });
      this.#cluster.push({ ...candidate, end: cut });
    } else this.#cluster.push(candidate);
    this.#end = Math.max(this.#end, Math.min(candidate.end, cut));
    return true;
  }

  #close(settle: (cluster: readonly Candidate[]) => boolean): boolean {
    const cluster = this.#cluster;
    const overhang = this.#overhang;
    this.#cluster = [];
    this.#overhang = [];
    this.#start = -1;
    const goesOn = settle(cluster);
    // Sorted again: what was cut has one start now, and the longest goes first.
    if (goesOn) for (const candidate of overhang.sort(byStart)) this.#admit(candidate, settle);
    return goesOn;
  }
}

function byStart(a: Candidate, b: Candidate): number {
  return a.start - b.start || b.end - a.end || a.rule.order - b.rule.order;
}
