import { z } from "zod";
import { toInstant } from "../core/units.ts";
import type { StoredKey } from "../storage/store.ts";

/** A key as an administrator sees it: everything but what could open anything. */
export const keyView = z
  .object({
    id: z.string().describe("What rotate and revoke take; also the first part of the key itself."),
    useCase: z.string(),
    principal: z.string(),
    kind: z
      .enum(["secret", "pair", "certificate"])
      .describe("What proves it: a key that is sent, a pair that signs (AWS SigV4), or a client certificate."),
    fingerprint: z.string().optional().describe("SHA-256 of the client certificate."),
    serviceAccount: z.boolean().optional().describe("Whether the principal is a ServiceAccount, whose end is the key's."),
    owner: z.string().optional().describe("Who answers for it."),
    ipRanges: z.array(z.string()).optional().describe("Addresses that it may come from; any when absent."),
    models: z.array(z.string()).optional().describe("Models that it is limited to; all of the use case's when absent."),
    lastUsedAt: z.iso.datetime().optional().describe("To the minute or so. Absent for never."),
    status: z.enum(["live", "expired", "revoked"]),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    expiresAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().optional(),
    rotatedFrom: z.string().optional().describe("The key that this one replaced."),
  })
  .meta({ id: "Key" });
export type KeyView = z.infer<typeof keyView>;

export function viewKey(key: StoredKey, now: number): KeyView {
  return {
    id: key.id,
    useCase: key.useCase,
    principal: key.principal,
    kind: key.kind,
    ...(key.kind === "certificate" && { fingerprint: key.hash }),
    ...(key.serviceAccount === true && { serviceAccount: true }),
    ...(key.owner !== undefined && { owner: key.owner }),
    ...(key.ipRanges !== undefined && { ipRanges: [...key.ipRanges] }),
    ...(key.models !== undefined && { models: [...key.models] }),
    ...(key.lastUsedAt !== undefined && { lastUsedAt: toInstant(key.lastUsedAt) }),
    status: key.revokedAt !== undefined ? "revoked" : key.expiresAt <= now ? "expired" : "live",
    createdAt: toInstant(key.createdAt),
    createdBy: key.createdBy,
    expiresAt: toInstant(key.expiresAt),
    ...(key.revokedAt === undefined ? {} : { revokedAt: toInstant(key.revokedAt) }),
    ...(key.rotatedFrom === undefined ? {} : { rotatedFrom: key.rotatedFrom }),
  };
}
