import type { DatabaseSync } from "node:sqlite";
import { foldCase } from "../fold-case.ts";
import type { DirectoryPage, GroupFilter, StoredGroup } from "../directory-store.ts";
import { openFindRows, type Condition } from "./find-rows.ts";
import type { GroupMembers } from "./group-members.ts";
import { readInteger, readOptionalText, readText, type Row } from "./read-columns.ts";

function fromRow(row: Row): StoredGroup {
  const externalId = readOptionalText(row, "external_id");
  return {
    id: readText(row, "id"),
    provider: readText(row, "provider"),
    displayName: readText(row, "display_name"),
    ...(externalId !== undefined && { externalId }),
    createdAt: readInteger(row, "created_at"),
    changedAt: readInteger(row, "changed_at"),
    version: readInteger(row, "version"),
  };
}

function conditionsOf(provider: string, filter: GroupFilter): readonly Condition[] {
  const conditions: Condition[] = [{ sql: "provider = ?", value: provider }];
  if (filter.id !== undefined) conditions.push({ sql: "id = ?", value: filter.id });
  if (filter.displayName !== undefined) conditions.push({ sql: "display_name_folded = ?", value: foldCase(filter.displayName) });
  if (filter.externalId !== undefined) conditions.push({ sql: "external_id = ?", value: filter.externalId });
  if (filter.member !== undefined)
    conditions.push({ sql: "id IN (SELECT group_id FROM group_members WHERE user_id = ?)", value: filter.member });
  return conditions;
}

/**
 * The SQL of groups; transactions are the caller's. What touches members is a generator that yields between small steps, since
 * a group may have tens of thousands of them.
 */
export function openUserGroups(db: DatabaseSync, members: GroupMembers) {
  const find = openFindRows(db, "user_groups");
  const byId = db.prepare("SELECT * FROM user_groups WHERE id = ?");
  const rival = db.prepare("SELECT 1 FROM user_groups WHERE id <> ? AND provider = ? AND display_name_folded = ?");
  const upsert = db.prepare(
    `INSERT INTO user_groups (id, provider, display_name, display_name_folded, external_id, created_at, changed_at, version)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name, display_name_folded = excluded.display_name_folded,
       external_id = excluded.external_id, changed_at = excluded.changed_at, version = excluded.version`,
  );
  const remove = db.prepare("DELETE FROM user_groups WHERE id = ?");
  const touch = db.prepare("UPDATE user_groups SET version = version + 1, changed_at = ? WHERE id = ?");
  const ofUser = db.prepare(
    `SELECT user_groups.* FROM group_members JOIN user_groups ON id = group_id
     WHERE user_id = ? AND provider = ? ORDER BY id LIMIT ?`,
  );

  const get = (provider: string, id: string): StoredGroup | undefined => {
    const row = byId.get(id);
    const group = row && fromRow(row);
    return group?.provider === provider ? group : undefined;
  };

  return {
    get,
    *put(
      group: Omit<StoredGroup, "version">,
      expected: number | "none",
    ): Generator<void, { readonly outcome: StoredGroup | "conflict" | "taken"; readonly moved: boolean }> {
      const row = byId.get(group.id);
      const current = row && fromRow(row);
      if (expected === "none") {
        if (current !== undefined) return { outcome: "taken", moved: false };
      } else if (current?.provider !== group.provider || current.version !== expected) {
        return { outcome: "conflict", moved: false };
      }
      const name = foldCase(group.displayName);
      if (rival.get(group.id, group.provider, name) !== undefined) return { outcome: "taken", moved: false };
      const { createdAt } = current ?? group;
      const stored: StoredGroup = { ...group, createdAt, version: (current?.version ?? 0) + 1 };
      const external = stored.externalId ?? null;
      const { id, provider, displayName, changedAt, version } = stored;
      upsert.run(id, provider, displayName, name, external, createdAt, changedAt, version);
      const renamed = current !== undefined && current.displayName !== displayName;
      return { outcome: stored, moved: renamed && (yield* members.moveAll(id)) };
    },
    find(provider: string, filter: GroupFilter, page: DirectoryPage): { total: number; groups: StoredGroup[] } {
      const { total, rows } = find(conditionsOf(provider, filter), page);
      return { total, groups: rows.map(fromRow) };
    },
    *delete(provider: string, id: string): Generator<void, { readonly removed: boolean; readonly moved: boolean }> {
      if (get(provider, id) === undefined) return { removed: false, moved: false };
      const moved = yield* members.removeAll(id);
      remove.run(id);
      return { removed: true, moved };
    },
    /** `moved` when somebody came or went. */
    *changeMembers(
      provider: string,
      group: string,
      change: {
        readonly add: readonly string[];
        readonly remove: readonly string[];
        readonly replace: boolean;
        readonly at: number;
      },
    ): Generator<void, { readonly found: boolean; readonly moved: boolean }> {
      if (get(provider, group) === undefined) return { found: false, moved: false };
      const gone = yield* change.replace ? members.removeOthers(group, change.add) : members.remove(group, change);
      const came = yield* members.add(provider, group, change.add);
      const moved = gone || came;
      if (moved) touch.run(change.at, group);
      return { found: true, moved };
    },
    ofUser: (provider: string, user: string, limit: number): StoredGroup[] => ofUser.all(user, provider, limit).map(fromRow),
  };
}
