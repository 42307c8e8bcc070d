import type { Plane, Strength } from "../../core/authentication.ts";
import type { Role } from "../../core/roles.ts";
import type { Provider, ProvidersByIssuer } from "./provider.ts";

/** What a verified token says. Immutable, and the same object for as long as the token is remembered. */
export interface VerifiedToken {
  /** 16 hex digits of the token's SHA-256: names it in the log. */
  readonly id: string;
  readonly provider: string;
  readonly providerDigest: string;
  readonly subject: string;
  /** Of a person: claim and prefix. Of a program: the service account that a rule named. */
  readonly principal: string;
  readonly serviceAccount: boolean;
  /** As `PROVIDER/NAME`. */
  readonly groups: readonly string[];
  readonly roles: readonly Role[];
  readonly strength: Strength;
  /** `auth_time`, or `iat` where there is none, milliseconds since the epoch. */
  readonly authenticatedAt: number;
  /** Whether that is `auth_time`: otherwise the person may have proved who they are long before. */
  readonly saysWhen?: boolean;
  /** `exp`, exclusive, without skew. */
  readonly expiresAt: number;
  /** For who checks a log-in of its own. */
  readonly nonce?: string;
}

/**
 * Verifies tokens of OpenID Connect issuers: RFC 7519, RFC 8725 and OpenID Connect Core section 3.1.3.7.
 *
 * Throws, or rejects with, Problem `credential_invalid` (in one and the same words, whatever is wrong with it, but for the audience
 * and the clock, which are told), `credential_expired`, `identity_unavailable` when the issuer's keys cannot be had.
 */
export interface TokenVerifier {
  /** At once for a token that was verified before under the same provider digest, and has not expired. */
  verify(token: string, plane: Plane, providers: ProvidersByIssuer, now: number): VerifiedToken | Promise<VerifiedToken>;
  /** Of an ID token that this control plane asked for itself: its audience must be `login.clientId`, its nonce the one given. Never remembered. */
  verifyLogin(
    token: string,
    provider: Provider,
    nonce: string,
    now: number,
    /** All of the register's: nobody may have a name that another provider's prefix claims. */
    providers: ProvidersByIssuer,
  ): Promise<VerifiedToken>;
  close(): Promise<void>;
}
