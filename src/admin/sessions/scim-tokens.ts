import { z } from "zod";
import { Problem } from "../../core/problem.ts";
import { days, seconds, toInstant } from "../../core/units.ts";
import type { ProviderEntry } from "../../governance/access.ts";
import type { StoredToken } from "../../storage/session-store.ts";
import type { Actor } from "../actor.ts";
import type { AdminDeps } from "../deps.ts";
import { requireMayVouch } from "../require-may-apply.ts";
import { changeBy, recordChange } from "../record-change.ts";
import { isUnended } from "./still-lives.ts";

const longestDays = 365;
const mostTokens = 5;

export const createScimTokenInput = z.strictObject({
  expiresInDays: z.number().positive().max(longestDays).default(longestDays).describe("Its life, days."),
  overlapSeconds: z
    .int()
    .min(0)
    .max(604_800)
    .optional()
    .describe("Rotation: how long the provider's other tokens go on working. They are left as they are when absent."),
});

export const scimTokenView = z
  .object({
    id: z.string(),
    provider: z.string(),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: "ScimToken" });

export const newScimToken = z
  .object({
    id: z.string(),
    token: z.string().describe("For the SCIM client's `authorization: Bearer`. It is shown this once and kept nowhere."),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: "NewScimToken" });

/**
 * A token for the SCIM client of an identity provider. With an overlap the others end after it: the new one is durable first, so a
 * crash in between leaves more that work, never none.
 *
 * Throws Problem `not_found`, or `conflict` where the provider does not provision by SCIM or has too many tokens.
 */
export function createScimToken(
  deps: AdminDeps,
  actor: Actor,
  provider: string,
  input: z.infer<typeof createScimTokenInput>,
): Promise<z.infer<typeof newScimToken>> {
  return deps.exclusive(async () => {
    const { spec } = requireProvider(deps, provider);
    // Its client says who is in which group, and so who has which role.
    requireMayVouch(deps, actor, provider, { ...spec, rules: [] });
    if (spec.provisioning !== "scim")
      throw new Problem("conflict", `${provider} provisions nobody. Apply it with provisioning: scim first.`);
    const now = deps.clock();
    const others = await liveTokens(deps, provider, now);
    if (others.length >= mostTokens)
      throw new Problem("conflict", `${provider} has ${mostTokens} SCIM tokens. Revoke one that is no longer in use first.`);
    const { id, token, hash } = deps.sessions.newToken("scim");
    const expiresAt = now + Math.ceil(days(input.expiresInDays));
    const { overlapSeconds } = input;
    const replacing = overlapSeconds !== undefined && { overlapSeconds, replaced: others.length };
    const change = changeBy(actor, { action: "scim-token-create", target: id, detail: { provider, expiresAt, ...replacing } });
    await recordChange(deps, [change], async () => {
      await deps.store.putToken({ id, kind: "scim", subject: provider, hash, createdAt: now, createdBy: actor.name, expiresAt });
      if (overlapSeconds === undefined) return;
      for (const other of others) await deps.store.endToken(other.id, now + seconds(overlapSeconds));
    });
    return { id, token, expiresAt: toInstant(expiresAt) };
  });
}

/** Those that still work, newest first. */
export async function listScimTokens(deps: AdminDeps, provider: string): Promise<readonly z.infer<typeof scimTokenView>[]> {
  requireProvider(deps, provider);
  return (await liveTokens(deps, provider, deps.clock())).map(({ id, createdAt, createdBy, expiresAt, endedAt }) => ({
    id,
    provider,
    createdAt: toInstant(createdAt),
    createdBy,
    expiresAt: toInstant(Math.min(expiresAt, endedAt ?? Infinity)),
  }));
}

/** Ends it now; again is no error. Throws Problem `not_found`. Works for a provider that is gone, too. */
export async function revokeScimToken(deps: AdminDeps, actor: Actor, provider: string, id: string): Promise<void> {
  const row = await deps.store.getToken(id);
  if (row?.kind !== "scim" || row.subject !== provider) throw new Problem("not_found", `${provider} has no such SCIM token.`);
  const now = deps.clock();
  const change = changeBy(actor, { action: "scim-token-revoke", target: id, detail: { provider } });
  if (isUnended(row, now)) await recordChange(deps, [change], () => deps.store.endToken(id, now));
}

function requireProvider(deps: AdminDeps, name: string): ProviderEntry {
  const entry = deps.register().access.providers.get(name);
  if (entry === undefined) throw new Problem("not_found", `There is no identity provider ${name}.`);
  return entry;
}

async function liveTokens(deps: AdminDeps, provider: string, now: number): Promise<StoredToken[]> {
  const rows = await deps.store.listTokens("scim", provider);
  return rows.filter((row) => isUnended(row, now)).sort((one, other) => other.createdAt - one.createdAt);
}
