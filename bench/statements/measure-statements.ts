import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createLiveCases } from "../../src/gateway/live-cases.ts";
import { databaseFile } from "../../src/storage/sqlite/open-database.ts";
import { openSqliteStore } from "../../src/storage/sqlite/open-sqlite-store.ts";
import type { Store } from "../../src/storage/store.ts";
import { writeApproval, writeRequest, type NewStatement } from "./write-statements.ts";

export interface Amount {
  readonly useCases: number;
  /** Of each use case. */
  readonly approvals: number;
  /** How many are said through the store, one by one and in hundreds. */
  readonly appended: number;
}

export interface StatementFigures {
  readonly statements: number;
  readonly bytesInDatabase: number;
  /** Durable, each with its own sync of the disk; and in hundreds. */
  readonly appendMs: { readonly p50: number; readonly p99: number };
  readonly appendHundredMs: { readonly p50: number; readonly p99: number };
  /** From nothing to every case file, as at a start; and of that the time of the processor. */
  readonly loadMs: number;
  readonly loadCpuMs: number;
  readonly bytesPerApproval: number;
  readonly heldMiB: number;
  /** From one more statement in the store to the case file that has it, knowing what changed. */
  readonly followMs: { readonly p50: number; readonly p99: number };
}

/** What statements cost: kept in SQLite on this disk, and held as case files in memory. */
export async function measureStatements({ useCases, approvals, appended }: Amount): Promise<StatementFigures> {
  const dir = mkdtempSync(join(tmpdir(), "sallyport-statements-"));
  try {
    await (await openSqliteStore(dir)).close();
    const bytesInDatabase = fillStore(join(dir, databaseFile), useCases, approvals);
    const store = await openSqliteStore(dir);
    const before = heldBytes();
    const cases = createLiveCases(store);
    const [loadMs, loadCpuMs] = [performance.now(), threadMs()];
    await cases.follow();
    for (let at = 0; at < useCases; at++) cases.caseFile(`UseCase/use-case-${at}`);
    const loaded = { loadMs: performance.now() - loadMs, loadCpuMs: threadMs() - loadCpuMs };
    const held = heldBytes() - before;

    const followMs: number[] = [];
    for (let at = 0; at < appended; at++) {
      const said = writeApproval(at % useCases, approvals + at);
      await store.appendStatements([said]);
      const known = cases.newest;
      const from = performance.now();
      await cases.follow();
      const changed = cases.changedSince(known);
      const file = cases.caseFile(said.subject);
      followMs.push(performance.now() - from);
      if (changed.length !== 1 || file.newest !== cases.newest) throw new Error("a change was not followed");
    }
    const appendMs = await timeAppends(store, appended, (at) => [writeApproval(at % useCases, at)]);
    const hundred = (at: number) => Array.from({ length: 100 }, (_, n) => writeApproval((at * 100 + n) % useCases, n));
    const appendHundredMs = await timeAppends(store, Math.ceil(appended / 10), hundred);
    await store.close();
    return {
      statements: useCases * (approvals + 1),
      bytesInDatabase,
      appendMs,
      appendHundredMs,
      ...loaded,
      bytesPerApproval: held / (useCases * approvals),
      heldMiB: held / 1024 / 1024,
      followMs: quantiles(followMs),
    };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** One transaction, past the store: it would sync the disk for each. */
function fillStore(file: string, useCases: number, approvals: number): number {
  const db = new DatabaseSync(file);
  const insert = db.prepare("INSERT INTO statements (subject, topic, body, digest, by, at) VALUES (?, ?, ?, ?, ?, ?)");
  const say = ({ subject, topic, body, digest, by, at }: NewStatement) => insert.run(subject, topic, body, digest, by, at);
  db.exec("BEGIN");
  for (let useCase = 0; useCase < useCases; useCase++) say(writeRequest(useCase));
  for (let n = 0; n < approvals; n++) for (let useCase = 0; useCase < useCases; useCase++) say(writeApproval(useCase, n));
  db.exec("COMMIT");
  const size = db.prepare("SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size").get();
  db.close();
  return Number(size?.["size"]);
}

async function timeAppends(store: Store, times: number, write: (at: number) => readonly NewStatement[]) {
  const took: number[] = [];
  for (let at = 0; at < times; at++) {
    const statements = write(at);
    const from = performance.now();
    await store.appendStatements(statements);
    took.push(performance.now() - from);
  }
  return quantiles(took);
}

function heldBytes(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function quantiles(times: readonly number[]): { readonly p50: number; readonly p99: number } {
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: sorted[Math.floor(sorted.length / 2)] ?? 0, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0 };
}
