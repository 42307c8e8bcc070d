import type { AccessRegister, HeldRole, ProviderEntry, ServiceAccountEntry } from "./access.ts";
import type { IdentityProviderSpec, RoleBindingSpec, ServiceAccountSpec } from "./schemas.ts";

/** A stored version of a resource; its spec, JSON, was checked against its schema when it was applied. */
interface AccessResource {
  readonly kind: string;
  readonly name: string;
  readonly digest: string;
  readonly spec: string;
}

/** @param newest the newest version of each resource; kinds that say nothing of access are passed over */
export function compileAccess(newest: Iterable<AccessResource>): AccessRegister {
  const providers = new Map<string, ProviderEntry>();
  const serviceAccounts = new Map<string, ServiceAccountEntry>();
  const rolesByMember = new Map<string, HeldRole[]>();
  for (const { kind, name, digest, spec } of newest) {
    if (kind === "IdentityProvider") providers.set(name, { name, digest, spec: JSON.parse(spec) as IdentityProviderSpec });
    else if (kind === "ServiceAccount") serviceAccounts.set(name, { name, digest, spec: JSON.parse(spec) as ServiceAccountSpec });
    else if (kind === "RoleBinding") bind(name, JSON.parse(spec) as RoleBindingSpec, rolesByMember);
  }
  return { providers, serviceAccounts, rolesByMember };
}

function bind(binding: string, spec: RoleBindingSpec, rolesByMember: Map<string, HeldRole[]>): void {
  const until = spec.until === undefined ? Infinity : Date.parse(spec.until);
  const held: HeldRole = { role: spec.role, useCases: spec.useCases && new Set(spec.useCases), until, binding };
  for (const member of spec.members) {
    const known = rolesByMember.get(member);
    if (known === undefined) rolesByMember.set(member, [held]);
    else known.push(held);
  }
}
