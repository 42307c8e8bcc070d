import { type ResourceVersion, specOf, type VersionIndex } from "./version-index.ts";

const nobody: readonly string[] = [];
const known = new WeakMap<readonly ResourceVersion[], readonly string[]>();

/**
 * Everybody who ever answered for a program: nobody is a second person beside what they had it do by giving it to somebody else. None of
 * who is no program. The same list while nothing of the program changes.
 */
export function ownersOf(index: VersionIndex, principal: string): readonly string[] {
  const history = index.history("ServiceAccount", principal);
  if (history.length === 0) return nobody;
  let owners = known.get(history);
  if (owners === undefined) {
    owners = [...new Set(history.map((row) => specOf(row, "ServiceAccount").owner))];
    known.set(history, owners);
  }
  return owners;
}
