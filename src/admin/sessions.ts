import type { StoredSession } from "../storage/identity-store.ts";

/** Who holds a session's cookie or a personal access token: looked up in the store at each request, so that ending it works at once. */
export interface SessionDesk {
  /**
   * The live session of a cookie's secret; undefined for one that is unknown, has ended or was idle too long. Counts as a use of it.
   * Whether its person may still come in is not looked at here.
   */
  ofCookie(secret: string, now: number): Promise<StoredSession | undefined>;
  /** The same for a personal access token, `spt_…`, which rests on a session. */
  ofAccessToken(token: string, now: number): Promise<StoredSession | undefined>;
  /** The name of the identity provider that a SCIM client's token, `sps_…`, is for. */
  ofScimToken(token: string, now: number): Promise<string | undefined>;
  /** False once the bootstrap token has ended. */
  bootstrapLives(): Promise<boolean>;
}
