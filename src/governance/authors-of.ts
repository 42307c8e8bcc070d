import type { ResourceVersion } from "./version-index.ts";

const nobody: readonly string[] = [];

/**
 * Everybody who made a version: those who applied it, one with the same content before, or any since the one that was approved last.
 * Neither a trivial change by somebody else nor taking one back makes somebody's own work another's. Names as they were written.
 *
 * @param history of its name, oldest first
 */
export function authorsOf(
  row: ResourceVersion,
  history: readonly ResourceVersion[],
  wasApproved: (earlier: ResourceVersion) => boolean,
): readonly string[] {
  if (history.length === 1) return row.createdBy === undefined ? nobody : [row.createdBy];
  const authors = new Set<string>();
  let sinceApproval = true;
  for (const one of history.toReversed()) {
    if (one.version > row.version) continue;
    if (one !== row && sinceApproval && wasApproved(one)) sinceApproval = false;
    if ((sinceApproval || one.digest === row.digest) && one.createdBy !== undefined) authors.add(one.createdBy);
  }
  return [...authors];
}
