import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createExclusive } from "../../src/admin/deps.ts";
import type { ScimClient, ScimDeps } from "../../src/admin/scim/scim-client.ts";
import type { ChangeRecord } from "../../src/audit/record.ts";
import { Problem } from "../../src/core/problem.ts";
import { compile } from "../../src/governance/compile.ts";
import type { Register } from "../../src/governance/register.ts";
import { identityProviderSchema } from "../../src/governance/schemas/identity-provider.ts";
import { serviceAccountSchema } from "../../src/governance/schemas/service-account.ts";
import { createLiveDirectory, type LiveDirectory } from "../../src/identity/live-directory.ts";
import { openSqliteStore } from "../../src/storage/sqlite/open-sqlite-store.ts";
import type { Store } from "../../src/storage/store.ts";

export interface Scim {
  readonly deps: ScimDeps;
  readonly store: Store;
  readonly directory: LiveDirectory;
  /** Changes in the order in which the log took them. */
  readonly changes: ChangeRecord[];
  now: number;
  /** From here on the log refuses every record. */
  logFails: boolean;
  close(): Promise<void>;
}

/** Two providers of which each has a client. Tokens of the second name people behind `h-`. */
export const campus: ScimClient = { provider: "campus" };
export const hospital: ScimClient = { provider: "hospital" };

/** What SCIM operations are given: a real store and directory, a log in memory, a clock that stands still. */
export async function openScim(): Promise<Scim> {
  const dataDir = await mkdtemp(join(tmpdir(), "sallyport-scim-"));
  const store = await openSqliteStore(dataDir);
  const directory = createLiveDirectory(store);
  const register = makeRegister();
  const scim: Scim = {
    store,
    directory,
    changes: [],
    now: Date.parse("2026-11-01T00:00:00Z"),
    logFails: false,
    deps: {
      store,
      audit: {
        append: async (record) => {
          if (scim.logFails) throw new Problem("audit_unavailable", "The audit log could not be written.");
          if (record.type === "change") scim.changes.push(record);
          return scim.changes.length;
        },
      },
      clock: () => scim.now,
      exclusive: createExclusive(),
      afterChange: () => directory.follow(),
      register: () => register,
    },
    close: async () => {
      await store.close();
      await rm(dataDir, { recursive: true });
    },
  };
  return scim;
}

function makeRegister(): Register {
  const resource = (kind: string, name: string, spec: object) =>
    ({ kind, name, version: 1, digest: `sha256:${name}`, spec: JSON.stringify(spec) }) as const;
  const provider = (name: string, provisioning: "scim" | "none", prefix: string) =>
    resource(
      "IdentityProvider",
      name,
      identityProviderSchema.parse({
        issuer: `https://${name}.example`,
        provisioning,
        principal: prefix === "" ? {} : { prefix },
      }),
    );
  const account = serviceAccountSchema.parse({ title: "Nightly batch", owner: "platform@campus.example" });
  return compile(
    [
      provider("campus", "scim", ""),
      provider("hospital", "scim", "h-"),
      provider("plain", "none", "p-"),
      resource("ServiceAccount", "batch", account),
    ],
    [],
  );
}
