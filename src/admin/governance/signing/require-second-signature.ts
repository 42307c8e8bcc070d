import { Problem } from "../../../core/problem.ts";
import { days } from "../../../core/units.ts";
import type { HeldApproval } from "../../../governance/case/case-file.ts";
import { findSignatures } from "../../../governance/case/find-signatures.ts";
import { holdsUntil } from "../../../governance/holds-until.ts";
import type { Actor } from "../../actor.ts";
import { isSameName } from "../../authorize.ts";
import type { AdminDeps } from "../../deps.ts";
import { standardNow } from "../standard-now.ts";

/** What one person does once another has signed it. */
export interface SecondSignature {
  readonly subject: string;
  readonly about: string;
  readonly digest: string;
  /** The use cases that the subject belongs to; empty for what all share. */
  readonly useCases: readonly string[];
  /** As a sentence's beginning: `The release`. */
  readonly what: string;
}

/**
 * Gives who signed it besides whoever does it now, and still holds the role that they signed in. INVARIANT two-people. Throws Problem `conflict` where nobody has,
 * where it was too long ago, and where somebody signed against it.
 */
export function requireSecondSignature(
  deps: AdminDeps,
  actor: Actor,
  { subject, about, digest, useCases, what }: SecondSignature,
): string {
  const { settings } = standardNow(deps);
  const { approved, rejected } = findSignatures(deps.cases.caseFile(subject), about, digest, settings);
  const [no] = rejected;
  if (no !== undefined) throw new Problem("conflict", `${no.body.signer} signed against it: ${no.body.document.reason}`);
  const now = deps.clock();
  const lapsed = now - days(settings.approvals.lapseDays);
  const other = approved.find(
    ({ body, at }) => !isSameName(body.signer, actor.name) && at > lapsed && stillHolds(deps, body, useCases, now),
  );
  if (other !== undefined) return other.body.signer;
  throw new Problem(
    "conflict",
    `${what} takes two people: somebody else who may do it signs it first, sallyport sign ${subject} ${about}.`,
  );
}

function stillHolds(
  { register, directory }: AdminDeps,
  approval: HeldApproval,
  useCases: readonly string[],
  now: number,
): boolean {
  const { access } = register();
  // A role for no use case in particular is one for all.
  const asked = useCases.length === 0 ? [""] : useCases;
  return asked.every((useCase) => now < holdsUntil(access, directory, approval, useCase));
}
