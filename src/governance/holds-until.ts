import { type AccessRegister, type HeldRole, rolesOf } from "./access.ts";
import type { HeldApproval } from "./case/case-file.ts";

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

/**
 * Until when somebody holds the role that they signed for, exclusive: by role bindings of their name, and of the groups that the
 * directory has them in. Of who logs in with groups or roles that no directory knows, as long as their provider can give it: a log-in
 * cannot be looked at again. Who is no longer let in holds nothing, and neither does a program. 0 for not.
 */
export function holdsUntil(
  access: AccessRegister,
  people: People,
  { signer, provider, document: { role } }: Pick<HeldApproval, "signer" | "provider" | "document">,
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

/** Those who build a use case, by name: who holds PROJECT_LEAD or DEVELOPER for it. Those who do by a group are told apart at signing. */
export function membersOf({ rolesByMember }: AccessRegister, useCase: string): ReadonlySet<string> {
  const members = new Set<string>();
  for (const [member, held] of rolesByMember) {
    const builds = held.some((one) => (one.role === "PROJECT_LEAD" || one.role === "DEVELOPER") && coversUseCase(one, useCase));
    if (builds) members.add(member);
  }
  return members;
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
