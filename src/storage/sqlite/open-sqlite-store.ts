import type { DatabaseSync } from "node:sqlite";
import { asProblem, Problem } from "../../core/problem.ts";
import type { LeaseRequest, PutOutcome, PutResource, Store } from "../store.ts";
import { openAndonPulls } from "./andon-pulls.ts";
import { openBudgetAccounts } from "./budget-accounts.ts";
import { openDatabase } from "./open-database.ts";
import { openKeys } from "./keys.ts";
import { openResources } from "./resources.ts";
import { openSealedValues } from "./sealed-values.ts";
import { openTransitions } from "./transitions.ts";

const unavailable = "The register can't be read or written. Try again; the operator finds the reason in the log.";

/** What becomes of a transaction: a change that listeners hear of, a write that nobody hears of, or nothing at all. */
type Verdict = "change" | "keep" | "undo";

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
  const resources = openResources(db);
  const transitions = openTransitions(db);
  const keys = openKeys(db);
  const andon = openAndonPulls(db);
  const budgets = openBudgetAccounts(db);
  const sealed = openSealedValues(db);
  const grow = db.prepare("UPDATE revision SET value = value + 1");
  const revision = db.prepare("SELECT value FROM revision");
  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  const rollback = db.prepare("ROLLBACK");
  const listeners = new Set<() => void>();

  /**
   * One durable transaction: after a throw nothing of `work` is there, except that a commit which failed may still have
   * reached the disk. Listeners run after the commit and before the caller goes on; they can't undo it.
   */
  const write = <T>(work: () => T, verdict: (result: T) => Verdict): Promise<T> =>
    guard(() => {
      begin.run();
      try {
        const result = work();
        const decided = verdict(result);
        if (decided === "change") grow.run();
        (decided === "undo" ? rollback : commit).run();
        if (decided === "change") for (const listener of listeners) queueMicrotask(listener);
        return result;
      } catch (error) {
        // After a full disk or an I/O error SQLite may have rolled back by itself.
        if (db.isTransaction) rollback.run();
        throw error;
      }
    });

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
        return outcomes.some((outcome) => outcome.outcome === "created") ? "change" : "keep";
      },
    );

  return {
    async putResource(put) {
      const [outcome] = await putResources([put]);
      if (outcome === undefined) throw new Problem("internal", "The register gave no outcome.");
      return outcome;
    },
    putResources,
    getResource: (kind, name, version) => guard(() => resources.get(kind, name, version)),
    listResources: (kind, page) => guard(() => resources.list(kind, page.after ?? "", requirePageSize(page.limit))),
    listVersions: (kind, name, page) =>
      guard(() => resources.listVersions(kind, name, page.before ?? Number.MAX_SAFE_INTEGER, requirePageSize(page.limit))),
    allResources: () => guard(resources.all),

    appendTransition: (step) => write(() => transitions.append(step), always),
    listTransitions: (useCase) => guard(() => transitions.list(useCase)),
    currentTransitions: () => guard(transitions.current),

    putKey: (key) => write(() => keys.put(key), always),
    getKey: (id) => guard(() => keys.get(id)),
    listKeys: (page) => guard(() => keys.list(page.after ?? "", requirePageSize(page.limit))),
    liveKeys: (now) => guard(() => keys.live(now)),
    async revokeKey(id, at) {
      const revoked = await write(
        () => keys.revoke(id, at),
        ({ changed }) => (changed ? "change" : "keep"),
      );
      return revoked.wasLive;
    },
    endKeyAt: (id, expiresAt) => write(() => keys.endAt(id, expiresAt), whenTrue),

    pullAndon: (pull) => write(() => andon.pull(pull), always),
    releaseAndon: (scope) => write(() => andon.release(scope), whenTrue),
    listAndon: () => guard(andon.list),

    leaseBudget: (lease) => write(() => budgets.lease(requireLease(lease)), unheard),
    returnBudget: (account, amount) => write(() => budgets.giveBack(account, requireAmount(amount)), unheard),

    keepSealed: (session, values, expiresAt) => write(() => sealed.keep(session, values, expiresAt), unheard),
    readSealed: (session, now) => guard(() => sealed.read(session, now)),
    dropSealed: (now) => write(() => sealed.drop(now), unheard),

    revision: () => guard(() => Number(revision.get()?.["value"])),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () =>
      guard(() => {
        listeners.clear();
        if (!db.isOpen) return;
        try {
          // Everything into the one file, so that a stopped data directory can be copied. A failure loses nothing: the WAL stays.
          db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
        } finally {
          db.close();
        }
      }),
  };
}

const always = (): Verdict => "change";
const whenTrue = (result: boolean): Verdict => (result ? "change" : "keep");
const unheard = (): Verdict => "keep";

/** Rejects with nothing but a Problem; SQLite's own words stay in its cause. */
async function guard<T>(work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    throw asProblem(error, "register_unavailable", unavailable);
  }
}

/** SQLite takes a negative limit for "no limit". */
function requirePageSize(limit: number): number {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new RangeError(`a page of ${limit}`);
  return limit;
}

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
