import type { KeyObject } from "node:crypto";
import { Problem } from "../core/problem.ts";
import { verifyApiKey } from "./api-keys.ts";
import { isSignedBy, parseAwsSignature, signatureWindowMs } from "./aws-signature.ts";
import type { ClientCertificate, Credential } from "./credential.ts";
import { notKnown, requireUnexpired, type Caller, type KeyIndex } from "./key-index.ts";
import { deriveKeyPair, keyIdOf } from "./key-pairs.ts";
import { createReplayGuard } from "./replay-guard.ts";

/** Tells who calls. Throws Problem `credential_missing`, `credential_invalid`, `credential_expired`, `identity_unavailable`. */
export interface CredentialVerifier {
  /**
   * Before the body is read, so that strangers cost little. Undefined where only the body can prove it: a signature whose
   * form, date and access key id are good so far. Until then nothing may be told or written of who it claims to be.
   */
  verifyHead(credential: Credential | undefined, keys: KeyIndex, now: number): Caller | undefined;
  /** With the body. A signature passes once. */
  verifyWhole(credential: Credential | undefined, body: Uint8Array, keys: KeyIndex, now: number): Caller;
}

export interface VerifierKeys {
  /** HMAC keys of the keyring: `api-keys` and `sigv4`. */
  readonly pepper: KeyObject;
  readonly pairKey: KeyObject;
}

/** How many signatures are remembered: for five minutes of 1,000 a second. */
const signatureLimit = 300_000;

export function createVerifier({ pepper, pairKey }: VerifierKeys, limit = signatureLimit): CredentialVerifier {
  const replays = createReplayGuard(limit);

  const verifySignature = (
    { authorization, head }: Credential & { kind: "signature" },
    body: Uint8Array | undefined,
    keys: KeyIndex,
    now: number,
  ): Caller | undefined => {
    const signature = parseAwsSignature(authorization, head, now);
    const known = keys.byId.get(keyIdOf(signature.accessKeyId) ?? "");
    const proof = known?.caller.proofs[0];
    if (known?.kind !== "pair" || proof === undefined) throw notKnown();
    if (body === undefined) return undefined;
    if (!isSignedBy(signature, head, body, deriveKeyPair(proof, pairKey).secretAccessKey)) throw notKnown();
    requireUnexpired(known.caller, now);
    replays.admit(known.caller.key, signature.signature, signature.at + signatureWindowMs, now);
    return known.caller;
  };

  const verify = (
    credential: Credential | undefined,
    body: Uint8Array | undefined,
    keys: KeyIndex,
    now: number,
  ): Caller | undefined => {
    if (credential === undefined) throw missing();
    if (credential.kind === "unclear") throw notKnown();
    if (credential.kind === "certificate") return verifyCertificate(credential.certificate, keys, now);
    const caller =
      credential.kind === "key" ? verifyApiKey(credential.key, keys, pepper, now) : verifySignature(credential, body, keys, now);
    return withCertificate(caller, credential.certificate, keys, now);
  };

  return {
    verifyHead: (credential, keys, now) => verify(credential, undefined, keys, now),
    verifyWhole: (credential, body, keys, now) => {
      const caller = verify(credential, body, keys, now);
      if (caller === undefined) throw notKnown();
      return caller;
    },
  };
}

function verifyCertificate(certificate: ClientCertificate, keys: KeyIndex, now: number): Caller {
  const known = keys.byFingerprint.get(certificate.fingerprint);
  if (known === undefined || now < certificate.notBefore) throw notKnown();
  requireUnexpired(known.caller, now);
  if (now < certificate.notAfter && known.caller.expiresAt <= certificate.notAfter) return known.caller;
  const caller = { ...known.caller, expiresAt: Math.min(known.caller.expiresAt, certificate.notAfter) };
  requireUnexpired(caller, now);
  return caller;
}

/** Both must be the same service account's, and both must go on standing. */
function withCertificate(
  caller: Caller | undefined,
  certificate: ClientCertificate | undefined,
  keys: KeyIndex,
  now: number,
): Caller | undefined {
  if (caller === undefined || certificate === undefined) return caller;
  const shown = verifyCertificate(certificate, keys, now);
  if (shown.useCase !== caller.useCase || shown.principal !== caller.principal) throw notKnown();
  const expiresAt = Math.min(caller.expiresAt, shown.expiresAt);
  return { ...caller, expiresAt, proofs: [...caller.proofs, ...shown.proofs] };
}

function missing(): Problem {
  return new Problem("credential_missing", "Send an API key, as `Authorization: Bearer …` or in `x-api-key`.");
}
