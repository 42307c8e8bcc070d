import type { AccessRegister } from "../../../governance/access.ts";
import type { IdentityProviderSpec, RoleBindingSpec } from "../../../governance/schemas.ts";

const mostNamed = 20;

/** What somebody signs for who signs a role binding or a provider: whom it gives what. Nothing for other kinds. */
export function describeAccess(kind: string, spec: string, access: AccessRegister): readonly string[] {
  if (kind === "RoleBinding") return describeBinding(JSON.parse(spec) as RoleBindingSpec, access);
  return kind === "IdentityProvider" ? describeProvider(JSON.parse(spec) as IdentityProviderSpec) : [];
}

function describeBinding(
  { role, members, useCases, until }: RoleBindingSpec,
  { serviceAccounts }: AccessRegister,
): readonly string[] {
  const where = useCases === undefined ? "all use cases" : nameSome(useCases);
  // Whoever applies a program under a name that waits for a role is told of here: the name alone looks like a person's.
  const programs = members.flatMap((member) => serviceAccounts.get(member) ?? []);
  return [
    `It gives ${role} for ${where}${until === undefined ? "" : ` until ${until}`} to ${nameSome(members)}.`,
    ...programs.map(({ name, spec }) => `${name} is a program that ${spec.owner} answers for.`),
  ];
}

function describeProvider({ issuer, principal, rules }: IdentityProviderSpec): readonly string[] {
  const names = principal.prefix === undefined ? "" : `, as names that begin with ${principal.prefix}`;
  const given = [...new Set(rules.flatMap(({ roles = [] }) => roles))];
  return [
    `It lets people in whom ${issuer} vouches for${names}.`,
    ...(given.length === 0 ? [] : [`By their claims it gives them ${given.join(", ")}.`]),
  ];
}

function nameSome(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return `${names.slice(0, mostNamed).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
