import type { BudgetAccount } from "./budget-account.ts";
import type { Amounts, Reservation } from "./quota.ts";

const noExcess: { readonly excess: Amounts } = { excess: { tokens: 0, micros: 0 } };

/** Who counts running calls. */
export interface Place {
  running: number;
}

/** A concurrency slot, of the use case and perhaps of its caller, and the reserved part of each budget, in the period in which they were reserved. */
export class HeldPlace implements Reservation {
  readonly #places: readonly Place[];
  readonly #accounts: readonly BudgetAccount[];
  readonly #generations: readonly number[];
  readonly #atMost: Amounts;
  readonly #clock: () => number;
  #settled = false;

  /** Takes from the accounts, each of which covers its part. */
  constructor(places: readonly Place[], accounts: readonly BudgetAccount[], atMost: Amounts, now: number, clock: () => number) {
    const generations: number[] = [];
    for (const account of accounts) {
      account.take(account.amountOf(atMost), now);
      generations.push(account.generation);
    }
    this.#places = places;
    this.#accounts = accounts;
    this.#generations = generations;
    this.#atMost = { tokens: atMost.tokens, micros: atMost.micros };
    this.#clock = clock;
  }

  settle(used: Amounts): { readonly excess: Amounts } {
    if (this.#settled) return noExcess;
    this.#settled = true;
    for (const place of this.#places) place.running--;
    const reserved = this.#atMost;
    const spent = { tokens: charged(used.tokens, reserved.tokens), micros: charged(used.micros, reserved.micros) };
    const now = this.#clock();
    let at = 0;
    for (const account of this.#accounts) {
      account.settle(account.amountOf(reserved), account.amountOf(spent), this.#generations[at++] ?? -1, now);
    }
    const tokens = Math.max(0, spent.tokens - reserved.tokens);
    const micros = Math.max(0, spent.micros - reserved.micros);
    return tokens === 0 && micros === 0 ? noExcess : { excess: { tokens, micros } };
  }
}

/** Rounded up to whole numbers; what is no amount at all is charged as everything that was reserved. */
function charged(used: number, reserved: number): number {
  const whole = Math.ceil(used);
  return Number.isSafeInteger(whole) && whole >= 0 ? whole : reserved;
}
