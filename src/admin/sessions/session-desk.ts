import type { StoredSession } from "../../storage/session-store.ts";

/** Who holds a session's cookie or a personal access token: looked up in the store at each request, so that ending it works at once. */
export interface SessionDesk {
  /**
   * The live session of a cookie's secret; undefined for one that is unknown, has ended or was idle too long. Counts as a use of it.
   * Whether its person may still come in is not looked at here.
   */
  ofCookie(secret: string, now: number): Promise<StoredSession | undefined>;
  /**
   * The same for a personal access token, `spt_…`, which rests on a session and ends with its log-out or its absolute end. The
   * session comes without its passkey confirmation, and as proved by several factors at most: who holds a token has touched no
   * passkey, here or at the identity provider.
   */
  ofAccessToken(token: string, now: number): Promise<StoredSession | undefined>;
  /** The name of the identity provider that a SCIM client's token, `sps_…`, is for; undefined where that provisions by SCIM no more. */
  ofScimToken(token: string, now: number): Promise<string | undefined>;
  /** False once the bootstrap token has ended. */
  bootstrapLives(): Promise<boolean>;
  /** What a page of ours sends in `x-sallyport-csrf` with the session's cookie. Bound to the session: a new one for each. */
  csrfTokenOf(session: Pick<StoredSession, "id">): string;
  /** Whether that is the one that was sent, compared in constant time. */
  isCsrfToken(presented: string, session: Pick<StoredSession, "id">): boolean;

  /** A new session under a new secret, which is nowhere else. Ends the person's oldest where they have too many. */
  start(login: SessionStart, now: number): Promise<NewSession>;
  /**
   * The same log-in under a new secret, confirmed by a passkey now; personal access tokens go on. Undefined when the session has
   * ended meanwhile: a log-out is never undone.
   */
  confirm(session: StoredSession, now: number): Promise<NewSession | undefined>;
  /** A token and its stored form, which is not stored yet. */
  newToken(kind: "access" | "scim"): { readonly id: string; readonly token: string; readonly hash: string };
}

/** What a log-in says of who came. */
export type SessionStart = Pick<
  StoredSession,
  "principal" | "provider" | "providerDigest" | "groups" | "roles" | "strength" | "authenticatedAt" | "ip" | "userAgent"
>;

export interface NewSession {
  /** The cookie's value. */
  readonly secret: string;
  readonly session: StoredSession;
}
