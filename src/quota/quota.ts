/** What one use case may use. Absent means no such limit. */
export interface Limits {
  readonly requestsPerMinute?: number;
  readonly concurrent?: number;
}

export interface Budget {
  readonly limit: number;
  /** `usd` budgets are counted in micro-dollars. */
  readonly unit: "tokens" | "usd" | "requests";
  readonly per: "minute" | "hour" | "day" | "month";
}

/** The most a call can use; what it did use is settled later. Whole numbers. */
export interface Amounts {
  readonly tokens: number;
  readonly micros: number;
}

/** What each caller of a use case may use, besides what the use case may. */
export interface PersonalLimits {
  /** Tells the use case's callers apart. */
  readonly owner: string;
  readonly limits: Limits;
}

export interface QuotaRequest {
  readonly useCase: string;
  readonly limits: Limits;
  readonly personal?: PersonalLimits;
  readonly budgets: readonly Budget[];
  readonly atMost: Amounts;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A held place. Settle it exactly once; a second call does nothing. */
export interface Reservation {
  /**
   * Gives back what was not used and frees the concurrency slot. What was used beyond the reservation is charged as far
   * as the budget reaches (INVARIANT never-overspent) and returned as `excess`.
   */
  settle(used: Amounts): { readonly excess: Amounts };
}

export interface Quota {
  /**
   * Throws Problem `rate_limited` or `concurrency_exceeded` (with retryAfterSeconds), `budget_exhausted`, or `quota_unavailable`
   * when a budget's lease cannot be had or too many callers are counted. Synchronous result where no lease is needed.
   */
  reserve(request: QuotaRequest): Promise<Reservation> | Reservation;
  /** Returns unspent leases to the store. */
  close(): Promise<void>;
}
