import { asProblem, Problem } from "../core/problem.ts";
import { MiB, seconds } from "../core/units.ts";
import { decodeText } from "./decode-text.ts";
import { deriveViews } from "./derive-views.ts";
import { defaultExtractionLimits, readHereUpTo, type Extraction, type ExtractionLimits } from "./extraction.ts";
import type { DocumentFormat, TextFormat } from "./media-types.ts";
import { Places } from "./places.ts";
import { ReaderProcess } from "./reader-process.ts";
import type { Job, JobAnswer } from "./serve-extraction.ts";

export interface DocumentReaderOptions {
  /** Processes; each reads one document at a time, starts when it is first needed, and stays. */
  readonly processes?: number;
  /** Documents that may wait for one. */
  readonly maxWaiting?: number;
  /** Longest time that one document may take once it is its turn. */
  readonly maxDocumentMs?: number;
  readonly maxHeapMegabytes?: number;
  readonly maxResidentBytes?: number;
  readonly limits?: ExtractionLimits;
}

export interface ReadOptions {
  /** Milliseconds from now, waiting included. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
}

export const defaultReaderOptions: Required<DocumentReaderOptions> = {
  processes: 1,
  maxWaiting: 64,
  maxDocumentMs: seconds(5),
  maxHeapMegabytes: 256,
  maxResidentBytes: MiB(512),
  limits: defaultExtractionLimits,
};

/** Documents after which a process is replaced: what one file may have left behind in it meets few others. */
const maxJobs = 200;
const maxStartMs = seconds(10);

/** Reads text out of documents: small texts at once, everything else in a process of its own. `close` ends those. */
export class DocumentReader {
  readonly #options: Required<DocumentReaderOptions>;
  readonly #places: Places;
  /** Started, perhaps not ready yet, and given to nobody. */
  readonly #idle: ReaderProcess[] = [];
  readonly #all = new Set<ReaderProcess>();
  #closed = false;

  constructor(options: DocumentReaderOptions = {}) {
    this.#options = { ...defaultReaderOptions, ...options };
    this.#places = new Places(this.#options.processes, this.#options.maxWaiting);
  }

  /**
   * The text of a document, and why some of it is not there. A file that takes too much time or memory is one that can't be read:
   * `too-costly`.
   *
   * Throws Problem `guardrail_unavailable` when it can't be read for reasons that are not its own: too many wait, the deadline
   * came first, no process starts. Throws the signal's reason once that is aborted.
   */
  async extract(format: DocumentFormat, bytes: Uint8Array, options: ReadOptions): Promise<Extraction> {
    const { limits } = this.#options;
    if (format === "pdf") {
      return (await this.#run<Extraction>({ pdf: bytes, limits }, options)) ?? { views: [], unread: ["too-costly"] };
    }
    const source = decodeText(bytes);
    if (source === undefined) return { views: [], unread: ["not-text"] };
    if (source.text.length > limits.maxTextLength) return { views: [], unread: ["too-long"] };
    const views = await this.derive(format, source.text, options);
    return { source, views: views ?? [], unread: views === undefined ? ["too-costly"] : [] };
  }

  /** `deriveViews`, where it keeps nobody waiting; undefined when it took too much. Throws like `extract`. */
  async derive(format: TextFormat, source: string, options: ReadOptions): Promise<readonly string[] | undefined> {
    if (source.length <= readHereUpTo[format]) return deriveViews(format, source);
    return this.#run<readonly string[]>({ format, source }, options);
  }

  /** Ends its processes; what is being read or waits is refused. */
  close(): void {
    this.#closed = true;
    this.#places.empty(unavailable());
    for (const process of this.#all) process.end();
  }

  /** Undefined when the job cost too much. */
  async #run<Answer extends JobAnswer>(job: Job, { deadlineMs, signal }: ReadOptions): Promise<Answer | undefined> {
    const deadline = AbortSignal.timeout(deadlineMs);
    const stop = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
    try {
      if (!(await this.#places.take(stop))) throw unavailable();
      try {
        return (await this.#runInPlace(job, stop)) as Answer | undefined;
      } finally {
        this.#places.give();
      }
    } catch (error) {
      signal?.throwIfAborted();
      throw asProblem(error, "guardrail_unavailable", busy);
    }
  }

  async #runInPlace(job: Job, stop: AbortSignal): Promise<JobAnswer | undefined> {
    if (this.#closed) throw unavailable();
    const process = this.#idleProcess() ?? this.#start();
    let timer = setTimeout(() => process.end(), maxStartMs);
    const end = (): void => process.end();
    try {
      // A caller that leaves while its process starts leaves it to the next.
      await orAborted(process.ready(), stop);
      clearTimeout(timer);
      timer = setTimeout(end, this.#options.maxDocumentMs);
      stop.addEventListener("abort", end, { once: true });
      return await process.run(job).catch((error: unknown) => {
        if (stop.aborted || this.#closed) throw error;
        return undefined;
      });
    } finally {
      clearTimeout(timer);
      stop.removeEventListener("abort", end);
      if (process.jobs >= maxJobs) process.end();
      if (process.ended) this.#all.delete(process);
      else this.#idle.push(process);
    }
  }

  /** One that waits for work and has not met its end meanwhile. */
  #idleProcess(): ReaderProcess | undefined {
    for (let process = this.#idle.pop(); process !== undefined; process = this.#idle.pop()) {
      if (!process.ended) return process;
      this.#all.delete(process);
    }
    return undefined;
  }

  #start(): ReaderProcess {
    const { maxHeapMegabytes, maxResidentBytes } = this.#options;
    const process = new ReaderProcess({ maxHeapMegabytes, maxResidentBytes });
    this.#all.add(process);
    return process;
  }
}

const busy = "Documents can't be read fast enough now, so the call is denied. Try again later.";

function unavailable(): Problem {
  return new Problem("guardrail_unavailable", busy);
}

/** The promise's result, or the signal's reason if that comes first. */
async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
