import { canonicalJson } from "../../core/canonical-json.ts";
import { approvalBody, type Approval } from "../../governance/case/statements.ts";
import type { EvidenceInputs, EvidenceStatement } from "../../governance/reports/evidence-inputs.ts";
import { topicOf } from "../governance/signing/finish-signature.ts";
import { challengeOf } from "../governance/signing/verify-assertion.ts";
import { loadWebAuthn } from "../passkeys/load-webauthn.ts";
import type { Differ } from "./read-bundle.ts";

/**
 * Every approval again: that it is about its subject, by who is said to have signed, and, where a passkey signed, that this key signed this very
 * document, on which pages. Where a log-in stood for it, the log's record is what shows it.
 *
 * @param differ told of each that does not hold
 */
export async function checkSignatures(
  inputs: EvidenceInputs,
  differ: Differ,
): Promise<{ readonly held: number; readonly origins: readonly string[] }> {
  let held = 0;
  const origins = new Set<string>();
  for (const statement of inputs.statements) {
    if (!statement.topic.startsWith("approval/")) continue;
    const approval = readApproval(statement);
    if (approval === undefined) differ(`Statement ${statement.id} is no approval of what it says.`);
    else if (approval.assertion !== undefined) {
      if (await isSigned(approval, approval.assertion)) {
        held += 1;
        origins.add(approval.assertion.origin);
      } else differ(`The passkey's signature of statement ${statement.id} (${statement.topic}) does not hold.`);
    }
  }
  return { held, origins: [...origins] };
}

function readApproval({ subject, topic, body, by }: EvidenceStatement): Approval | undefined {
  let approval: Approval;
  try {
    approval = approvalBody.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
  const { document, signer } = approval;
  return document.subject === subject && signer === by && topicOf(document, signer) === topic ? approval : undefined;
}

/** WebAuthn Level 3, section 7.2, by the public key that is in the statement; the log's record binds that to who signed. */
async function isSigned({ document }: Approval, assertion: NonNullable<Approval["assertion"]>): Promise<boolean> {
  const { credentialId, clientDataJSON, authenticatorData, signature, publicKey, origin, rpId } = assertion;
  const { verifyAuthenticationResponse } = await loadWebAuthn();
  try {
    const { verified } = await verifyAuthenticationResponse({
      response: {
        id: credentialId,
        rawId: credentialId,
        type: "public-key",
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: challengeOf(canonicalJson(document)).toString("base64url"),
      expectedOrigin: origin,
      expectedRPID: rpId,
      // The counter was looked at when it was signed.
      credential: { id: credentialId, publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")), counter: 0 },
      requireUserVerification: true,
    });
    return verified;
  } catch {
    return false;
  }
}
