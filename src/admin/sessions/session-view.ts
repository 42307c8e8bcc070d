import { z } from "zod";
import { toInstant } from "../../core/units.ts";
import type { StoredSession } from "../../storage/session-store.ts";

/** A log-in as its person, or an administrator, sees it: nothing of its secret. */
export const sessionView = z
  .object({
    id: z.string().describe("What ending it takes. No secret: a cookie cannot be made from it."),
    principal: z.string(),
    provider: z.string(),
    createdAt: z.iso.datetime(),
    usedAt: z.iso.datetime().describe("To the minute."),
    idleEndsAt: z.iso.datetime().describe("When it ends unless it is used."),
    expiresAt: z.iso.datetime().describe("When it ends however much it is used."),
    confirmedAt: z.iso.datetime().optional().describe("The newest confirmation by a passkey."),
    ip: z.string().optional(),
    userAgent: z.string().optional(),
    current: z.boolean().optional().describe("Whether it is the one that asks."),
  })
  .meta({ id: "Session" });
export type SessionView = z.infer<typeof sessionView>;

export function viewSession(session: StoredSession, current?: string): SessionView {
  const { id, principal, provider, createdAt, usedAt, idleEndsAt, expiresAt, confirmedAt, ip, userAgent } = session;
  return {
    id,
    principal,
    provider,
    createdAt: toInstant(createdAt),
    usedAt: toInstant(usedAt),
    idleEndsAt: toInstant(idleEndsAt),
    expiresAt: toInstant(expiresAt),
    ...(confirmedAt !== undefined && { confirmedAt: toInstant(confirmedAt) }),
    ...(ip !== undefined && { ip }),
    ...(userAgent !== undefined && { userAgent }),
    ...(current !== undefined && { current: id === current }),
  };
}
