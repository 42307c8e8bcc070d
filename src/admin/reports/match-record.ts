import type { AuditRecord, ChangeRecord } from "../../audit/record.ts";
import { type Approval, approvalBody } from "../../governance/case/statements.ts";
import type {
  EvidenceInputs,
  EvidenceStatement,
  EvidenceTransition,
  EvidenceVersion,
} from "../../governance/reports/evidence-inputs.ts";
import { digestOf } from "../../crypto/digest-of.ts";

/** What the log must have a record of, with the name of its proof in a bundle. */
export interface LoggedThing {
  readonly key: string;
  /** What its record is about. */
  readonly target: string;
  readonly digest: string;
  /** When it was, as far as anything says. */
  readonly at?: number;
  readonly isRecord: (record: ChangeRecord) => boolean;
}

/** A record is written right before what it tells of, by the same clock. */
export const mostApartMs = 60_000;

export function isRecordOf({ target, digest, at, isRecord }: LoggedThing, record: AuditRecord): record is ChangeRecord {
  return (
    record.type === "change" &&
    record.target === target &&
    record.digest === digest &&
    (at === undefined || Math.abs(record.at - at) <= mostApartMs) &&
    isRecord(record)
  );
}

/** Everything that a bundle rests on: what was said, each step, each version, and each passkey that signed. */
export function thingsOf({ useCase, statements, transitions, versions }: EvidenceInputs): readonly LoggedThing[] {
  return [
    ...statements.map(loggedStatement),
    ...transitions.map((step, n) => loggedTransition(useCase, step, n)),
    ...versions.map(loggedVersion),
    ...new Map(statements.flatMap(loggedPasskey).map((thing) => [thing.key, thing])).values(),
  ];
}

function loggedStatement({ id, subject, topic, digest, by, at, notAfter }: EvidenceStatement): LoggedThing {
  return {
    key: `statement/${id}`,
    target: subject,
    digest,
    at,
    isRecord: ({ actor, action, detail }) =>
      actor === by && detail?.["topic"] === topic && detail["notAfter"] === notAfter && !action.endsWith("-failed"),
  };
}

function loggedTransition(useCase: string, step: EvidenceTransition, n: number): LoggedThing {
  const { from, to, digest, by, at, notAfter, reason, frozen } = step;
  return {
    key: `transition/${n}`,
    target: `UseCase/${useCase}`,
    digest,
    at,
    isRecord: ({ actor, action, reason: why, detail }) =>
      actor === by &&
      action === "transition" &&
      why === reason &&
      detail?.["from"] === from &&
      detail["to"] === to &&
      detail["notAfter"] === notAfter &&
      detail["frozen"] === (frozen && digestOf(frozen)),
  };
}

function loggedVersion({ kind, name, version, digest, createdBy, createdAt }: EvidenceVersion): LoggedThing {
  return {
    key: `version/${kind}/${name}@${version}`,
    target: `${kind}/${name}`,
    digest,
    at: createdAt,
    isRecord: ({ actor, action, detail }) => actor === createdBy && action === "apply" && detail?.["version"] === version,
  };
}

/** That whoever signed had put this very key there before: a key that came to the store in another way is none of theirs. */
export function loggedPasskey({ topic, body }: EvidenceStatement): readonly LoggedThing[] {
  if (!topic.startsWith("approval/")) return [];
  const { signer, assertion } = parse(body);
  if (signer === undefined || assertion === undefined) return [];
  const digest = digestOf(assertion.publicKey);
  return [
    {
      key: `passkey/${digest}/${signer}`,
      target: signer,
      digest,
      isRecord: ({ actor, action }) => actor === signer && action === "passkey-add",
    },
  ];
}

/** What is no approval is told of where signatures are checked. */
function parse(body: string): Partial<Pick<Approval, "signer" | "assertion">> {
  try {
    return approvalBody.parse(JSON.parse(body));
  } catch {
    return {};
  }
}
