import { Problem } from "../../../core/problem.ts";
import type { Role } from "../../../core/roles.ts";
import { toInstant } from "../../../core/units.ts";
import type { CaseFile } from "../../../governance/case/case-file.ts";
import { applies } from "../../../governance/standard/condition.ts";
import type { Standard } from "../../../governance/standard/standard.ts";
import type { AdminDeps } from "../../deps.ts";
import { judgeNow } from "../judge-now.ts";
import { standardNow } from "../standard-now.ts";
import type { Subject } from "../subject.ts";
import { rolesOf, type SignTarget } from "./sign-target.ts";

/** What somebody filed, or attests. @param key the rest of its topic: KIND, or KIND/DIGEST. Throws Problem `not_found`. */
export function artefactTarget(
  deps: AdminDeps,
  subject: Subject,
  about: string,
  what: "ARTEFACT" | "ATTESTATION",
  key: string,
  file: CaseFile,
): SignTarget {
  const said = file.artefacts.get(key);
  if (said === undefined) throw new Problem("not_found", `Nobody has filed ${key} for ${subject.text} yet.`);
  const { kind, title, document, fields, validUntil } = said.body;
  const standard = standardNow(deps);
  const signers = signersOf(deps, standard, subject, what, kind);
  return {
    subject,
    about,
    digest: said.digest,
    lines: [
      `${standard.artefacts.get(kind)?.name ?? standard.controls.get(kind)?.title ?? kind} (${kind}) of ${subject.text}: ${title}.`,
      `Filed by ${said.by}.`,
      ...(document === undefined ? [] : [`Document ${document}`]),
      ...Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}`),
      ...(validUntil === undefined ? [] : [`It says that it holds until ${toInstant(validUntil)}.`]),
    ],
    roles: signers,
    barred: [],
  };
}

function signersOf(
  deps: AdminDeps,
  standard: Standard,
  { kind: subjectKind, name }: Subject,
  what: "ARTEFACT" | "ATTESTATION",
  kind: string,
): readonly Role[] {
  if (what === "ATTESTATION") return standard.decommission.attestations.find(({ id }) => id === kind)?.signers ?? [];
  const artefact = standard.artefacts.get(kind);
  if (artefact === undefined) return standard.controls.get(kind)?.verification.signers ?? [];
  const profile = subjectKind === "UseCase" ? judgeNow(deps, name).judgement.profile : undefined;
  const also = rolesOf(artefact.signedAlso, ({ when }) => profile === undefined || applies(when, profile));
  return [...new Set([...artefact.signedBy, ...also])];
}
