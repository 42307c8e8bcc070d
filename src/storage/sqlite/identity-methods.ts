import type { DatabaseSync } from "node:sqlite";
import { mostPerPage, type IdentityStore } from "../identity-store.ts";
import { openChangeCounter } from "./change-counter.ts";
import { openDirectoryEntries, type DirectoryEntries } from "./directory-entries.ts";
import { openDocuments } from "./documents.ts";
import { openGroupMembers } from "./group-members.ts";
import { capPage } from "./page-size.ts";
import { openPasskeys } from "./passkeys.ts";
import { openSessions } from "./sessions.ts";
import { openTokens } from "./tokens.ts";
import type { Transactions } from "./open-transactions.ts";
import { openUserGroups } from "./user-groups.ts";
import { openUsers } from "./users.ts";

/** The parts of the store that are about people. Of these, only changes to the directory are told to listeners. */
export function identityMethods(db: DatabaseSync, entries: DirectoryEntries, transactions: Transactions): IdentityStore {
  const { read, write } = transactions;
  const sessions = openSessions(db);
  const passkeys = openPasskeys(db);
  const tokens = openTokens(db);
  const documents = openDocuments(db);
  return {
    ...directoryMethods(db, entries, transactions),

    putSession: (session) => write(() => sessions.put(session), unheard),
    getSession: (id) => read(() => sessions.get(id)),
    touchSession: (id, change) => write(() => sessions.touch(id, change), whenTrue),
    endSession: (id, at) => write(() => sessions.end(id, at), unheard),
    replaceSession: (id, next, at) => write(() => sessions.replace(id, next, at), unheard),
    endSessionsOf: (principal, at) => write(() => sessions.endOf(principal, at), unheard),
    listSessions: (now, page) => read(() => sessions.list(now, capPage(page.limit), page.principal)),
    dropSessions: (before) => write(() => sessions.drop(before), unheard),

    putPasskey: (passkey) => write(() => passkeys.put(passkey), unheard),
    listPasskeys: (principal) => read(() => passkeys.list(principal, mostPerPage)),
    getPasskey: (id) => read(() => passkeys.get(id)),
    usePasskey: (id, change) => write(() => passkeys.use(id, change), whenTrue),
    deletePasskey: (principal, id) => write(() => passkeys.delete(principal, id), whenTrue),

    putToken: (token) => write(() => tokens.put(token), unheard),
    getToken: (id) => read(() => tokens.get(id)),
    listTokens: (kind, subject) => read(() => tokens.list(kind, subject, mostPerPage)),
    endToken: (id, at) => write(() => tokens.end(id, at), whenTrue),

    putDocument: (document) => write(() => documents.put(document), whenTrue),
    putDocuments: (puts) => write(() => puts.every((document) => documents.put(document)), whenTrue),
    getDocument: (id, now) => read(() => documents.get(id, now)),
    getDocuments: (ids, now) => read(() => ids.map((id) => documents.get(id, now))),
    deleteDocument: (id) => write(() => documents.delete(id), whenTrue),
    dropDocuments: (now, limit) => write(() => documents.drop(now, capPage(limit)), unheard),
  };
}

/** Groups are written over the long connection: one of them may have tens of thousands of members. */
function directoryMethods(db: DatabaseSync, entries: DirectoryEntries, { read, write, writeLong }: Transactions) {
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
  } satisfies Partial<IdentityStore>;
}

const unheard = () => "keep" as const;
const whenTrue = (done: boolean) => (done ? ("keep" as const) : ("undo" as const));
const capped = (page: { readonly offset: number; readonly limit: number }) => {
  if (!Number.isSafeInteger(page.offset) || page.offset < 0) throw new RangeError(`a page from ${page.offset}`);
  return { offset: page.offset, limit: capPage(page.limit) };
};
