import type { DatabaseSync } from "node:sqlite";
import { Problem } from "../../core/problem.ts";
import type { LeaseRequest, PutOutcome, PutResource, Store } from "../store.ts";
import { openAndonPulls } from "./andon-pulls.ts";
import { openBudgetAccounts } from "./budget-accounts.ts";
import { openChangeCounter } from "./change-counter.ts";
import { openDatabase } from "./open-database.ts";
import { openDirectoryEntries } from "./directory-entries.ts";
import { directoryMethods } from "./directory-methods.ts";
import { openKeys } from "./keys.ts";
import { openTransactions, type Verdict } from "./open-transactions.ts";
import { capPage, requirePageSize } from "./page-size.ts";
import { openResources } from "./resources.ts";
import { openSealedValues } from "./sealed-values.ts";
import { openStatements } from "./statements.ts";
import { sessionMethods } from "./session-methods.ts";
import { openTransitions } from "./transitions.ts";

/**
 * The embedded register: one SQLite file in `dataDir`. SQLite works on the calling thread, so a write holds the event loop
 * for one fsync; reads are some microseconds. One process at a time: see `lockDataDir`.
 *
 * @throws Problem `register_unavailable`, also from each method when the file can't be read or written.
 */
export async function openSqliteStore(dataDir: string): Promise<Store> {
  return sqliteStore(openDatabase(dataDir));
}

function sqliteStore(db: DatabaseSync): Store {
  const transactions = openTransactions(db);
  const { read, write, writeLong } = transactions;
  const counter = openChangeCounter(db);
  const resources = openResources(db);
  const transitions = openTransitions(db);
  const keys = openKeys(db, counter);
  const entries = openDirectoryEntries(db, counter);
  const statements = openStatements(db);
  const andon = openAndonPulls(db);
  const budgets = openBudgetAccounts(db);
  const sealed = openSealedValues(db);
  const revisionRow = db.prepare("SELECT value FROM revision");
  const revision = (): number => Number(revisionRow.get()?.["value"]);
  let keysOfLong: ReturnType<typeof openKeys> | undefined;

  const putResources = (puts: readonly PutResource[]): Promise<readonly PutOutcome[]> =>
    write(
      () => {
        const outcomes: PutOutcome[] = [];
        for (const put of puts) {
          const outcome = resources.put(put);
          if (outcome.outcome === "conflict") return [outcome];
          outcomes.push(outcome);
        }
        return outcomes;
      },
      (outcomes) => {
        if (outcomes.some((outcome) => outcome.outcome === "conflict")) return "undo";
        return outcomes.some((outcome) => outcome.outcome === "created") ? "compile" : "keep";
      },
    );

  return {
    async putResource(put) {
      const [outcome] = await putResources([put]);
      if (outcome === undefined) throw new Problem("internal", "The register gave no outcome.");
      return outcome;
    },
    putResources,
    getResource: (kind, name, version) => read(() => resources.get(kind, name, version)),
    listResources: (kind, page) => read(() => resources.list(kind, page.after ?? "", requirePageSize(page.limit))),
    listVersions: (kind, name, page) =>
      read(() => resources.listVersions(kind, name, page.before ?? Number.MAX_SAFE_INTEGER, requirePageSize(page.limit))),
    allResources: () => read(resources.all),
    everyVersion: (kind) => read(() => resources.everyVersion(kind)),
    resourceChanges: (sequence, limit) => read(() => resources.changes(sequence, capPage(limit))),

    appendTransition: (step) => write(() => transitions.append(step), always),
    listTransitions: (useCase) => read(() => transitions.list(useCase)),
    transitionChanges: (after, limit) => read(() => transitions.changes(after, capPage(limit))),
    currentTransitions: () => read(transitions.current),

    appendStatements: (said) =>
      write(
        () => statements.append(said),
        ({ length }) => (length > 0 ? "tell" : "undo"),
      ),
    getStatement: (id) => read(() => statements.get(id)),
    currentStatements: (subject) => read(() => statements.current(subject)),
    listStatements: (subject, { topic, before = Number.MAX_SAFE_INTEGER, limit }) =>
      read(() => statements.list(subject, topic, before, capPage(limit))),
    statementChanges: (id, limit) => read(() => statements.changes(id, capPage(limit))),

    putKey: (key) =>
      write(
        () => keys.put(key),
        () => "tell",
      ),
    getKey: (id) => read(() => keys.get(id)),
    listKeys: (page) => read(() => keys.list(page.after ?? "", requirePageSize(page.limit))),
    listKeysOf: (useCase, { after = "", limit }) => read(() => keys.listOf(useCase, after, capPage(limit))),
    keysWithHash: (hash, now) => read(() => keys.ofCertificate(hash, now)),
    keyChanges: (sequence, limit) => read(() => keys.changes(sequence, capPage(limit))),
    touchKeys: (uses) =>
      writeLong(
        (long) => (keysOfLong ??= openKeys(long, openChangeCounter(long))).touch(uses),
        () => "keep",
      ),
    async revokeKey(id, at) {
      const revoked = await write(
        () => keys.revoke(id, at),
        ({ changed }) => (changed ? "tell" : "undo"),
      );
      return revoked.wasLive;
    },
    endKeyAt: (id, expiresAt) =>
      write(
        () => keys.endAt(id, expiresAt),
        (moved) => (moved ? "tell" : "undo"),
      ),

    pullAndon: (pull) => write(() => andon.pull(pull), always),
    releaseAndon: (scope) => write(() => andon.release(scope), whenTrue),
    listAndon: () => read(andon.list),

    leaseBudget: (lease) => write(() => budgets.lease(requireLease(lease)), unheard),
    returnBudget: (account, amount) => write(() => budgets.giveBack(account, requireAmount(amount)), unheard),

    keepSealed: (session, values, expiresAt, useCase) => write(() => sealed.keep(session, values, expiresAt, useCase), unheard),
    readSealed: (session, now) => read(() => sealed.read(session, now)),
    dropSealed: (now) => write(() => sealed.drop(now), unheard),

    ...directoryMethods(db, entries, transactions),
    ...sessionMethods(db, transactions),

    revision: () => read(revision),
    sequences: () =>
      read(() => ({
        revision: revision(),
        keys: keys.newest(),
        directory: entries.newest(),
        statements: statements.newest(),
      })),
    onChange: transactions.onChange,
    close: transactions.close,
  };
}

const always = (): Verdict => "compile";
const whenTrue = (result: boolean): Verdict => (result ? "compile" : "keep");
const unheard = (): Verdict => "keep";

function requireAmount(amount: number): number {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`an amount of ${amount}`);
  return amount;
}

function requireLease(lease: LeaseRequest): LeaseRequest {
  requireAmount(lease.limit);
  requireAmount(lease.wanted);
  requireAmount(lease.atLeast);
  if (!Number.isFinite(lease.now) || !Number.isSafeInteger(lease.periodEndsAt)) throw new RangeError("a lease without its time");
  return lease;
}
