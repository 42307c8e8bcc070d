import type { DirectoryStore } from "./directory-store.ts";
import type { DocumentStore } from "./document-store.ts";
import type { KeptStore } from "./kept-store.ts";
import type { PasskeyStore, SessionStore, TokenStore } from "./session-store.ts";
import type { StatementStore } from "./statement-store.ts";

/**
 * What the control plane remembers. SQLite is the embedded backend; `test/contract/store-contract.ts` is the suite that
 * any backend must pass. Every method is atomic and durable when its promise resolves; a miss is `undefined`, never a throw.
 * What a backend can't do rejects with Problem `register_unavailable`. Names and ids are ordered by their bytes.
 * The data plane never waits for this store to decide a call: it reads the Snapshot, and spends budget leases.
 */
export interface StoredResource {
  readonly kind: string;
  readonly name: string;
  /** 1, 2, 3 … without gaps per kind and name; never reused, also after retirement. */
  readonly version: number;
  /** SHA-256 of the spec's canonical JSON, `sha256:` and 64 hex digits. */
  readonly digest: string;
  /** Canonical JSON. */
  readonly spec: string;
  readonly createdAt: number;
  readonly createdBy: string;
  /** A retired name has a last version with this set; applying it again makes a new version. */
  readonly retired: boolean;
}

export type PutOutcome =
  | { readonly outcome: "created" | "unchanged"; readonly resource: StoredResource }
  /** The current digest is not what `expected` said (a retired name has none), or there is nothing to retire. */
  | { readonly outcome: "conflict"; readonly current: StoredResource | undefined };

export interface PutResource {
  readonly kind: string;
  readonly name: string;
  readonly digest: string;
  readonly spec: string;
  readonly at: number;
  readonly by: string;
  /** The digest that the writer saw last; `"none"` for "must not exist yet"; absent for "whatever is there". */
  readonly expected?: string;
  readonly retire?: boolean;
}

/** A version that was put. `sequence` grows with each. */
export interface ResourceChange {
  readonly sequence: number;
  readonly resource: StoredResource;
}

/** One step of a use case's life. The newest row for a use case is its state. Rows are never changed. */
export interface StoredTransition {
  readonly id: number;
  readonly useCase: string;
  readonly from: string;
  readonly to: string;
  /** The digest of the use case's spec that this step was decided on. */
  readonly digest: string;
  readonly by: string;
  readonly at: number;
  /** When the approval ends by itself; absent for steps that grant nothing. */
  readonly notAfter?: number;
  readonly reason: string;
  /** Where it was approved on frozen parts: canonical JSON of {digest, digestSet, parts}, as the gate's request had them. */
  readonly frozen?: string;
  /** The newest statement of all when it was taken; absent before there was one. The store sets it: what was said later has a higher id. */
  readonly saidBefore?: number;
}

/** A step as it is given to the store. */
export type NewTransition = Omit<StoredTransition, "id" | "saidBefore">;

export interface StoredKey {
  readonly id: string;
  readonly useCase: string;
  readonly principal: string;
  /** What proves it: a secret that is sent, a pair that signs, or a client certificate. */
  readonly kind: "secret" | "pair" | "certificate";
  /** HMAC-SHA256 of the secret under the pepper, hex; a certificate's SHA-256. The secret itself is nowhere. */
  readonly hash: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly expiresAt: number;
  readonly revokedAt?: number;
  /** The key that this one replaced. */
  readonly rotatedFrom?: string;
  /** Whether `principal` is a ServiceAccount, which must go on standing. Read back as true or absent. */
  readonly serviceAccount?: boolean;
  /** Who answers for it: an address that a person reads. */
  readonly owner?: string;
  /** Addresses that it may come from, CIDR. */
  readonly ipRanges?: readonly string[];
  /** Models of the use case that it is limited to. */
  readonly models?: readonly string[];
  /** To the minute or so. */
  readonly lastUsedAt?: number;
}

/** A key that was made, ended or revoked. `sequence` grows with every such change. */
export interface KeyChange {
  readonly sequence: number;
  readonly key: StoredKey;
}

export interface StoredAndonPull {
  readonly scope: string;
  readonly reason: string;
  readonly safeMode: boolean;
  readonly pulledAt: number;
  readonly pulledBy: string;
}

export interface LeaseRequest {
  /** Names one budget in one period: use case, unit, period and the period's start. */
  readonly account: string;
  readonly limit: number;
  /** Granted: at least `atLeast` or nothing, at most `wanted`, never past `limit` summed over all leases of the account. */
  readonly atLeast: number;
  readonly wanted: number;
  readonly periodEndsAt: number;
  readonly now: number;
}

/** The most that one page has, whatever `limit` says. Who reads on asks for what comes after the last one. */
export const mostPerPage = 5000;

/** A value under encryption, by the token that stands for it. */
export interface SealedValue {
  readonly token: string;
  readonly sealed: Uint8Array;
}

/** Sealed values of one session, however many calls add to it at once. */
export const mostSealedValues = 1000;

export interface Store extends DirectoryStore, SessionStore, PasskeyStore, TokenStore, DocumentStore, StatementStore, KeptStore {
  putResource(put: PutResource): Promise<PutOutcome>;
  /** All or nothing: on the first conflict nothing is written and that conflict is the only outcome. */
  putResources(puts: readonly PutResource[]): Promise<readonly PutOutcome[]>;
  /** The newest version, retired or not; or the one asked for. */
  getResource(kind: string, name: string, version?: number): Promise<StoredResource | undefined>;
  /** Newest versions of names that are not retired, by name, after the name `after`. */
  listResources(kind: string, page: { readonly after?: string; readonly limit: number }): Promise<readonly StoredResource[]>;
  /** All versions, newest first. */
  listVersions(
    kind: string,
    name: string,
    page: { readonly before?: number; readonly limit: number },
  ): Promise<readonly StoredResource[]>;
  /** Every version, but those that mark a retirement, of every name that is not retired now. */
  allResources(): Promise<readonly StoredResource[]>;
  /** Every version of a kind, by name and version: those that mark a retirement, and those of names that are retired now, too. */
  everyVersion(kind: string): Promise<readonly StoredResource[]>;
  /**
   * Versions that were put after `sequence`, in that order, also those that mark a retirement; what the register follows, from 0. At most
   * `mostPerPage`. Each opening of the store may number them anew.
   */
  resourceChanges(sequence: number, limit: number): Promise<readonly ResourceChange[]>;

  appendTransition(step: NewTransition): Promise<StoredTransition>;
  /** Oldest first. */
  listTransitions(useCase: string): Promise<readonly StoredTransition[]>;
  /** Steps after the id `after`, in order, of all use cases; what lives are read from, from 0. At most `mostPerPage`. */
  transitionChanges(after: number, limit: number): Promise<readonly StoredTransition[]>;
  /** The newest step of each use case. */
  currentTransitions(): Promise<readonly StoredTransition[]>;

  /** A new key; rejects with Problem `conflict` when the id is taken. */
  putKey(key: StoredKey): Promise<void>;
  getKey(id: string): Promise<StoredKey | undefined>;
  listKeys(page: { readonly after?: string; readonly limit: number }): Promise<readonly StoredKey[]>;
  /** Of one use case, by id. At most `mostPerPage`. */
  listKeysOf(useCase: string, page: { readonly after?: string; readonly limit: number }): Promise<readonly StoredKey[]>;
  /** Live keys of kind `certificate` with this hash, by id. */
  keysWithHash(hash: string, now: number): Promise<readonly StoredKey[]>;
  /**
   * Keys that changed after `sequence`, in that order, each once, at its newest change, revoked and expired ones too; what the key
   * index follows, from 0. At most `mostPerPage`.
   */
  keyChanges(sequence: number, limit: number): Promise<readonly KeyChange[]>;
  /** Last uses, none moved back; unknown ids are left out. Counts as no change. */
  touchKeys(uses: readonly { readonly id: string; readonly at: number }[]): Promise<void>;
  /** True when it was live before. The first revocation's time stays. */
  revokeKey(id: string, at: number): Promise<boolean>;
  /** Moves the expiry nearer, never further (rotation overlap). True when it moved. */
  endKeyAt(id: string, expiresAt: number): Promise<boolean>;

  /** Replaces an earlier pull of the same scope. */
  pullAndon(pull: StoredAndonPull): Promise<void>;
  /** True when the scope was pulled. */
  releaseAndon(scope: string): Promise<boolean>;
  listAndon(): Promise<readonly StoredAndonPull[]>;

  /** Takes part of a budget, durably: a crash loses the unspent rest of a lease, never the limit. Returns what was granted, 0 for none, as for a period that has ended. */
  leaseBudget(lease: LeaseRequest): Promise<number>;
  /** Gives back the unspent rest of leases. */
  returnBudget(account: string, amount: number): Promise<void>;

  /** Adds to the sealed values of a session, and moves the end of all of them to `expiresAt` where that is later. A token that is there stays as it is, and none is added to `mostSealedValues`. It becomes `useCase`'s; where that is absent it stays whose it is. */
  keepSealed(session: string, values: readonly SealedValue[], expiresAt: number, useCase?: string): Promise<void>;
  /** Those of a session that has not ended at `now`, by token. */
  readSealed(session: string, now: number): Promise<readonly SealedValue[]>;
  /** Removes the sessions that have ended at `now`; how many they were. */
  dropSealed(now: number): Promise<number>;

  /** Grows with every change to resources, transitions and Andon pulls: what a Snapshot is compiled from. */
  revision(): Promise<number>;
  /** The newest sequences of `keyChanges`, `directoryChanges` and `statementChanges`; replicas poll all at once. */
  sequences(): Promise<{
    readonly revision: number;
    readonly keys: number;
    readonly directory: number;
    /** The newest statement's id; 0 for none. */
    readonly statements: number;
  }>;
  /**
   * Called after each change to resources, transitions, Andon pulls, keys, the directory and statements that is made through this store object
   * (and, for shared backends, others), once, when it can be read. Returns how to stop.
   */
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}
