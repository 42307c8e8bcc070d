import { days } from "../../core/units.ts";
import type { ArtefactField, ArtefactKind } from "../standard/standard.ts";
import type { StandardSettings } from "../standard/settings.ts";
import type { CaseFile, Said } from "./case-file.ts";
import { fillSeats, type Seat, spellSeat } from "./fill-seats.ts";
import { findSignatures } from "./find-signatures.ts";
import { newestOf, scanCaseFile } from "./scan-case-file.ts";
import type { Artefact } from "./statements.ts";
import type { TrueVerdict } from "./true-verdict.ts";

/** What is asked of a document or report of one use case. */
export interface AskedArtefact extends Pick<ArtefactKind, "id" | "name" | "valid" | "fields"> {
  /** What its signatures are about: `ARTEFACT/ID`. */
  readonly about: string;
  /** Whose signatures it needs, of the use case as it is. */
  readonly seats: readonly Seat[];
}

/**
 * Whether an artefact is there, says what it must, is signed by whom the standard asks for since it was filed, and holds: the same
 * words filed again are signed again. It counts from its last signature, and ends by itself: after its days, or when the document says so, whichever is first. Asks for no time: it tells what
 * was and what will be.
 *
 * @param digest of the digest set as it stands, for what is bound to it
 * @param bound kinds of which the case file has something that holds for one digest set alone
 */
export function judgeArtefact(
  asked: AskedArtefact,
  file: CaseFile,
  digest: string,
  settings: Pick<StandardSettings, "approvals">,
  bound = scanCaseFile(file).bound,
): TrueVerdict {
  const { id, name, seats, valid, fields, about } = asked;
  const said = newestOf(file.artefacts, id, digest, bound);
  if (said === undefined) return bad("unknown", 0, `There is no ${name} (${id}).`);
  const { body } = said;
  if ((valid === "digest-bound" || body.digestSet !== undefined) && body.digestSet !== digest)
    return bad("stale", said.at, `${id} is about another digest set than this one.`, said);
  const wrong = wrongField(fields, body);
  if (wrong !== undefined) return bad(wrong.verdict, said.at, `${id} ${wrong.why}`, said);
  const topic = said === file.artefacts.get(id) ? about : `${about}/${digest}`;
  const { approved, rejected } = findSignatures(file, topic, said.digest, settings);
  const [no] = rejected;
  if (no !== undefined) {
    const { signer, document } = no.body;
    return bad("fail", no.at, `${id} was rejected by ${signer} as ${document.role}: ${document.reason}`, said);
  }
  const signatures = approved.filter(({ id: one }) => one > said.id).map((one) => ({ said: one, until: one.notAfter }));
  const { missing, completeAt, until: signedUntil } = fillSeats(signatures, seats);
  if (missing.length > 0) {
    const roles = missing.map(spellSeat).join(" and ");
    return bad("unknown", said.at, `${id} waits for the signature of ${roles}.`, said);
  }
  if (valid === "given" && body.validUntil === undefined)
    return bad("unknown", said.at, `${id} does not say until when it holds.`, said);
  const begins = Math.max(said.at, completeAt);
  const lasts = typeof valid === "number" ? begins + days(valid) : Infinity;
  const until = Math.min(lasts, body.validUntil ?? Infinity, said.notAfter, signedUntil);
  return { verdict: "pass", since: begins, until, evidence: evidenceOf(said), why: `${id} is signed and holds.` };
}

function bad(verdict: TrueVerdict["verdict"], since: number, why: string, said?: Said<Artefact>): TrueVerdict {
  return { verdict, since, until: Infinity, evidence: said === undefined ? [] : evidenceOf(said), why };
}

function evidenceOf({ digest, at }: Said<Artefact>): TrueVerdict["evidence"] {
  return [{ digest, at }];
}

/** Only what the standard holds a value against; that the others are there is asked when it is filed. */
function wrongField(
  fields: readonly ArtefactField[],
  body: Artefact,
): { readonly verdict: "fail" | "unknown"; readonly why: string } | undefined {
  for (const { name, must, most } of fields) {
    if (must === undefined && most === undefined) continue;
    const value = Object.hasOwn(body.fields, name) ? body.fields[name] : undefined;
    if (value === undefined) return { verdict: "unknown", why: `does not say ${name}.` };
    if (must !== undefined && value !== must)
      return { verdict: "fail", why: `says ${name}: ${shown(value)}. It must be ${must}.` };
    if (most !== undefined && !(typeof value === "number" && value <= most))
      return { verdict: "fail", why: `says ${name}: ${shown(value)}. It must be at most ${most}.` };
  }
  return undefined;
}

function shown(value: Artefact["fields"][string]): string {
  return String(value).slice(0, 60);
}
