import { isIP } from "node:net";
import { Problem } from "../../core/problem.ts";
import type { StoredSession } from "../../storage/session-store.ts";
import type { Actor } from "../actor.ts";
import type { AdminDeps } from "../deps.ts";
import { isLive } from "../sessions/still-lives.ts";
import type { ChallengeBook } from "./keep-challenges.ts";

/** What passkeys need besides the rest of the control plane. */
export interface PasskeyDeps extends AdminDeps {
  readonly passkeys: {
    readonly challenges: ChallengeBook;
    /** An authenticator's name for a person: 32 bytes from which nobody reads who it is. */
    readonly userHandle: (principal: string) => Buffer;
  };
  /** The only origin whose pages may use a passkey; its host is what passkeys are made for. */
  readonly adminUrl: () => string;
}

export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/** Undefined where passkeys cannot be had: a relying party is a domain (WebAuthn Level 3, section 5.1.2). */
export function findRelyingParty({ adminUrl }: Pick<PasskeyDeps, "adminUrl">): RelyingParty | undefined {
  const { origin, hostname, protocol } = new URL(adminUrl());
  const secure = protocol === "https:" || hostname === "localhost";
  return secure && isIP(hostname.replace(/^\[|\]$/g, "")) === 0 ? { id: hostname, origin } : undefined;
}

/** Throws Problem `conflict` where passkeys cannot be had. */
export function requireRelyingParty(deps: PasskeyDeps): RelyingParty {
  const party = findRelyingParty(deps);
  if (party !== undefined) return party;
  throw new Problem(
    "conflict",
    "Passkeys need a host name and https (or localhost). The operator sets adminUrl to the control plane's address.",
  );
}

/**
 * The session that asks, by its cookie: a personal access token that rests on it knows nothing of passkeys. It may have ended since it
 * was looked up. Throws Problem `credential_invalid`, `forbidden`.
 */
export async function requireSession(deps: AdminDeps, actor: Actor): Promise<StoredSession> {
  if (actor.session === undefined || actor.authentication.method !== "session")
    throw new Problem("forbidden", "Passkeys belong to a log-in in the browser, at /account.");
  const session = await deps.store.getSession(actor.session);
  if (session === undefined || !isLive(session, deps.clock()))
    throw new Problem("credential_invalid", "This log-in has ended. Log in again.");
  return session;
}
