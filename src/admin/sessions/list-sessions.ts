import type { AdminDeps } from "../deps.ts";
import { viewSession, type SessionView } from "./session-view.ts";

const mostListed = 500;

/**
 * Live log-ins, newest first, 500 at most.
 *
 * @param of whose; everybody's when absent
 * @param current which of them asks
 */
export async function listSessions(
  { store, clock }: Pick<AdminDeps, "store" | "clock">,
  of: string | undefined,
  current?: string,
): Promise<readonly SessionView[]> {
  const found = await store.listSessions(clock(), { limit: mostListed, ...(of !== undefined && { principal: of }) });
  return found.map((session) => viewSession(session, current));
}
