/**
 * What a million API keys cost: `npm run bench:keys [-- --short]`. They are in a store of their own, in SQLite on this disk; measured are
 * the start (following the store from nothing), memory, and how long it takes to tell whose a key is. A table on a terminal, JSON when
 * piped.
 */
import { createSecretKey, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate as turn } from "node:timers/promises";
import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { newApiKey, verifyApiKey } from "../src/identity/api-keys.ts";
import { createLiveKeys } from "../src/identity/live-keys.ts";
import { databaseFile } from "../src/storage/sqlite/open-database.ts";
import { openSqliteStore } from "../src/storage/sqlite/open-sqlite-store.ts";

const { values } = parseArgs({ options: { short: { type: "boolean", default: false } } });
const count = values.short ? 100_000 : 1_000_000;
const probes = 100_000;
const dir = mkdtempSync(join(tmpdir(), "sallyport-keys-"));
const pepper = createSecretKey(randomBytes(32));
const now = Date.now();
const ids: string[] = [];
const held: string[] = [];

await (await openSqliteStore(dir)).close();
fillStore();
const store = await openSqliteStore(dir);

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const memory = (): number => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const before = memory();
const keys = createLiveKeys(store);
const stretches: number[] = [];
const followed = new AbortController();
/** For how much processor time others had to wait for their turn: what else runs on the machine does not count. */
const watch = (async () => {
  while (!followed.signal.aborted) {
    const last = threadMs();
    await turn();
    stretches.push(threadMs() - last);
  }
})();
const started = performance.now();
await keys.follow(now);
const followMs = performance.now() - started;
followed.abort();
await watch;
stretches.sort((a, b) => a - b);
const bytesPerKey = (memory() - before) / count;

const unknown = Array.from({ length: 1000 }, () => newApiKey(randomBytes, pepper).key);
const first = quantiles((at) => void keys.find(ids[(at * 7919) % ids.length] ?? ""));
const again = quantiles((at) => void keys.find(ids[at % 1000] ?? ""));
const verified = quantiles((at) => void verifyApiKey(held[at % held.length] ?? "", keys, pepper, now));
const refused = quantiles((at) => {
  try {
    verifyApiKey(unknown[at % unknown.length] ?? "", keys, pepper, now);
  } catch {
    return;
  }
  throw new Error("a key that nobody made was taken");
});
const revokedAt = performance.now();
await store.revokeKey(ids[0] ?? "", now);
await keys.follow(now);
const revokeMs = performance.now() - revokedAt;
if (keys.find(ids[0] ?? "") !== undefined) throw new Error("a revoked key is still known");
await store.close();
rmSync(dir, { recursive: true });

const result = {
  keys: count,
  followMs,
  stretchMs: { p99: stretches[Math.floor(stretches.length * 0.99)] ?? 0, longest: stretches.at(-1) ?? 0 },
  bytesPerKey,
  revokeMs,
  microseconds: { "look-up, first": first, "look-up, again": again, "whole key": verified, "unknown key": refused },
};
if (process.stdout.isTTY) print();
else process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);

/** One transaction, past the store: it would sync the disk for each key. */
function fillStore(): void {
  const db = new DatabaseSync(join(dir, databaseFile));
  const insert = db.prepare(
    `INSERT INTO keys (id, use_case, principal, kind, hash, created_at, created_by, expires_at, sequence)
     VALUES (?, ?, ?, 'secret', ?, ?, 'bench', ?, ?)`,
  );
  db.exec("BEGIN");
  for (let n = 1; n <= count; n++) {
    // Most have no holder here: making a million real ones would take longer than all the rest.
    const made = n <= 2000 ? newApiKey(randomBytes, pepper) : undefined;
    const id = made?.id ?? randomBytes(8).toString("hex");
    if (made) held.push(made.key);
    ids.push(id);
    const hash = made?.hash ?? randomBytes(32).toString("hex");
    insert.run(id, `use-case-${n % 300}`, `program-${n % 5000}`, hash, now, now + 86_400_000, n);
  }
  db.exec(`UPDATE change_counter SET value = ${count}`);
  db.exec("COMMIT");
  db.close();
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function quantiles(run: (at: number) => void): { readonly p50: number; readonly p99: number } {
  for (let at = 0; at < 2000; at++) run(at);
  const times = new Float64Array(probes);
  for (let at = 0; at < probes; at++) {
    const from = performance.now();
    run(at);
    times[at] = (performance.now() - from) * 1000;
  }
  times.sort();
  return { p50: times[probes / 2] ?? 0, p99: times[Math.floor(probes * 0.99)] ?? 0 };
}

function print(): void {
  const { microseconds, stretchMs, ...rest } = result;
  process.stdout.write(`stretches, ms       p99 ${stretchMs.p99.toFixed(1)}, longest ${stretchMs.longest.toFixed(1)}\n`);
  for (const [name, value] of Object.entries(rest)) process.stdout.write(`${name.padEnd(20)}${value.toFixed(1).padStart(12)}\n`);
  for (const [name, { p50, p99 }] of Object.entries(microseconds))
    process.stdout.write(
      `${name.padEnd(20)}${`p50 ${p50.toFixed(2)} µs`.padStart(16)}${`p99 ${p99.toFixed(2)} µs`.padStart(16)}\n`,
    );
}
