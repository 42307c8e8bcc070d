import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import type { JsonObject } from "../../src/core/json.ts";
import { type MadeCertificate, makeCertificate } from "./make-certificate.ts";

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const base64 = (data: Uint8Array | string): string => Buffer.from(data).toString("base64");
const rawOf = ({ cert }: MadeCertificate): string => cert.replaceAll(/-----[A-Z ]+-----|\n/g, "");

/** A Sigstore of the test's own: a certificate authority and a transparency log, with the trusted root that pins both. */
export interface MadeSigstore {
  /** JSON. */
  readonly trustedRoot: string;
  /** Signs as this person, with a certificate of ten minutes around `at`, logged at `loggedAt`. */
  signMessage(data: Uint8Array, wish: SigningWish): JsonObject;
  signStatement(statement: object, wish: SigningWish & { readonly payloadType?: string }): JsonObject;
}

export interface SigningWish {
  readonly email: string;
  readonly issuer: string;
  /** Milliseconds since the epoch: when the certificate begins. */
  readonly at: number;
  /** When the log took it; `at` and a minute when absent. */
  readonly loggedAt?: number;
}

export function makeSigstore(from: number): MadeSigstore {
  const lives = { notBefore: from, notAfter: from + 3650 * 86_400_000 };
  const authority = makeCertificate({ name: "test-fulcio", ...lives });
  const log = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const logKey = log.publicKey.export({ type: "spki", format: "der" });
  const logId = sha256(logKey);
  const origin = "log.test.example";
  const validFor = { start: new Date(from).toISOString() };
  const trustedRoot = JSON.stringify({
    mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
    tlogs: [
      {
        baseUrl: `https://${origin}`,
        hashAlgorithm: "SHA2_256",
        publicKey: { rawBytes: base64(logKey), keyDetails: "PKIX_ECDSA_P256_SHA_256", validFor },
        logId: { keyId: base64(logId) },
      },
    ],
    certificateAuthorities: [
      {
        subject: { organization: "test", commonName: "test-fulcio" },
        certChain: { certificates: [{ rawBytes: rawOf(authority) }] },
        validFor,
      },
    ],
    ctlogs: [],
    timestampAuthorities: [],
  });

  /** An entry of a log that holds nothing else, with a promise and a proof of its inclusion. */
  const enter = (kind: string, spec: object, loggedAt: number): JsonObject => {
    const body = Buffer.from(canonicalJson({ apiVersion: "0.0.1", kind, spec } as unknown as JsonObject));
    const integratedTime = Math.floor(loggedAt / 1000);
    const promised = canonicalJson({ body: base64(body), integratedTime, logID: logId.toString("hex"), logIndex: 0 });
    const rootHash = sha256(Buffer.from([0]), body);
    const note = `${origin}\n1\n${base64(rootHash)}\n`;
    const mark = Buffer.concat([logId.subarray(0, 4), signWith(log.privateKey, Buffer.from(note))]);
    return {
      logIndex: "0",
      logId: { keyId: base64(logId) },
      kindVersion: { kind, version: "0.0.1" },
      integratedTime: String(integratedTime),
      inclusionPromise: { signedEntryTimestamp: base64(signWith(log.privateKey, Buffer.from(promised))) },
      inclusionProof: {
        logIndex: "0",
        rootHash: base64(rootHash),
        treeSize: "1",
        hashes: [],
        checkpoint: { envelope: `${note}\n\u2014 ${origin} ${base64(mark)}\n` },
      },
      canonicalizedBody: base64(body),
    };
  };
  const certify = ({ email, issuer, at }: SigningWish): MadeCertificate =>
    makeCertificate({ name: "leaf", authority, email, issuer, notBefore: at, notAfter: at + 600_000 });
  const bundle = (leaf: MadeCertificate, entry: JsonObject, content: JsonObject): JsonObject => ({
    mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
    verificationMaterial: { certificate: { rawBytes: rawOf(leaf) }, tlogEntries: [entry] },
    ...content,
  });
  return {
    trustedRoot,
    signMessage: (data, wish) => {
      const leaf = certify(wish);
      const signature = base64(signWith(leaf.privateKey, data));
      const digest = sha256(data);
      const spec = {
        data: { hash: { algorithm: "sha256", value: digest.toString("hex") } },
        signature: { content: signature, publicKey: { content: base64(leaf.cert) } },
      };
      const messageSignature = { messageDigest: { algorithm: "SHA2_256", digest: base64(digest) }, signature };
      return bundle(leaf, enter("hashedrekord", spec, wish.loggedAt ?? wish.at + 60_000), { messageSignature });
    },
    signStatement: (statement, wish) => {
      const leaf = certify(wish);
      const { payloadType = "application/vnd.in-toto+json" } = wish;
      const payload = Buffer.from(JSON.stringify(statement));
      const signature = base64(signWith(leaf.privateKey, signedOfEnvelope(payloadType, payload)));
      const spec = {
        payloadHash: { algorithm: "sha256", value: sha256(payload).toString("hex") },
        signatures: [{ signature, verifier: base64(leaf.cert) }],
      };
      const dsseEnvelope = { payload: base64(payload), payloadType, signatures: [{ sig: signature, keyid: "" }] };
      return bundle(leaf, enter("dsse", spec, wish.loggedAt ?? wish.at + 60_000), { dsseEnvelope });
    },
  };
}

/** A bundle by a key alone, as cosign makes it with `--key`. */
export function bundleByKey(key: KeyObject, data: Uint8Array): JsonObject {
  const signature = base64(signWith(key, data));
  return {
    mediaType: "application/vnd.dev.sigstore.bundle.v0.3+json",
    verificationMaterial: { publicKey: { hint: sha256(spkiOf(key)).toString("base64") }, tlogEntries: [] },
    messageSignature: { messageDigest: { algorithm: "SHA2_256", digest: base64(sha256(data)) }, signature },
  };
}

function spkiOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: "spki", format: "der" });
}

function signWith(key: KeyObject, data: Uint8Array): Buffer {
  return sign(key.asymmetricKeyType === "ed25519" ? null : "sha256", data, key);
}

function signedOfEnvelope(type: string, payload: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${type.length} ${type} ${payload.length} `), payload]);
}
