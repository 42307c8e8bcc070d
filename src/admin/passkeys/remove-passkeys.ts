import { Problem } from "../../core/problem.ts";
import type { Actor } from "../actor.ts";
import { isSameName } from "../authorize.ts";
import type { AdminDeps } from "../deps.ts";
import { principalNamePattern } from "../names.ts";
import { changeBy, recordChange } from "../record-change.ts";
import { shortId } from "../sessions/end-sessions.ts";
import { type PasskeyDeps, requireSession } from "./passkey-deps.ts";
import { type PasskeyView, requireFresh, viewPasskey } from "./register-passkey.ts";

/** One's own, oldest first. */
export async function listPasskeys(deps: AdminDeps, actor: Actor): Promise<readonly PasskeyView[]> {
  const passkeys = await deps.store.listPasskeys(actor.name);
  return [...passkeys].sort((one, other) => one.createdAt - other.createdAt).map(viewPasskey);
}

/**
 * Removes one of one's own. It takes a passkey to do so, as it does to add one: without the last one, the next would need a log-in
 * only. Throws Problem `not_found` for another's as for one that does not exist, `authentication_insufficient`.
 */
export async function removePasskey(deps: PasskeyDeps, actor: Actor, id: string): Promise<void> {
  const session = await requireSession(deps, actor);
  const passkey = await deps.store.getPasskey(id);
  if (passkey === undefined || passkey.principal !== session.principal)
    throw new Problem("not_found", "You have no such passkey.");
  requireFresh(deps, session, 3);
  const change = changeBy(actor, { action: "passkey-remove", target: session.principal, detail: { passkey: shortId(id) } });
  await recordChange(deps, [change], () => deps.store.deletePasskey(session.principal, id));
}

/** Removes all of somebody who lost theirs, and ends their sessions: whoever has them is not to go on. How many there were. */
export async function resetPasskeys(deps: AdminDeps, actor: Actor, principal: string): Promise<number> {
  if (!principalNamePattern.test(principal)) throw new Problem("not_found", "Nobody has that name.");
  if (isSameName(principal, actor.name))
    throw new Problem("forbidden", "Nobody resets their own passkeys. Remove them one by one, or ask another administrator.");
  const change = changeBy(actor, { action: "passkeys-reset", target: principal });
  return await recordChange(deps, [change], async () => {
    await deps.store.endSessionsOf(principal, deps.clock());
    return await deps.store.deletePasskeysOf(principal);
  });
}
