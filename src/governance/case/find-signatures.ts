import type { CaseFile, Said } from "./case-file.ts";
import type { Approval } from "./statements.ts";

export interface Signatures {
  readonly approved: readonly Said<Approval>[];
  readonly rejected: readonly Said<Approval>[];
}

/** Who signed for or against exactly this digest, and has not taken it back. */
export function findSignatures(file: CaseFile, about: string, digest: string, now: number): Signatures {
  const said = file.approvals.get(about) ?? [];
  const standing = said.filter(
    ({ body, at, notAfter }) => body.document.digest === digest && body.withdrawn === undefined && at <= now && now < notAfter,
  );
  return {
    approved: standing.filter(({ body }) => body.document.decision === "approve"),
    rejected: standing.filter(({ body }) => body.document.decision === "reject"),
  };
}
