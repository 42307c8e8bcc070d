import { z } from "zod";
import type { StoredKey } from "../storage/store.ts";
import type { Actor } from "./actor.ts";
import { requireAllowed } from "./authorize.ts";
import type { AdminDeps } from "./deps.ts";
import { type KeyView, viewKey } from "./key-view.ts";
import { reason } from "./names.ts";
import { liveKeysOf } from "./live-keys-of.ts";
import { type Change, changeBy, recordChange } from "./record-change.ts";
import { keyResource, requireKey } from "./read-key.ts";

export const revokeKeyInput = z.strictObject({ reason: reason.optional() });

/** Ends a key now. Revoking it again changes nothing and is no error, so that it can be repeated safely. */
export function revokeKey(deps: AdminDeps, actor: Actor, id: string, input: z.infer<typeof revokeKeyInput>): Promise<KeyView> {
  return deps.exclusive(async () => {
    const key = await requireKey(deps.store, id);
    requireAllowed(deps, actor, "RevokeKey", keyResource(deps, key));
    if (key.revokedAt === undefined) {
      const change = describeRevocation(actor, key, input.reason);
      await recordChange(deps, [change], () => deps.store.revokeKey(id, deps.clock()));
    }
    return viewKey(await requireKey(deps.store, id), deps.clock());
  });
}

export const revokedKeys = z.object({ revoked: z.array(z.string()).describe("Ids of the keys that lived until now.") });

/** Ends every live key of a service account, whatever use case it is for. The account may be gone. */
export function revokeKeysOf(
  deps: AdminDeps,
  actor: Actor,
  account: string,
  input: z.infer<typeof revokeKeyInput>,
): Promise<z.infer<typeof revokedKeys>> {
  return deps.exclusive(async () => {
    requireAllowed(deps, actor, "RevokeKey", { kind: "ServiceAccount", name: account });
    const keys = await liveKeysOf(deps, account);
    if (keys.length === 0) return { revoked: [] };
    const changes = keys.map((key) => describeRevocation(actor, key, input.reason));
    await recordChange(deps, changes, async () => {
      for (const { id } of keys) await deps.store.revokeKey(id, deps.clock());
    });
    return { revoked: keys.map(({ id }) => id) };
  });
}

export function describeRevocation(actor: Actor, { id, useCase, principal }: StoredKey, why: string | undefined): Change {
  const detail = { useCase, principal };
  return changeBy(actor, { action: "key-revoke", target: id, ...(why !== undefined && { reason: why }), detail });
}
