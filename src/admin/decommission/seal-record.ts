import { createHash } from "node:crypto";
import { canonicalJson } from "../../core/canonical-json.ts";
import type { JsonValue } from "../../core/json.ts";
import { mostPerPage, type Store } from "../../storage/store.ts";

/** How far a record goes: the newest version, step and statement that it covers. */
export interface RecordBounds {
  readonly version: number;
  readonly step: number;
  readonly statement: number;
}

/** The record of a use case's life, as it was when it ended. */
export interface SealedRecord extends RecordBounds {
  /** SHA-256, `sha256:` and 64 hex digits, over one line of canonical JSON for each version, step and statement, in that order. */
  readonly digest: string;
}

type Sealing = Pick<Store, "listVersions" | "listTransitions" | "listStatements">;

const everything: RecordBounds = {
  version: Number.MAX_SAFE_INTEGER - 1,
  step: Number.MAX_SAFE_INTEGER - 1,
  statement: Number.MAX_SAFE_INTEGER - 1,
};

/**
 * Anybody who has the database can make the digest again within the same bounds: all that it covers is only ever added to. Newest
 * first, but for steps. Bodies are covered by their digests.
 */
export async function sealRecord(store: Sealing, useCase: string, within = everything): Promise<SealedRecord> {
  const hash = createHash("sha256");
  const newest = { version: 0, step: 0, statement: 0 };
  const add = (line: JsonValue): void => void hash.update(`${canonicalJson(line)}\n`);
  for (let before: number | undefined = within.version + 1; before !== undefined;) {
    const page = await store.listVersions("UseCase", useCase, { before, limit: mostPerPage });
    for (const { version, digest, createdAt, createdBy } of page) {
      add(["version", version, digest, createdAt, createdBy]);
      newest.version = Math.max(newest.version, version);
    }
    before = page.length < mostPerPage ? undefined : page.at(-1)?.version;
  }
  for (const { id, from, to, digest, by, at, notAfter = null, reason } of await store.listTransitions(useCase)) {
    if (id > within.step) break;
    add(["transition", id, from, to, digest, by, at, notAfter, reason]);
    newest.step = id;
  }
  for (let before: number | undefined = within.statement + 1; before !== undefined;) {
    const page = await store.listStatements(`UseCase/${useCase}`, { before, limit: mostPerPage });
    for (const { id, topic, digest, by, at } of page) {
      add(["statement", id, topic, digest, by, at]);
      newest.statement = Math.max(newest.statement, id);
    }
    before = page.length < mostPerPage ? undefined : page.at(-1)?.id;
  }
  return { digest: `sha256:${hash.digest("hex")}`, ...newest };
}

/** The bounds as the seal's statement says them, for people and for whoever makes the digest again. */
export function describeBounds({ version, step, statement }: RecordBounds): string {
  return `Versions up to ${version}, steps up to ${step}, statements up to ${statement}.`;
}

export function readBounds(summary: string): RecordBounds | undefined {
  const found = /^Versions up to (\d+), steps up to (\d+), statements up to (\d+)\.$/.exec(summary);
  if (found === null) return undefined;
  const [, version, step, statement] = found;
  return { version: Number(version), step: Number(step), statement: Number(statement) };
}
