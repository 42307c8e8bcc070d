import { createHmac } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createGovernanceParts, type GovernanceDeps } from "./admin/governance/governance-deps.ts";
import { createChallengeBook } from "./admin/passkeys/keep-challenges.ts";
import type { PasskeyDeps } from "./admin/passkeys/passkey-deps.ts";
import type { LoginDeps } from "./admin/sessions/login/begin-login.ts";
import { createFlowBook } from "./admin/sessions/login/keep-flows.ts";
import { createIssuerMetadata } from "./admin/sessions/login/read-issuer-metadata.ts";
import { openLog } from "./audit/open-log.ts";
import { recoverOpenAdmissions } from "./audit/open-admissions.ts";
import type { Log } from "./audit/log.ts";
import type { Config } from "./config/config.ts";
import { openKeyring, type Keyring } from "./crypto/keyring.ts";
import { createSigner } from "./crypto/signed-note.ts";
import type { FetchJson } from "./identity/oidc/fetch-json.ts";
import { describeCause, type Logger } from "./monitor/logger.ts";
import { lockDataDir, type DataDirLock } from "./storage/lock-data-dir.ts";
import { databaseFile } from "./storage/sqlite/open-database.ts";
import { openSqliteStore } from "./storage/sqlite/open-sqlite-store.ts";
import type { Store } from "./storage/store.ts";

/** What one process holds of its data directory. */
export interface DataDir {
  readonly lock: DataDirLock;
  readonly keyring: Keyring;
  readonly store: Store;
  readonly log: Log;
  /** Calls that a crash had left open, closed now as `unknown`. */
  readonly recovered: number;
}

/**
 * Opens the data directory: lock first, so that nothing below is ever opened twice. Rejects with what is wrong and what to
 * do when another process holds it, the log or the database is damaged, or the schema is newer than this version.
 */
export async function openDataDir(config: Config, clock: () => number, logger: Logger): Promise<DataDir> {
  const lock = lockDataDir(config.dataDir);
  let store: Store | undefined;
  try {
    // Beside existing data a new master key would be the wrong one: better to say that the old one is missing.
    const create = !existsSync(join(config.dataDir, databaseFile));
    const keyring = await openKeyring(join(config.dataDir, "keys"), { create });
    store = await openSqliteStore(config.dataDir);
    const signer = createSigner(keyring.signingKey("audit-log"), config.logOrigin);
    const log = await openLog({ dir: join(config.dataDir, "log"), origin: config.logOrigin, signer });
    const recovered = await recoverOpenAdmissions(log, clock);
    if (recovered > 0) logger.warn("calls that a crash had left open are closed as unknown", { calls: recovered });
    return { lock, keyring, store, log, recovered };
  } catch (error) {
    await store?.close();
    lock.release();
    throw error;
  }
}

export async function closeDataDir({ log, store, lock }: DataDir, logger: Logger): Promise<void> {
  for (const close of [() => log.close(), () => store.close()]) {
    await close().catch((error: unknown) =>
      logger.error("the data directory could not be closed cleanly", { cause: describeCause(error) }),
    );
  }
  lock.release();
}

/** What log-ins, passkeys and signatures of the control plane need of their own. */
export function createLoginParts(options: {
  readonly fetchJson: FetchJson;
  readonly keyring: Keyring;
  readonly clock: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
}): Pick<LoginDeps, "login"> & Pick<PasskeyDeps, "passkeys"> & Pick<GovernanceDeps, "governance"> {
  const { fetchJson, keyring, clock, env } = options;
  const handleKey = keyring.hmacKey("passkey-users");
  return {
    login: {
      fetchJson,
      metadata: createIssuerMetadata(fetchJson, clock),
      flows: createFlowBook(keyring.encryptionKey("login-flows")),
      env,
    },
    passkeys: {
      challenges: createChallengeBook(keyring.encryptionKey("passkey-challenges")),
      userHandle: (principal) => createHmac("sha256", handleKey).update(principal).digest(),
    },
    governance: createGovernanceParts(keyring.encryptionKey("signing-tickets"), clock),
  };
}

/** The HASH action's keyed hash: 60 bits of HMAC-SHA256 under a key of the use case, in 12 letters and digits. */
export function createHashers(keyring: Keyring): (useCase: string) => (value: string) => string {
  const made = new Map<string, (value: string) => string>();
  return (useCase) => {
    let hasher = made.get(useCase);
    if (hasher === undefined) {
      const key = keyring.hmacKey(`guardrail-hash/${useCase}`);
      hasher = (value) =>
        BigInt(`0x${createHmac("sha256", key).update(value).digest("hex").slice(0, 15)}`)
          .toString(32)
          .padStart(12, "0");
      made.set(useCase, hasher);
    }
    return hasher;
  };
}
