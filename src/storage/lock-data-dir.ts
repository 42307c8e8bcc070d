import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Problem } from "../core/problem.ts";
import { makePrivateDirectory } from "./make-private-directory.ts";

export interface DataDirLock {
  /** Lets another process in. A second call does nothing. */
  release(): void;
}

const lockFile = "sallyport.lock";
const busy = 5;

/** Keeps the databases alive: one that nobody refers to is collected as garbage, which closes it and lets others in. */
const held = new Set<DatabaseSync>();

/**
 * Holds the data directory for this process. The lock is the operating system's, on a small SQLite file that is kept in an
 * exclusive transaction: it ends with the process however that ends, kill -9 included, so there is never a stale lock to
 * remove. It is advisory and per machine: don't share a data directory over a network file system. Nothing in this process
 * may open and close the lock file meanwhile, since closing any descriptor of a file drops a process's POSIX locks on it.
 *
 * @throws Problem `register_unavailable` when another process holds it or the directory can't be used.
 */
export function lockDataDir(dir: string): DataDirLock {
  const path = join(dir, lockFile);
  let db: DatabaseSync | undefined;
  try {
    makePrivateDirectory(dir);
    createPrivateFile(path);
    db = new DatabaseSync(path, { timeout: 0, allowExtension: false });
    db.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (error) {
    db?.close();
    throw refusal(error, dir);
  }
  const locked = db;
  held.add(locked);
  return {
    release() {
      if (held.delete(locked)) locked.close();
    },
  };
}

/** The exclusive flag keeps us from opening and closing a file that this process may hold locked already. */
function createPrivateFile(path: string): void {
  try {
    closeSync(openSync(path, "ax", 0o600));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

function refusal(error: unknown, dir: string): Problem {
  if (error instanceof Error && "errcode" in error && error.errcode === busy) {
    return new Problem(
      "register_unavailable",
      `Another process is using the data directory ${dir}. Stop it first, or set SALLYPORT_DATA_DIR to another directory.`,
      { cause: error },
    );
  }
  const reason = error instanceof Error ? error.message : String(error);
  return new Problem(
    "register_unavailable",
    `The data directory ${dir} can't be locked (${reason}). Check that it belongs to this user and is on a local disk.`,
    { cause: error },
  );
}
