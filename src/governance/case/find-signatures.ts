import type { CaseFile, HeldApproval, Said } from "./case-file.ts";

export interface Signatures {
  readonly approved: readonly Said<HeldApproval>[];
  readonly rejected: readonly Said<HeldApproval>[];
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
