import { createPublicKey, type KeyObject, verify } from "node:crypto";

/** The hash that goes with each curve (FIPS 186-5; cosign takes SHA-256 on P-256). */
const hashes: Readonly<Record<string, string>> = { prime256v1: "sha256", secp384r1: "sha384", secp521r1: "sha512" };

/**
 * Whether a signature over `data` was made with this key: Ed25519, or ECDSA in DER. False for whatever cannot be read.
 *
 * @param key PEM (SubjectPublicKeyInfo)
 */
export function verifyWithKey(key: string, data: Uint8Array, signature: Uint8Array): boolean {
  const publicKey = readPublicKey(key);
  if (publicKey === undefined) return false;
  const hash = publicKey.asymmetricKeyType === "ed25519" ? null : hashes[publicKey.asymmetricKeyDetails?.namedCurve ?? ""];
  try {
    return hash !== undefined && verify(hash, data, publicKey, signature);
  } catch {
    return false;
  }
}

/** Undefined for what is no key, or one of a kind that is not taken. */
export function readPublicKey(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
    const curve = key.asymmetricKeyType === "ec" ? key.asymmetricKeyDetails?.namedCurve : undefined;
    return curve !== undefined && Object.hasOwn(hashes, curve) ? key : undefined;
  } catch {
    return undefined;
  }
}
