/**
 * What is remembered of people that identity providers provision (SCIM). What `Store` promises of its methods holds here too. Changes
 * are told to listeners, and none grows the revision.
 */

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
