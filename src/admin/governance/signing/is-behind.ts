import { isSameName } from "../../authorize.ts";
import type { AdminDeps } from "../../deps.ts";

/** Whether what was done under a name is somebody's own: theirs, or that of a program that they answer for. INVARIANT two-people. */
export function isBehind({ register }: Pick<AdminDeps, "register">, person: string, doer: string): boolean {
  const owner = register().access.serviceAccounts.get(doer)?.spec.owner;
  return isSameName(person, doer) || (owner !== undefined && isSameName(person, owner));
}
