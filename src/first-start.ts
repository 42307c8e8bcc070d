import { randomBytes } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { firstStartActor } from "./admin/actor.ts";
import { adminTokenDigest } from "./admin/admin-token.ts";
import { applyManifests } from "./admin/apply-manifests.ts";
import type { AdminDeps } from "./admin/deps.ts";
import { readManifests } from "./admin/read-manifests.ts";
import { changeBy, recordChange } from "./admin/record-change.ts";
import type { Config } from "./config/config.ts";
import { Problem } from "./core/problem.ts";
import { days } from "./core/units.ts";
import type { Keyring } from "./crypto/keyring.ts";
import { newApiKey, readApiKey } from "./identity/api-keys.ts";

export interface AdminToken {
  readonly digest: Buffer;
  /** Set only when it was made up just now: this is the one time it can be shown. */
  readonly token?: string;
}

/**
 * The bootstrap token: the operator's, else the one made up at the first start, of which only the digest is kept, in
 * `keys/admin-token`. Deleting that file makes the next start make up a new one, until the bootstrap token has ended.
 *
 * @param lives false where it has ended: its holder is still told so, and none is made.
 */
export async function openAdminToken(config: Config, lives: boolean): Promise<AdminToken> {
  if (config.adminToken !== undefined) return { digest: adminTokenDigest(config.adminToken) };
  const path = join(config.dataDir, "keys", "admin-token");
  try {
    const digest = Buffer.from((await readFile(path, "utf8")).trim(), "hex");
    if (digest.length !== 32)
      throw new Problem("identity_unavailable", `${path} is damaged. Delete it: the next start makes a new admin token.`);
    return { digest };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  if (!lives) return { digest: randomBytes(32) };
  const token = `spa_${randomBytes(32).toString("base64url")}`;
  const digest = adminTokenDigest(token);
  await writeFile(path, `${digest.toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  return { digest, token };
}

const examplesDir = join(import.meta.dirname, "..", "examples");
const demoUseCase = "hr-insights";

/**
 * Applies the examples to an empty register, through the same operation as `sallyport apply`, and makes the demo key.
 * Undefined when there is something in the register already, or no examples are wanted.
 */
export async function applyExamples(config: Config, deps: AdminDeps, keyring: Keyring): Promise<string | undefined> {
  if (config.examples === "off" || (await deps.store.revision()) > 0) return undefined;
  const dir = join(examplesDir, config.examples);
  const manifests: unknown[] = [];
  for (const file of (await readdir(dir)).sort()) {
    if (file.endsWith(".yaml")) manifests.push(...readManifests(await readFile(join(dir, file), "utf8")));
  }
  const actor = firstStartActor(deps.clock());
  await applyManifests(deps, actor, { manifests, dryRun: false });

  const pepper = keyring.hmacKey("api-keys");
  const made = config.demoKey === undefined ? newApiKey(randomBytes, pepper) : readApiKey(config.demoKey, pepper);
  if (made === undefined) throw new Problem("resource_invalid", "SALLYPORT_DEMO_KEY must have 16 to 512 characters.");
  const now = deps.clock();
  const expiresAt = now + days(config.keyMaxDays);
  const detail = { useCase: demoUseCase, principal: "demo", expiresAt };
  const change = changeBy(actor, { action: "key-create", target: made.id, detail });
  await recordChange(deps, [change], () =>
    deps.store.putKey({
      id: made.id,
      useCase: demoUseCase,
      principal: "demo",
      kind: "secret",
      hash: made.hash,
      createdAt: now,
      createdBy: actor.name,
      expiresAt,
    }),
  );
  return made.key;
}
