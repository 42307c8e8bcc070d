import type { ModelSpec } from "../governance/schemas.ts";

interface Mistake {
  readonly path: string;
  readonly message: string;
}

/**
 * What of a model's signers and signatures does not hold. A signature that stands in a stored manifest held when it was applied, and holds
 * whenever it is verified again: it needs no clock and no network.
 */
export async function checkModelSignatures({ signers = [], versions = [] }: ModelSpec): Promise<readonly Mistake[]> {
  if (signers.length === 0) return [];
  // Only here: the library takes a tenth of a second to load, which most commands and starts do without.
  const [{ verifyModelSignature }, { readPublicKey }, { readTrustedRoot }] = await Promise.all([
    import("../crypto/model-signatures/verify-model-signature.ts"),
    import("../crypto/model-signatures/verify-with-key.ts"),
    import("../crypto/model-signatures/verify-bundle.ts"),
  ]);
  const mistakes: Mistake[] = [];
  for (const [n, signer] of signers.entries()) {
    if ("key" in signer) {
      if (readPublicKey(signer.key) === undefined)
        mistakes.push({ path: `spec.signers.${n}.key`, message: "is no Ed25519 key and no ECDSA key on P-256, P-384 or P-521" });
    } else if (readTrustedRoot(signer.trustedRoot) === undefined)
      mistakes.push({
        path: `spec.signers.${n}.trustedRoot`,
        message: "is no trusted root of Sigstore with an authority and a transparency log or timestamp authority",
      });
  }
  for (const [n, { digest, signature }] of versions.entries()) {
    if (signature === undefined) continue;
    const verdict = verifyModelSignature({ digest, signature }, signers);
    if (!verdict.verified) mistakes.push({ path: `spec.versions.${n}.signature`, message: `does not hold: ${verdict.why}` });
  }
  return mistakes;
}
