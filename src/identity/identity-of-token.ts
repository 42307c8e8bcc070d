import { logInUnknown, provedByEachCall, type Identity } from "./caller.ts";
import type { VerifiedToken } from "./oidc/token-verifier.ts";

/** Goes with the verified token, which is the same object for as long as it is remembered. */
const identities = new WeakMap<VerifiedToken, Identity>();

/** Who a token names: a person, or a service account that a rule of its provider named. */
export function identityOfToken(token: VerifiedToken): Identity {
  let identity = identities.get(token);
  if (identity === undefined) {
    identity = token.serviceAccount ? programOf(token) : personOf(token);
    identities.set(token, identity);
  }
  return identity;
}

function personOf({ principal, provider, providerDigest, groups, roles, ...token }: VerifiedToken): Identity {
  return {
    credential: `${provider}:${token.id}`,
    principal,
    kind: "user",
    authentication: {
      strength: token.strength,
      at: token.saysWhen === true ? token.authenticatedAt : logInUnknown,
      method: "token",
    },
    person: { principal, provider, providerDigest, groups, roles },
    delegated: false,
    expiresAt: token.expiresAt,
    proofs: [],
  };
}

/** Its groups and roles are nobody's: a program has those that role bindings give its name. */
function programOf({ id, principal, provider, providerDigest, strength, expiresAt }: VerifiedToken): Identity {
  return {
    credential: `${provider}:${id}`,
    principal,
    kind: "service-account",
    authentication: { strength, at: provedByEachCall, method: "token" },
    voucher: { provider, providerDigest },
    delegated: false,
    expiresAt,
    proofs: [],
  };
}
