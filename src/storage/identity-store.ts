/**
 * What the control plane remembers of people: the directory (SCIM), sessions, passkeys, tokens of its own, conversations. What
 * `Store` promises of its methods holds for all of these. Only changes to the directory are told to listeners; none grows the
 * revision.
 */

/** The most that one page has, whatever `limit` says. Who reads on asks for what comes after the last one. */
export const mostPerPage = 5000;

export interface StoredUser {
  /** Made here; of all users one alone, whoever provisions them. */
  readonly id: string;
  /** The IdentityProvider that provisions it. */
  readonly provider: string;
  /** Its `userName`, behind the provider's prefix: the principal that tokens name. Unique over all providers, without case. */
  readonly principal: string;
  /** Unique in its provider, without case. */
  readonly userName: string;
  readonly externalId?: string;
  readonly active: boolean;
  /** JSON of the other SCIM attributes that are kept. */
  readonly attributes: string;
  readonly createdAt: number;
  readonly changedAt: number;
  /** 1, 2, 3 …; its ETag. */
  readonly version: number;
}

export interface StoredGroup {
  readonly id: string;
  readonly provider: string;
  /** Unique in its provider, without case. */
  readonly displayName: string;
  readonly externalId?: string;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly version: number;
}

/** One name of a person as the data plane needs it. `sequence` grows with every change to what is said here. */
export interface DirectoryEntry {
  readonly sequence: number;
  readonly provider: string;
  readonly principal: string;
  /** False also for who was deleted, and for the former name of who was renamed: these have no groups. */
  readonly active: boolean;
  /** Display names, by their bytes. */
  readonly groups: readonly string[];
}

/** All that are given must fit. */
export interface UserFilter {
  readonly id?: string;
  /** Compared without case. */
  readonly userName?: string;
  readonly externalId?: string;
  readonly active?: boolean;
}

/** All that are given must fit. */
export interface GroupFilter {
  readonly id?: string;
  /** Compared without case. */
  readonly displayName?: string;
  readonly externalId?: string;
  /** Groups that have this user as a member. */
  readonly member?: string;
}

export interface DirectoryPage {
  /** From 0. */
  readonly offset: number;
  readonly limit: number;
}

export interface DirectoryStore {
  /**
   * Adds, or replaces where `expected` is the stored version, and gives what is stored now; `createdAt` stays that of the first.
   * `conflict` when the stored version is another, or the provider has no such user. `taken` when another has its principal or
   * its userName, or when one that is to be added has an id that is there.
   */
  putUser(user: Omit<StoredUser, "version">, expected: number | "none"): Promise<StoredUser | "conflict" | "taken">;
  getUser(provider: string, id: string): Promise<StoredUser | undefined>;
  /** By id; `total` counts all that fit. */
  findUsers(
    provider: string,
    filter: UserFilter,
    page: DirectoryPage,
  ): Promise<{ readonly total: number; readonly users: readonly StoredUser[] }>;
  /**
   * True when it was there. Its memberships go with it, which gives those groups their next version; the directory goes on
   * saying that it is not active.
   */
  deleteUser(provider: string, id: string, at: number): Promise<boolean>;
  /** As `putUser`. Another display name is a change to everyone in the group. */
  putGroup(group: Omit<StoredGroup, "version">, expected: number | "none"): Promise<StoredGroup | "conflict" | "taken">;
  getGroup(provider: string, id: string): Promise<StoredGroup | undefined>;
  /** By id; `total` counts all that fit. */
  findGroups(
    provider: string,
    filter: GroupFilter,
    page: DirectoryPage,
  ): Promise<{ readonly total: number; readonly groups: readonly StoredGroup[] }>;
  /** True when it was there. A change to everyone in it. */
  deleteGroup(provider: string, id: string, at: number): Promise<boolean>;
  /**
   * Adds and removes in one step; `replace` makes `add` the whole, and who is in both lists is added. Ids that are no users of
   * the provider are left out. Gives the group its next version where somebody came or went. False when there is no such group.
   */
  changeMembers(
    provider: string,
    group: string,
    change: {
      readonly add: readonly string[];
      readonly remove: readonly string[];
      readonly replace: boolean;
      readonly at: number;
    },
  ): Promise<boolean>;
  /** User ids, by id, after `after`; none where there is no such group. */
  listMembers(
    provider: string,
    group: string,
    page: { readonly after?: string; readonly limit: number },
  ): Promise<readonly string[]>;
  /** By id. */
  groupsOfUser(provider: string, user: string): Promise<readonly StoredGroup[]>;
  /**
   * Entries that changed after `sequence`, in that order, each once, at its newest change; what replicas follow, from 0. Where
   * a name went from one person to another, the entry of who has it now is the newer one.
   */
  directoryChanges(sequence: number, limit: number): Promise<readonly DirectoryEntry[]>;
}

/** A log-in to the control plane. */
export interface StoredSession {
  /** HMAC of the cookie's secret, hex: the secret itself is nowhere. */
  readonly id: string;
  readonly principal: string;
  readonly provider: string;
  readonly providerDigest: string;
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  readonly strength: number;
  readonly authenticatedAt: number;
  /** The newest passkey confirmation. */
  readonly confirmedAt?: number;
  readonly createdAt: number;
  readonly usedAt: number;
  /** Whichever comes first ends it. */
  readonly idleEndsAt: number;
  readonly expiresAt: number;
  readonly endedAt?: number;
  readonly ip?: string;
  readonly userAgent?: string;
}

export interface SessionStore {
  /** Rejects with Problem `conflict` when the id is taken, so that an ended session never comes back to life. */
  putSession(session: StoredSession): Promise<void>;
  /** Also one that has ended. */
  getSession(id: string): Promise<StoredSession | undefined>;
  /** Only of one that has not ended at `usedAt`; false otherwise. An older use than the newest moves nothing back. */
  touchSession(
    id: string,
    change: { readonly usedAt: number; readonly idleEndsAt: number; readonly confirmedAt?: number },
  ): Promise<boolean>;
  /** True when it was live at `at`. The first end's time stays. */
  endSession(id: string, at: number): Promise<boolean>;
  /**
   * Ends `id` at `at`, puts `next` in its place and moves the tokens that rest on it there, all in one step. False, and nothing
   * done, where it had ended by `at`.
   */
  replaceSession(id: string, next: StoredSession, at: number): Promise<boolean>;
  /** All of one person, by their name without case; how many were live. */
  endSessionsOf(principal: string, at: number): Promise<number>;
  /** Live ones, newest first; of one person, or of all. */
  listSessions(now: number, page: { readonly principal?: string; readonly limit: number }): Promise<readonly StoredSession[]>;
  /**
   * Forgets those that were ended, or whose `expiresAt` came, before `before`, with the tokens that rest on them; how many
   * sessions. One that was only idle stays, since its tokens may be in use.
   */
  dropSessions(before: number): Promise<number>;
}

export interface StoredPasskey {
  /** Credential id, base64url. */
  readonly id: string;
  readonly principal: string;
  /** COSE key. */
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly createdAt: number;
  readonly usedAt?: number;
}

export interface PasskeyStore {
  /** Rejects with Problem `conflict` when the id is taken. */
  putPasskey(passkey: StoredPasskey): Promise<void>;
  /** Oldest first. */
  listPasskeys(principal: string): Promise<readonly StoredPasskey[]>;
  getPasskey(id: string): Promise<StoredPasskey | undefined>;
  /** False where another use moved the counter meanwhile. */
  usePasskey(id: string, change: { readonly counter: number; readonly was: number; readonly usedAt: number }): Promise<boolean>;
  deletePasskey(principal: string, id: string): Promise<boolean>;
}

/** A bearer token of the control plane: of a SCIM client, or a person's for the command line. */
export interface StoredToken {
  readonly id: string;
  /** `bootstrap`: a row is written when that token ends, and one when a reset makes another. The newest counts. */
  readonly kind: "scim" | "access" | "bootstrap";
  /** The IdentityProvider of a SCIM client; the principal of a person. */
  readonly subject: string;
  /** The session that a person's rests on, and ends with. */
  readonly session?: string;
  readonly hash: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly expiresAt: number;
  readonly endedAt?: number;
}

export interface TokenStore {
  /** Rejects with Problem `conflict` when the id is taken. */
  putToken(token: StoredToken): Promise<void>;
  getToken(id: string): Promise<StoredToken | undefined>;
  /** Oldest first, ended ones too; the newest `mostPerPage` where there are more. */
  listTokens(kind: StoredToken["kind"], subject?: string): Promise<readonly StoredToken[]>;
  /** Moves its end nearer, never further. True when it moved. */
  endToken(id: string, at: number): Promise<boolean>;
}

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
  }): Promise<boolean>;
  /** All or none, in their order. */
  putDocuments(
    documents: readonly {
      readonly id: string;
      readonly sealed: Uint8Array;
      readonly expiresAt: number;
      readonly expected: number;
      readonly now: number;
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

export interface IdentityStore extends DirectoryStore, SessionStore, PasskeyStore, TokenStore, DocumentStore {}
