import { hash, type KeyObject } from "node:crypto";
import type { Strength } from "../core/authentication.ts";
import { KiB, minutes } from "../core/units.ts";
import { isRole } from "../core/roles.ts";
import { openSealed, seal } from "../crypto/seal.ts";
import type { Identity, KeyProof, Person, Voucher } from "./caller.ts";
import { notKnown, requireUnexpired } from "./key-index.ts";
import { createTokenCache } from "./oidc/token-cache.ts";

/**
 * Tokens of our own that stand for two (RFC 8693): a program, and the person whom it calls on behalf of. `spx_` and the base64url of a
 * sealed JSON document: opaque to whoever holds them, and nothing is stored of them. What they rest on, the program's key, the person's
 * provider and place in the directory, is asked at every call, so that they end with it.
 */
export interface ExchangedTokens {
  /** Undefined when it would be too long to be sent in a header: the person is in too many groups. */
  issue(grant: Grant, now: number): IssuedToken | undefined;
  /** The same object for the same token. Throws Problem `credential_invalid`, `credential_expired`. */
  open(token: string, now: number): Identity;
}

/** What a token is issued for. Both identities have been proved. */
export interface Grant {
  /** A service account. */
  readonly actor: Identity;
  readonly useCase: string;
  /** A person. */
  readonly subject: Identity & { readonly person: Person };
  /** Whether the person's groups are the directory's to tell, so that those of the token need not be kept. */
  readonly groupsLive: boolean;
}

export interface IssuedToken {
  readonly token: string;
  /** Names it in the log. */
  readonly id: string;
  /** Exclusive, milliseconds since the epoch. */
  readonly expiresAt: number;
}

export const longestExchangedMs = minutes(10);
const longestToken = KiB(12);
const rememberedTokens = 20_000;
const prefix = "spx_";
const shape = /^spx_[A-Za-z0-9_-]+$/;
const purpose = Buffer.from("sallyport exchanged token 1");

/** @param key of the keyring, for this purpose alone */
export function createExchangedTokens(key: KeyObject): ExchangedTokens {
  const opened = createTokenCache<Identity>(rememberedTokens);
  return {
    issue(grant, now) {
      const expiresAt = Math.min(now + longestExchangedMs, grant.subject.expiresAt, grant.actor.expiresAt);
      const sealed = seal(key, Buffer.from(JSON.stringify(contentOf(grant, expiresAt))), purpose);
      const token = prefix + sealed.toString("base64url");
      return token.length > longestToken ? undefined : { token, id: nameOf(token), expiresAt };
    },
    open(token, now) {
      if (token.length > longestToken) throw notKnown();
      const name = hash("sha256", token, "base64url");
      let identity = opened.get(name);
      if (identity === undefined) {
        identity = openExchangedToken(token, key, now);
        opened.set(name, identity);
      }
      requireUnexpired(identity, now);
      return identity;
    },
  };
}

/** Throws Problem `credential_invalid`, `credential_expired`. */
export function openExchangedToken(token: string, key: KeyObject, now: number): Identity {
  if (token.length > longestToken || !shape.test(token)) throw notKnown();
  const sealed = Buffer.from(token.slice(prefix.length), "base64url");
  // Two texts that decode to the same bytes would be one token with two names in the log (RFC 4648, section 3.5).
  if (prefix + sealed.toString("base64url") !== token) throw notKnown();
  const content = openSealed(key, sealed, purpose);
  if (content === undefined) throw notKnown();
  // Sealed by us: nobody else chose what is in it.
  const identity = identityOf(JSON.parse(content.toString("utf8")) as Content, nameOf(token));
  requireUnexpired(identity, now);
  return identity;
}

/** Short names: it is sent with every call. */
interface Content {
  /** The service account, its keys, who vouched for it where it came with a token, and what its key is limited to. */
  readonly a: { readonly n: string; readonly k: readonly KeyProof[]; readonly v?: Voucher; readonly m?: readonly string[] };
  readonly u: string;
  /** The person; groups without the provider's name, which all of them have in front. */
  readonly p: {
    readonly n: string;
    readonly i: string;
    readonly d: string;
    readonly g: readonly string[];
    readonly r: readonly string[];
    readonly s: Strength;
    readonly t: number;
  };
  readonly e: number;
}

function contentOf({ actor, useCase, subject: { person, authentication }, groupsLive }: Grant, expiresAt: number): Content {
  const { principal, provider, providerDigest, groups, roles } = person;
  return {
    a: {
      n: actor.principal,
      k: actor.proofs,
      ...(actor.voucher && { v: actor.voucher }),
      ...(actor.models && { m: actor.models }),
    },
    u: useCase,
    p: {
      n: principal,
      i: provider,
      d: providerDigest,
      g: groupsLive ? [] : groups.map((group) => group.slice(provider.length + 1)),
      r: roles,
      s: authentication.strength,
      t: authentication.at,
    },
    e: expiresAt,
  };
}

function identityOf({ a, u, p, e }: Content, credential: string): Identity {
  const groups = p.g.map((group) => `${p.i}/${group}`);
  return {
    credential,
    principal: a.n,
    kind: "service-account",
    authentication: { strength: p.s, at: p.t, method: "exchanged-token" },
    person: { principal: p.n, provider: p.i, providerDigest: p.d, groups, roles: p.r.filter(isRole) },
    delegated: true,
    ...(a.v && { voucher: a.v }),
    useCases: [u],
    ...(a.m && { models: a.m }),
    expiresAt: e,
    proofs: a.k,
  };
}

function nameOf(token: string): string {
  return prefix + hash("sha256", token, "hex").slice(0, 16);
}
