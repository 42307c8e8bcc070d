import { type Bundle, bundleFromJSON } from "@sigstore/bundle";
import { TrustedRoot } from "@sigstore/protobuf-specs";
import { PolicyError, toSignedEntity, toTrustMaterial, VerificationError, Verifier } from "@sigstore/verify";
import type { JsonObject } from "../../core/json.ts";
import { isStatementAbout } from "./read-signed-payload.ts";
import type { PinnedSigner, SignatureVerdict } from "./verify-model-signature.ts";
import { verifyWithKey } from "./verify-with-key.ts";

/**
 * Whether a Sigstore bundle is a signature by this signer over the payload, or over an in-toto statement about the digest. Throws on what
 * is no bundle.
 */
export function verifyBundle(json: JsonObject, digest: string, payload: Buffer, signer: PinnedSigner): SignatureVerdict {
  const bundle = bundleFromJSON(json);
  const { content } = bundle;
  if (content.$case === "dsseEnvelope") {
    const { payloadType, payload: statement } = content.dsseEnvelope;
    if (!isStatementAbout(digest, payloadType, statement)) return refused("its statement names another digest, or is none");
  }
  return "key" in signer ? verifyByKey(bundle, payload, signer) : verifyByIdentity(bundle, payload, signer);
}

/** The key is pinned, so it needs no log and no certificate to tell whose it is. */
function verifyByKey(bundle: Bundle, payload: Buffer, { key, name }: Extract<PinnedSigner, { key: string }>): SignatureVerdict {
  const { content } = bundle;
  const made = content.$case === "dsseEnvelope" ? content.dsseEnvelope.signatures[0]?.sig : content.messageSignature.signature;
  const data =
    content.$case === "dsseEnvelope" ? preAuthEncoding(content.dsseEnvelope.payloadType, content.dsseEnvelope.payload) : payload;
  return made !== undefined && verifyWithKey(key, data, made)
    ? { verified: true }
    : refused(`it was not made with the key of ${name} over this digest`);
}

function verifyByIdentity(
  bundle: Bundle,
  payload: Buffer,
  { name, trustedRoot, issuer, subject }: Extract<PinnedSigner, { trustedRoot: string }>,
): SignatureVerdict {
  if (bundle.verificationMaterial.content.$case === "publicKey")
    return refused("it has no certificate, so nobody knows whose it is");
  // The library takes the names in checkpoints, which may be forged, for patterns.
  const checkpoints = bundle.verificationMaterial.tlogEntries.map(
    ({ inclusionProof }) => inclusionProof?.checkpoint?.envelope ?? "",
  );
  if (!checkpoints.every(hasPlainNames)) return refused("a checkpoint in it is signed by what is no log's name");
  const root = readTrustedRoot(trustedRoot);
  if (root === undefined) return refused(`the trusted root of ${name} cannot be read`);
  // What the root has is asked for: at least one, and a time of signing in any case.
  const verifier = new Verifier(toTrustMaterial(root), {
    tlogThreshold: Math.min(1, root.tlogs.length),
    ctlogThreshold: Math.min(1, root.ctlogs.length),
    timestampThreshold: 1,
  });
  try {
    const { identity } = verifier.verify(toSignedEntity(bundle, payload));
    // Compared here, and exactly: the library's own policy takes the subject for a pattern.
    if (identity?.subjectAlternativeName === subject && identity.extensions?.issuer === issuer) return { verified: true };
    return refused(
      `it was made by ${quote(identity?.subjectAlternativeName)} of ${quote(identity?.extensions?.issuer)}, not by ${name}`,
    );
  } catch (error) {
    return refused(whyNot(error));
  }
}

/** Undefined for what is none, or has no authority in it. */
export function readTrustedRoot(json: string): TrustedRoot | undefined {
  try {
    const root = TrustedRoot.fromJSON(JSON.parse(json));
    toTrustMaterial(root);
    return root.certificateAuthorities.length > 0 && root.tlogs.length + root.timestampAuthorities.length > 0 ? root : undefined;
  } catch {
    return undefined;
  }
}

/** DSSE's pre-authentication encoding (DSSE protocol, version 1.0.0). */
function preAuthEncoding(type: string, payload: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload]);
}

function hasPlainNames(checkpoint: string): boolean {
  const names = [...checkpoint.matchAll(/\u2014 (\S+) /g)].map((match) => match[1] ?? "");
  return names.every((name) => /^[\w./:-]{1,300}$/.test(name));
}

function whyNot(error: unknown): string {
  if (error instanceof PolicyError) return "it was made by somebody else";
  const code = error instanceof VerificationError ? error.code : "";
  if (code === "CERTIFICATE_ERROR")
    return "its certificate does not come from the pinned authorities, or had ended when it was made";
  if (code.startsWith("TLOG")) return "it is not in a pinned transparency log as it stands here";
  if (code === "TIMESTAMP_ERROR") return "no pinned log or timestamp authority says when it was made";
  if (code === "SIGNATURE_ERROR") return "it is not over this digest";
  return "it is no Sigstore bundle that can be read";
}

function quote(text: string | undefined): string {
  return text === undefined ? "nobody" : JSON.stringify(text.slice(0, 100));
}

function refused(why: string): SignatureVerdict {
  return { verified: false, why };
}
