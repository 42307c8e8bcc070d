import type { StoredResource } from "../storage/store.ts";
import type { Actor } from "./actor.ts";
import { isSameName } from "./authorize.ts";
import type { AdminDeps } from "./deps.ts";

const mostVersions = 500;

/**
 * Who made what somebody would approve: they themselves, where any version since the last approval, or an earlier one with the same
 * content, is theirs: neither a trivial change by somebody else nor taking one back makes their own work another's. Otherwise who
 * made the newest. Names that differ only in case may be one person's.
 */
export async function makerOf({ store }: Pick<AdminDeps, "store">, actor: Actor, newest: StoredResource): Promise<string> {
  const { kind, name, createdBy } = newest;
  const approvals = (await store.listTransitions(name)).filter(({ to }) => to === "SANDBOX" || to === "PRODUCTION");
  const approved = approvals.at(-1)?.digest;
  let sinceApproval = true;
  for (const version of await store.listVersions(kind, name, { limit: mostVersions })) {
    if (version.digest === approved) sinceApproval = false;
    const counts = sinceApproval || version.digest === newest.digest;
    if (counts && !version.retired && isSameName(version.createdBy, actor.name)) return actor.name;
  }
  return createdBy;
}
