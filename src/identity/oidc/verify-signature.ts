import { constants, verify, type KeyObject } from "node:crypto";
import { promisify } from "node:util";

/** RFC 7518, section 3.1, and RFC 8037. */
const algorithms = {
  RS256: { digest: "sha256", kty: "RSA" },
  RS384: { digest: "sha384", kty: "RSA" },
  RS512: { digest: "sha512", kty: "RSA" },
  PS256: { digest: "sha256", kty: "RSA", pss: true },
  PS384: { digest: "sha384", kty: "RSA", pss: true },
  PS512: { digest: "sha512", kty: "RSA", pss: true },
  ES256: { digest: "sha256", kty: "EC", curve: "P-256", signatureBytes: 64 },
  ES384: { digest: "sha384", kty: "EC", curve: "P-384", signatureBytes: 96, slow: true },
  ES512: { digest: "sha512", kty: "EC", curve: "P-521", signatureBytes: 132, slow: true },
  EdDSA: { digest: null, kty: "OKP", curve: "Ed25519", signatureBytes: 64 },
} as const satisfies Record<string, AlgorithmFacts>;

interface AlgorithmFacts {
  readonly digest: string | null;
  readonly kty: "RSA" | "EC" | "OKP";
  readonly curve?: string;
  readonly pss?: boolean;
  readonly signatureBytes?: number;
  /** Takes most of a millisecond: not on the event loop. The others take less than a turn of the thread pool would. */
  readonly slow?: boolean;
}

export type SignatureAlgorithm = keyof typeof algorithms;

/** Whether a header's `alg` is a public-key signature that is known here; never `none` or an HMAC. */
export function isAsymmetric(alg: unknown): alg is SignatureAlgorithm {
  return typeof alg === "string" && Object.hasOwn(algorithms, alg);
}

export function factsOf(algorithm: SignatureAlgorithm): AlgorithmFacts {
  return algorithms[algorithm];
}

const verifyElsewhere = promisify(verify);

/** The key must fit the algorithm. @param slowKey whether it takes most of a millisecond, whatever the algorithm */
export function verifySignature(
  algorithm: SignatureAlgorithm,
  key: KeyObject,
  slowKey: boolean,
  signed: Buffer,
  signature: Buffer,
): boolean | Promise<boolean> {
  const { digest, pss, signatureBytes, slow } = factsOf(algorithm);
  if (signatureBytes !== undefined && signature.byteLength !== signatureBytes) return false;
  const padding = pss === true ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const rsa = { padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  const options = { key, dsaEncoding: "ieee-p1363", ...(key.asymmetricKeyType === "rsa" ? rsa : {}) } as const;
  if (slow === true || slowKey) return verifyElsewhere(digest, signed, options, signature);
  return verify(digest, signed, options, signature);
}
