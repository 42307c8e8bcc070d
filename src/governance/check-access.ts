import { isRange } from "../core/ip-ranges.ts";
import { useCaseRoles } from "../core/roles.ts";
import type { Kind } from "./kinds.ts";
import type { IdentityProviderSpec, ServiceAccountSpec } from "./schemas.ts";

export interface AccessMistake {
  readonly path: string;
  readonly message: string;
}

/** What the schemas of identity providers and service accounts can't say of one manifest. Paths begin with `spec`. */
export function checkAccess(kind: Kind, spec: unknown): readonly AccessMistake[] {
  if (kind === "ServiceAccount") return checkRanges((spec as ServiceAccountSpec).ipRanges ?? [], "spec.ipRanges");
  return kind === "IdentityProvider" ? checkRules(spec as IdentityProviderSpec) : [];
}

export function checkRanges(ranges: readonly string[], path: string): readonly AccessMistake[] {
  return ranges.flatMap((range, n) =>
    isRange(range)
      ? []
      : [
          {
            path: `${path}.${n}`,
            message: `${range} is no address, and no range whose host bits are all zero, such as 10.0.0.0/8`,
          },
        ],
  );
}

function checkRules({ rules }: IdentityProviderSpec): readonly AccessMistake[] {
  return rules.flatMap(({ serviceAccount, roles = [], groups = [] }, n) => {
    const path = `spec.rules.${n}`;
    const role = roles.find((one) => useCaseRoles.has(one));
    const mistakes: AccessMistake[] = [];
    if (role !== undefined)
      mistakes.push({ path: `${path}.roles`, message: `${role} is held for named use cases only: give it by a RoleBinding` });
    if (serviceAccount !== undefined && roles.length + groups.length > 0)
      mistakes.push({ path, message: "a service account has the roles that role bindings give its name, and no groups" });
    if (serviceAccount === undefined && roles.length + groups.length === 0)
      mistakes.push({ path, message: "gives nothing: name a service account, groups or roles" });
    return mistakes;
  });
}

/**
 * Providers whose people would have the same names, without case: then who one of them vouches for could pass for another's. None has
 * a prefix where it is left out.
 */
export function checkPrefixes(
  providers: readonly { readonly name: string; readonly spec: Pick<IdentityProviderSpec, "principal"> }[],
  name: string,
): string | undefined {
  const prefixOf = (spec: Pick<IdentityProviderSpec, "principal">): string => spec.principal.prefix?.toLowerCase() ?? "";
  const own = providers.find((one) => one.name === name);
  const other = own && providers.find((one) => one.name !== name && prefixOf(one.spec) === prefixOf(own.spec));
  if (own === undefined || other === undefined) return undefined;
  const which = prefixOf(own.spec) === "" ? "no prefix, as" : `the prefix ${prefixOf(own.spec)}, as`;
  return `has ${which} ${other.name} has: give one of them another, so that they never name the same person`;
}
