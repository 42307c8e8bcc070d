import { z } from "zod";
import { Problem } from "../core/problem.ts";
import { days, seconds, toInstant } from "../core/units.ts";
import type { Actor } from "./actor.ts";
import { requireAllowed } from "./authorize.ts";
import { issueSecret, type NewKey } from "./create-key.ts";
import type { AdminDeps } from "./deps.ts";
import { changeBy, recordChange } from "./record-change.ts";
import { keyResource, requireKey } from "./read-key.ts";
import { requireResource } from "./read-resource.ts";
import { requireServiceAccount } from "./require-service-account.ts";

export const rotateKeyInput = z.strictObject({
  overlapSeconds: z
    .int()
    .min(0)
    .max(604_800)
    .default(3600)
    .describe("How long the old key goes on working, so that callers can change over."),
});

/**
 * A new key in the place of a live one: same use case, principal and limits, and as long a life as the old one was given. The old
 * one ends after the overlap, or when it would have ended anyway. A crash in between leaves both working as they were.
 */
export function rotateKey(deps: AdminDeps, actor: Actor, id: string, input: z.infer<typeof rotateKeyInput>): Promise<NewKey> {
  return deps.exclusive(async () => {
    const now = deps.clock();
    const old = await requireKey(deps.store, id);
    requireAllowed(deps, actor, "IssueKey", keyResource(deps, old));
    if (old.revokedAt !== undefined || old.expiresAt <= now) {
      const what = old.revokedAt === undefined ? "expired" : "was revoked";
      throw new Problem("conflict", `Key ${id} ${what}, so there is nothing to rotate. Create a new key instead.`);
    }
    await requireResource(deps.store, "UseCase", old.useCase);

    if (old.kind === "certificate") {
      throw new Problem("conflict", "A certificate is renewed by registering the new one: keys create --certificate FILE.");
    }
    const { useCase, principal, serviceAccount, owner, ipRanges, models } = old;
    const account = serviceAccount === true ? await requireServiceAccount(deps.store, principal, useCase) : undefined;
    const issued = issueSecret(deps, old.kind);
    const expiresAt = now + Math.min(old.expiresAt - old.createdAt, days(account?.keyMaxDays ?? deps.settings.keyMaxDays));
    const oldEndsAt = Math.min(old.expiresAt, now + seconds(input.overlapSeconds));
    const detail = { useCase, principal, replacedBy: issued.id, expiresAt, oldEndsAt };
    const change = changeBy(actor, { action: "key-rotate", target: id, detail });
    await recordChange(deps, [change], async () => {
      const { id: newId, kind, hash } = issued;
      await deps.store.putKey({
        id: newId,
        useCase,
        principal,
        kind,
        hash,
        createdAt: now,
        createdBy: actor.name,
        expiresAt,
        rotatedFrom: id,
        ...(serviceAccount !== undefined && { serviceAccount }),
        ...(owner !== undefined && { owner }),
        ...(ipRanges !== undefined && { ipRanges }),
        ...(models !== undefined && { models }),
      });
      await deps.store.endKeyAt(id, oldEndsAt);
    });
    return { id: issued.id, ...issued.shown, useCase, principal, expiresAt: toInstant(expiresAt) };
  });
}
