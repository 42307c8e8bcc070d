import type { Role } from "../core/roles.ts";
import { rolesFor, type HeldRole } from "../governance/access.ts";
import { groupOf, type AdminAction } from "./decision.ts";

/** Looks at what belongs to no use case, such as a guardrail, that a role for any use case is enough for. */
const anyUseCase: ReadonlySet<AdminAction> = new Set(["ReadRegister", "TestGuardrail", "ExplainPolicy"]);

/**
 * The roles that count for a question of the control plane: those that hold for the use case that it is about, and those that
 * hold for all. About what belongs to no use case only those that hold for all; but whoever holds one for some use case may
 * read what all share. Who audits anything changes nothing anywhere, so that role counts for every change.
 */
export function rolesAsked(held: readonly HeldRole[], action: AdminAction, useCase: string | undefined): readonly Role[] {
  if (useCase === undefined && anyUseCase.has(action)) return [...new Set(held.map(({ role }) => role))].sort();
  const roles = rolesFor(held, useCase);
  const audits = groupOf(action) === "Change" && !roles.includes("AUDITOR") && held.some(({ role }) => role === "AUDITOR");
  return audits ? [...roles, "AUDITOR" as const].sort() : roles;
}
