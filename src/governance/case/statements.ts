import { z } from "zod";
import { dataClasses, overlays } from "../../core/data-class.ts";
import { roles } from "../../core/roles.ts";

/** The bodies of statements (storage/statement-store.ts), by the first part of their topic. Every text and list has a bound. */

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const instant = z.int().min(0);
const line = z.string().min(1).max(500);
const principal = z.string().min(1).max(200);

/** Of a use case's profile, what makes a change to it a material one. */
const askedFor = z.strictObject({
  scopes: z.array(z.int().min(1).max(5)).max(5),
  agency: z.int().min(0).max(4),
  dataClass: z.enum(dataClasses),
  overlays: z.array(z.enum(overlays)).max(overlays.length),
  externalVendors: z.boolean(),
});

/** What a gate was asked to let through: frozen, so that what is approved is what goes on. */
export const requestBody = z.strictObject({
  gate: z.string().max(40),
  /** Of each part: `useCase`, `model`, `prompt`, `guardrail`, `policy`, `iac`, `image`; parts that it has not are absent. */
  digestSet: z.record(z.string().max(20), digest),
  /** SHA-256 of the set's canonical JSON: what approvals are bound to. */
  digest,
  /** The versions that it was made of. */
  parts: z.array(z.strictObject({ kind: line, name: line, version: z.int().min(1), digest })).max(1000),
  /** What it was judged as: a gate that was passed for this does not stand for more. */
  asked: askedFor.exactOptional(),
  note: z.string().max(4000).exactOptional(),
});

/** What was signed: its canonical JSON is what a passkey signs. */
export const signedDocument = z.strictObject({
  /** The statement's subject. */
  subject: line,
  /** A gate, or EXCEPTION, BREAK_GLASS, CHANGE, RETIRE, RELEASE, ARTEFACT/KIND (and /DIGEST where its topic has it), REVIEW/YYYY-MM, ATTESTATION/KIND. */
  about: line,
  /** Of a digest set, of a version, of an artefact or of a review. */
  digest,
  decision: z.enum(["approve", "reject"]),
  role: z.enum(roles),
  reason: z.string().min(1).max(4000),
  at: instant,
});

/** Topic: `approval/ABOUT/ROLE/PRINCIPAL`, and `approval/CHANGE/DIGEST/ROLE/PRINCIPAL`. */
export const approvalBody = z.strictObject({
  document: signedDocument,
  signer: principal,
  provider: z.string().max(63).exactOptional(),
  /** How sure it was that it was them. */
  strength: z.int().min(0).max(3),
  authenticatedAt: instant,
  /** A WebAuthn assertion whose challenge is the SHA-256 of the document's canonical JSON, base64url parts; absent where the standard takes a log-in for it. */
  assertion: z
    .strictObject({
      credentialId: z.string().max(2000),
      clientDataJSON: z.string().max(4000),
      authenticatorData: z.string().max(4000),
      signature: z.string().max(4000),
      publicKey: z.string().max(4000),
      /** For which pages and which host it was made, as the control plane was addressed then. */
      origin: z.string().max(500),
      rpId: z.string().max(253),
    })
    .exactOptional(),
  /** Taken back by whoever gave it. */
  withdrawn: z.literal(true).exactOptional(),
  /** Whose seat they fill, with the delegation's statement. */
  onBehalfOf: z.strictObject({ principal, delegation: z.int() }).exactOptional(),
});

/** Topic: `artefact/KIND`, or `artefact/KIND/DIGEST` of what holds for one digest set alone. */
export const artefactBody = z.strictObject({
  kind: z.string().max(40),
  title: line,
  /** SHA-256 of a document that is kept elsewhere. */
  document: digest.exactOptional(),
  /** Where it holds for this digest set alone. */
  digestSet: digest.exactOptional(),
  /** What the standard reads of it: protocol number, allowed regions, residual risk … */
  fields: z
    .record(z.string().max(60), z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string().max(200)).max(100)]))
    .refine((fields) => Object.keys(fields).length <= 100, "an artefact has 100 fields at most"),
  /** Where the document itself says until when. */
  validUntil: instant.exactOptional(),
});

/** Topic: `evidence/CONTROL`, or `evidence/CONTROL/DIGEST` of what was seen of one digest set alone. */
export const evidenceBody = z.strictObject({
  control: z.string().max(20),
  outcome: z.enum(["pass", "fail", "unknown", "not-applicable-proved"]),
  observedAt: instant,
  /** Of what it rests on: a report, a scan, a run. */
  digest,
  /** scanner, probe, import, drill … */
  source: line,
  summary: z.string().max(2000),
  /** Where it holds for this digest set alone. */
  digestSet: digest.exactOptional(),
});

/** Topic: `review/YYYY-MM`. */
export const reviewBody = z.strictObject({
  period: z.string().regex(/^\d{4}-\d{2}$/),
  /** Of the data that was collected. */
  digest,
  items: z.array(z.strictObject({ id: line, summary: z.string().max(4000), attention: z.boolean() })).max(50),
  comments: z.string().max(10_000).exactOptional(),
});

export type AskedFor = z.infer<typeof askedFor>;
export type GateRequest = z.infer<typeof requestBody>;
export type SignedDocument = z.infer<typeof signedDocument>;
export type Approval = z.infer<typeof approvalBody>;
export type Artefact = z.infer<typeof artefactBody>;
export type Evidence = z.infer<typeof evidenceBody>;
export type Review = z.infer<typeof reviewBody>;
