import { isSameName } from "../../authorize.ts";
import type { AdminDeps } from "../../deps.ts";

/** Whether what was done under a name is somebody's own: theirs, or that of a program that they answer for, or ever did. INVARIANT two-people. */
export function isBehind({ register }: Pick<AdminDeps, "register">, person: string, doer: string): boolean {
  const owners = register().governance?.answers.ownersOf(doer) ?? [];
  return [doer, ...owners].some((one) => isSameName(person, one));
}
