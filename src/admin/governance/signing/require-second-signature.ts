import { Problem } from "../../../core/problem.ts";
import { days } from "../../../core/units.ts";
import type { HeldApproval } from "../../../governance/case/case-file.ts";
import { findSignatures, type Signatures } from "../../../governance/case/find-signatures.ts";
import { holdsUntil } from "../../../governance/holds-until.ts";
import type { Actor } from "../../actor.ts";
import type { AdminDeps } from "../../deps.ts";
import { standardNow } from "../standard-now.ts";
import { isBehind } from "./is-behind.ts";

/** What one person does once another has signed it. */
export interface SecondSignature {
  readonly subject: string;
  readonly about: string;
  readonly digest: string;
  /** When what the digest is of came about: what was said of the like before is about that. Milliseconds since the epoch. */
  readonly since: number;
  /** The use cases that the subject belongs to; empty for what all share. */
  readonly useCases: readonly string[];
  /** As a sentence's beginning: `The release`. */
  readonly what: string;
}

/**
 * Gives who signed it besides whoever does it now, themselves or by a program, and still holds the role that they signed in. INVARIANT
 * two-people. Throws Problem `conflict` where nobody has, where it was too long ago, and where somebody signed against it.
 */
export function requireSecondSignature(deps: AdminDeps, actor: Actor, wanted: SecondSignature): string {
  const { subject, about, what } = wanted;
  const { counting, rejected } = countingSignatures(deps, wanted);
  const [no] = rejected;
  if (no !== undefined) throw new Problem("conflict", `${no.body.signer} signed against it: ${no.body.document.reason}`);
  const other = counting.find(({ body }) => !isBehind(deps, body.signer, actor.name));
  if (other !== undefined) return other.body.signer;
  throw new Problem(
    "conflict",
    `${what} takes two people: somebody else who may do it signs it first, sallyport sign ${subject} ${about}.`,
  );
}

/** Those whose yes lets somebody else do it now, and those who said no. */
export function countingSignatures(
  deps: AdminDeps,
  { subject, about, digest, since, useCases }: Omit<SecondSignature, "what">,
): { readonly counting: Signatures["approved"]; readonly rejected: Signatures["rejected"] } {
  const { settings } = standardNow(deps);
  const { approved, rejected } = findSignatures(deps.cases.caseFile(subject), about, digest, settings);
  const now = deps.clock();
  const lapsed = now - days(settings.approvals.lapseDays);
  const counting = approved.filter(({ body, at }) => at >= since && at > lapsed && stillHolds(deps, body, useCases, now));
  return { counting, rejected };
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
