import type { StoredResource } from "../storage/store.ts";
import type { Actor } from "./actor.ts";
import type { AdminDeps } from "./deps.ts";

const mostVersions = 500;

/**
 * Who made what somebody would approve: they themselves, where any version since the last approval is theirs, so that a trivial
 * change by somebody else does not make their own work another's; otherwise who made the newest.
 */
export async function makerOf({ store }: Pick<AdminDeps, "store">, actor: Actor, newest: StoredResource): Promise<string> {
  const { kind, name, createdBy } = newest;
  if (createdBy === actor.name) return createdBy;
  const approvals = (await store.listTransitions(name)).filter(({ to }) => to === "SANDBOX" || to === "PRODUCTION");
  const approved = approvals.at(-1)?.digest;
  if (approved === newest.digest) return createdBy;
  for (const version of await store.listVersions(kind, name, { limit: mostVersions })) {
    if (version.digest === approved) break;
    if (!version.retired && version.createdBy === actor.name) return actor.name;
  }
  return createdBy;
}
