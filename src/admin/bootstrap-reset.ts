import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openLog } from "../audit/open-log.ts";
import { checkpointName } from "../audit/publish-tree.ts";
import { Problem } from "../core/problem.ts";
import { days } from "../core/units.ts";
import { openKeyring } from "../crypto/keyring.ts";
import { createSigner } from "../crypto/signed-note.ts";
import { lockDataDir } from "../storage/lock-data-dir.ts";
import { databaseFile } from "../storage/sqlite/open-database.ts";
import { openSqliteStore } from "../storage/sqlite/open-sqlite-store.ts";
import { adminTokenDigest } from "./admin-token.ts";
import { bootstrapStateOf } from "./bootstrap-state.ts";

export interface BootstrapReset {
  /** Shown this once. */
  readonly token: string;
  readonly expiresAt: number;
}

/**
 * Break-glass: a new bootstrap token, for when no administrator can come in any more. Only who may write the data directory can do
 * it, and only while no gateway runs on it: it holds the directory's lock. The log has it before the token works; a crash in
 * between leaves a record and no token. It lives a day, and ends like the first one when an administrator comes in.
 *
 * Rejects with Problem `resource_invalid` where there is no data directory, `register_unavailable` where a gateway runs on it.
 */
export async function resetBootstrap(dataDir: string, clock: () => number): Promise<BootstrapReset> {
  if (!existsSync(join(dataDir, databaseFile)))
    throw new Problem(
      "resource_invalid",
      `${dataDir} is no data directory of a gateway that has run. Give the right --data-dir.`,
    );
  const lock = lockDataDir(dataDir);
  try {
    const keyring = await openKeyring(join(dataDir, "keys"), { create: false });
    const logDir = join(dataDir, "log");
    const [origin = ""] = (await readFile(join(logDir, checkpointName), "utf8")).split("\n", 1);
    const store = await openSqliteStore(dataDir);
    try {
      const log = await openLog({ dir: logDir, origin, signer: createSigner(keyring.signingKey("audit-log"), origin) });
      try {
        const now = clock();
        const expiresAt = now + days(1);
        const token = `spa_${randomBytes(32).toString("base64url")}`;
        await log.append({
          type: "change",
          at: now,
          actor: "operator",
          action: "bootstrap-reset",
          target: "bootstrap",
          detail: { expiresAt },
        });
        const state = await bootstrapStateOf(store, now);
        // The newest row counts, also where the clock went back meanwhile.
        const after = state.state === "ended" ? state.createdAt : state.state === "reset" ? state.row.createdAt : 0;
        await store.putToken({
          id: `bootstrap-${randomBytes(8).toString("hex")}`,
          kind: "bootstrap",
          subject: "admin",
          hash: adminTokenDigest(token).toString("hex"),
          createdAt: Math.max(now, after + 1),
          createdBy: "operator",
          expiresAt,
        });
        return { token, expiresAt };
      } finally {
        await log.close();
      }
    } finally {
      await store.close();
    }
  } finally {
    lock.release();
  }
}
