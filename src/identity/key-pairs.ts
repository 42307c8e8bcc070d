import { createHmac, type KeyObject } from "node:crypto";

/**
 * A pair for AWS SDKs, which sign with it instead of sending it. Nothing of the secret is stored: it is derived from the
 * key's id and stored hash, so that it ends with them, and only who holds the keyring can derive it again.
 */
export interface KeyPair {
  /** `SPAK` and the key's id in upper case. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** @param pairKey the keyring's HMAC key `sigv4` */
export function deriveKeyPair(key: { readonly id: string; readonly hash: string }, pairKey: KeyObject): KeyPair {
  const secretAccessKey = createHmac("sha256", pairKey).update(`${key.id}\n${key.hash}`).digest("base64url");
  return { accessKeyId: `SPAK${key.id.toUpperCase()}`, secretAccessKey };
}

/** The key's id; undefined for an access key id that is none of ours. */
export function keyIdOf(accessKeyId: string): string | undefined {
  return /^SPAK([0-9A-F]{16})$/.exec(accessKeyId)?.[1]?.toLowerCase();
}
