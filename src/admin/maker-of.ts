import type { StoredResource } from "../storage/store.ts";
import type { Actor } from "./actor.ts";
import type { AdminDeps } from "./deps.ts";
import { isBehind } from "./governance/signing/is-behind.ts";

const mostVersions = 500;

/**
 * Who made what somebody would approve: they themselves, where any version since the last approval, or an earlier one with the same
 * content, is theirs or a program's that they answer for: neither a trivial change by somebody else nor taking one back makes their own
 * work another's. Otherwise who made the newest. Names that differ only in case may be one person's.
 */
export async function makerOf(
  deps: Pick<AdminDeps, "store" | "register">,
  actor: Actor,
  newest: StoredResource,
): Promise<string> {
  const { store } = deps;
  const { kind, name, createdBy } = newest;
  const approvals = (await store.listTransitions(name)).filter(({ to }) => to === "SANDBOX" || to === "PRODUCTION");
  const approved = approvals.at(-1)?.digest;
  let sinceApproval = true;
  for (const version of await store.listVersions(kind, name, { limit: mostVersions })) {
    if (version.digest === approved) sinceApproval = false;
    const counts = sinceApproval || version.digest === newest.digest;
    if (counts && !version.retired && isBehind(deps, actor.name, version.createdBy)) return actor.name;
  }
  return createdBy;
}
