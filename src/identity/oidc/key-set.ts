import { KeyObject } from "node:crypto";
import { importJWK } from "jose";
import { isJsonObject, type JsonObject } from "../../core/json.ts";
import { factsOf, type SignatureAlgorithm } from "./verify-signature.ts";

/** One public key of an issuer. */
export interface IssuerKey {
  readonly kid: string | undefined;
  readonly kty: string;
  readonly curve: string | undefined;
  /** The only algorithm it is for, where the issuer says so. */
  readonly algorithm: string | undefined;
  readonly key: KeyObject;
  /** Whether verifying with it takes most of a millisecond. */
  readonly slow: boolean;
  /** Its JWK, as far as it is used: tells whether a refreshed set still has it. */
  readonly text: string;
  /** Set once the issuer no longer publishes it: tokens that were verified with it are verified again. */
  withdrawn: boolean;
}

export const maxKeys = 100;
const leastModulusBits = 2048;
const slowModulusBits = 4096;
const mostModulusBits = 8192;
const mostExponent = 2n ** 32n;

/**
 * The keys of a JWK set (RFC 7517, section 5) that can verify signatures; others are left out as that section asks: symmetric and
 * private ones, those for encryption, of unknown kinds, too short, or broken. A key of `before` that is still there stays the same object.
 *
 * Throws Error on what is no JWK set, or has more than 100 keys.
 */
export async function parseKeySet(document: unknown, before: readonly IssuerKey[]): Promise<readonly IssuerKey[]> {
  if (!isJsonObject(document) || !Array.isArray(document["keys"])) throw new Error("the JWK set has no list of keys");
  const { keys } = document;
  if (keys.length > maxKeys) throw new Error(`the JWK set has more than ${maxKeys} keys`);
  const found: IssuerKey[] = [];
  for (const jwk of keys) {
    const wanted = isJsonObject(jwk) ? pickMembers(jwk) : undefined;
    if (wanted === undefined) continue;
    const text = JSON.stringify(wanted);
    if (found.some((other) => other.text === text)) continue;
    const key = before.find((known) => known.text === text && !known.withdrawn) ?? (await importKey(wanted, text));
    if (key !== undefined) found.push(key);
  }
  return found;
}

/** Those that a token may have been signed with. `kid` is compared and nothing else. */
export function keysFor(
  keys: readonly IssuerKey[],
  algorithm: SignatureAlgorithm,
  kid: string | undefined,
): readonly IssuerKey[] {
  const { kty, curve } = factsOf(algorithm);
  return keys.filter(
    (key) =>
      key.kty === kty &&
      (curve === undefined || key.curve === curve) &&
      (key.algorithm === undefined || key.algorithm === algorithm) &&
      (kid === undefined || key.kid === kid),
  );
}

type UsedMembers = Readonly<Record<string, string>> & { readonly kty: string };

/** Undefined for a key that is not for verifying. */
function pickMembers(jwk: JsonObject): UsedMembers | undefined {
  const { kty, use, key_ops: operations, kid, alg } = jwk;
  if (use !== undefined && use !== "sig") return undefined;
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes("verify"))) return undefined;
  if (jwk["d"] !== undefined || jwk["k"] !== undefined) return undefined;
  if (kty !== "RSA" && kty !== "EC" && kty !== "OKP") return undefined;
  const used: Record<string, string> & { kty: string } = { kty };
  for (const name of { RSA: ["n", "e"], EC: ["crv", "x", "y"], OKP: ["crv", "x"] }[kty]) {
    const value = jwk[name];
    if (typeof value !== "string") return undefined;
    used[name] = value;
  }
  if (kid !== undefined) {
    if (typeof kid !== "string") return undefined;
    used["kid"] = kid;
  }
  if (alg !== undefined) {
    if (typeof alg !== "string") return undefined;
    used["alg"] = kty === "OKP" && alg === "Ed25519" ? "EdDSA" : alg; // RFC 9864 names the curve too
  }
  return used;
}

const importAs: Readonly<Record<string, string>> = { "P-256": "ES256", "P-384": "ES384", "P-521": "ES512", Ed25519: "EdDSA" };

async function importKey(used: UsedMembers, text: string): Promise<IssuerKey | undefined> {
  const { kty, kid, alg, crv } = used;
  const algorithm = kty === "RSA" ? "RS256" : importAs[crv ?? ""];
  if (algorithm === undefined) return undefined;
  const members = Object.fromEntries(Object.entries(used).filter(([name]) => name !== "kid" && name !== "alg"));
  try {
    const imported = await importJWK({ ...members, kty, alg: algorithm });
    if (imported instanceof Uint8Array) return undefined;
    const key = KeyObject.from(imported);
    if (key.type !== "public") return undefined;
    const { modulusLength, publicExponent } = key.asymmetricKeyDetails ?? {};
    if (modulusLength !== undefined && (modulusLength < leastModulusBits || modulusLength > mostModulusBits)) return undefined;
    if (publicExponent !== undefined && (publicExponent < 3n || publicExponent > mostExponent)) return undefined;
    const slow = modulusLength !== undefined && modulusLength > slowModulusBits;
    return { kid, kty, curve: crv, algorithm: alg, key, slow, text, withdrawn: false };
  } catch {
    return undefined; // a key that can't be read is no key; the others are still good
  }
}
