import type { Kind } from "../governance/kinds.ts";
import type { IdentityProviderSpec, RoleBindingSpec, UseCaseSpec } from "../governance/schemas.ts";
import type { StoredResource } from "../storage/store.ts";
import type { Actor } from "./actor.ts";
import { type AdminResource, type AuthorizeDeps, requireAllowed, useCaseResource } from "./authorize.ts";
import { kindActions } from "./kind-actions.ts";

/** A manifest that somebody wants to apply; without a spec where it is retired. */
export interface Wanted {
  readonly kind: Kind;
  readonly name: string;
  readonly spec?: unknown;
  /** The newest version, retired or not. */
  readonly newest: StoredResource | undefined;
}

/**
 * Asks whether somebody may apply, or retire, this. What lets people in to the control plane, or makes others of them, is as good as
 * a role: it needs the right to give roles too. Throws as `requireAllowed` does.
 */
export function requireMayApply(deps: AuthorizeDeps, actor: Actor, wanted: Wanted): void {
  const { kind, name, spec, newest } = wanted;
  const action = kindActions[kind].apply;
  const made = newest === undefined ? {} : { createdBy: newest.createdBy };
  if (kind === "UseCase") {
    // Both as it was and as it would be: what is restricted is not made public to get around who may change it.
    requireAllowed(deps, actor, action, { ...useCaseResource(deps, name), ...made });
    if (spec !== undefined) requireAllowed(deps, actor, action, { ...describe(name, spec as UseCaseSpec), ...made });
    return;
  }
  const concerns = kind === "RoleBinding" && spec !== undefined ? (spec as RoleBindingSpec).members : [];
  requireAllowed(deps, actor, action, { kind, name, ...made, concerns });
  if (kind === "IdentityProvider" && spec !== undefined) requireMayVouch(deps, actor, name, spec as IdentityProviderSpec, newest);
  if (kind === "ServiceAccount" && spec !== undefined && isNew(newest) && deps.register().access.rolesByMember.has(name))
    requireAllowed(deps, actor, "ApplyRoleBinding", { kind, name, concerns: [name] });
}

/**
 * A provider of the control plane says who people are there, and so which roles are theirs. Whose own log-in comes from it does not
 * change which roles its claims give. Throws as `requireAllowed` does.
 */
export function requireMayVouch(
  deps: AuthorizeDeps,
  actor: Actor,
  name: string,
  spec: Pick<IdentityProviderSpec, "login" | "controlAudiences" | "rules">,
  newest?: StoredResource,
): void {
  const gives = rolesGiven(spec);
  if (spec.login === undefined && spec.controlAudiences.length === 0 && gives.length === 0) return;
  const before = newest === undefined || newest.retired ? [] : rolesGiven(JSON.parse(newest.spec) as IdentityProviderSpec);
  const changes = JSON.stringify(gives) !== JSON.stringify(before);
  const concerns = changes && actor.provider === name ? [actor.name] : [];
  requireAllowed(deps, actor, "ApplyRoleBinding", { kind: "IdentityProvider", name, concerns });
}

function rolesGiven({ rules }: Pick<IdentityProviderSpec, "rules">): readonly unknown[] {
  return rules.filter(({ roles = [] }) => roles.length > 0).map(({ when, roles }) => [when, roles]);
}

function describe(name: string, { environment, dataClass, project }: UseCaseSpec): AdminResource {
  return { kind: "UseCase", name, useCase: name, environment, dataClass, ...(project !== undefined && { project }) };
}

function isNew(newest: StoredResource | undefined): boolean {
  return newest === undefined || newest.retired;
}
