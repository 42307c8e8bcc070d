import type { DirectoryPage } from "../../storage/directory-store.ts";
import type { JsonObject } from "../../core/json.ts";
import { listMessage } from "./schema-names.ts";
import { scimProblem } from "./scim-problem.ts";
import type { FilterPlan } from "./plan-filter.ts";

/** RFC 7644, section 3.4.2.4: from 1, and how many are wanted. */
export interface ListQuery {
  readonly filter?: string | undefined;
  readonly startIndex?: number | undefined;
  readonly count?: number | undefined;
}

export interface Found<T> {
  readonly total: number;
  readonly items: readonly T[];
}

/** How many may be looked at for a filter that the store does not answer. */
const mostScanned = 2000;
const scanned = 500;
const usual = 100;

/** Values out of range are taken for the nearest (RFC 7644, table 6). */
export function pageOf({ startIndex = 1, count = usual }: ListQuery, most: number): DirectoryPage {
  return { offset: Math.max(1, startIndex) - 1, limit: Math.min(Math.max(0, count), most) };
}

/**
 * One page of what a filter finds. What the store can't answer is answered by looking at each, where these are few enough; else
 * it is refused (tooMany), never answered in part.
 */
export async function findPages<T, F>(
  { find, passes }: FilterPlan<F>,
  page: DirectoryPage,
  read: (find: F, page: DirectoryPage) => Promise<Found<T>>,
  view: (item: T) => JsonObject,
): Promise<Found<T>> {
  if (passes === undefined) {
    const { total, items } = await read(find, { ...page, limit: Math.max(1, page.limit) });
    return { total, items: items.slice(0, page.limit) };
  }
  const passed: T[] = [];
  for (let offset = 0, total = 1; offset < total; offset += scanned) {
    const some = await read(find, { offset, limit: scanned });
    total = some.total;
    if (total > mostScanned)
      throw scimProblem(
        "tooMany",
        `More than ${mostScanned} would have to be looked at for this filter. Filter by id, userName, externalId or displayName with eq.`,
      );
    passed.push(...some.items.filter((item) => passes(view(item))));
  }
  return { total: passed.length, items: passed.slice(page.offset, page.offset + page.limit) };
}

export function listResponse(
  { total }: Pick<Found<unknown>, "total">,
  { offset }: DirectoryPage,
  resources: readonly JsonObject[],
): JsonObject {
  return {
    schemas: [listMessage],
    totalResults: total,
    startIndex: offset + 1,
    itemsPerPage: resources.length,
    Resources: [...resources],
  };
}
