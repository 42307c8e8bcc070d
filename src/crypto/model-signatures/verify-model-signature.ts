import { parseJsonObject } from "../../core/parse-json.ts";
import { readSignedPayload } from "./read-signed-payload.ts";
import { verifyBundle } from "./verify-bundle.ts";
import { verifyWithKey } from "./verify-with-key.ts";

/** Whose signatures count: a public key, or an identity under Sigstore's trusted root. Both pinned: nothing is fetched. */
export type PinnedSigner =
  | { readonly name: string; readonly key: string }
  | { readonly name: string; readonly trustedRoot: string; readonly issuer: string; readonly subject: string };

export type ModelSignature =
  | { readonly signer: string; readonly bundle: string; readonly payload?: string }
  | { readonly signer: string; readonly signature: string; readonly payload?: string };

export interface SignedModelVersion {
  /** `sha256:` and 64 hex digits. */
  readonly digest: string;
  readonly signature: ModelSignature;
}

export type SignatureVerdict = { readonly verified: true } | { readonly verified: false; readonly why: string };

/**
 * Whether a version's signature was made by one of its signers, over its digest. What is signed is cosign's payload (simple signing), an
 * in-toto statement that names the digest among its subjects, or the digest's text itself.
 *
 * Reads no clock and no network: a certificate must have been valid when it signed, which the bundle proves by the pinned logs or
 * timestamp authorities. So whoever has the manifest comes to the same verdict at any time. Everything but `signers` may be forged.
 */
export function verifyModelSignature(version: SignedModelVersion, signers: readonly PinnedSigner[]): SignatureVerdict {
  const { digest, signature } = version;
  const signer = signers.find(({ name }) => name === signature.signer);
  if (signer === undefined) return refused(`${signature.signer} is none of the model's signers`);
  const payload = readSignedPayload(digest, signature.payload);
  if (payload === undefined) return refused("its payload is not cosign's, or names another digest");
  if ("signature" in signature) {
    if (!("key" in signer)) return refused(`${signer.name} signs with certificates, so it needs a bundle`);
    const made = Buffer.from(signature.signature, "base64");
    return verifyWithKey(signer.key, payload, made)
      ? { verified: true }
      : refused(`it was not made with the key of ${signer.name} over this digest`);
  }
  try {
    return verifyBundle(parseJsonObject(Buffer.from(signature.bundle)), digest, payload, signer);
  } catch {
    return refused("it is no Sigstore bundle that can be read");
  }
}

function refused(why: string): SignatureVerdict {
  return { verified: false, why };
}
