import type { AccessRegister } from "../governance/access.ts";
import type { Kind } from "../governance/kinds.ts";
import type { IdentityProviderSpec, RoleBindingSpec, ServiceAccountSpec, UseCaseSpec } from "../governance/schemas.ts";
import type { StoredResource } from "../storage/store.ts";
import type { Actor } from "./actor.ts";
import { type AdminResource, type AuthorizeDeps, requireAllowed, useCaseResource } from "./authorize.ts";
import { belongingKinds, requireMayApplyTo } from "./belongs-to.ts";
import { kindActions } from "./kind-actions.ts";

/** A manifest that somebody wants to apply; without a spec where it is retired. */
export interface Wanted {
  readonly kind: Kind;
  readonly name: string;
  readonly spec?: unknown;
  /** The newest version, retired or not. */
  readonly newest: StoredResource | undefined;
  /** What is applied with it: a role that is bound together with what fills it counts as bound. */
  readonly batch?: readonly Pick<Wanted, "kind" | "name" | "spec">[];
}

/**
 * Asks whether somebody may apply, or retire, this. What lets people in to the control plane, or makes others of them, is as good as
 * a role: it needs the right to give roles too. Throws as `requireAllowed` does.
 */
export function requireMayApply(deps: AuthorizeDeps, actor: Actor, wanted: Wanted): void {
  const { kind, name, spec, newest, batch = [] } = wanted;
  if (belongingKinds.has(kind)) return requireMayApplyTo(deps, actor, wanted);
  const action = kindActions[kind].apply;
  const made = newest === undefined ? {} : { createdBy: newest.createdBy };
  if (kind === "UseCase") {
    // Both as it was and as it would be: what is restricted is not made public to get around who may change it.
    requireAllowed(deps, actor, action, { ...useCaseResource(deps, name), ...made });
    if (spec !== undefined) requireAllowed(deps, actor, action, { ...describe(name, spec as UseCaseSpec), ...made });
    return;
  }
  const members = kind === "RoleBinding" && spec !== undefined ? (spec as RoleBindingSpec).members : [];
  const concerns = concernedBy(deps.register().access, members, batch);
  requireAllowed(deps, actor, action, { kind, name, ...made, concerns });
  const bound = membersBound(deps.register().access, batch);
  if (kind === "IdentityProvider" && spec !== undefined) {
    const provider = spec as IdentityProviderSpec;
    // As it is in force: what waits for somebody else has named nobody yet.
    const before = deps.register().access.providers.get(name)?.spec;
    requireMayVouch(deps, actor, name, provider, before, bound);
    const named = namesTaken(deps.register().access, name, provider, before, bound);
    if (named.length > 0) requireAllowed(deps, actor, "ApplyRoleBinding", { kind, name, concerns: named });
  }
  if (kind === "ServiceAccount" && spec !== undefined && isNew(newest) && bound.has(name))
    requireAllowed(deps, actor, "ApplyRoleBinding", { kind, name, concerns: [name, (spec as ServiceAccountSpec).owner] });
}

/**
 * A provider of the control plane says who people are there, and so which roles are theirs. Whose own log-in comes from it does not
 * change which roles its claims give. Throws as `requireAllowed` does.
 *
 * @param bound members that hold a role
 */
export function requireMayVouch(
  deps: AuthorizeDeps,
  actor: Actor,
  name: string,
  spec: Pick<IdentityProviderSpec, "login" | "controlAudiences" | "rules">,
  inForce?: IdentityProviderSpec,
  bound: ReadonlySet<string> = new Set(),
): void {
  const gives = rolesGiven(name, spec, bound);
  if (spec.login === undefined && spec.controlAudiences.length === 0 && gives.length === 0) return;
  const before = inForce === undefined ? [] : rolesGiven(name, inForce, bound);
  const changes = JSON.stringify(gives) !== JSON.stringify(before);
  const concerns = changes && actor.provider === name ? [actor.name] : [];
  requireAllowed(deps, actor, "ApplyRoleBinding", { kind: "IdentityProvider", name, concerns });
}

/** The rules that give a role: by its name, or by that of a group or a service account that holds one. */
function rolesGiven(
  provider: string,
  { rules }: Pick<IdentityProviderSpec, "rules">,
  bound: ReadonlySet<string>,
): readonly unknown[] {
  return rules.flatMap(({ when, roles = [], groups = [], serviceAccount = "" }) => {
    const filled = groups.filter((group) => bound.has(`group:${provider}/${group}`));
    const program = bound.has(serviceAccount) ? [serviceAccount] : [];
    return roles.length + filled.length + program.length > 0 ? [[when, roles, filled, program]] : [];
  });
}

/** Who holds a role under a name that this provider begins to vouch for: whoever it says that they are has that role. */
function namesTaken(
  { providers, serviceAccounts }: AccessRegister,
  name: string,
  spec: Pick<IdentityProviderSpec, "principal">,
  inForce: IdentityProviderSpec | undefined,
  bound: ReadonlySet<string>,
): readonly string[] {
  const prefix = prefixOf(spec);
  if (inForce !== undefined && prefixOf(inForce) === prefix) return [];
  const longer = [...providers.values()]
    .filter((other) => other.name !== name && prefixOf(other.spec).length > prefix.length)
    .map((other) => prefixOf(other.spec));
  return [...bound].filter(
    (member) =>
      !member.startsWith("group:") &&
      member.startsWith(prefix) &&
      !serviceAccounts.has(member) &&
      !longer.some((other) => member.startsWith(other)),
  );
}

function membersBound({ rolesByMember }: AccessRegister, batch: NonNullable<Wanted["batch"]>): ReadonlySet<string> {
  const arriving = batch.flatMap(({ kind, spec }) => (kind === "RoleBinding" ? (spec as RoleBindingSpec).members : []));
  return new Set([...rolesByMember.keys(), ...arriving]);
}

/** Members of a role binding and, of those that are programs, who answers for them: a role of theirs is their owner's, too. */
export function concernedBy(
  { serviceAccounts }: AccessRegister,
  members: readonly string[],
  batch: NonNullable<Wanted["batch"]> = [],
): readonly string[] {
  return members.flatMap((member) => {
    const coming = batch.find(({ kind, name, spec }) => kind === "ServiceAccount" && name === member && spec !== undefined)?.spec;
    const owner = ((coming as ServiceAccountSpec | undefined) ?? serviceAccounts.get(member)?.spec)?.owner;
    return owner === undefined ? [member] : [member, owner];
  });
}

function prefixOf({ principal }: Pick<IdentityProviderSpec, "principal">): string {
  return principal.prefix ?? "";
}

function describe(name: string, { environment, dataClass, project }: UseCaseSpec): AdminResource {
  return { kind: "UseCase", name, useCase: name, environment, dataClass, ...(project !== undefined && { project }) };
}

function isNew(newest: StoredResource | undefined): boolean {
  return newest === undefined || newest.retired;
}
