import type { DatabaseSync } from "node:sqlite";
import type { DocumentStore } from "../document-store.ts";
import type { KeptStore } from "../kept-store.ts";
import type { PasskeyStore, SessionStore, TokenStore } from "../session-store.ts";
import { mostPerPage } from "../store.ts";
import { openDocuments } from "./documents.ts";
import type { Transactions, Verdict } from "./open-transactions.ts";
import { capPage } from "./page-size.ts";
import { openKeptData } from "./kept-data.ts";
import { openPasskeys } from "./passkeys.ts";
import { openSessions } from "./sessions.ts";
import { openTokens } from "./tokens.ts";

/** What no listener is told of: sessions of people, their passkeys and tokens, and kept conversations. */
export function sessionMethods(
  db: DatabaseSync,
  { read, write }: Transactions,
): SessionStore & PasskeyStore & TokenStore & DocumentStore & KeptStore {
  const sessions = openSessions(db);
  const passkeys = openPasskeys(db);
  const tokens = openTokens(db);
  const documents = openDocuments(db);
  const ofUseCases = openKeptData(db);
  return {
    putSession: (session) => write(() => sessions.put(session), kept),
    getSession: (id) => read(() => sessions.get(id)),
    touchSession: (id, change) => write(() => sessions.touch(id, change), orUndone),
    endSession: (id, at) => write(() => sessions.end(id, at), kept),
    replaceSession: (id, next, at) => write(() => sessions.replace(id, next, at), kept),
    endSessionsOf: (principal, at) => write(() => sessions.endOf(principal, at), kept),
    listSessions: (now, page) => read(() => sessions.list(now, capPage(page.limit), page.principal)),
    dropSessions: (before) => write(() => sessions.drop(before), kept),

    putPasskey: (passkey) => write(() => passkeys.put(passkey), kept),
    listPasskeys: (principal) => read(() => passkeys.list(principal, mostPerPage)),
    getPasskey: (id) => read(() => passkeys.get(id)),
    usePasskey: (id, change) => write(() => passkeys.use(id, change), orUndone),
    deletePasskey: (principal, id) => write(() => passkeys.delete(principal, id), orUndone),
    deletePasskeysOf: (principal) => write(() => passkeys.deleteOf(principal), kept),

    putToken: (token) => write(() => tokens.put(token), kept),
    getToken: (id) => read(() => tokens.get(id)),
    listTokens: (kind, subject) => read(() => tokens.list(kind, subject, mostPerPage)),
    endToken: (id, at) => write(() => tokens.end(id, at), orUndone),

    putDocument: (document) => write(() => documents.put(document), orUndone),
    putDocuments: (puts) => write(() => puts.every((document) => documents.put(document)), orUndone),
    getDocument: (id, now) => read(() => documents.get(id, now)),
    getDocuments: (ids, now) => read(() => ids.map((id) => documents.get(id, now))),
    deleteDocument: (id) => write(() => documents.delete(id), orUndone),
    dropDocuments: (now, limit) => write(() => documents.drop(now, capPage(limit)), kept),

    countKept: (useCase, now) => read(() => ofUseCases.counts(useCase, now)),
    purgeKept: (useCase, limit) => write(() => ofUseCases.purge(useCase, capPage(limit)), kept),
  };
}

const kept = (): Verdict => "keep";
const orUndone = (done: boolean): Verdict => (done ? "keep" : "undo");
