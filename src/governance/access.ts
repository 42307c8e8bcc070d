import type { Role } from "../core/roles.ts";
import type { IdentityProviderSpec, ServiceAccountSpec } from "./schemas.ts";

export interface ProviderEntry {
  readonly name: string;
  readonly digest: string;
  readonly spec: IdentityProviderSpec;
}

export interface ServiceAccountEntry {
  readonly name: string;
  readonly digest: string;
  readonly spec: ServiceAccountSpec;
}

/** One role that a member holds. */
export interface HeldRole {
  readonly role: Role;
  /** Undefined for all use cases. */
  readonly useCases: ReadonlySet<string> | undefined;
  /** Exclusive end, milliseconds since the epoch; Infinity where it has none (INVARIANT expiry-needs-nobody). */
  readonly until: number;
  /** The binding's name. */
  readonly binding: string;
}

/** Who may hold what: the part of the Register that both planes ask about people and programs. Pure data, immutable. */
export interface AccessRegister {
  readonly providers: ReadonlyMap<string, ProviderEntry>;
  readonly serviceAccounts: ReadonlyMap<string, ServiceAccountEntry>;
  /** By member: a principal's name, or `group:PROVIDER/NAME`. */
  readonly rolesByMember: ReadonlyMap<string, readonly HeldRole[]>;
}

/** Who asks what roles they hold. */
export interface RoleHolder {
  readonly principal: string;
  /** As `PROVIDER/NAME`. */
  readonly groups: readonly string[];
  /** Roles that the claims of their token gave, for all use cases. */
  readonly roles: readonly Role[];
}

const none: readonly HeldRole[] = [];

/** Every role that somebody holds now, by themselves, by their groups and by their claims. */
export function rolesOf(access: AccessRegister, holder: RoleHolder, now: number): readonly HeldRole[] {
  const members = [holder.principal, ...holder.groups.map((group) => `group:${group}`)];
  const held = members.flatMap((member) => access.rolesByMember.get(member) ?? none).filter(({ until }) => now < until);
  return [...held, ...holder.roles.map((role) => ({ role, useCases: undefined, until: Infinity, binding: "claims" }))];
}

/** Those that hold for one use case, or, without one, for all. Sorted, each once. */
export function rolesFor(held: readonly HeldRole[], useCase: string | undefined): readonly Role[] {
  const holding = held.filter(({ useCases }) => useCases === undefined || (useCase !== undefined && useCases.has(useCase)));
  return [...new Set(holding.map(({ role }) => role))].sort();
}
