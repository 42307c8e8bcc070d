import { minutes } from "../../../core/units.ts";
import { Problem } from "../../../core/problem.ts";
import type { Role } from "../../../core/roles.ts";
import { rolesFor } from "../../../governance/access.ts";
import type { Standard } from "../../../governance/standard/standard.ts";
import type { Actor } from "../../actor.ts";
import { requireAllowed, useCaseResource } from "../../authorize.ts";
import { belongsTo } from "../../belongs-to.ts";
import type { AdminDeps } from "../../deps.ts";
import { andonResource } from "../../pull-andon.ts";
import { concernedBy } from "../../require-may-apply.ts";
import { isKind } from "../../../governance/kinds.ts";
import type { RoleBindingSpec } from "../../../governance/schemas.ts";
import { holdsFor } from "../subject.ts";
import type { SignTarget } from "./sign-target.ts";

/**
 * Refuses at signing what would count for nothing at judging, and says why. INVARIANT two-people: nobody signs for what they asked
 * for or made, as the standard has it; people only, in a role that they hold now. Judging asks all of this again.
 *
 * Throws Problem `forbidden`, `resource_invalid` for a role whose signature nobody asks for.
 */
export function requireMaySign(
  deps: AdminDeps,
  actor: Actor,
  target: SignTarget,
  { role, decision }: { readonly role: Role; readonly decision: "approve" | "reject" },
): void {
  if (actor.kind !== "user") throw new Problem("forbidden", "A signature is a person's. Log in as a person to sign.");
  if (role === "AUDITOR") throw new Problem("forbidden", "Auditors read everything and approve nothing.");
  const { subject, about, roles, action, barred } = target;
  if (!holdsFor(actor.roles, role, subject))
    throw new Problem("forbidden", `You do not hold the role ${role} for ${subject.text}. Sign in one that you hold.`);
  if (roles !== undefined && !roles.includes(role)) {
    const message = roles.length === 0 ? "is signed by nobody" : `takes the signature of ${roles.join(", ")}, not of ${role}`;
    throw new Problem("resource_invalid", `${about} of ${subject.text} ${message}.`, { errors: [{ path: "role", message }] });
  }
  if (action !== undefined) requireMayDo(deps, actor, target);
  // A no may come from anybody whose yes was asked for.
  if (decision === "reject") return;
  const held = subject.useCases.flatMap((useCase) => rolesFor(actor.roles, useCase));
  const bar = barred.find((one) => (one.roles === undefined || one.roles.includes(role)) && one.who(actor.name, held));
  if (bar !== undefined) throw new Problem("forbidden", bar.why);
}

/** Where the standard names no role, whoever may do it may approve it. */
function requireMayDo(deps: AdminDeps, actor: Actor, { subject, action }: SignTarget): void {
  const { kind, name, resource } = subject;
  if (action === undefined) return;
  if (kind === "Andon") return requireAllowed(deps, actor, action, andonResource(deps, name));
  if (!isKind(kind) || resource === undefined) throw new Problem("forbidden", "Nobody may approve this.");
  const { createdBy, spec } = resource;
  const resources = kind === "UseCase" ? [useCaseResource(deps, name)] : belongsTo(deps, kind, name, JSON.parse(spec));
  const members = kind === "RoleBinding" ? (JSON.parse(spec) as RoleBindingSpec).members : [];
  const concerns = concernedBy(deps.register().access, members);
  for (const one of resources) requireAllowed(deps, actor, action, { ...one, createdBy, concerns });
}

/**
 * Throws Problem `authentication_insufficient` unless they have just shown who they are, as the standard asks of whoever signs: with their
 * passkey, or with several factors where a log-in stands for it.
 */
export function requireFreshLogin(deps: Pick<AdminDeps, "clock">, { authentication }: Actor, { settings }: Standard): void {
  const { freshLoginMinutes, signature } = settings.approvals;
  const strength = signature === "passkey" ? 3 : 2;
  if (authentication.strength >= strength && deps.clock() - authentication.at <= minutes(freshLoginMinutes)) return;
  const shown = strength === 3 ? "with a passkey" : "with several factors";
  throw new Problem(
    "authentication_insufficient",
    `This needs a log-in ${shown} of the last ${freshLoginMinutes} minutes. Log in again, or confirm it at /account.`,
    { needs: { strength, maxAgeSeconds: freshLoginMinutes * 60 } },
  );
}
