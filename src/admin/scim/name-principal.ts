import { principalNamePattern } from "../../core/names.ts";
import type { AccessRegister, ProviderEntry } from "../../governance/access.ts";
import { scimProblem } from "./scim-problem.ts";

/**
 * The principal that a provider's user is, and that their tokens have to name. Throws Problem `request_malformed`
 * (invalidValue) for a name that no token could come in with.
 */
export function principalOf(access: AccessRegister, { name, spec }: ProviderEntry, userName: string): string {
  if (userName === "") throw scimProblem("invalidValue", "userName is needed.");
  const prefix = spec.principal.prefix ?? "";
  const principal = prefix + userName;
  if (!principalNamePattern.test(principal))
    throw scimProblem(
      "invalidValue",
      `userName can't name a principal: ${prefix === "" ? "" : `with the prefix ${prefix} `}it must be 128 letters, digits and . _ @ + - at most, and begin and end with a letter or digit. Map another attribute to it.`,
    );
  // Names are compared without case here, as the directory does; tokens are held to no less.
  const folded = principal.toLowerCase();
  const others = [...access.providers.values()].filter((other) => other.name !== name);
  const claimed = others.some(({ spec: { principal: other } }) => {
    const longer = other.prefix?.toLowerCase() ?? "";
    return longer.length > prefix.length && folded.startsWith(longer);
  });
  if (claimed) throw scimProblem("invalidValue", "userName begins with the prefix of another identity provider.");
  const isProgram = [...access.serviceAccounts.keys()].some((account) => account.toLowerCase() === folded);
  if (isProgram) throw scimProblem("invalidValue", "userName names a service account. People have names of their own.");
  return principal;
}
