import { Problem } from "../../core/problem.ts";
import type { StoredSession } from "../../storage/session-store.ts";
import type { Actor } from "../actor.ts";
import type { AdminDeps } from "../deps.ts";
import { principalNamePattern } from "../names.ts";
import { type Change, changeBy } from "../record-change.ts";

/**
 * Ends a session now, with the access tokens that rest on it. Ending comes before the log, unlike other changes: that nobody can
 * write the log is no reason to leave somebody in. True when it was live.
 *
 * @param actor absent where its own browser came back with another log-in
 */
export async function endSession(
  deps: AdminDeps,
  actor: Actor | undefined,
  session: StoredSession,
  action: "log-out" | "session-end",
): Promise<boolean> {
  const ended = await deps.store.endSession(session.id, deps.clock());
  const change = { action, target: session.principal, detail: { session: shortId(session.id) } };
  if (ended) await tell(deps, actor === undefined ? { actor: session.principal, ...change } : changeBy(actor, change));
  return ended;
}

/** One of one's own. Throws Problem `not_found` for what is another's as for what does not exist. */
export async function endOwnSession(deps: AdminDeps, actor: Actor, id: string): Promise<void> {
  const session = await deps.store.getSession(id);
  if (session === undefined || session.principal !== actor.name) throw noSession();
  await endSession(deps, actor, session, session.id === actor.session ? "log-out" : "session-end");
}

/** Somebody else's. Throws Problem `not_found`. */
export async function endOthersSession(deps: AdminDeps, actor: Actor, id: string): Promise<void> {
  const session = await deps.store.getSession(id);
  if (session === undefined) throw noSession();
  await endSession(deps, actor, session, "session-end");
}

/** All of one person; how many were live. A person without any is no error, so that it can be repeated safely. */
export async function endSessionsOf(deps: AdminDeps, actor: Actor, principal: string): Promise<number> {
  if (!principalNamePattern.test(principal)) throw new Problem("not_found", "Nobody has that name.");
  const count = await deps.store.endSessionsOf(principal, deps.clock());
  if (count > 0) await tell(deps, changeBy(actor, { action: "sessions-end", target: principal, detail: { count } }));
  return count;
}

/** How the log names a session or a passkey: enough to tell two apart. */
export function shortId(id: string): string {
  return id.slice(0, 16);
}

/** What has ended stays ended when the log refuses; that shows in readiness. */
async function tell(deps: AdminDeps, change: Change): Promise<void> {
  await deps.audit.append({ type: "change", at: deps.clock(), ...change }).catch(() => undefined);
}

function noSession(): Problem {
  return new Problem("not_found", "There is no such session.");
}
