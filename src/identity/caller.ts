import type { Authentication, PrincipalKind } from "../core/authentication.ts";
import type { Role } from "../core/roles.ts";

/** A stored key that something rests on. Lose it, and what runs on it stops. */
export interface KeyProof {
  readonly id: string;
  readonly hash: string;
}

/** `authentication.at` of what proves itself anew with every call: a program's secret, signature, certificate or token. */
export const provedByEachCall = Infinity;

/**
 * `authentication.at` of a person whose token does not say when they logged in (RFC 9470, section 6): it may be a renewed one of long
 * ago, so that policies take it for the oldest log-in there is (INVARIANT fail-closed).
 */
export const logInUnknown = 0;

/** Who vouches for a token. */
export interface Voucher {
  /** The name of the IdentityProvider, and the digest of its manifest that the token was checked under. */
  readonly provider: string;
  readonly providerDigest: string;
}

/** A person whom an identity provider vouches for. */
export interface Person extends Voucher {
  readonly principal: string;
  /** As `PROVIDER/NAME`: those of the token. Where the provider provisions by SCIM, the directory's count instead. */
  readonly groups: readonly string[];
  /** Roles that claims gave. */
  readonly roles: readonly Role[];
}

/** Who presents a credential, before it is known for which use case. Immutable; the same object for the same credential. */
export interface Identity {
  /** Names the credential in the log: a key's id, or `PROVIDER:` and 16 hex digits of the token's SHA-256. No secret. */
  readonly credential: string;
  readonly principal: string;
  readonly kind: PrincipalKind;
  readonly authentication: Authentication;
  /** The person's side of a token: of who calls, or of whom a program calls on behalf. */
  readonly person?: Person;
  /** Whether `person` is not who calls, but whom `principal`, a service account, calls on behalf of (RFC 8693, `act`). */
  readonly delegated: boolean;
  /** Of a program that came with a token of its own. */
  readonly voucher?: Voucher;
  /** Use cases that the credential itself is bound to; absent where roles or the service account say it. */
  readonly useCases?: readonly string[];
  /** Models that the credential is limited to; absent for all of the use case's. */
  readonly models?: readonly string[];
  /** Ranges of addresses that the credential may come from, CIDR; absent for any. */
  readonly ipRanges?: readonly string[];
  /** Exclusive end, milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly proofs: readonly KeyProof[];
}

/** Who calls, bound to a use case. */
export interface Caller extends Identity {
  /** What it was made of. */
  readonly identity: Identity;
  readonly useCase: string;
  /** Roles that hold for this use case. */
  readonly heldRoles: readonly Role[];
  /** As `PROVIDER/NAME`. */
  readonly groups: readonly string[];
  /** Whom a service account calls on behalf of, with the same of them. */
  readonly endUser?: {
    readonly principal: string;
    readonly provider: string;
    readonly heldRoles: readonly Role[];
    readonly groups: readonly string[];
  };
}
