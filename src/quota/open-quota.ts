import { asProblem, Problem } from "../core/problem.ts";
import { minutes, seconds } from "../core/units.ts";
import type { BudgetLeases, Lender } from "./budget-leases.ts";
import { HeldPlace } from "./held-place.ts";
import type { Amounts, Quota, QuotaRequest, Reservation } from "./quota.ts";
import { type PersonalMeter, PersonalMeters } from "./personal-meters.ts";
import { budgetExhausted, concurrencyExceeded, quotaUnavailable, rateLimited } from "./refuse-call.ts";
import { UseCaseMeter } from "./use-case-meter.ts";

export interface QuotaOptions {
  /** The store, or anything that leases budgets durably. */
  readonly leases: BudgetLeases;
  /** Milliseconds since the epoch, by the same clock as `QuotaRequest.now`. */
  readonly clock?: () => number;
  /** How long a call waits for a lease that it needs. */
  readonly leaseTimeoutMs?: number;
  /** When a use case has made no call for this long, what it holds goes back to the store. */
  readonly idleMs?: number;
  readonly sweepEveryMs?: number;
  /** Callers that personal limits are counted for at once; some 400 bytes each. */
  readonly mostCallers?: number;
}

/**
 * Limits and budgets of use cases.
 *
 * Calls a minute and concurrent calls, of use cases and of their callers, are counted in this process: never more than the
 * limit start in any 60 seconds (see `RequestWindow`), never more than the limit hold a place. Budgets hold over all
 * processes of one store: each process leases slices ahead (a twentieth of the limit, or what a call needs if that is more,
 * or what is left if that is less) and spends them without the store. A call waits for the store only when the slice
 * doesn't cover it. Budget periods are UTC.
 * A crash loses the unspent rest of the slices for their period: charged, never overspent. `close` gives them back.
 * A changed limit holds from the first call that carries it; after a smaller one this process's slices are given back and
 * leased anew. A process that saw no call under a limit in between still spends the slice it was granted before it.
 */
export function openQuota(options: QuotaOptions): Quota {
  return new LeasedQuota(options);
}

class LeasedQuota implements Quota {
  readonly #lender: Lender;
  readonly #clock: () => number;
  readonly #idleMs: number;
  readonly #sweeping: NodeJS.Timeout;
  /** Only use cases with something to remember: the sweep forgets the others. */
  readonly #meters = new Map<string, UseCaseMeter>();
  readonly #personal: PersonalMeters;
  #closed = false;

  constructor(options: QuotaOptions) {
    this.#lender = { leases: options.leases, timeoutMs: options.leaseTimeoutMs ?? seconds(5) };
    this.#clock = options.clock ?? Date.now;
    this.#idleMs = options.idleMs ?? minutes(1);
    this.#personal = new PersonalMeters(options.mostCallers ?? 100_000);
    this.#sweeping = setInterval(() => this.#sweep(), options.sweepEveryMs ?? seconds(15));
    this.#sweeping.unref();
  }

  reserve(request: QuotaRequest): Promise<Reservation> | Reservation {
    this.#requireOpen();
    requireAmounts(request.atMost);
    const { limits, now, atMost } = request;
    const meter = this.#meterOf(request.useCase);
    meter.lastUsedAt = now;
    const waitSeconds = meter.window.secondsUntilFree(limits.requestsPerMinute ?? Number.POSITIVE_INFINITY, now);
    if (waitSeconds > 0) throw rateLimited(limits.requestsPerMinute ?? 0, waitSeconds);
    if (limits.concurrent !== undefined && !(meter.running < limits.concurrent)) throw concurrencyExceeded(limits.concurrent);
    const personal = request.personal && this.#personal.require(request.useCase, request.personal, now);
    const meters: Meters = personal === undefined ? [meter] : [meter, personal];

    const accounts = meter.accountsFor(request.budgets, now);
    let covered = true;
    for (const account of accounts) {
      const amount = account.amountOf(atMost);
      if (account.covers(amount)) continue;
      if (account.isExhaustedFor(amount, now)) throw budgetExhausted(account, amount, now);
      covered = false;
    }
    // Everything is checked before anything is taken, so a refused call has nothing to give back.
    const started = meters.map(takePlace);
    return covered ? new HeldPlace(meters, accounts, atMost, now, this.#clock) : this.#reserveWithLease(meters, request, started);
  }

  /** Holds the place while it waits, and no budget: all of them are taken at once when all suffice. */
  async #reserveWithLease(meters: Meters, request: QuotaRequest, started: readonly number[]): Promise<Reservation> {
    const { atMost, now } = request;
    const [meter] = meters;
    try {
      for (;;) {
        // The accounts as of now: limits may have changed, or a period ended, while this call waited.
        const { accounts } = meter;
        const lacking = accounts.find((account) => !account.covers(account.amountOf(atMost)));
        if (lacking === undefined) return new HeldPlace(meters, accounts, atMost, now, this.#clock);
        const amount = lacking.amountOf(atMost);
        if (lacking.isExhaustedFor(amount, now)) throw budgetExhausted(lacking, amount, now);
        await lacking.more(amount, now);
        this.#requireOpen();
      }
    } catch (error) {
      for (const [at, { window }] of meters.entries()) window.giveBack(started[at] ?? -1);
      for (const place of meters) place.running--;
      throw asProblem(error, "quota_unavailable", quotaUnavailable);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#sweeping);
    await Promise.all(Array.from(this.#meters.values(), (meter) => meter.close()));
    this.#meters.clear();
  }

  #meterOf(useCase: string): UseCaseMeter {
    const known = this.#meters.get(useCase);
    if (known !== undefined) return known;
    const meter = new UseCaseMeter(useCase, this.#lender);
    this.#meters.set(useCase, meter);
    return meter;
  }

  #sweep(): void {
    const now = this.#clock();
    for (const [useCase, meter] of this.#meters) if (meter.sweep(now, this.#idleMs)) this.#meters.delete(useCase);
    this.#personal.sweep(now);
  }

  #requireOpen(): void {
    if (this.#closed) throw new Problem("shutting_down", "This process is shutting down. Try again.", { retryAfterSeconds: 1 });
  }
}

/** Of the use case, then of its caller where that is limited too. */
type Meters = readonly [UseCaseMeter, ...PersonalMeter[]];

/** The second to give it back with. */
function takePlace(meter: UseCaseMeter | PersonalMeter): number {
  meter.running++;
  return meter.window.take();
}

function requireAmounts({ tokens, micros }: Amounts): void {
  if (Number.isSafeInteger(tokens) && tokens >= 0 && Number.isSafeInteger(micros) && micros >= 0) return;
  throw new Problem("internal", "The most that this call may use couldn't be determined.");
}
