import type { DatabaseSync, StatementSync } from "node:sqlite";
import { setImmediate as turn } from "node:timers/promises";
import { asProblem } from "../../core/problem.ts";
import { openLongWrites } from "./open-database.ts";

const unavailable = "The register can't be read or written. Try again; the operator finds the reason in the log.";

/**
 * What becomes of a transaction: one that Snapshots are compiled from, one that listeners hear of, a write that nobody hears
 * of, or nothing at all.
 */
export type Verdict = "compile" | "tell" | "keep" | "undo";

/** How long a long write holds the event loop before it lets others have a turn. */
const turnMs = 2;

/** How the store reads and writes. All reject with nothing but a Problem; SQLite's own words stay in its cause. */
export interface Transactions {
  readonly read: <T>(work: () => T) => Promise<T>;
  /**
   * One durable transaction: after a throw nothing of `work` is there, except that a commit which failed may still have
   * reached the disk. Listeners run after the commit and before the caller goes on; they can't undo it.
   */
  readonly write: <T>(work: () => T, verdict: (result: T) => Verdict) => Promise<T>;
  /**
   * The same for work that would hold the event loop for long: others have their turn at its yields. It has a connection of
   * its own, so that reads see nothing of it before its end; other writes wait for that.
   */
  readonly writeLong: <T>(work: (db: DatabaseSync) => Generator<void, T>, verdict: (result: T) => Verdict) => Promise<T>;
  readonly onChange: (listener: () => void) => () => void;
  readonly close: () => Promise<void>;
}

interface Connection {
  readonly db: DatabaseSync;
  readonly begin: StatementSync;
  readonly grow: StatementSync;
  readonly commit: StatementSync;
  readonly rollback: StatementSync;
}

export function openTransactions(db: DatabaseSync): Transactions {
  const main = connect(db);
  const listeners = new Set<() => void>();
  let long: Connection | undefined;
  /** There while a long write is under way, and settles with it. SQLite has one writer; to wait in its lock would hold the event loop. */
  const gate: { underWay?: Promise<void> } = {};
  let closed = false;

  const finish = <T>({ grow, rollback, commit }: Connection, result: T, decided: Verdict): T => {
    if (decided === "compile") grow.run();
    (decided === "undo" ? rollback : commit).run();
    if (decided === "compile" || decided === "tell") for (const listener of listeners) queueMicrotask(listener);
    return result;
  };
  const giveUp = ({ db: connection, rollback }: Connection): void => {
    // After a full disk or an I/O error SQLite may have rolled back by itself.
    if (connection.isOpen && connection.isTransaction) rollback.run();
  };

  const writeNow = <T>(work: () => T, verdict: (result: T) => Verdict): T => {
    main.begin.run();
    try {
      const result = work();
      return finish(main, result, verdict(result));
    } catch (error) {
      giveUp(main);
      throw error;
    }
  };

  const runLong = async <T>(work: (db: DatabaseSync) => Generator<void, T>, verdict: (result: T) => Verdict): Promise<T> => {
    if (closed) throw new Error("the store is closed");
    long ??= connect(openLongWrites(db));
    long.begin.run();
    try {
      const steps = work(long.db);
      let since = performance.now();
      let step = steps.next();
      while (step.done !== true) {
        if (performance.now() - since >= turnMs) {
          await turn();
          since = performance.now();
        }
        step = steps.next();
      }
      if (performance.now() - since >= turnMs / 2) await turn();
      return finish(long, step.value, verdict(step.value));
    } catch (error) {
      giveUp(long);
      throw error;
    }
  };

  return {
    read: (work) => guard(work),
    write: (work, verdict) =>
      gate.underWay === undefined
        ? guard(() => writeNow(work, verdict))
        : guard(async () => {
            while (gate.underWay !== undefined) await gate.underWay;
            return writeNow(work, verdict);
          }),
    writeLong: (work, verdict) =>
      guard(async () => {
        while (gate.underWay !== undefined) await gate.underWay;
        const { promise, resolve } = Promise.withResolvers<void>();
        gate.underWay = promise;
        try {
          return await runLong(work, verdict);
        } finally {
          delete gate.underWay;
          resolve();
        }
      }),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () =>
      guard(async () => {
        closed = true;
        while (gate.underWay !== undefined) await gate.underWay;
        listeners.clear();
        if (long?.db.isOpen === true) long.db.close();
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

function connect(db: DatabaseSync): Connection {
  return {
    db,
    begin: db.prepare("BEGIN IMMEDIATE"),
    grow: db.prepare("UPDATE revision SET value = value + 1"),
    commit: db.prepare("COMMIT"),
    rollback: db.prepare("ROLLBACK"),
  };
}

async function guard<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asProblem(error, "register_unavailable", unavailable);
  }
}
