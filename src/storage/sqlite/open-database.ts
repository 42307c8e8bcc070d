import { closeSync, fsyncSync, openSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Problem } from "../../core/problem.ts";
import { makePrivateDirectory } from "../make-private-directory.ts";
import { migrateSchema, newestSchema } from "./migrate-schema.ts";
import { isSqliteFailure, sqliteCode } from "./sqlite-failure.ts";

export const databaseFile = "sallyport.db";

/** "SLYP": marks the file as ours, so that another program's database is never migrated by accident. */
const applicationId = 0x534c5950;

/**
 * Opens the register's database in `dataDir`, checks it and brings its schema up to date. Nothing is written to a file
 * that is refused.
 *
 * @throws Problem `register_unavailable`; its detail is for the operator: what is wrong, where, and what to do.
 */
export function openDatabase(dataDir: string): DatabaseSync {
  const path = join(dataDir, databaseFile);
  let db: DatabaseSync | undefined;
  try {
    makePrivateDirectory(dataDir);
    createPrivateFile(dataDir, path);
    db = connect(path);
    const version = requireOurs(db, path);
    requireUndamaged(db, path);
    db.exec("PRAGMA journal_mode = WAL");
    if (version === 0) db.exec(`PRAGMA application_id = ${applicationId}`);
    migrateSchema(db, version);
    return db;
  } catch (error) {
    db?.close();
    throw refusal(error, path);
  }
}

/** A second connection to the file that `db` has open and has checked. */
export function openLongWrites(db: DatabaseSync): DatabaseSync {
  const path = db.location();
  if (path === null) throw new Error("the store has no file");
  return connect(path);
}

function connect(path: string): DatabaseSync {
  const db = new DatabaseSync(path, {
    timeout: 5000,
    enableForeignKeyConstraints: true,
    enableDoubleQuotedStringLiterals: false,
    allowExtension: false,
  });
  // FULL: a commit is on the disk before it is acknowledged; in WAL mode NORMAL would lose the last ones with the power.
  db.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL");
  return db;
}

/** Made before SQLite opens it, so that it is never readable by others, not even for a moment; its WAL gets the same mode. */
function createPrivateFile(dataDir: string, path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  closeSync(openSync(path, "a", 0o600));
  // The name must outlive a power cut too.
  const directory = openSync(dataDir, "r");
  fsyncSync(directory);
  closeSync(directory);
}

/** Returns the schema's version; 0 for a new file. */
function requireOurs(db: DatabaseSync, path: string): number {
  const id = db.prepare("PRAGMA application_id").get()?.["application_id"];
  const version = Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
  const empty = db.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
  if (empty && version === 0) return 0;
  if (id !== applicationId) {
    throw new Problem(
      "register_unavailable",
      `${path} is another program's database. Point SALLYPORT_DATA_DIR at a directory of its own, or move this file away.`,
    );
  }
  if (version > newestSchema) {
    throw new Problem(
      "register_unavailable",
      `${path} has schema version ${version}, and this release knows versions up to ${newestSchema}: a newer release has ` +
        `written it. Start that release again, or restore the copy of the data directory from before the upgrade.`,
    );
  }
  return version;
}

function requireUndamaged(db: DatabaseSync, path: string): void {
  const finding = db.prepare("PRAGMA quick_check(1)").get()?.["quick_check"];
  if (finding !== "ok") throw damaged(path, String(finding).replace(/\s+/g, " "));
}

function damaged(path: string, finding: string, cause?: unknown): Problem {
  return new Problem(
    "register_unavailable",
    `${path} is damaged (${finding}). Nothing was changed. Stop here, keep the file for examination, and restore the data ` +
      `directory from its last copy.`,
    { cause },
  );
}

function refusal(error: unknown, path: string): Problem {
  if (error instanceof Problem) return error;
  if (isSqliteFailure(error)) {
    const code = sqliteCode(error);
    if (code === "corrupt" || code === "not a database") return damaged(path, error.errstr, error);
    if (code === "busy") {
      return new Problem(
        "register_unavailable",
        `${path} is in use by another process. Stop that process, or give this one a data directory of its own.`,
        { cause: error },
      );
    }
  }
  const reason = isSqliteFailure(error) ? error.errstr : error instanceof Error ? error.message : String(error);
  return new Problem(
    "register_unavailable",
    `${path} can't be opened (${reason}). Check that the directory exists, belongs to this user, and has room left.`,
    { cause: error },
  );
}
