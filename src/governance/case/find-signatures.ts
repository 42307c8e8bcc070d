import { minutes } from "../../core/units.ts";
import type { StandardSettings } from "../standard/settings.ts";
import type { CaseFile, HeldApproval, Said } from "./case-file.ts";

export interface Signatures {
  readonly approved: readonly Said<HeldApproval>[];
  readonly rejected: readonly Said<HeldApproval>[];
}

/**
 * Who signed for or against exactly this digest, and has not taken it back. A yes counts only as the standard asks for it: by
 * somebody who had just shown with more than one factor who they are, and by their passkey unless a log-in is enough. A no always
 * counts, and does not end by itself. When a yes ends is left to the reader.
 */
export function findSignatures(
  file: CaseFile,
  about: string,
  digest: string,
  settings: Pick<StandardSettings, "approvals">,
): Signatures {
  const said = file.approvals.get(about);
  if (said === undefined) return none;
  const standing = said.filter(
    ({ body }) => body.document.digest === digest && body.document.subject === file.subject && body.withdrawn === undefined,
  );
  return {
    approved: standing.filter(({ body }) => body.document.decision === "approve" && isSound(body, settings)),
    rejected: standing.filter(({ body }) => body.document.decision === "reject"),
  };
}

const none: Signatures = { approved: [], rejected: [] };

function isSound(
  { document, strength, authenticatedAt, assertion }: HeldApproval,
  { approvals }: Pick<StandardSettings, "approvals">,
): boolean {
  return (
    strength >= 2 &&
    document.at - authenticatedAt <= minutes(approvals.freshLoginMinutes) &&
    (approvals.signature === "log-in" || assertion !== undefined)
  );
}
