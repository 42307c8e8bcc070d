import type { Plane } from "../../core/authentication.ts";
import type { Role } from "../../core/roles.ts";
import type { Strength } from "../../core/authentication.ts";

/** The settings of an IdentityProvider resource, as this folder needs them; `IdentityProviderSpec` of governance fits. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly network: "private" | "public";
  readonly caFile?: string;
  readonly jwksUri?: string;
  readonly audiences: readonly string[];
  readonly controlAudiences: readonly string[];
  readonly audienceClaim: "aud" | "client_id" | "azp";
  readonly algorithms: readonly string[];
  readonly tokenType: "any" | "at+jwt" | "JWT";
  readonly clockSkewSeconds: number;
  readonly maxTokenMinutes: number;
  readonly required: ClaimConditions;
  readonly principal: { readonly claim: string; readonly prefix?: string };
  readonly groupsClaim?: string;
  readonly rules: readonly {
    readonly when: ClaimConditions;
    readonly serviceAccount?: string;
    readonly groups?: readonly string[];
    readonly roles?: readonly Role[];
  }[];
  readonly strength: {
    readonly multiFactor: { readonly acr: readonly string[]; readonly amr: readonly string[] };
    readonly phishingResistant: { readonly acr: readonly string[]; readonly amr: readonly string[] };
  };
  readonly provisioning: "none" | "scim";
  readonly exchange: boolean;
  readonly login?: { readonly clientId: string };
}

type ClaimValue = string | number | boolean;
export type ClaimConditions = Readonly<Record<string, ClaimValue | readonly ClaimValue[]>>;

export interface Provider {
  readonly name: string;
  readonly digest: string;
  readonly spec: ProviderSettings;
}

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
  /** `exp`, exclusive, without skew. */
  readonly expiresAt: number;
  /** For who checks a log-in of its own. */
  readonly nonce?: string;
}

/** The issuers of one Snapshot, by `iss`. One issuer may stand in several providers: their audiences tell them apart. */
export type ProvidersByIssuer = ReadonlyMap<string, readonly Provider[]>;

/** Make it once for each register: what is worked out of it is kept as long as it lives. */
export function indexProviders(providers: Iterable<Provider>): ProvidersByIssuer {
  return Map.groupBy(providers, ({ spec }) => spec.issuer);
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

/** Fetches a JSON document of at most `maxBytes`, following no redirect, within the deadline; passes the egress guard. */
export type FetchJson = (request: {
  readonly url: string;
  readonly network: "private" | "public";
  readonly caFile?: string;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** A form to POST (application/x-www-form-urlencoded), with these headers besides; GET when absent. */
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}) => Promise<{ readonly status: number; readonly body: unknown; readonly maxAgeSeconds?: number }>;
