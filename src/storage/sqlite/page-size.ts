import { mostPerPage } from "../store.ts";

/** SQLite takes a negative limit for "no limit". */
export function requirePageSize(limit: number): number {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new RangeError(`a page of ${limit}`);
  return limit;
}

export function capPage(limit: number): number {
  return Math.min(requirePageSize(limit), mostPerPage);
}
