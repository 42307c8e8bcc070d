import { defaultPolicies } from "./default-policies.ts";

/**
 * What a policy set is known by in the log, to be hashed: the policies that ship, and the version of each of the register. A set is the same only under one version of
 * the software, so that nobody takes what it would decide now for what it decided.
 */
export function policySetText(policies: readonly { readonly name: string; readonly digest: string }[]): string {
  return JSON.stringify([defaultPolicies, ...policies.map(({ name, digest }) => [name, digest]).sort()]);
}
