import type { Dispatcher } from "undici";
import { errors } from "undici";
import { KiB } from "../core/units.ts";
import { Problem } from "../core/problem.ts";
import { EgressRefused } from "./check-egress.ts";
import { parseRetryAfter } from "./parse-retry-after.ts";
import type { DeploymentTarget, NotSent, ProviderAnswer } from "./provider.ts";

/** Bytes held for a slow reader before the upstream is told to wait. */
const highWater = KiB(256);
/** And pieces, because an upstream can send a byte at a time. */
const maxPieces = 1024;

type Timeouts = DeploymentTarget["timeouts"];
type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * One request to an upstream and its answer, from dispatch to the last byte: a handler of undici's dispatch. Owns its
 * deadlines and what it has received and nobody has read. Back-pressure reaches the upstream: the socket is paused
 * while more than `highWater` bytes wait.
 */
export class HttpExchange implements Dispatcher.DispatchHandler {
  /** Settles with the answer's head; or, where it fails before a byte of the request was written, with that. */
  readonly answer: Promise<ProviderAnswer | NotSent>;
  #resolve!: (answer: ProviderAnswer | NotSent) => void;
  #reject!: (problem: Problem) => void;
  #controller: Dispatcher.DispatchController | undefined;
  readonly #timeouts: Timeouts;
  readonly #signal: AbortSignal;
  readonly #now: () => number;
  readonly #onUnsent: () => void;
  readonly #startedMs = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;
  #chunks: Buffer[] = [];
  #waiting = 0;
  #received = 0;
  #limit = Infinity;
  /** undici gave the request a connection, and writes it next. From here on the upstream may have it. */
  #started = false;
  #answered = false;
  /** Many small pieces put together, before those of `#chunks`. */
  readonly #blocks: Buffer[] = [];
  #ended = false;
  #failure: Problem | undefined;
  #wake: (() => void) | undefined;

  /** `onUnsent` is called where it ends before the request got a connection: what would have been sent can be let go. */
  constructor(timeouts: Timeouts, signal: AbortSignal, now: () => number, onUnsent: () => void) {
    this.#timeouts = timeouts;
    this.#signal = signal;
    this.#now = now;
    this.#onUnsent = onUnsent;
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Covers waiting for a free connection too, which undici's own deadlines don't.
    this.#timer = setTimeout(() => this.#stop(deadline("first byte")), Math.min(timeouts.firstByteMs, timeouts.totalMs));
    if (signal.aborted) this.#onAbort();
    else signal.addEventListener("abort", this.#onAbort, { once: true });
  }

  readonly #onAbort = (): void => this.#stop(stopped(this.#signal.reason));

  /** While the upstream is held back for a slow reader, its silence is ours. */
  #onIdle(): void {
    if (this.#controller?.paused === true) this.#idle?.refresh();
    else this.#stop(deadline("next byte"));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    // An abort here comes before the first byte is written.
    if (this.#failure !== undefined) controller.abort(this.#failure);
    else this.#started = true;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    if (status < 200 || this.#answered) return;
    const encoding = one(headers["content-encoding"]);
    if (encoding !== "" && encoding !== "identity") {
      return this.#stop(
        new Problem("upstream_malformed", "The model provider sent a compressed answer, which was not asked for."),
      );
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#stop(deadline("whole answer")),
      this.#timeouts.totalMs - (performance.now() - this.#startedMs),
    );
    this.#idle = setTimeout(() => this.#onIdle(), this.#timeouts.idleMs);
    this.#answered = true;
    const retryAfterSeconds = parseRetryAfter(one(headers["retry-after"]), this.#now());
    this.#resolve({
      status,
      contentType: one(headers["content-type"]),
      ...(retryAfterSeconds === undefined ? undefined : { retryAfterSeconds }),
      body: { [Symbol.asyncIterator]: () => this.#read() },
      readAll: (limitBytes) => this.#readAll(limitBytes),
    });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#idle?.refresh();
    this.#received += chunk.length;
    if (this.#received > this.#limit) return this.#stop(tooLarge());
    this.#chunks.push(chunk);
    this.#waiting += chunk.length;
    if (this.#limit !== Infinity) this.#putTogether();
    else if (this.#waiting > highWater || this.#chunks.length > maxPieces) controller.pause();
    this.#notify();
  }

  onResponseEnd(): void {
    this.#ended = true;
    this.#settle();
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    this.#failure ??= problemOf(error, this.#answered);
    this.#settle();
    this.#refuse(this.#failure);
  }

  async *#read(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for (;;) {
        const chunk = this.#chunks.shift();
        if (chunk !== undefined) {
          this.#waiting -= chunk.length;
          if (this.#waiting <= highWater / 2 && this.#chunks.length <= maxPieces / 2) this.#resume();
          yield chunk;
        } else if (this.#failure !== undefined) throw this.#failure;
        else if (this.#ended) return;
        else await this.#more();
      }
    } finally {
      // A reader that leaves early leaves the upstream too; after the end this does nothing.
      this.#stop(stopped(undefined));
    }
  }

  async #readAll(limitBytes: number): Promise<Uint8Array> {
    this.#limit = limitBytes;
    if (this.#received > limitBytes) this.#stop(tooLarge());
    this.#resume();
    while (!this.#ended && this.#failure === undefined) await this.#more();
    if (this.#failure !== undefined) throw this.#failure;
    const chunks = [...this.#blocks, ...this.#chunks];
    this.#chunks = [];
    return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
  }

  #putTogether(): void {
    if (this.#chunks.length < maxPieces) return;
    this.#blocks.push(Buffer.concat(this.#chunks));
    this.#chunks = [];
  }

  #resume(): void {
    if (this.#controller?.paused !== true) return;
    this.#idle?.refresh();
    this.#controller.resume();
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #notify(): void {
    const wake = this.#wake;
    this.#wake = undefined;
    wake?.();
  }

  /** Ends the exchange from this side. */
  #stop(problem: Problem): void {
    if (this.#ended || this.#failure !== undefined) return;
    this.#failure = problem;
    this.#chunks = [];
    this.#blocks.length = 0;
    this.#settle();
    this.#refuse(problem);
    this.#controller?.abort(problem);
  }

  /** Settles `answer`, where there is none. */
  #refuse(problem: Problem): void {
    if (this.#answered) return;
    if (this.#started) return this.#reject(problem);
    this.#onUnsent();
    this.#resolve({ notSent: problem });
  }

  #settle(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#idle);
    this.#signal.removeEventListener("abort", this.#onAbort);
    this.#notify();
  }
}

/** What happened, for the caller; the error itself is only logged. */
function problemOf(error: Error, answered: boolean): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof errors.ConnectTimeoutError) return deadline("connection", error);
  if (error instanceof EgressRefused) {
    const detail = "The deployment's address may not be reached from here. Its network or the egress list must be corrected.";
    return new Problem("upstream_unavailable", detail, { cause: error });
  }
  const detail = answered ? "The model provider's answer was cut off." : "The model provider could not be reached.";
  return new Problem("upstream_unavailable", detail, { cause: error });
}

function deadline(what: string, cause?: Error): Problem {
  return new Problem(
    "deadline_exceeded",
    `The model provider did not give its ${what} in time.`,
    cause === undefined ? {} : { cause },
  );
}

function stopped(reason: unknown): Problem {
  if (reason instanceof Problem) return reason;
  return new Problem("upstream_unavailable", "The call to the model provider was stopped.", { cause: reason });
}

function tooLarge(): Problem {
  return new Problem("upstream_malformed", "The model provider's answer is larger than allowed.");
}

function one(header: string | string[] | undefined): string {
  return (Array.isArray(header) ? header[0] : header) ?? "";
}
