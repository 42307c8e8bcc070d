import type { DatabaseSync } from "node:sqlite";
import type { DirectoryEntries } from "./directory-entries.ts";
import { readText } from "./read-columns.ts";

/** Members that one step changes: a fraction of a millisecond each. */
const membersAtOnce = 50;

/**
 * The SQL of memberships; transactions are the caller's. Whoever comes or goes has their directory entry moved in the same step.
 * Each generator yields after a step, and says whether anybody was touched.
 */
export function openGroupMembers(db: DatabaseSync, entries: DirectoryEntries) {
  const page = db.prepare("SELECT user_id FROM group_members WHERE group_id = ? AND user_id > ? ORDER BY user_id LIMIT ?");
  const insert = db.prepare(
    `INSERT INTO group_members (group_id, user_id)
       SELECT ?1, users.id FROM json_each(?2) AS wanted CROSS JOIN users ON users.id = wanted.value WHERE users.provider = ?3
     ON CONFLICT DO NOTHING RETURNING user_id`,
  );
  const remove = db.prepare(
    "DELETE FROM group_members WHERE group_id = ? AND user_id IN (SELECT value FROM json_each(?)) RETURNING user_id",
  );

  const list = (group: string, after: string, limit: number): string[] =>
    page.all(group, after, limit).map((row) => readText(row, "user_id"));

  /** All members, page by page; what a page names may be removed before the next one is asked for. */
  function* pagesOf(group: string): Generator<readonly string[], void> {
    for (let after = ""; ;) {
      const ids = list(group, after, membersAtOnce);
      if (ids.length > 0) yield ids;
      after = ids.at(-1) ?? "";
      if (ids.length < membersAtOnce) return;
    }
  }

  const removeSome = (group: string, users: readonly string[]): boolean => {
    const gone = remove.all(group, JSON.stringify(users)).map((row) => readText(row, "user_id"));
    entries.move(gone);
    return gone.length > 0;
  };

  return {
    list,
    *add(provider: string, group: string, users: readonly string[]): Generator<void, boolean> {
      let touched = false;
      for (let at = 0; at < users.length; at += membersAtOnce) {
        const wanted = JSON.stringify(users.slice(at, at + membersAtOnce));
        const came = insert.all(group, wanted, provider).map((row) => readText(row, "user_id"));
        entries.move(came);
        touched ||= came.length > 0;
        yield;
      }
      return touched;
    },
    /** Who is among `add` too stays. */
    *remove(
      group: string,
      change: { readonly add: readonly string[]; readonly remove: readonly string[] },
    ): Generator<void, boolean> {
      const staying = new Set(change.add);
      let touched = false;
      for (let at = 0; at < change.remove.length; at += membersAtOnce) {
        const leaving = change.remove.slice(at, at + membersAtOnce).filter((id) => !staying.has(id));
        touched = removeSome(group, leaving) || touched;
        yield;
      }
      return touched;
    },
    *removeOthers(group: string, users: readonly string[]): Generator<void, boolean> {
      const staying = new Set(users);
      let touched = false;
      for (const ids of pagesOf(group)) {
        const leaving = ids.filter((id) => !staying.has(id));
        touched = removeSome(group, leaving) || touched;
        yield;
      }
      return touched;
    },
    *removeAll(group: string): Generator<void, boolean> {
      let touched = false;
      for (const ids of pagesOf(group)) {
        touched = removeSome(group, ids) || touched;
        yield;
      }
      return touched;
    },
    *moveAll(group: string): Generator<void, boolean> {
      let touched = false;
      for (const ids of pagesOf(group)) {
        entries.move(ids);
        touched = true;
        yield;
      }
      return touched;
    },
  };
}

export type GroupMembers = ReturnType<typeof openGroupMembers>;
