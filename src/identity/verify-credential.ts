import type { KeyObject } from "node:crypto";
import { andThen } from "../core/and-then.ts";
import { Problem } from "../core/problem.ts";
import { verifyApiKey } from "./api-keys.ts";
import { isSignedBy, parseAwsSignature, signatureWindowMs } from "./aws-signature.ts";
import type { Identity } from "./caller.ts";
import type { Credential } from "./credential.ts";
import { identityOfToken } from "./identity-of-token.ts";
import { notKnown, requireUnexpired, type KeyIndex } from "./key-index.ts";
import { deriveKeyPair, keyIdOf } from "./key-pairs.ts";
import type { ProvidersByIssuer } from "./oidc/provider.ts";
import type { TokenVerifier } from "./oidc/token-verifier.ts";
import { createReplayGuard } from "./replay-guard.ts";
import { createCertificateCheck } from "./verify-certificate.ts";

/** What credentials are held against; a Snapshot of the gateway fits. */
export interface Known {
  readonly keys: KeyIndex;
  readonly providersByIssuer: ProvidersByIssuer;
}

/**
 * Tells who presents a credential; a promise only for a token that is not remembered. Whether they may call now is not asked
 * here: what they stand on is the caller's to check.
 *
 * Throws, or rejects with, Problem `credential_missing`, `credential_invalid`, `credential_expired`, `identity_unavailable`.
 */
export interface CredentialVerifier {
  /**
   * Before the body is read, so that strangers cost little. Undefined where only the body can prove it: a signature whose
   * form, date and access key id are good so far. Until then nothing may be told or written of who it claims to be.
   */
  verifyHead(credential: Credential | undefined, known: Known, now: number): Identity | Promise<Identity> | undefined;
  /** With the body. A signature passes once. */
  verifyWhole(credential: Credential | undefined, body: Uint8Array, known: Known, now: number): Identity | Promise<Identity>;
}

export interface VerifierDeps {
  /** HMAC keys of the keyring: `api-keys` and `sigv4`. */
  readonly pepper: KeyObject;
  readonly pairKey: KeyObject;
  readonly tokens: Pick<TokenVerifier, "verify">;
  /** Opens a token of our own that stands for two; throws Problem `credential_invalid` or `credential_expired`. */
  readonly openExchanged: (token: string, now: number) => Identity;
}

/** How many signatures are remembered: for five minutes of 1,000 a second. */
const signatureLimit = 300_000;

export function createVerifier(
  { pepper, pairKey, tokens, openExchanged }: VerifierDeps,
  limit = signatureLimit,
): CredentialVerifier {
  const replays = createReplayGuard(limit);
  const certificates = createCertificateCheck();

  const verifySignature = (
    { authorization, head }: Credential & { kind: "signature" },
    body: Uint8Array | undefined,
    keys: KeyIndex,
    now: number,
  ): Identity | undefined => {
    const signature = parseAwsSignature(authorization, head, now);
    const known = keys.find(keyIdOf(signature.accessKeyId) ?? "");
    const proof = known?.identity.proofs[0];
    if (known?.kind !== "pair" || proof === undefined) throw notKnown();
    if (body === undefined) return undefined;
    if (!isSignedBy(signature, head, body, deriveKeyPair(proof, pairKey).secretAccessKey)) throw notKnown();
    requireUnexpired(known.identity, now);
    replays.admit(known.identity.credential, signature.signature, signature.at + signatureWindowMs, now);
    return known.identity;
  };

  const verifyToken = (token: string, { providersByIssuer }: Known, now: number): Identity | Promise<Identity> => {
    return andThen(tokens.verify(token, "data", providersByIssuer, now), identityOfToken);
  };

  const verify = (
    credential: Credential | undefined,
    body: Uint8Array | undefined,
    known: Known,
    now: number,
  ): Identity | Promise<Identity> | undefined => {
    if (credential === undefined) throw missing();
    const { keys } = known;
    if (credential.kind === "key") {
      return certificates.beside(verifyApiKey(credential.key, keys, pepper, now), credential.certificate, keys, now);
    }
    if (credential.kind === "in-query") throw inQuery();
    if (credential.kind === "unclear") throw notKnown();
    if (credential.kind === "certificate") return certificates.alone(credential.certificate, keys, now);
    const { certificate } = credential;
    if (credential.kind === "token") {
      return andThen(verifyToken(credential.token, known, now), (identity) =>
        certificates.beside(identity, certificate, keys, now),
      );
    }
    if (credential.kind === "exchanged") return certificates.beside(openExchanged(credential.token, now), certificate, keys, now);
    const signer = verifySignature(credential, body, keys, now);
    return signer && certificates.beside(signer, certificate, keys, now);
  };

  return {
    verifyHead: (credential, known, now) => verify(credential, undefined, known, now),
    verifyWhole: (credential, body, known, now) => {
      const identity = verify(credential, body, known, now);
      if (identity === undefined) throw notKnown();
      return identity;
    },
  };
}

const howToSend = "Send an API key or an access token, as `Authorization: Bearer …` or in `x-api-key`.";

function missing(): Problem {
  return new Problem("credential_missing", howToSend);
}

function inQuery(): Problem {
  return new Problem(
    "credential_missing",
    `Keys and tokens in the address are not read: they end up in logs, so treat the one you sent as leaked. ${howToSend}`,
  );
}
