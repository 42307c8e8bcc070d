import type { DatabaseSync } from "node:sqlite";
import { readBoolean, readInteger, readText, type Row } from "./read-columns.ts";
import type { PutOutcome, PutResource, ResourceChange, StoredResource } from "../store.ts";

const fromRow = (row: Row): StoredResource => ({
  kind: readText(row, "kind"),
  name: readText(row, "name"),
  version: readInteger(row, "version"),
  digest: readText(row, "digest"),
  spec: readText(row, "spec"),
  createdAt: readInteger(row, "created_at"),
  createdBy: readText(row, "created_by"),
  retired: readBoolean(row, "retired"),
});

const newestIsLive = `EXISTS (
  SELECT 1 FROM resources n WHERE n.kind = r.kind AND n.name = r.name AND n.retired = 0
    AND n.version = (SELECT max(version) FROM resources WHERE kind = r.kind AND name = r.name))`;

/** The SQL of resources; transactions are the caller's. */
export function openResources(db: DatabaseSync) {
  const newest = db.prepare("SELECT * FROM resources WHERE kind = ? AND name = ? ORDER BY version DESC LIMIT 1");
  const exact = db.prepare("SELECT * FROM resources WHERE kind = ? AND name = ? AND version = ?");
  const live = db.prepare(
    `SELECT * FROM resources r WHERE kind = ? AND name > ? AND retired = 0
       AND version = (SELECT max(version) FROM resources WHERE kind = r.kind AND name = r.name)
     ORDER BY name LIMIT ?`,
  );
  const versions = db.prepare(
    "SELECT * FROM resources WHERE kind = ? AND name = ? AND version < ? ORDER BY version DESC LIMIT ?",
  );
  const all = db.prepare(`SELECT * FROM resources r WHERE retired = 0 AND ${newestIsLive} ORDER BY kind, name, version`);
  const ofKind = db.prepare("SELECT * FROM resources WHERE kind = ? ORDER BY name, version");
  // Rows never go, so that their ids grow without gaps, in the order in which they came.
  const changes = db.prepare("SELECT rowid AS sequence, * FROM resources WHERE rowid > ? ORDER BY rowid LIMIT ?");
  const insert = db.prepare("INSERT INTO resources VALUES (?, ?, ?, ?, ?, ?, ?, ?)");

  const get = (kind: string, name: string, version?: number): StoredResource | undefined => {
    const row = version === undefined ? newest.get(kind, name) : exact.get(kind, name, version);
    return row && fromRow(row);
  };

  return {
    get,
    put(put: PutResource): PutOutcome {
      const last = get(put.kind, put.name);
      const current = last?.retired === false ? last : undefined;
      if (put.expected !== undefined && put.expected !== (current?.digest ?? "none"))
        return { outcome: "conflict", current: last };
      if (put.retire === true && current === undefined) {
        return last === undefined ? { outcome: "conflict", current: undefined } : { outcome: "unchanged", resource: last };
      }
      if (put.retire !== true && current?.digest === put.digest) return { outcome: "unchanged", resource: current };
      const resource: StoredResource = {
        kind: put.kind,
        name: put.name,
        version: (last?.version ?? 0) + 1,
        digest: put.digest,
        spec: put.spec,
        createdAt: put.at,
        createdBy: put.by,
        retired: put.retire === true,
      };
      insert.run(put.kind, put.name, resource.version, put.digest, put.spec, put.at, put.by, resource.retired ? 1 : 0);
      return { outcome: "created", resource };
    },
    list: (kind: string, after: string, limit: number): StoredResource[] => live.all(kind, after, limit).map(fromRow),
    listVersions: (kind: string, name: string, before: number, limit: number): StoredResource[] =>
      versions.all(kind, name, before, limit).map(fromRow),
    everyVersion: (kind: string): StoredResource[] => ofKind.all(kind).map(fromRow),
    changes: (sequence: number, limit: number): ResourceChange[] =>
      changes.all(sequence, limit).map((row) => ({ sequence: readInteger(row, "sequence"), resource: fromRow(row) })),
    all: (): StoredResource[] => all.all().map(fromRow),
  };
}
