import { createHmac, randomBytes, type KeyObject } from "node:crypto";
import { days, minutes } from "../../core/units.ts";
import { equalSecrets } from "../../crypto/compare-secrets.ts";
import type { IdentityProviderSpec } from "../../governance/schemas.ts";
import type { SessionStore, StoredSession, StoredToken, TokenStore } from "../../storage/session-store.ts";
import { bootstrapStateOf } from "../bootstrap-state.ts";
import type { SessionDesk } from "./session-desk.ts";
import { isLive, isUnended } from "./still-lives.ts";

export interface SessionDeskOptions {
  readonly store: SessionStore & TokenStore;
  /** Of the keyring, for `sessions`: what is stored cannot be turned into a cookie without it. */
  readonly key: KeyObject;
  /** An identity provider as it stands now. */
  readonly provider: (name: string) => { readonly spec: Pick<IdentityProviderSpec, "provisioning"> } | undefined;
  readonly clock: () => number;
  readonly idleMinutes: number;
  readonly hours: number;
}

/** Sessions of one person at once; the oldest ends for the next. */
export const mostSessions = 20;
/** A use is written at most so often: reading the register is no write. */
const useEveryMs = minutes(1);
/** A token can be copied: it is never what cannot be phished, however its log-in was proved. */
const tokenStrength = 2;
/** How long those that are over are kept, so that their tokens have surely ended too. */
const rememberedMs = days(7);
const secretPattern = /^[A-Za-z0-9_-]{43}$/;
const tokenPattern = /^sp([ts])_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;
const prefixes = { access: "spt", scim: "sps" } as const;

export function createSessionDesk(options: SessionDeskOptions): SessionDesk {
  const { store, key, clock } = options;
  const idleMs = minutes(options.idleMinutes);
  /** Each purpose has its own first line, so that no value is ever taken for another's. */
  const mac = (purpose: string, value: string): Buffer => createHmac("sha256", key).update(`${purpose}\n${value}`).digest();
  const idOf = (secret: string): string => mac("session", secret).toString("hex");
  const newSecret = (): string => randomBytes(32).toString("base64url");
  const csrfOf = ({ id }: Pick<StoredSession, "id">): string => mac("csrf", id).toString("base64url");

  /** The token's row, when its secret fits and it has not ended. The same work is done for an id that is not there. */
  const findToken = async (presented: string, kind: "access" | "scim", now: number): Promise<StoredToken | undefined> => {
    const [, letter, id, secret] = tokenPattern.exec(presented) ?? [];
    if (id === undefined || secret === undefined || `sp${letter ?? ""}` !== prefixes[kind]) return undefined;
    const row = await store.getToken(id);
    const fits = equalSecrets(mac(kind, `${id}\n${secret}`), Buffer.from(row?.hash ?? "".padEnd(64, "0"), "hex"));
    if (row === undefined || !fits || row.kind !== kind) return undefined;
    return isUnended(row, now) ? row : undefined;
  };

  return {
    ofCookie: async (secret, now) => {
      if (!secretPattern.test(secret)) return undefined;
      const session = await store.getSession(idOf(secret));
      if (session === undefined || !isLive(session, now)) return undefined;
      if (now - session.usedAt < useEveryMs) return session;
      const change = { usedAt: now, idleEndsAt: Math.min(now + idleMs, session.expiresAt) };
      // Ended between the two, it has ended.
      return (await store.touchSession(session.id, change)) ? { ...session, ...change } : undefined;
    },
    ofAccessToken: async (token, now) => {
      const row = await findToken(token, "access", now);
      const session = row?.session === undefined ? undefined : await store.getSession(row.session);
      // Whether the browser was idle says nothing about a token; that its person logged out does.
      if (session === undefined || session.endedAt !== undefined || now >= session.expiresAt) return undefined;
      if (row?.subject !== session.principal) return undefined;
      const { confirmedAt: _, ...unconfirmed } = session;
      return { ...unconfirmed, strength: Math.min(session.strength, tokenStrength) };
    },
    ofScimToken: async (token, now) => {
      const row = await findToken(token, "scim", now);
      return row !== undefined && options.provider(row.subject)?.spec.provisioning === "scim" ? row.subject : undefined;
    },
    bootstrapLives: async () => (await bootstrapStateOf(store, clock())).lives,
    csrfTokenOf: csrfOf,
    isCsrfToken: (presented, session) => equalSecrets(Buffer.from(presented), Buffer.from(csrfOf(session))),

    start: async (login, now) => {
      const secret = newSecret();
      const expiresAt = now + minutes(60 * options.hours);
      const session: StoredSession = {
        ...login,
        id: idOf(secret),
        createdAt: now,
        usedAt: now,
        idleEndsAt: Math.min(now + idleMs, expiresAt),
        expiresAt,
      };
      await store.dropSessions(now - rememberedMs);
      await store.putSession(session);
      const live = await store.listSessions(now, { principal: login.principal, limit: mostSessions * 2 });
      for (const { id } of live.slice(mostSessions)) if (id !== session.id) await store.endSession(id, now);
      return { secret, session };
    },
    confirm: async (session, now) => {
      const secret = newSecret();
      const idleEndsAt = Math.min(now + idleMs, session.expiresAt);
      const next = { ...session, id: idOf(secret), usedAt: now, idleEndsAt, confirmedAt: now };
      return (await store.replaceSession(session.id, next, now)) ? { secret, session: next } : undefined;
    },
    newToken: (kind) => {
      const id = randomBytes(8).toString("hex");
      const secret = newSecret();
      return { id, token: `${prefixes[kind]}_${id}_${secret}`, hash: mac(kind, `${id}\n${secret}`).toString("hex") };
    },
  };
}
