import { hash } from "node:crypto";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import type { JsonValue } from "../../src/core/json.ts";
import type { Role } from "../../src/core/roles.ts";
import type { StatementRow } from "../../src/governance/case/read-statement.ts";
import type { Approval, Artefact, Evidence, GateRequest, Review } from "../../src/governance/case/statements.ts";

/** What is said, without about whom and when. */
export interface Word {
  readonly topic: string;
  readonly by?: string;
  readonly body: JsonValue;
}

export const sampleDigest = (of: string): string => `sha256:${hash("sha256", of)}`;
const said = 1_700_000_000_000;

export function requestOf(gate: string): Word {
  const body: GateRequest = {
    gate,
    digestSet: { useCase: sampleDigest("useCase"), model: sampleDigest("model"), guardrail: sampleDigest("guardrail") },
    digest: sampleDigest(gate),
    parts: ["UseCase", "Model", "Guardrail"].map((kind) => ({ kind, name: "one", version: 1, digest: sampleDigest(kind) })),
  };
  return { topic: `request/${gate}`, by: "pia", body: { ...body, parts: body.parts.map((part) => ({ ...part })) } };
}

export function approvalOf(about: string, role: Role, signer: string, more: Partial<Approval> = {}): Word {
  const document = {
    subject: "UseCase/hr",
    about,
    digest: sampleDigest(about),
    decision: "approve" as const,
    role,
    reason: `I read the plan and the tests, and ${about} may pass.`,
    at: said,
  };
  const part = "x".repeat(86);
  const body: Approval = {
    document,
    signer,
    provider: "campus",
    strength: 2,
    authenticatedAt: said - 60_000,
    assertion: {
      credentialId: part,
      clientDataJSON: part.repeat(2),
      authenticatorData: part,
      signature: part,
      publicKey: part,
      origin: "https://sallyport.campus.example",
      rpId: "sallyport.campus.example",
    },
    ...more,
  };
  return { topic: `approval/${about}/${role}/${signer}`, by: signer, body };
}

export function artefactOf(kind: string): Word {
  const body: Artefact = { kind, title: `The ${kind}`, fields: { protocol: "2026-114", regions: ["eu-central-1"] } };
  return { topic: `artefact/${kind}`, by: "pia", body: { ...body } };
}

export function evidenceOf(control: string): Word {
  const body: Evidence = {
    control,
    outcome: "pass",
    observedAt: said,
    digest: sampleDigest(control),
    source: "probe",
    summary: "No route leads out of the private network.",
  };
  return { topic: `evidence/${control}`, by: "probe", body: { ...body } };
}

export function reviewOf(period: string): Word {
  const items = ["keys", "access", "drift"].map((id) => ({ id, summary: `Nothing to see in ${id}.`, attention: false }));
  const body: Review = { period, digest: sampleDigest(period), items, comments: "All is well." };
  return { topic: `review/${period}`, by: "pia", body: { ...body } };
}

export function rowOf(id: number, subject: string, { topic, by = "pia", body }: Word): StatementRow {
  const text = canonicalJson(body);
  return { id, subject, topic, body: text, digest: sampleDigest(text), by, at: said + id };
}
