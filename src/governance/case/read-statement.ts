import type { HeldApproval, HeldReview, Said } from "./case-file.ts";
import type { ShareText } from "./share-texts.ts";
import type { Approval, Artefact, Evidence, GateRequest, Review } from "./statements.ts";

/** A statement as the store has it; its body was checked when it was made. */
export interface StatementRow {
  readonly id: number;
  readonly subject: string;
  readonly topic: string;
  readonly body: string;
  readonly digest: string;
  readonly by: string;
  readonly at: number;
  readonly notAfter?: number;
}

/**
 * What a case file holds of a statement: what judging reads, and no more. `key` is the rest of its topic, after the kind; approvals
 * say themselves what they are about.
 */
export type HeldStatement =
  | { readonly kind: "request"; readonly key: string; readonly said: Said<GateRequest> }
  | { readonly kind: "approval"; readonly said: Said<HeldApproval> }
  | { readonly kind: "artefact"; readonly key: string; readonly said: Said<Artefact> }
  | { readonly kind: "evidence"; readonly key: string; readonly said: Said<Evidence> }
  | { readonly kind: "review"; readonly key: string; readonly said: Said<HeldReview> };

/**
 * Undefined for a kind that is not known here: what a later version says in another way counts for nothing, and so lets nothing
 * through. Throws when the body is none that was ever checked: the store is damaged.
 */
export function readStatement(row: StatementRow, share: ShareText): HeldStatement | undefined {
  const slash = row.topic.indexOf("/");
  const key = (): string => share(row.topic.slice(slash + 1));
  switch (row.topic.slice(0, Math.max(0, slash))) {
    case "request":
      return { kind: "request", key: key(), said: say(row, share, holdRequest(JSON.parse(row.body) as GateRequest, share)) };
    case "approval":
      return { kind: "approval", said: say(row, share, holdApproval(JSON.parse(row.body) as Approval, share)) };
    case "artefact":
      return { kind: "artefact", key: key(), said: say(row, share, JSON.parse(row.body) as Artefact) };
    case "evidence":
      return { kind: "evidence", key: key(), said: say(row, share, holdEvidence(JSON.parse(row.body) as Evidence, share)) };
    case "review":
      return { kind: "review", key: key(), said: say(row, share, holdReview(JSON.parse(row.body) as Review)) };
    default:
      return undefined;
  }
}

function say<Body>({ id, digest, by, at, notAfter = Infinity }: StatementRow, share: ShareText, body: Body): Said<Body> {
  return { id, digest, by: share(by), at, notAfter, body };
}

function holdRequest(request: GateRequest, share: ShareText): GateRequest {
  const parts = request.parts.map(({ kind, name, version, digest }) => ({
    kind: share(kind),
    name: share(name),
    version,
    digest: share(digest),
  }));
  return { ...request, digest: share(request.digest), parts };
}

function holdApproval(approval: Approval, share: ShareText): HeldApproval {
  const { document, signer, provider, strength, authenticatedAt, assertion, withdrawn, onBehalfOf } = approval;
  return {
    document: {
      subject: share(document.subject),
      about: share(document.about),
      digest: share(document.digest),
      decision: document.decision,
      role: share(document.role),
      // Everybody's own words: to look for their like would only cost.
      reason: document.reason,
      at: document.at,
    },
    signer: share(signer),
    strength,
    authenticatedAt,
    ...(provider !== undefined && { provider: share(provider) }),
    ...(assertion !== undefined && { assertion: true }),
    ...(withdrawn !== undefined && { withdrawn }),
    ...(onBehalfOf !== undefined && { onBehalfOf }),
  };
}

function holdEvidence(evidence: Evidence, share: ShareText): Evidence {
  const { control, outcome, observedAt, digest, source, summary, digestSet } = evidence;
  return {
    control: share(control),
    outcome,
    observedAt,
    digest: share(digest),
    source: share(source),
    summary: share(summary),
    ...(digestSet !== undefined && { digestSet: share(digestSet) }),
  };
}

function holdReview({ period, digest }: Review): HeldReview {
  return { period, digest };
}
