import type { AuditRecord, ChangeRecord } from "../../audit/record.ts";
import type { EvidenceStatement, EvidenceTransition, EvidenceVersion } from "../../governance/reports/evidence-inputs.ts";

/** What the log must have a record of, with the name of its proof in a bundle. */
export interface LoggedThing {
  readonly key: string;
  readonly at: number;
  readonly isRecord: (record: ChangeRecord) => boolean;
}

/** A record is written right before what it tells of, by the same clock. */
const mostApartMs = 60_000;

export function isRecordOf(thing: LoggedThing, record: AuditRecord): boolean {
  return record.type === "change" && Math.abs(record.at - thing.at) <= mostApartMs && thing.isRecord(record);
}

export function loggedStatement({ id, subject, topic, digest, by, at }: EvidenceStatement): LoggedThing {
  return {
    key: `statement/${id}`,
    at,
    isRecord: ({ actor, action, target, digest: of, detail }) =>
      actor === by && target === subject && of === digest && detail?.["topic"] === topic && !action.endsWith("-failed"),
  };
}

export function loggedTransition(useCase: string, step: EvidenceTransition, n: number): LoggedThing {
  const { from, to, digest, by, at, notAfter, reason } = step;
  return {
    key: `transition/${n}`,
    at,
    isRecord: (record) =>
      record.actor === by &&
      record.action === "transition" &&
      record.target === `UseCase/${useCase}` &&
      record.digest === digest &&
      record.reason === reason &&
      record.detail?.["from"] === from &&
      record.detail["to"] === to &&
      record.detail["notAfter"] === notAfter,
  };
}

export function loggedVersion({ kind, name, version, digest, createdBy, createdAt }: EvidenceVersion): LoggedThing {
  return {
    key: `version/${kind}/${name}@${version}`,
    at: createdAt,
    isRecord: (record) =>
      record.actor === createdBy &&
      record.target === `${kind}/${name}` &&
      record.digest === digest &&
      record.detail?.["version"] === version &&
      !record.action.endsWith("-failed"),
  };
}
