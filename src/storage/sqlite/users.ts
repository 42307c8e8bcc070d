import type { DatabaseSync } from "node:sqlite";
import { foldCase } from "../fold-case.ts";
import type { DirectoryPage, StoredUser, UserFilter } from "../directory-store.ts";
import type { DirectoryEntries } from "./directory-entries.ts";
import { openFindRows, type Condition } from "./find-rows.ts";
import { readBoolean, readInteger, readOptionalText, readText, type Row } from "./read-columns.ts";

function fromRow(row: Row): StoredUser {
  const externalId = readOptionalText(row, "external_id");
  return {
    id: readText(row, "id"),
    provider: readText(row, "provider"),
    principal: readText(row, "principal"),
    userName: readText(row, "user_name"),
    ...(externalId !== undefined && { externalId }),
    active: readBoolean(row, "active"),
    attributes: readText(row, "attributes"),
    createdAt: readInteger(row, "created_at"),
    changedAt: readInteger(row, "changed_at"),
    version: readInteger(row, "version"),
  };
}

function conditionsOf(provider: string, filter: UserFilter): readonly Condition[] {
  const conditions: Condition[] = [{ sql: "provider = ?", value: provider }];
  if (filter.id !== undefined) conditions.push({ sql: "id = ?", value: filter.id });
  if (filter.userName !== undefined) conditions.push({ sql: "user_name_folded = ?", value: foldCase(filter.userName) });
  if (filter.externalId !== undefined) conditions.push({ sql: "external_id = ?", value: filter.externalId });
  if (filter.active !== undefined) conditions.push({ sql: "active = ?", value: filter.active ? 1 : 0 });
  return conditions;
}

/** The SQL of provisioned people; transactions are the caller's. */
export function openUsers(db: DatabaseSync, entries: DirectoryEntries) {
  const find = openFindRows(db, "users");
  const byId = db.prepare("SELECT * FROM users WHERE id = ?");
  const rival = db.prepare(
    "SELECT 1 FROM users WHERE id <> ?1 AND (principal_folded = ?2 OR (provider = ?3 AND user_name_folded = ?4)) LIMIT 1",
  );
  const upsert = db.prepare(
    `INSERT INTO users (id, provider, principal, principal_folded, user_name, user_name_folded, external_id, active, attributes,
       created_at, changed_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET principal = excluded.principal, principal_folded = excluded.principal_folded,
       user_name = excluded.user_name, user_name_folded = excluded.user_name_folded, external_id = excluded.external_id,
       active = excluded.active, attributes = excluded.attributes, changed_at = excluded.changed_at, version = excluded.version`,
  );
  const remove = db.prepare("DELETE FROM users WHERE provider = ? AND id = ?");
  const leave = db.prepare("DELETE FROM group_members WHERE user_id = ? RETURNING group_id");
  const changeGroup = db.prepare("UPDATE user_groups SET version = version + 1, changed_at = ? WHERE id = ?");

  return {
    /** `moved` says whether the person's entry changed, which replicas must hear of. */
    put(
      user: Omit<StoredUser, "version">,
      expected: number | "none",
    ): { readonly outcome: StoredUser | "conflict" | "taken"; readonly moved: boolean } {
      const row = byId.get(user.id);
      const current = row && fromRow(row);
      if (expected === "none") {
        if (current !== undefined) return { outcome: "taken", moved: false };
      } else if (current?.provider !== user.provider || current.version !== expected) {
        return { outcome: "conflict", moved: false };
      }
      const [principal, userName] = [foldCase(user.principal), foldCase(user.userName)];
      if (rival.get(user.id, principal, user.provider, userName) !== undefined) return { outcome: "taken", moved: false };
      const stored: StoredUser = {
        ...user,
        createdAt: current?.createdAt ?? user.createdAt,
        version: (current?.version ?? 0) + 1,
      };
      upsert.run(
        stored.id,
        stored.provider,
        stored.principal,
        principal,
        stored.userName,
        userName,
        stored.externalId ?? null,
        stored.active ? 1 : 0,
        stored.attributes,
        stored.createdAt,
        stored.changedAt,
        stored.version,
      );
      const moved = current?.principal !== stored.principal || current.active !== stored.active;
      if (current !== undefined && current.principal !== stored.principal) entries.bury(stored.id);
      if (moved) {
        entries.put({ provider: stored.provider, principal: stored.principal, userId: stored.id, active: stored.active });
      }
      return { outcome: stored, moved };
    },
    get(provider: string, id: string): StoredUser | undefined {
      const row = byId.get(id);
      const user = row && fromRow(row);
      return user?.provider === provider ? user : undefined;
    },
    find(provider: string, filter: UserFilter, page: DirectoryPage): { total: number; users: StoredUser[] } {
      const { total, rows } = find(conditionsOf(provider, filter), page);
      return { total, users: rows.map(fromRow) };
    },
    delete(provider: string, id: string, at: number): boolean {
      if (remove.run(provider, id).changes !== 1) return false;
      for (const row of leave.all(id)) changeGroup.run(at, readText(row, "group_id"));
      entries.bury(id);
      return true;
    },
  };
}
