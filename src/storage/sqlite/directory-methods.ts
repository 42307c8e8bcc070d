import type { DatabaseSync } from "node:sqlite";
import type { DirectoryPage, DirectoryStore } from "../directory-store.ts";
import { mostPerPage } from "../store.ts";
import { openChangeCounter } from "./change-counter.ts";
import { openDirectoryEntries, type DirectoryEntries } from "./directory-entries.ts";
import { openGroupMembers } from "./group-members.ts";
import type { Transactions } from "./open-transactions.ts";
import { capPage } from "./page-size.ts";
import { openUserGroups } from "./user-groups.ts";
import { openUsers } from "./users.ts";

/**
 * The directory. Its changes are told to listeners. Groups are written over the long connection: one of them may have tens of
 * thousands of members.
 */
export function directoryMethods(db: DatabaseSync, entries: DirectoryEntries, transactions: Transactions): DirectoryStore {
  const { read, write, writeLong } = transactions;
  const users = openUsers(db, entries);
  const members = openGroupMembers(db, entries);
  const groups = openUserGroups(db, members);
  let opened: ReturnType<typeof openUserGroups> | undefined;
  const groupsOn = (long: DatabaseSync) => {
    opened ??= openUserGroups(long, openGroupMembers(long, openDirectoryEntries(long, openChangeCounter(long))));
    return opened;
  };
  return {
    async putUser(user, expected) {
      const { outcome } = await write(
        () => users.put(user, expected),
        ({ moved }) => (moved ? "tell" : "keep"),
      );
      return outcome;
    },
    getUser: (provider, id) => read(() => users.get(provider, id)),
    findUsers: (provider, filter, page) => read(() => users.find(provider, filter, capped(page))),
    deleteUser: (provider, id, at) =>
      write(
        () => users.delete(provider, id, at),
        (gone) => (gone ? "tell" : "undo"),
      ),
    async putGroup(group, expected) {
      const { outcome } = await writeLong(
        (long) => groupsOn(long).put(group, expected),
        ({ moved }) => (moved ? "tell" : "keep"),
      );
      return outcome;
    },
    getGroup: (provider, id) => read(() => groups.get(provider, id)),
    findGroups: (provider, filter, page) => read(() => groups.find(provider, filter, capped(page))),
    async deleteGroup(provider, id) {
      const { removed } = await writeLong(
        (long) => groupsOn(long).delete(provider, id),
        ({ moved }) => (moved ? "tell" : "keep"),
      );
      return removed;
    },
    async changeMembers(provider, group, change) {
      const { found } = await writeLong(
        (long) => groupsOn(long).changeMembers(provider, group, change),
        ({ moved }) => (moved ? "tell" : "undo"),
      );
      return found;
    },
    listMembers: (provider, group, page) =>
      read(() => (groups.get(provider, group) === undefined ? [] : members.list(group, page.after ?? "", capPage(page.limit)))),
    groupsOfUser: (provider, user) => read(() => groups.ofUser(provider, user, mostPerPage)),
    directoryChanges: (sequence, limit) => read(() => entries.changes(sequence, capPage(limit))),
  };
}

function capped(page: DirectoryPage): DirectoryPage {
  if (!Number.isSafeInteger(page.offset) || page.offset < 0) throw new RangeError(`a page from ${page.offset}`);
  return { offset: page.offset, limit: capPage(page.limit) };
}
