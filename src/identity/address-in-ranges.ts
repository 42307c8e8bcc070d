import { compileRanges, type RangeMatcher } from "../core/ip-ranges.ts";

/** By the very list: those of stored keys and manifests are never changed, and their compiled form goes when they go. */
const compiled = new WeakMap<readonly string[], RangeMatcher>();

/**
 * Whether `address`, as `clientAddress` gives it, is within one of `ranges` (addresses or CIDR). An address that is not known or
 * can't be read is in none; a range that can't be read, and an empty list, match nothing (INVARIANT fail-closed).
 */
export function isAddressIn(address: string | undefined, ranges: readonly string[]): boolean {
  let matches = compiled.get(ranges);
  if (matches === undefined) {
    matches = compileRanges(ranges);
    compiled.set(ranges, matches);
  }
  return matches(address);
}
