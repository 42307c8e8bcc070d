/** How much is kept of a use case. */
export interface KeptCounts {
  /** Sealed documents: kept conversations and their turns. */
  readonly documents: number;
  /** Sessions of the token vault, each with its sealed values. */
  readonly sessions: number;
  /** What was kept before it was known whose it is, and has not ended: it may be anybody's. */
  readonly nobodys: number;
}

/** What is kept of what people said through a use case, whatever it is. What `Store` promises of its methods holds for these. */
export interface KeptStore {
  /** Also counts what has ended and was not dropped yet. */
  countKept(useCase: string, now: number): Promise<KeptCounts>;
  /** Removes documents and sessions of this use case alone, at most `limit` of each; how many. None is left where it gives 0 of both. */
  purgeKept(useCase: string, limit: number): Promise<Pick<KeptCounts, "documents" | "sessions">>;
}
