import { hash } from "node:crypto";
import type { Plane } from "../../core/authentication.ts";
import { andThen } from "../../core/and-then.ts";
import { checkClaims, isForClient, isForPlane, type CheckedClaims } from "./check-claims.ts";
import type { FetchJson } from "./fetch-json.ts";
import { createIssuerKeys, type IssuerKeys } from "./issuer-keys.ts";
import type { IssuerKey } from "./key-set.ts";
import { createPreparation, type PreparedProvider, type PreparedProviders } from "./prepare-providers.ts";
import { readIdentity } from "./read-identity.ts";
import { maxTokenLength, readToken, type ReadToken } from "./read-token.ts";
import { notValid, wrongAudience } from "./refuse-token.ts";
import { createTokenCache } from "./token-cache.ts";
import type { TokenVerifier, VerifiedToken } from "./token-verifier.ts";
import { firstOf, firstToHold } from "./try-each.ts";
import { verifySignature } from "./verify-signature.ts";

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
        return andThen(prove(token, keys), (key) => conclude(key, keys, candidates));
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
  return andThen(keys.find(token.algorithm, token.keyId), (key) => {
    if (key === undefined) throw notValid();
    return andThen(verifySignature(token.algorithm, key.key, key.slow, token.signed, token.signature), (holds) => {
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
