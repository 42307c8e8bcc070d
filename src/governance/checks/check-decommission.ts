import { fillSeats } from "../case/fill-seats.ts";
import { findSignatures } from "../case/find-signatures.ts";
import type { CaseFile } from "../case/case-file.ts";
import type { Standard } from "../standard/standard.ts";
import { fails, holds, unsaid } from "./conclude.ts";
import type { Check } from "./facts.ts";

/** What the control plane says after it looked for what is left: only it can, as this is the name of no control. */
export const sweepTopic = "DECOMMISSION";
/** What it says of the record that it sealed. */
export const sealTopic = "SEALED";

/** What people attest of a decommissioning, and who still has to. */
export interface JudgedAttestation {
  readonly id: string;
  readonly evidence: string;
  readonly filed: boolean;
  /** Roles that have not signed it. */
  readonly missing: readonly string[];
  readonly signed: readonly { readonly role: string; readonly principal: string; readonly at: number }[];
  readonly rejectedBy?: string;
}

/** Only what was filed since the decommissioning began counts; each signature is of somebody of their own. */
export function judgeAttestations(
  file: CaseFile,
  since: number,
  { decommission, settings }: Pick<Standard, "decommission" | "settings">,
): readonly JudgedAttestation[] {
  return decommission.attestations.map(({ id, signers, evidence }) => {
    const seats = signers.map((role) => ({ role, count: 1 }));
    const filed = file.artefacts.get(id);
    if (filed === undefined || filed.at < since) return { id, evidence, filed: false, missing: signers, signed: [] };
    const { approved, rejected } = findSignatures(file, `ATTESTATION/${id}`, filed.digest, settings);
    const { missing, filled } = fillSeats(
      approved.filter((said) => said.id > filed.id).map((said) => ({ said, until: said.notAfter })),
      seats,
    );
    const [no] = rejected;
    return {
      id,
      evidence,
      filed: true,
      missing: missing.map(({ role }) => role),
      signed: filled.map(({ body, at }) => ({ role: body.document.role, principal: body.signer, at })),
      ...(no !== undefined && { rejectedBy: no.body.signer }),
    };
  });
}

/**
 * DEC-002: of a use case that is being decommissioned, nothing is left that opens or holds anything, by the control plane's own
 * count, and the standard's attestations are signed. Before that it is nobody's question.
 */
export const checkDecommission: Check = ({ life, file, standard }) => {
  if (life.state !== "DECOMMISSIONING" && life.state !== "RETIRED") return undefined;
  const sweep = file.evidence.get(sweepTopic);
  if (sweep === undefined || sweep.at < life.since)
    return unsaid("Nobody has had it emptied since its decommissioning began.", { seen: [] });
  const seen = [sweep];
  if (sweep.body.outcome !== "pass") return fails(sweep.body.summary, { seen });
  const open = judgeAttestations(file, life.since, standard);
  const rejected = open.find(({ rejectedBy }) => rejectedBy !== undefined);
  if (rejected !== undefined) return fails(`${rejected.id} was rejected by ${rejected.rejectedBy}.`, { seen });
  const missing = open.flatMap(({ id, filed, missing: roles }) => {
    if (!filed) return [`${id} is not filed`];
    return roles.length === 0 ? [] : [`${id} waits for ${roles.join(" and ")}`];
  });
  if (missing.length > 0) return unsaid(`${missing.join("; ")}.`, { seen });
  const maxAge = standard.controls.get("DEC-002")?.verification.maxAgeMs ?? 0;
  return holds("Nothing is left of it, and its attestations are signed.", { seen, until: sweep.body.observedAt + maxAge });
};
