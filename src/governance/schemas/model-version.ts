import { z } from "zod";
import { digestSchema, nameSchema, textSchema } from "./shared.ts";

const pem = z
  .string()
  .max(4000)
  .regex(
    /^\s*-----BEGIN PUBLIC KEY-----[\sA-Za-z0-9+/=]+-----END PUBLIC KEY-----\s*$/,
    "must be a public key in PEM (SubjectPublicKeyInfo)",
  );
const base64 = (most: number) =>
  z
    .string()
    .min(4)
    .max(most)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/, "must be base64 in one line");

/** Whose signatures count. Pinned in the manifest, so that verifying needs no network and changing it is a change of the model. */
export const signersSchema = z
  .array(
    z.union([
      z.strictObject({
        name: nameSchema.describe("What it is called here."),
        key: pem.describe("Its public key: Ed25519, or ECDSA on P-256, P-384 or P-521."),
      }),
      z.strictObject({
        name: nameSchema.describe("What it is called here."),
        trustedRoot: z
          .string()
          .max(65_536)
          .describe("Sigstore's trusted root, as JSON: certificate authorities, transparency logs and timestamp authorities."),
        issuer: textSchema(500).describe("Who proved the identity: the issuer in the certificate."),
        subject: textSchema(500).describe("The identity that signs: the certificate's e-mail address or URI, exactly."),
      }),
    ]),
  )
  .min(1)
  .max(10)
  .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, "must not name two signers alike");

/** Versions of a model's weights or of its service. The digest is what is signed. */
export const modelVersionsSchema = z
  .array(
    z.strictObject({
      version: textSchema(128).describe("What it is called, such as 2026-09-12 or a tag."),
      digest: digestSchema.describe("SHA-256 of the artefact, or of the manifest that lists its files."),
      signature: z
        .union([
          z.strictObject({
            signer: nameSchema.describe("Which of the signers made it."),
            bundle: z
              .string()
              .max(65_536)
              .describe(
                "A Sigstore bundle, as JSON: over an in-toto statement that names the digest among its subjects (as OpenSSF model signing makes), over cosign's payload, or over the digest's text, sha256:….",
              ),
            payload: base64(8192).exactOptional().describe("Cosign's payload (simple signing), where the bundle is over that."),
          }),
          z.strictObject({
            signer: nameSchema.describe("Which of the signers made it."),
            signature: base64(2048).describe("Made with the signer's key, base64; of ECDSA in DER."),
            payload: base64(8192)
              .exactOptional()
              .describe(
                "What was signed, where it is cosign's payload (simple signing) naming the digest; the digest's text, sha256:…, when absent.",
              ),
          }),
        ])
        .exactOptional()
        .describe("Its signature. One without is unverified, and not served where the standard asks for verified models."),
    }),
  )
  .min(1)
  .max(50)
  .refine((list) => new Set(list.map(({ version }) => version)).size === list.length, "must not name two versions alike");
