import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Actor, bootstrapActor } from "../../src/admin/actor.ts";
import { adminTokenDigest } from "../../src/admin/admin-token.ts";
import { createExclusive } from "../../src/admin/deps.ts";
import { createSessionDesk } from "../../src/admin/sessions/create-session-desk.ts";
import { openLog } from "../../src/audit/open-log.ts";
import type { AuditRecord, ChangeRecord } from "../../src/audit/record.ts";
import { Problem } from "../../src/core/problem.ts";
import { isRole } from "../../src/core/roles.ts";
import { days } from "../../src/core/units.ts";
import { openKeyring } from "../../src/crypto/keyring.ts";
import { createSigner } from "../../src/crypto/signed-note.ts";
import { createSnapshotBuilder } from "../../src/gateway/build-snapshot.ts";
import { createLiveCases } from "../../src/gateway/live-cases.ts";
import type { LifecycleSettings } from "../../src/governance/lifecycle.ts";
import type { Snapshot } from "../../src/gateway/snapshot.ts";
import type { HeldRole } from "../../src/governance/access.ts";
import { createClientAddress } from "../../src/http/client-address.ts";
import type { ControlDeps } from "../../src/http/control-request.ts";
import { newApiKey } from "../../src/identity/api-keys.ts";
import { deriveKeyPair } from "../../src/identity/key-pairs.ts";
import { createLiveDirectory } from "../../src/identity/live-directory.ts";
import { createLiveKeys } from "../../src/identity/live-keys.ts";
import { createTokenVerifier } from "../../src/identity/oidc/create-token-verifier.ts";
import { createLoginParts } from "../../src/open-parts.ts";
import { createEgressGuard } from "../../src/providers/check-egress.ts";
import { createFetchJson } from "../../src/providers/fetch-json.ts";
import { openSqliteStore } from "../../src/storage/sqlite/open-sqlite-store.ts";

export const adminToken = "an-admin-token-for-tests-0123456789";
export const startOfTime = Date.parse("2026-11-01T00:00:00Z");

export interface Admin {
  readonly deps: ControlDeps;
  readonly dataDir: string;
  /** Changes in the order in which the log took them. */
  readonly changes: ChangeRecord[];
  /** Errors that were reported and not answered. */
  readonly reported: unknown[];
  now: number;
  /** From here on the log refuses every record. */
  logFails: boolean;
  /** How often the data plane was told of a change. */
  refreshed: number;
  /** Runs after each record that the log took. */
  onRecord: (record: AuditRecord) => Promise<void>;
  close(): Promise<void>;
}

/** The control plane's parts over a real store and a real log in a directory of their own, on a clock that stands still. */
export async function openAdmin(): Promise<Admin> {
  const dataDir = await mkdtemp(join(tmpdir(), "sallyport-admin-"));
  const keyring = await openKeyring(join(dataDir, "keys"));
  const origin = "sallyport.local/log";
  const log = await openLog({ dir: join(dataDir, "log"), origin, signer: createSigner(keyring.signingKey("audit-log"), origin) });
  const store = await openSqliteStore(dataDir);
  const pepper = keyring.hmacKey("api-keys");
  const directory = createLiveDirectory(store);
  const cases = createLiveCases(store);
  const lifecycle: LifecycleSettings = {
    sandboxApprovalDays: 180,
    productionApprovalDays: 365,
    approveOnApply: { maxDataClass: "internal", overlays: ["pii"] },
  };
  const builder = createSnapshotBuilder({
    live: { keys: createLiveKeys(store), directory, cases },
    clock: () => admin.now,
    lifecycle,
    report: (what, problem) => admin.reported.push(`${what}: ${problem.message}`),
  });
  const fetchJson = createFetchJson(createEgressGuard({ allow: [] }));
  let snapshot: Snapshot;
  const admin: Admin = {
    dataDir,
    changes: [],
    reported: [],
    now: startOfTime,
    logFails: false,
    refreshed: 0,
    onRecord: async () => {},
    deps: {
      store,
      log,
      audit: {
        append: async (record) => {
          if (admin.logFails) throw new Problem("audit_unavailable", "The audit log could not be written.");
          const index = await log.append(record);
          if (record.type === "change") admin.changes.push(record);
          await admin.onRecord(record);
          return index;
        },
      },
      clock: () => admin.now,
      issueKey: () => newApiKey(randomBytes, pepper),
      pairOf: (key) => deriveKeyPair(key, pepper),
      hashValue: (value) => createHash("sha256").update(value).digest("hex").slice(0, 12),
      afterChange: async () => {
        admin.refreshed += 1;
        await directory.follow();
        await cases.follow();
        snapshot = await builder.build(store);
      },
      register: () => snapshot.register,
      policies: () => snapshot.policies,
      directory,
      cases,
      tokens: createTokenVerifier({ fetchJson, clock: () => admin.now }),
      sessions: createSessionDesk({
        store,
        key: keyring.hmacKey("sessions"),
        provider: (name) => snapshot.register.access.providers.get(name),
        clock: () => admin.now,
        idleMinutes: 30,
        hours: 12,
      }),
      ...createLoginParts({ fetchJson, keyring, clock: () => admin.now, env: {} }),
      adminUrl: () => "http://localhost:8081",
      exclusive: createExclusive(),
      settings: {
        keyMaxDays: 90,
        lifecycle,
      },
      metrics: async () => "# no metrics\n",
      ready: () => ({ ready: !admin.logFails, reasons: admin.logFails ? ["the audit log cannot be written"] : [] }),
      report: (error) => admin.reported.push(error),
      http: {
        adminTokenDigest: adminTokenDigest(adminToken),
        clientAddress: createClientAddress([]),
        hosts: ["sallyport.campus.example"],
        logPublic: false,
        headersTimeoutMs: 5000,
        bodyTimeoutMs: 200,
      },
    },
    close: async () => {
      await admin.deps.tokens.close();
      await log.close();
      await store.close();
      await rm(dataDir, { recursive: true });
    },
  };
  snapshot = await builder.build(store);
  return admin;
}

/** Who has the bootstrap token, under a name that stands out in the log. */
export const alex: Actor = { ...bootstrapActor(startOfTime), name: "alex" };

/** Somebody who has just touched their passkey. Roles are for all use cases, unless they say `ROLE@use-case`. */
export function person(name: string, roles: readonly string[] = [], more: Partial<Actor> = {}): Actor {
  const held = roles.map((text): HeldRole => {
    const [role = "", useCase] = text.split("@");
    assert.ok(isRole(role), role);
    return { role, useCases: useCase === undefined ? undefined : new Set([useCase]), until: Infinity, binding: "test" };
  });
  const authentication = { strength: 3, at: startOfTime, method: "session" } as const;
  return { name, kind: "user", groups: [], roles: held, authentication, ip: "192.0.2.1", provider: "campus", ...more };
}

export const inDays = (count: number): string => new Date(startOfTime + days(count)).toISOString();
