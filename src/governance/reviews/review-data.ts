/** What was collected for the review of one month: plain JSON, of which the review's digest is made. Lists are bounded. */
export interface ReviewData {
  readonly useCase: string;
  readonly period: string;
  /** Milliseconds since the epoch, as all instants here. */
  readonly collectedAt: number;
  readonly keys: {
    readonly live: number;
    /** Those that need a look first; at most `mostListed`. */
    readonly listed: readonly ReviewedKey[];
  };
  readonly access: {
    readonly bindings: number;
    readonly listed: readonly ReviewedBinding[];
    /** Programs that hold a key for it. */
    readonly serviceAccounts: readonly string[];
  };
  readonly drift: {
    readonly approved?: string;
    readonly current: string;
    /** Versions that are applied and wait: `KIND/NAME version N`. */
    readonly candidates: readonly string[];
  };
  readonly use: UseOfMonth;
  readonly budgets: readonly { readonly limit: number; readonly unit: string; readonly per: string }[];
  readonly exceptions: readonly ReviewedException[];
  readonly vendors: readonly { readonly name: string; readonly what: string; readonly endsAt?: number }[];
  /** Verdicts on the controls that the standard's items name. */
  readonly controls: Readonly<Record<string, { readonly verdict: string; readonly why: string; readonly until?: number }>>;
}

export interface ReviewedKey {
  readonly id: string;
  readonly principal: string;
  readonly kind: string;
  readonly owner?: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly lastUsedAt?: number;
}

export interface ReviewedBinding {
  readonly name: string;
  readonly role: string;
  readonly members: readonly string[];
  /** How many there are; `members` may be fewer. */
  readonly count: number;
  readonly until?: string;
  /** Members whom their identity provider no longer lets in. */
  readonly gone: readonly string[];
}

export interface ReviewedException {
  readonly name: string;
  readonly state: string;
  readonly controls: readonly string[];
  readonly until?: number;
  readonly planOwner: string;
  readonly planDueAt: string;
  readonly progress?: string;
}

/** What the log says of one month. */
export interface UseOfMonth {
  readonly calls: number;
  readonly denials: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicros: number;
  /** The busiest day, for budgets by the day. */
  readonly mostPerDay: { readonly requests: number; readonly tokens: number; readonly micros: number };
  /** How often a guardrail found something, by `TYPE ACTION`. */
  readonly findings: Readonly<Record<string, number>>;
  readonly denialCodes: Readonly<Record<string, number>>;
  /** False where the month has more records than are read. */
  readonly complete: boolean;
}

export const mostListed = 200;
