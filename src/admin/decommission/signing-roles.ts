import type { Standard } from "../../governance/standard/standard.ts";

/** Roles that have to sign before a record is sealed: what is bound to them ends with the seal. */
export function signingRoles({ decommission, gates }: Pick<Standard, "decommission" | "gates">): ReadonlySet<string> {
  const attesting = decommission.attestations.flatMap(({ signers }) => signers);
  const letting = (gates.get("G7_RETIRE")?.approvals ?? []).map(({ role }) => role);
  return new Set([...attesting, ...letting]);
}
