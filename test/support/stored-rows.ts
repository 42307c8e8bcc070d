import type { StoredSession, StoredToken } from "../../src/storage/session-store.ts";

/** A session of alice's that began at 1000, idles until 5000 and ends at 9000. */
export const storedSession = (id: string, more: Partial<StoredSession> = {}): StoredSession => ({
  id,
  principal: "alice",
  provider: "campus",
  providerDigest: "sha256:d",
  groups: ["campus/staff", "campus/prüfer"],
  roles: ["AUDITOR"],
  strength: 2,
  authenticatedAt: 900,
  createdAt: 1000,
  usedAt: 1000,
  idleEndsAt: 5000,
  expiresAt: 9000,
  ...more,
});

/** A token of the campus's SCIM client, good from 1000 to 9000. */
export const storedToken = (id: string, more: Partial<StoredToken> = {}): StoredToken => ({
  id,
  kind: "scim",
  subject: "campus",
  hash: "ab".repeat(32),
  createdAt: 1000,
  createdBy: "root",
  expiresAt: 9000,
  ...more,
});
