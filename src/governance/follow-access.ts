import { guardedAccessKinds } from "./access-in-force.ts";
import type { AccessRegister } from "./access.ts";
import type { CaseFile } from "./case/case-file.ts";
import { compileAccess } from "./compile-access.ts";
import { isSame } from "./compiled-case.ts";
import type { CandidateVersion } from "./register.ts";
import type { ResourceVersion, VersionIndex } from "./version-index.ts";
import { candidateOf, type InForce } from "./versions-in-force.ts";

/** Who holds what, and the versions that would say otherwise and wait for somebody else. */
export interface FollowedAccess {
  readonly register: AccessRegister;
  readonly waiting: readonly CandidateVersion[];
}

type CaseFileOf = (subject: string) => CaseFile;

/** By what it is told which versions are in force. */
export interface AccessSources {
  readonly caseFile: CaseFileOf;
  /** What else that rests on; compared one by one. */
  readonly basis: readonly unknown[];
  readonly inForceBy: (caseFile: CaseFileOf) => InForce;
}

interface Known extends FollowedAccess {
  readonly basis: readonly unknown[];
  readonly rows: readonly ResourceVersion[];
  /** What was said of each version that somebody else has to sign. */
  readonly asked: readonly (readonly [subject: string, file: CaseFile])[];
}

const kinds = ["IdentityProvider", "ServiceAccount", "RoleBinding"];

/** Follows what is declared and signed; there may be a role binding for every use case. The register is the same object while it says the same. */
export function followAccess(): (index: VersionIndex, sources?: AccessSources) => FollowedAccess {
  let known: Known | undefined;
  return (index, sources) => {
    const basis = [...(sources?.basis ?? []), ...kinds.map((kind) => index.kinds.get(kind))];
    const isKnown =
      known !== undefined &&
      isSame(basis, known.basis) &&
      known.asked.every(([subject, file]) => sources?.caseFile(subject) === file);
    if (known !== undefined && isKnown) return known;
    const asked: [string, CaseFile][] = [];
    const inForce = sources?.inForceBy((subject) => {
      const file = sources.caseFile(subject);
      asked.push([subject, file]);
      return file;
    });
    const { rows, waiting } = selectAccess(index, inForce);
    const register = known !== undefined && isSame(rows, known.rows) ? known.register : compileAccess(rows);
    known = { basis, asked, rows, register, waiting };
    return known;
  };
}

/** Who would hold what. @param inForce of the same index */
export function accessOnce(index: VersionIndex, inForce: InForce): AccessRegister {
  return compileAccess(selectAccess(index, inForce).rows);
}

/** Of each name the version that is in force. @param inForce absent where the newest of everything is */
function selectAccess(index: VersionIndex, inForce: InForce | undefined): Pick<Known, "rows" | "waiting"> {
  const rows: ResourceVersion[] = [];
  const waiting: CandidateVersion[] = [];
  for (const kind of kinds)
    for (const newest of index.ofKind(kind)) {
      const row = inForce?.guarded === true && guardedAccessKinds.has(kind) ? inForce.access(newest) : newest;
      if (row !== undefined) rows.push(row);
      if (row !== newest) waiting.push(candidateOf(newest, row));
    }
  return { rows, waiting };
}
