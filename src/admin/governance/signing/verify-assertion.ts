import { hash } from "node:crypto";
import { Problem } from "../../../core/problem.ts";
import type { Approval } from "../../../governance/case/statements.ts";
import type { StoredPasskey } from "../../../storage/session-store.ts";
import { loadWebAuthn } from "../../passkeys/load-webauthn.ts";
import { type PasskeyDeps, requireRelyingParty } from "../../passkeys/passkey-deps.ts";
import type { PasskeyAnswer } from "./signature-input.ts";

export interface VerifiedAssertion {
  readonly passkey: StoredPasskey;
  readonly counter: number;
  readonly assertion: NonNullable<Approval["assertion"]>;
}

/** What a passkey signs for a text: its SHA-256 (WebAuthn Level 3, section 13.4.3 asks for 16 bytes at least). */
export function challengeOf(canonical: string): Buffer {
  return hash("sha256", canonical, "buffer");
}

/**
 * Verifies that a passkey of this person signed this text, by somebody whom it verified (WebAuthn Level 3, section 7.2). Rejects with
 * Problem `credential_invalid`, in the same words whether the passkey is unknown, another's, a copy or wrong.
 */
export async function verifyAssertion(
  deps: PasskeyDeps,
  principal: string,
  canonical: string,
  answer: PasskeyAnswer,
): Promise<VerifiedAssertion> {
  const passkey = await deps.store.getPasskey(answer.id);
  if (passkey === undefined || passkey.principal !== principal) throw notSigned();
  const { id: rpId, origin } = requireRelyingParty(deps);
  const { verifyAuthenticationResponse } = await loadWebAuthn();
  const verified = await verifyAuthenticationResponse({
    response: answer as never,
    expectedChallenge: challengeOf(canonical).toString("base64url"),
    expectedOrigin: origin,
    expectedRPID: rpId,
    credential: { id: passkey.id, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw notSigned(cause);
  });
  if (!verified.verified) throw notSigned();
  const { clientDataJSON, authenticatorData, signature } = answer.response;
  const publicKey = Buffer.from(passkey.publicKey).toString("base64url");
  return {
    passkey,
    counter: verified.authenticationInfo.newCounter,
    assertion: { credentialId: passkey.id, clientDataJSON, authenticatorData, signature, publicKey, origin, rpId },
  };
}

export function notSigned(cause?: unknown): Problem {
  const detail =
    "The passkey did not sign this. Try again; it must be answered within five minutes, with a PIN, a finger or a face.";
  return new Problem("credential_invalid", detail, cause === undefined ? {} : { cause });
}
