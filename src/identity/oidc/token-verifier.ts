import { hash } from "node:crypto";
import type { Plane, Strength } from "../../core/authentication.ts";
import type { Role } from "../../core/roles.ts";
import { checkClaims, isForClient, isForPlane, type CheckedClaims } from "./check-claims.ts";
import { createIssuerKeys, type IssuerKeys } from "./issuer-keys.ts";
import type { IssuerKey } from "./key-set.ts";
import { createPreparation, type PreparedProvider, type PreparedProviders } from "./prepare-providers.ts";
import type { Provider, ProvidersByIssuer } from "./provider.ts";
import { readIdentity } from "./read-identity.ts";
import { maxTokenLength, readToken, type ReadToken } from "./read-token.ts";
import { notValid, wrongAudience } from "./refuse-token.ts";
import { createTokenCache } from "./token-cache.ts";
import { verifySignature } from "./verify-signature.ts";

export { indexProviders } from "./provider.ts";
export type { ClaimConditions, Provider, ProvidersByIssuer, ProviderSettings } from "./provider.ts";

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

export interface TokenVerifierOptions {
  readonly fetchJson: FetchJson;
  /** Milliseconds that only ever grow: for how old an issuer's keys are. */
  readonly clock?: () => number;
}

/** What was verified once. Worth nothing under other providers, or once its key is withdrawn. */
interface Remembered {
  readonly token: VerifiedToken;
  readonly under: PreparedProviders;
  readonly key: IssuerKey;
  readonly keys: IssuerKeys;
}

/** How many tokens of one plane are remembered. */
const rememberedTokens = 20_000;
/** Far more places for keys than providers: those of manifests that are gone are dropped, oldest first. */
const maxPlaces = 500;

export function createTokenVerifier({ fetchJson, clock = () => performance.now() }: TokenVerifierOptions): TokenVerifier {
  const closing = new AbortController();
  const prepare = createPreparation();
  const places = new Map<string, IssuerKeys>();
  const remembered: Readonly<Record<Plane, ReturnType<typeof createTokenCache<Remembered>>>> = {
    data: createTokenCache(rememberedTokens),
    control: createTokenCache(rememberedTokens / 10),
  };

  const keysAt = ({ place, spec }: PreparedProvider): IssuerKeys => {
    let keys = places.get(place);
    if (keys === undefined) {
      keys = createIssuerKeys(spec, { fetchJson, clock, signal: closing.signal });
      places.set(place, keys);
      const [oldest] = places.keys();
      if (places.size > maxPlaces && oldest !== undefined) places.delete(oldest);
    }
    return keys;
  };

  return {
    verify(text, plane, providers, now) {
      if (text.length > maxTokenLength) throw notValid();
      const under = prepare(providers);
      const digest = hash("sha256", text, "hex");
      const known = remembered[plane].get(digest);
      if (known !== undefined) {
        if (known.under === under && now < known.token.expiresAt && !known.key.withdrawn && known.keys.stillGood())
          return known.token;
        remembered[plane].delete(digest);
      }

      const token = readToken(text);
      const siblings = under.byIssuer.get(token.issuer) ?? [];
      const conclude = (key: IssuerKey, keys: IssuerKeys, candidates: readonly PreparedProvider[]): VerifiedToken => {
        const meant = candidates.filter((provider) => isForPlane(token.claims, plane, provider, siblings));
        if (meant.length === 0) throw wrongAudience();
        const verified = firstOf(meant, (provider) => {
          const claims = checkClaims(token, provider, false, now);
          return describe(digest, token, provider, claims, under.prefixes);
        });
        remembered[plane].set(digest, { token: verified, under, key, keys });
        return verified;
      };
      // Providers that share their keys share the cost of the signature.
      const groups = Map.groupBy(
        siblings.filter(({ algorithms }) => algorithms.has(token.algorithm)),
        ({ place }) => place,
      );
      const [first, ...others] = groups.values();
      if (first === undefined) throw notValid();
      const attempt = (candidates: readonly PreparedProvider[]): VerifiedToken | Promise<VerifiedToken> => {
        const keys = keysAt(candidates[0] as PreparedProvider);
        return then(prove(token, keys), (key) => conclude(key, keys, candidates));
      };
      return others.length === 0 ? attempt(first) : firstToHold([first, ...others], attempt);
    },

    async verifyLogin(text, { name, digest, spec }, nonce, now, providers) {
      const token = readToken(text);
      const under = prepare(providers);
      const provider = under.byIssuer.get(token.issuer)?.find((known) => known.name === name && known.digest === digest);
      if (provider === undefined || spec.login === undefined || !provider.algorithms.has(token.algorithm)) throw notValid();
      await prove(token, keysAt(provider));
      if (!isForClient(token.claims, spec.login.clientId)) throw wrongAudience();
      const claims = checkClaims(token, provider, true, now);
      if (nonce === "" || claims.nonce !== nonce) throw notValid();
      const verified = describe(hash("sha256", text, "hex"), token, provider, claims, under.prefixes);
      // A rule makes it a program, and programs don't log in.
      if (verified.serviceAccount) throw notValid();
      return verified;
    },

    async close() {
      closing.abort();
    },
  };
}

/** The key that signed it. Throws, or rejects with, Problem `credential_invalid` or `identity_unavailable`. */
function prove(token: ReadToken, keys: IssuerKeys): IssuerKey | Promise<IssuerKey> {
  return then(keys.find(token.algorithm, token.keyId), (key) => {
    if (key === undefined) throw notValid();
    return then(verifySignature(token.algorithm, key.key, key.slow, token.signed, token.signature), (holds) => {
      if (!holds) throw notValid();
      return key;
    });
  });
}

function describe(
  digest: string,
  token: ReadToken,
  provider: PreparedProvider,
  { subject, expiresAt, authenticatedAt, saysWhen, nonce }: CheckedClaims,
  prefixes: readonly string[],
): VerifiedToken {
  return Object.freeze({
    id: digest.slice(0, 16),
    provider: provider.name,
    providerDigest: provider.digest,
    subject,
    ...readIdentity(token.claims, provider, prefixes),
    authenticatedAt,
    saysWhen,
    expiresAt,
    ...(nonce !== undefined && { nonce }),
  });
}

/** At once where it can be: a turn of the event loop costs more than most tokens. */
function then<A, B>(value: A | Promise<A>, go: (value: A) => B | Promise<B>): B | Promise<B> {
  return value instanceof Promise ? value.then(go) : go(value);
}

/** Of what the first of several gives that throws nothing; what the first threw where all do. */
function firstOf<A, B>(all: readonly A[], attempt: (one: A) => B): B {
  let failure: unknown;
  for (const one of all)
    try {
      return attempt(one);
    } catch (error) {
      failure ??= error;
    }
  throw failure;
}

async function firstToHold<A, B>(all: readonly A[], attempt: (one: A) => B | Promise<B>): Promise<B> {
  let failure: unknown;
  for (const one of all)
    try {
      return await attempt(one);
    } catch (error) {
      failure ??= error;
    }
  throw failure;
}
