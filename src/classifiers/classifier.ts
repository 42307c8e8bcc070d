import { accessSync, constants } from "node:fs";
import { Problem } from "../core/problem.ts";
import { minutes, seconds } from "../core/units.ts";
import { ClassifierProcess } from "./classifier-process.ts";
import { onnxRuntime } from "./load-runtime.ts";
import type { FromClassifier } from "./messages.ts";
import type { ClassifierSettings } from "./settings.ts";

export interface ClassifierOptions {
  /** What is told about a classifier that ended while nobody ended it. Never given a text. */
  readonly report: (classifier: string, what: string) => void;
  /** Called at each start. @param windowMs how long a full window took */
  readonly onLoaded?: (classifier: string, windowMs: number) => void;
  /** Texts that may wait for one that is being read. */
  readonly maxWaiting?: number;
  /** How long a process may take to load its model. */
  readonly maxStartMs?: number;
  /** How long a text that nobody waits for any more may go on before its process is ended, or four windows if that is longer. */
  readonly graceMs?: number;
  /** The wait before the second start in a row that follows a failure; it doubles from there on. */
  readonly restMs?: number;
  /** The module that runs models. Only tests have another. */
  readonly runtime?: string;
}

const defaults: Required<Omit<ClassifierOptions, "report">> = {
  onLoaded: () => undefined,
  maxWaiting: 64,
  maxStartMs: minutes(2),
  graceMs: seconds(2),
  restMs: seconds(1),
  runtime: onnxRuntime,
};
const longestRestMs = minutes(1);

interface Waiting {
  readonly id: number;
  readonly text: string;
  readonly resolve: (score: number) => void;
  /** Turns it away; the second time does nothing. */
  readonly reject: (error: unknown) => void;
  readonly signal: AbortSignal;
  readonly leave: () => void;
}

/**
 * One classifier in a process of its own, which reads one text at a time; the others wait in a bounded line.
 *
 * A process that ends takes the text in hand and all that wait with it, and another starts: at once, then after ever longer rests
 * while texts keep ending it. During a rest, texts are turned away at once.
 */
export class Classifier {
  readonly #settings: ClassifierSettings;
  readonly #options: Required<ClassifierOptions>;
  readonly #line: Waiting[] = [];
  #process: ClassifierProcess | undefined;
  #loaded = false;
  #windowMs = 0;
  #failed: string | undefined;
  #starting: NodeJS.Timeout | undefined;
  #resting: NodeJS.Timeout | undefined;
  /** The text in hand, and what ends its process when it is over time. */
  #current: Waiting | undefined;
  #grace: NodeJS.Timeout | undefined;
  /** Ends in a row, since the last text that was scored. */
  #ends = 0;
  #nextId = 0;
  #hasRun = false;
  #closed = false;
  readonly #started = Promise.withResolvers<void>();

  constructor(settings: ClassifierSettings, options: ClassifierOptions) {
    this.#settings = settings;
    this.#options = { ...defaults, ...options };
    // Whoever waits for the start hears of it.
    this.#started.promise.catch(() => undefined);
  }

  /** Loads it for the first time. Rejects with Problem `resource_invalid`, which says what to do, when it can't be loaded. */
  async start(): Promise<void> {
    for (const kind of ["model", "tokenizer"] as const) {
      try {
        accessSync(this.#settings[kind], constants.R_OK);
      } catch (cause) {
        throw this.#notLoaded(`The file ${this.#settings[kind]} can't be read: correct its ${kind}.`, cause);
      }
    }
    this.#begin();
    await this.#started.promise;
  }

  /**
   * How likely a text is an attack, 0 to 1.
   *
   * Rejects with Problem `guardrail_unavailable` when it can't be told now, with the signal's reason when that comes first.
   */
  classify(text: string, signal: AbortSignal): Promise<number> {
    signal.throwIfAborted();
    if (this.#closed || this.#resting !== undefined) return Promise.reject(this.#unavailable("is not running"));
    if (this.#line.length >= this.#options.maxWaiting) return Promise.reject(this.#unavailable("has too many texts to read"));
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const leave = (): void => {
      const at = this.#line.indexOf(waiting);
      if (at >= 0) this.#line.splice(at, 1);
      else this.#giveUp(waiting);
      reject(signal.reason);
    };
    const waiting: Waiting = { id: this.#nextId++, text, resolve, reject, signal, leave };
    signal.addEventListener("abort", leave, { once: true });
    this.#line.push(waiting);
    this.#goOn();
    return promise;
  }

  /** Ends its process; what waits is turned away. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#resting);
    this.#process?.kill();
    this.#turnAway();
  }

  #begin(): void {
    this.#resting = undefined;
    this.#loaded = false;
    this.#failed = undefined;
    const process = new ClassifierProcess(
      (message) => this.#hear(message),
      () => this.#ended(),
    );
    this.#process = process;
    this.#starting = setTimeout(() => {
      this.#failed = `It was not loaded within ${this.#options.maxStartMs} ms.`;
      process.kill();
    }, this.#options.maxStartMs);
    process.send({ kind: "load", settings: this.#settings, runtime: this.#options.runtime });
  }

  #hear(message: FromClassifier): void {
    switch (message.kind) {
      case "ready":
        clearTimeout(this.#starting);
        this.#loaded = true;
        this.#hasRun = true;
        this.#windowMs = message.windowMs;
        this.#options.onLoaded(this.#settings.name, message.windowMs);
        this.#started.resolve();
        return this.#goOn();
      case "failed":
        this.#failed = message.reason;
        return this.#process?.kill();
      case "scored":
        if (message.id === this.#current?.id) {
          this.#ends = 0;
          this.#current.resolve(message.score);
          this.#put();
        }
        return this.#goOn();
      case "not-scored":
        if (message.id === this.#current?.id) {
          this.#current.reject(this.#unavailable(`could not read a text: ${message.reason}`));
          this.#put();
        }
        return this.#goOn();
    }
  }

  /** Gives the next text to the process, if that is free. */
  #goOn(): void {
    if (!this.#loaded || this.#current !== undefined) return;
    this.#current = this.#line.shift();
    this.#process?.hold(this.#current !== undefined);
    if (this.#current !== undefined) this.#process?.send({ kind: "score", id: this.#current.id, text: this.#current.text });
  }

  /** The text in hand is done with. */
  #put(): void {
    clearTimeout(this.#grace);
    this.#current?.signal.removeEventListener("abort", this.#current.leave);
    this.#current = undefined;
  }

  /** Nobody waits for the text in hand: the process may end it by itself, between two windows, or is ended with it. */
  #giveUp({ id }: Waiting): void {
    if (id !== this.#current?.id) return;
    this.#process?.send({ kind: "cancel", id });
    this.#grace = setTimeout(
      () => {
        this.#failed = "A text took too long.";
        this.#process?.kill();
      },
      Math.max(this.#options.graceMs, 4 * this.#windowMs),
    );
  }

  #ended(): void {
    clearTimeout(this.#starting);
    this.#process = undefined;
    this.#loaded = false;
    const why = this.#failed ?? "Its process ended.";
    this.#turnAway();
    // What can't even start once is for the operator to mend.
    if (!this.#hasRun) this.#closed = true;
    this.#started.reject(this.#notLoaded(why));
    if (this.#closed) return;
    const rest = this.#ends === 0 ? 0 : Math.min(longestRestMs, this.#options.restMs * 2 ** (this.#ends - 1));
    this.#ends++;
    this.#options.report(this.#settings.name, `${why} It starts again in ${rest} ms.`);
    if (rest === 0) return this.#begin();
    this.#resting = setTimeout(() => this.#begin(), rest).unref();
  }

  #turnAway(): void {
    const all = [this.#current, ...this.#line.splice(0)];
    this.#put();
    for (const waiting of all) {
      if (waiting === undefined) continue;
      waiting.signal.removeEventListener("abort", waiting.leave);
      waiting.reject(this.#unavailable("has stopped"));
    }
  }

  #unavailable(what: string): Problem {
    return new Problem("guardrail_unavailable", `The classifier ${this.#settings.name} ${what}.`);
  }

  #notLoaded(why: string, cause?: unknown): Problem {
    return new Problem("resource_invalid", `The classifier ${this.#settings.name} can't be loaded. ${why}`, { cause });
  }
}
