import { isJsonObject } from "../../core/json.ts";
import { OddAnswer } from "./explain-failure.ts";

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Undefined or empty on the last page. */
  readonly next: unknown;
}

export const maxPages = 1000;
/** Tokens are remembered. */
const maxTokenChars = 64 * 1024;

/**
 * Every item of a list of pages. Rejects with OddAnswer where there is no end, where there are more than a scan takes, or where a page is
 * no list.
 *
 * @param most items that a scan takes
 */
export async function collectPages<Item>(
  most: number,
  ask: (token: string | undefined) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  const nextToken = followTokens();
  let token: string | undefined;
  do {
    const { items, next } = await ask(token);
    if (!Array.isArray(items)) throw new OddAnswer("a page of its list is no list");
    for (const item of items as readonly Item[]) all.push(item);
    if (all.length > most) throw new OddAnswer(`there are more than ${most}`);
    token = nextToken(next);
  } while (token !== undefined);
  return all;
}

/** By what an entry of a list is known. Throws OddAnswer where it does not say: what is left out would be taken for absent. */
export function requireText(entry: unknown, name: string): string {
  const found = isJsonObject(entry) ? entry[name] : undefined;
  if (typeof found !== "string" || found === "") throw new OddAnswer(`an entry of its list has no ${name}`);
  return found;
}

/** The token of the next page, undefined on the last one. Throws OddAnswer where one comes again, or where there is no end of them. */
export function followTokens(): (next: unknown) => string | undefined {
  const seen = new Set<string>();
  return (next) => {
    if (next === undefined || next === null || next === "") return undefined;
    if (typeof next !== "string" || next.length > maxTokenChars) throw new OddAnswer("the token of its next page is none");
    if (seen.has(next) || seen.size >= maxPages) throw new OddAnswer("its list has no end");
    seen.add(next);
    return next;
  };
}
