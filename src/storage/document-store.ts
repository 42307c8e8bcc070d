/** A sealed document that somebody's conversation consists of, under an id that only its owner's key can make. */
export interface StoredDocument {
  readonly sealed: Uint8Array;
  /** 1, 2, 3 … */
  readonly version: number;
}

export interface DocumentStore {
  /**
   * Adds (`expected` 0) or replaces the version `expected`; false when that is not what is there. Also moves the end. One that
   * has ended at `now` is not there, and the next is version 1 again.
   */
  putDocument(document: {
    readonly id: string;
    readonly sealed: Uint8Array;
    readonly expiresAt: number;
    readonly expected: number;
    readonly now: number;
    /** Whose it is. A version that replaces another keeps that where this is absent. */
    readonly useCase?: string;
  }): Promise<boolean>;
  /** All or none, in their order. */
  putDocuments(
    documents: readonly {
      readonly id: string;
      readonly sealed: Uint8Array;
      readonly expiresAt: number;
      readonly expected: number;
      readonly now: number;
      readonly useCase?: string;
    }[],
  ): Promise<boolean>;
  getDocument(id: string, now: number): Promise<StoredDocument | undefined>;
  /** In the order of `ids`, undefined for what is not there. */
  getDocuments(ids: readonly string[], now: number): Promise<readonly (StoredDocument | undefined)[]>;
  /** True when it was there, or had ended but was not dropped yet. */
  deleteDocument(id: string): Promise<boolean>;
  /** At most `limit` that have ended; how many. */
  dropDocuments(now: number, limit: number): Promise<number>;
}
