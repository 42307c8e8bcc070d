import { z } from "zod";
import { roles } from "../../../core/roles.ts";
import { base64url, credentialId, extensionResults } from "../../passkeys/credential-input.ts";
import { lineInput, plainTextInput } from "../../text-input.ts";

export const subjectText = lineInput(300).describe(
  "UseCase/NAME, Exception/NAME, KIND/NAME of another resource, Andon/SCOPE or Programme/standard.",
);
export const aboutText = lineInput(160).describe(
  "A gate such as G2_DESIGN; ARTEFACT/KIND, ATTESTATION/KIND, REVIEW/YYYY-MM; EXCEPTION or BREAK_GLASS; CHANGE of a version, or RETIRE of it; RELEASE of the cord.",
);
export const signatureReason = plainTextInput(2000, z.string().trim()).describe("Why. It is signed, too.");

export const beginSignatureInput = z.strictObject({
  subject: subjectText,
  about: aboutText,
  role: z.enum(roles).describe("The role that you sign in. You hold it now."),
  decision: z.enum(["approve", "reject"]).default("approve"),
  reason: signatureReason,
});

export const signedDocumentView = z.object({
  subject: z.string(),
  about: z.string(),
  digest: z.string(),
  decision: z.enum(["approve", "reject"]),
  role: z.enum(roles),
  reason: z.string(),
  at: z.int().describe("Milliseconds since the epoch."),
});

export const signatureDraft = z
  .object({
    document: signedDocumentView,
    canonical: z.string().describe("The document's canonical JSON (RFC 8785): what is signed."),
    text: z.array(z.string()).describe("The same for people, and what its digest stands for. One line each."),
    signature: z.enum(["passkey", "log-in"]).describe("How it is signed: over this with a passkey, or by the log-in that asks."),
    page: z.string().describe("Where it is signed in a browser."),
    expiresAt: z.iso.datetime(),
    ticket: z
      .string()
      .optional()
      .describe("For finishing it, once. Absent where it takes a passkey, which a log-in without a browser has none of."),
    options: z
      .looseObject({ challenge: z.string() })
      .optional()
      .describe("For navigator.credentials.get: the challenge is SHA-256 of `canonical`."),
  })
  .meta({ id: "SignatureDraft" });
export type SignatureDraft = z.infer<typeof signatureDraft>;

export const finishSignatureInput = z.strictObject({
  ticket: z.string().min(1).max(16_384),
  response: z
    .strictObject({
      id: credentialId,
      rawId: credentialId,
      type: z.literal("public-key"),
      response: z.object({
        clientDataJSON: base64url(4000),
        authenticatorData: base64url(4000),
        signature: base64url(4000),
        userHandle: base64url(200).nullish(),
      }),
      authenticatorAttachment: z.enum(["platform", "cross-platform"]).nullish(),
      clientExtensionResults: extensionResults,
    })
    .optional()
    .describe("What navigator.credentials.get gave, as its toJSON() writes it. Absent where a log-in stands for it."),
});
export type PasskeyAnswer = NonNullable<z.infer<typeof finishSignatureInput>["response"]>;
