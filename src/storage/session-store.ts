/**
 * What people and SCIM clients come to the control plane with: log-ins, passkeys, tokens. What `Store` promises of its methods holds here
 * too. No change is told to listeners.
 */

/** A log-in to the control plane. */
export interface StoredSession {
  /** HMAC of the cookie's secret, hex: the secret itself is nowhere. */
  readonly id: string;
  readonly principal: string;
  readonly provider: string;
  readonly providerDigest: string;
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  readonly strength: number;
  readonly authenticatedAt: number;
  /** The newest passkey confirmation. */
  readonly confirmedAt?: number;
  readonly createdAt: number;
  readonly usedAt: number;
  /** Whichever comes first ends it. */
  readonly idleEndsAt: number;
  readonly expiresAt: number;
  readonly endedAt?: number;
  readonly ip?: string;
  readonly userAgent?: string;
}

export interface SessionStore {
  /** Rejects with Problem `conflict` when the id is taken, so that an ended session never comes back to life. */
  putSession(session: StoredSession): Promise<void>;
  /** Also one that has ended. */
  getSession(id: string): Promise<StoredSession | undefined>;
  /** Only of one that has not ended at `usedAt`; false otherwise. An older use than the newest moves nothing back. */
  touchSession(
    id: string,
    change: { readonly usedAt: number; readonly idleEndsAt: number; readonly confirmedAt?: number },
  ): Promise<boolean>;
  /** True when it was live at `at`. The first end's time stays. */
  endSession(id: string, at: number): Promise<boolean>;
  /**
   * Ends `id` at `at`, puts `next` in its place and moves the tokens that rest on it there, all in one step. False, and nothing
   * done, where it had ended by `at`.
   */
  replaceSession(id: string, next: StoredSession, at: number): Promise<boolean>;
  /** All of one person, by their name without case; how many were live. */
  endSessionsOf(principal: string, at: number): Promise<number>;
  /** Live ones, newest first; of one person, or of all. */
  listSessions(now: number, page: { readonly principal?: string; readonly limit: number }): Promise<readonly StoredSession[]>;
  /**
   * Forgets those that were ended, or whose `expiresAt` came, before `before`, with the tokens that rest on them; how many
   * sessions. One that was only idle stays, since its tokens may be in use.
   */
  dropSessions(before: number): Promise<number>;
}

export interface StoredPasskey {
  /** Credential id, base64url. */
  readonly id: string;
  readonly principal: string;
  /** COSE key. */
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly createdAt: number;
  readonly usedAt?: number;
}

export interface PasskeyStore {
  /** Rejects with Problem `conflict` when the id is taken. */
  putPasskey(passkey: StoredPasskey): Promise<void>;
  /** Oldest first. */
  listPasskeys(principal: string): Promise<readonly StoredPasskey[]>;
  getPasskey(id: string): Promise<StoredPasskey | undefined>;
  /** False where another use moved the counter meanwhile. */
  usePasskey(id: string, change: { readonly counter: number; readonly was: number; readonly usedAt: number }): Promise<boolean>;
  deletePasskey(principal: string, id: string): Promise<boolean>;
  /** All of a person, however their name is spelled, as `endSessionsOf` does; how many there were. */
  deletePasskeysOf(principal: string): Promise<number>;
}

/** A bearer token of the control plane: of a SCIM client, or a person's for the command line. */
export interface StoredToken {
  readonly id: string;
  /** `bootstrap`: a row is written when that token ends, and one when a reset makes another. The newest counts. */
  readonly kind: "scim" | "access" | "bootstrap";
  /** The IdentityProvider of a SCIM client; the principal of a person. */
  readonly subject: string;
  /** The session that a person's rests on, and ends with. */
  readonly session?: string;
  readonly hash: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly expiresAt: number;
  readonly endedAt?: number;
}

export interface TokenStore {
  /** Rejects with Problem `conflict` when the id is taken. */
  putToken(token: StoredToken): Promise<void>;
  getToken(id: string): Promise<StoredToken | undefined>;
  /** Oldest first, ended ones too; the newest `mostPerPage` where there are more. */
  listTokens(kind: StoredToken["kind"], subject?: string): Promise<readonly StoredToken[]>;
  /** Moves its end nearer, never further. True when it moved. */
  endToken(id: string, at: number): Promise<boolean>;
}
