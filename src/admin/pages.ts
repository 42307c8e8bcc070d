import { z } from "zod";
import { Problem } from "../core/problem.ts";

export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100).describe("Items on one page."),
  cursor: z.string().max(500).optional().describe("nextCursor of the page before."),
});
export type PageQuery = z.infer<typeof pageQuery>;

export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
}

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().optional().describe("Absent on the last page."),
  });
}

/** The schema of a list that is never longer than one answer. */
export function itemsOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item) });
}

/**
 * Reads one item more than asked for, to know whether there is another page. `position` tells where the next one goes on.
 *
 * @param shown leaves items out. Pages stay full, and neither a cursor nor its absence tells of what is left out.
 */
export async function readPage<T>(
  { limit, cursor }: PageQuery,
  read: (after: string | undefined, limit: number) => Promise<readonly T[]>,
  position: (item: T) => string,
  shown: (item: T) => boolean = () => true,
): Promise<Page<T>> {
  const found: T[] = [];
  let after = cursor === undefined ? undefined : openCursor(cursor);
  for (let more = true; more && found.length <= limit;) {
    const batch = await read(after, Math.max(limit + 1, leastRead));
    found.push(...batch.filter(shown));
    const last = batch.at(-1);
    more = batch.length > Math.max(limit, leastRead - 1) && last !== undefined;
    if (last !== undefined) after = position(last);
  }
  const items = found.slice(0, limit);
  const last = items.at(-1);
  if (found.length <= limit || last === undefined) return { items };
  return { items, nextCursor: Buffer.from(position(last)).toString("base64url") };
}

/** Where most items are left out, short reads would be many. */
const leastRead = 100;

function openCursor(cursor: string): string {
  const position = Buffer.from(cursor, "base64url");
  if (position.length === 0 || position.toString("base64url") !== cursor)
    throw new Problem("request_malformed", "The cursor is not one of this list's. Begin again without it.");
  return position.toString("utf8");
}
