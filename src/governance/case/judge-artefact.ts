import type { Role } from "../../core/roles.ts";
import { days } from "../../core/units.ts";
import type { CaseFile } from "./case-file.ts";
import { fillSeats } from "./fill-seats.ts";
import { findSignatures } from "./find-signatures.ts";
import type { TrueVerdict } from "./true-verdict.ts";

/** What is asked of a document or report. */
export interface AskedArtefact {
  readonly id: string;
  readonly name: string;
  readonly signedBy: readonly Role[];
  readonly valid: number | "given" | "digest-bound" | "unlimited";
}

/**
 * Whether an artefact is there, signed by whom the standard asks for, and holds. It counts from its last signature, and ends by
 * itself: after its days, or when the document says so, whichever is first.
 *
 * @param digest of the digest set as it stands, for what is bound to it
 */
export function judgeArtefact(asked: AskedArtefact, file: CaseFile, digest: string, now: number): TrueVerdict {
  const { id, name, signedBy, valid } = asked;
  const said = file.artefacts.get(id);
  if (said === undefined)
    return { verdict: "unknown", since: 0, until: Infinity, evidence: [], why: `There is no ${name} (${id}).` };
  const { body } = said;
  const evidence = [{ digest: said.digest, at: said.at }];
  const { approved, rejected } = findSignatures(file, `ARTEFACT/${id}`, said.digest, now);
  const { missing, completeAt } = fillSeats(
    approved,
    signedBy.map((role) => ({ role, count: 1 })),
  );
  const [no] = rejected;
  if (no !== undefined) {
    const { signer, document } = no.body;
    return {
      verdict: "fail",
      since: no.at,
      until: Infinity,
      evidence,
      why: `${id} was rejected by ${signer} as ${document.role}: ${document.reason}`,
    };
  }
  if (missing.length > 0)
    return {
      verdict: "unknown",
      since: said.at,
      until: Infinity,
      evidence,
      why: `${id} waits for the signature of ${missing.map(({ role }) => role).join(" and ")}.`,
    };
  if (valid === "given" && body.validUntil === undefined)
    return { verdict: "unknown", since: said.at, until: Infinity, evidence, why: `${id} does not say until when it holds.` };
  if (valid === "digest-bound" && body.fields["digestSet"] !== digest)
    return {
      verdict: "stale",
      since: said.at,
      until: Infinity,
      evidence,
      why: `${id} is about another digest set than this one.`,
    };
  const begins = Math.max(said.at, completeAt);
  const lasts = typeof valid === "number" ? begins + days(valid) : Infinity;
  const until = Math.min(lasts, body.validUntil ?? Infinity, said.notAfter);
  if (now >= until)
    return { verdict: "stale", since: until, until: Infinity, evidence, why: `${id} ended at ${new Date(until).toISOString()}.` };
  return { verdict: "pass", since: begins, until, evidence, why: `${id} is signed and holds.` };
}
