import type { DatabaseSync } from "node:sqlite";
import type { ChangeCounter } from "./change-counter.ts";
import { readBoolean, readInteger, readText, readTexts } from "./read-columns.ts";
import type { DirectoryEntry } from "../directory-store.ts";

/**
 * The SQL of what replicas follow; transactions are the caller's. There is a row for each name that a person ever had: when a
 * person is deleted or renamed it stays, names no user and is not active. A follower that knows people by their folded name
 * ends up with who has the name now, since that row is always the newer one.
 */
export function openDirectoryEntries(db: DatabaseSync, counter: ChangeCounter) {
  const put = db.prepare(
    `INSERT INTO directory (provider, principal, user_id, active, sequence) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (provider, principal) DO UPDATE SET
         user_id = excluded.user_id, active = excluded.active, sequence = excluded.sequence`,
  );
  const bury = db.prepare("UPDATE directory SET user_id = NULL, active = 0, sequence = ? WHERE user_id = ?");
  const move = db.prepare(
    `UPDATE directory SET sequence = ? - moved.key FROM (SELECT key, value FROM json_each(?)) AS moved
     WHERE directory.user_id = moved.value`,
  );
  const changes = db.prepare(
    `SELECT provider, principal, active, sequence,
       (SELECT json_group_array(display_name ORDER BY display_name) FROM group_members JOIN user_groups ON id = group_id
        WHERE group_members.user_id = directory.user_id) AS group_names
     FROM directory WHERE sequence > ? ORDER BY sequence LIMIT ?`,
  );
  const newest = db.prepare("SELECT coalesce(max(sequence), 0) AS newest FROM directory");
  return {
    put(entry: {
      readonly provider: string;
      readonly principal: string;
      readonly userId: string;
      readonly active: boolean;
    }): void {
      put.run(entry.provider, entry.principal, entry.userId, entry.active ? 1 : 0, counter.take(1));
    },
    /** The name's row stays, as one that nobody has. */
    bury(userId: string): void {
      bury.run(counter.take(1), userId);
    },
    /** Says that these users' groups changed. */
    move(userIds: readonly string[]): void {
      if (userIds.length > 0) move.run(counter.take(userIds.length), JSON.stringify(userIds));
    },
    changes: (sequence: number, limit: number): DirectoryEntry[] =>
      changes.all(sequence, limit).map((row) => ({
        sequence: readInteger(row, "sequence"),
        provider: readText(row, "provider"),
        principal: readText(row, "principal"),
        active: readBoolean(row, "active"),
        groups: readTexts(row, "group_names"),
      })),
    newest: (): number => readInteger(newest.get() ?? {}, "newest"),
  };
}

export type DirectoryEntries = ReturnType<typeof openDirectoryEntries>;
