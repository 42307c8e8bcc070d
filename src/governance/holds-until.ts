import { type AccessRegister, type HeldRole, rolesOf } from "./access.ts";
import type { HeldApproval } from "./case/case-file.ts";
import { personOf } from "./case/person-of.ts";

/** What is known now of somebody whom an identity provider provisions; identity/directory.ts has it. */
export interface KnownPerson {
  readonly provider: string;
  readonly active: boolean;
  /** As `PROVIDER/NAME`. */
  readonly groups: readonly string[];
}

export interface People {
  /** By principal, without case. Undefined for who was never provisioned. The same object until something about them changes. */
  find(principal: string): KnownPerson | undefined;
}

/** Who signed, and as what. */
export type Signed = Pick<HeldApproval, "signer" | "provider" | "document">;

/**
 * Until when somebody holds the role that they signed for, exclusive: by role bindings of their name, and of the groups that the
 * directory has them in. Of who logs in with groups or roles that no directory knows, as long as their provider can give it: a log-in
 * cannot be looked at again. Who is no longer let in holds nothing, and neither does a program. 0 for not.
 */
export function holdsUntil(
  access: AccessRegister,
  people: People,
  { signer, provider, document: { role } }: Signed,
  useCase: string,
): number {
  if (access.serviceAccounts.has(signer)) return 0;
  const from = provider === undefined ? undefined : access.providers.get(provider);
  if (provider !== undefined && from === undefined) return 0;
  const provisioned = from?.spec.provisioning === "scim";
  const known = people.find(signer);
  if (provisioned && (known?.active !== true || known.provider !== provider)) return 0;
  const groups = provisioned ? (known?.groups ?? []) : groupsOf(access, provider);
  const byClaims = !provisioned && from?.spec.rules.some(({ roles = [] }) => roles.includes(role)) === true;
  const held = rolesOf(access, { principal: signer, groups, roles: byClaims ? [role] : [] }, 0);
  return Math.max(0, ...held.filter((one) => one.role === role && coversUseCase(one, useCase)).map(({ until }) => until));
}

const noRoles: readonly HeldRole[] = [];

/** Until when somebody holds DATA_OWNER for a use case, exclusive, by bindings of their name and of the groups that the directory has them in. 0 for not. */
export function ownsUntil({ rolesByMember }: AccessRegister, people: People, principal: string, useCase: string): number {
  // Asked of every use case with every change.
  const untilBy = (member: string): number => {
    let until = 0;
    for (const one of rolesByMember.get(member) ?? noRoles)
      if (one.role === "DATA_OWNER" && coversUseCase(one, useCase)) until = Math.max(until, one.until);
    return until;
  };
  const groups = people.find(principal)?.groups ?? [];
  return groups.reduce((until, group) => Math.max(until, untilBy(`group:${group}`)), untilBy(principal));
}

/** Whether the directory knows somebody who is no longer let in: nobody comes in through a provider that is not declared any more. */
export function isGone({ providers }: AccessRegister, people: People, principal: string): boolean {
  const known = people.find(principal);
  return known !== undefined && (!known.active || !providers.has(known.provider));
}

/** Whether somebody builds a use case: holds PROJECT_LEAD or DEVELOPER for it by name. Those who do by a group are told apart at signing. */
export function isMember(access: AccessRegister, principal: string, useCase: string): boolean {
  const held = buildersIn(access).get(personOf(principal)) ?? [];
  return held.some((one) => coversUseCase(one, useCase));
}

const knownBuilders = new WeakMap<AccessRegister, ReadonlyMap<string, readonly HeldRole[]>>();

/** Roles by which people build, by person. */
function buildersIn(access: AccessRegister): ReadonlyMap<string, readonly HeldRole[]> {
  const known = knownBuilders.get(access);
  if (known !== undefined) return known;
  const builders = new Map<string, readonly HeldRole[]>();
  for (const [member, held] of access.rolesByMember) {
    const building = held.filter(({ role }) => role === "PROJECT_LEAD" || role === "DEVELOPER");
    const person = personOf(member);
    if (building.length > 0) builders.set(person, [...(builders.get(person) ?? []), ...building]);
  }
  knownBuilders.set(access, builders);
  return builders;
}

function coversUseCase({ useCases }: HeldRole, useCase: string): boolean {
  return useCases === undefined || useCases.has(useCase);
}

/** Every group of a provider that a role binding names. */
function groupsOf({ rolesByMember }: AccessRegister, provider: string | undefined): readonly string[] {
  if (provider === undefined) return [];
  const prefix = `group:${provider}/`;
  return [...rolesByMember.keys()].filter((member) => member.startsWith(prefix)).map((member) => member.slice("group:".length));
}
