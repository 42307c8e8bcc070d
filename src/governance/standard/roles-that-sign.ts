import type { Role } from "../../core/roles.ts";
import type { Standard } from "./standard.ts";

const known = new WeakMap<Standard, ReadonlySet<Role>>();

/**
 * Roles by which somebody signs anything: at gates, for artefacts and controls, exceptions, reviews and ends. Whoever may apply a policy or
 * a role, or release the cord, holds one of these, too (test/adversarial/roles-that-sign.test.ts).
 */
export function rolesThatSign(standard: Standard): ReadonlySet<Role> {
  let roles = known.get(standard);
  if (roles === undefined) known.set(standard, (roles = collect(standard)));
  return roles;
}

function collect({ gates, artefacts, controls, exceptions, monthlyReview, decommission }: Standard): ReadonlySet<Role> {
  const { quorum, extra, renewalNeeds, breakGlass } = exceptions;
  const asked = [
    ...[...gates.values()].flatMap(({ approvals }) => approvals),
    ...[...artefacts.values()].flatMap(({ signedAlso }) => signedAlso),
    ...quorum,
    ...extra,
    ...renewalNeeds,
    ...breakGlass.quorum,
  ].map(({ role }) => role);
  return new Set([
    ...asked,
    ...[...artefacts.values()].flatMap(({ signedBy }) => signedBy),
    ...[...controls.values()].flatMap(({ verification }) => verification.signers),
    ...decommission.attestations.flatMap(({ signers }) => signers),
    monthlyReview.signedBy,
  ]);
}
