import type { DatabaseSync } from "node:sqlite";
import { firstSchema } from "./migrations/001-first-schema.ts";
import { keyKinds } from "./migrations/002-key-kinds.ts";
import { sealedValues } from "./migrations/003-sealed-values.ts";
import { identity } from "./migrations/004-identity.ts";
import { statements } from "./migrations/005-statements.ts";
import { keptOfUseCases } from "./migrations/006-kept-of-use-cases.ts";

export interface Migration {
  /** What `PRAGMA user_version` says after it. 1, 2, 3 … in the order of the list. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** A released migration is never edited; the next change is a new file at the end of this list. */
const migrations: readonly Migration[] = [firstSchema, keyKinds, sealedValues, identity, statements, keptOfUseCases];

export const newestSchema = migrations.length;

/**
 * Brings the schema from `user_version` to the newest. Each step and its version number are one transaction: a crash
 * leaves the schema before or after a step, and the next start goes on from there.
 */
export function migrateSchema(db: DatabaseSync, from: number): void {
  for (const migration of migrations.slice(from)) {
    db.exec("BEGIN IMMEDIATE");
    try {
      db.exec(migration.sql);
      db.exec(`PRAGMA user_version = ${migration.version}`);
      db.exec("COMMIT");
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      throw error;
    }
  }
}
