import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import { minutes, toInstant } from "../../core/units.ts";
import type { StoredToken } from "../../storage/session-store.ts";
import type { Actor } from "../actor.ts";
import type { AdminDeps } from "../deps.ts";
import { changeBy, recordChange } from "../record-change.ts";
import { shortId } from "./end-sessions.ts";
import { isLive, isUnended } from "./still-lives.ts";

const longestTokenMinutes = 480;
const mostTokens = 20;

export const createAccessTokenInput = z.strictObject({
  expiresInMinutes: z
    .int()
    .min(1)
    .max(longestTokenMinutes)
    .default(longestTokenMinutes)
    .describe("Its life, minutes. It ends with the log-in that it was made from, if that comes first."),
});

export const accessTokenView = z
  .object({
    id: z.string(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().describe("At the latest: it ends with its log-in."),
    current: z.boolean().describe("Whether it was made from the log-in that asks."),
  })
  .meta({ id: "AccessToken" });

export const newAccessToken = z
  .object({
    id: z.string(),
    token: z.string().describe("For `authorization: Bearer`. It is shown this once and kept nowhere."),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: "NewAccessToken" });

/**
 * A personal access token for the command line: as strong as the log-in that it comes from, without its passkey. The session must
 * be the cookie's own: a token makes no tokens. Throws Problem `conflict` where the person has too many.
 */
export function createAccessToken(
  deps: AdminDeps,
  actor: Actor,
  input: z.infer<typeof createAccessTokenInput>,
): Promise<z.infer<typeof newAccessToken>> {
  return deps.exclusive(async () => {
    const now = deps.clock();
    const byCookie = actor.session !== undefined && actor.authentication.method === "session";
    const session = byCookie ? await deps.store.getSession(actor.session ?? "") : undefined;
    if (session === undefined || !isLive(session, now))
      throw new Problem("forbidden", "An access token is made from a log-in. Log in at /account, and make one there.");
    if ((await liveTokens(deps, actor, now)).length >= mostTokens)
      throw new Problem(
        "conflict",
        `You have ${mostTokens} access tokens. End one first: DELETE /api/v1/session/access-tokens/ID.`,
      );
    const { id, token, hash } = deps.sessions.newToken("access");
    const expiresAt = Math.min(now + minutes(input.expiresInMinutes), session.expiresAt);
    const detail = { session: shortId(session.id), expiresAt };
    const change = changeBy(actor, { action: "access-token-create", target: id, detail });
    await recordChange(deps, [change], () =>
      deps.store.putToken({
        id,
        kind: "access",
        subject: actor.name,
        session: session.id,
        hash,
        createdAt: now,
        createdBy: actor.name,
        expiresAt,
      }),
    );
    return { id, token, expiresAt: toInstant(expiresAt) };
  });
}

/** One's own that still work, newest first. */
export async function listAccessTokens(deps: AdminDeps, actor: Actor): Promise<readonly z.infer<typeof accessTokenView>[]> {
  return (await liveTokens(deps, actor, deps.clock())).map(({ id, createdAt, expiresAt, session }) => ({
    id,
    createdAt: toInstant(createdAt),
    expiresAt: toInstant(expiresAt),
    current: session === actor.session,
  }));
}

/** Throws Problem `not_found` for another's as for one that does not exist. */
export async function endAccessToken(deps: AdminDeps, actor: Actor, id: string): Promise<void> {
  const row = await deps.store.getToken(id);
  if (row?.kind !== "access" || row.subject !== actor.name) throw new Problem("not_found", "There is no such access token.");
  const change = changeBy(actor, { action: "access-token-end", target: id });
  if (isUnended(row, deps.clock())) await recordChange(deps, [change], () => deps.store.endToken(id, deps.clock()));
}

async function liveTokens(deps: AdminDeps, actor: Actor, now: number): Promise<readonly StoredToken[]> {
  const rows = (await deps.store.listTokens("access", actor.name)).filter((row) => isUnended(row, now));
  const live: StoredToken[] = [];
  for (const row of rows) {
    const session = row.session === undefined ? undefined : await deps.store.getSession(row.session);
    if (session !== undefined && session.endedAt === undefined) live.push(row);
  }
  return live.sort((one, other) => other.createdAt - one.createdAt);
}
