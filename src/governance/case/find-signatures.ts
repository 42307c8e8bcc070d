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
  const approved: Said<HeldApproval>[] = [];
  const rejected: Said<HeldApproval>[] = [];
  for (const one of said) {
    const { document, withdrawn } = one.body;
    if (document.digest !== digest || document.subject !== file.subject || withdrawn === true) continue;
    if (document.decision === "reject") rejected.push(one);
    else if (isSound(one.body, settings)) approved.push(one);
  }
  return { approved, rejected };
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
