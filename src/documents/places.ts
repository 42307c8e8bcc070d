interface Waiting {
  readonly goOn: () => void;
  readonly giveUp: (reason: unknown) => void;
}

/** So many places; those who find none wait in a line, first come, first served, of a bounded length. */
export class Places {
  #free: number;
  readonly #maxWaiting: number;
  readonly #line: Waiting[] = [];

  constructor(places: number, maxWaiting: number) {
    this.#free = places;
    this.#maxWaiting = maxWaiting;
  }

  /** Resolves with whether there is a place for the caller, which then has to give it back. Rejects with the signal's reason. */
  async take(signal: AbortSignal): Promise<boolean> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free--;
      return true;
    }
    if (this.#line.length >= this.#maxWaiting) return false;
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const leave = (): void => {
      this.#line.splice(this.#line.indexOf(waiting), 1);
      reject(signal.reason);
    };
    const arrive = (): void => signal.removeEventListener("abort", leave);
    const waiting: Waiting = {
      goOn: () => {
        arrive();
        resolve(true);
      },
      giveUp: (reason) => {
        arrive();
        reject(reason);
      },
    };
    this.#line.push(waiting);
    signal.addEventListener("abort", leave, { once: true });
    return promise;
  }

  give(): void {
    const next = this.#line.shift();
    if (next === undefined) this.#free++;
    else next.goOn();
  }

  /** Everybody in the line is turned away. */
  empty(reason: unknown): void {
    for (const waiting of this.#line.splice(0)) waiting.giveUp(reason);
  }
}
