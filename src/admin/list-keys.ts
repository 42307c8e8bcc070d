import type { Actor } from "./actor.ts";
import { isAllowed } from "./authorize.ts";
import type { AdminDeps } from "./deps.ts";
import { type KeyView, viewKey } from "./key-view.ts";
import { type Page, type PageQuery, readPage } from "./pages.ts";
import { keyResource } from "./read-key.ts";

/** Keys of the use cases that the reader may read, by id. */
export async function listKeys(deps: AdminDeps, actor: Actor, query: PageQuery): Promise<Page<KeyView>> {
  const now = deps.clock();
  // Thousands of keys are for a handful of use cases: each of those is asked about once.
  const readable = new Map<string, boolean>();
  const page = await readPage(
    query,
    (after, limit) => deps.store.listKeys({ limit, ...(after !== undefined && { after }) }),
    ({ id }) => id,
    (key) => {
      let known = readable.get(key.useCase);
      if (known === undefined) {
        const { useCase } = key;
        known = isAllowed(deps, actor, "ReadRegister", { ...keyResource(deps, key), name: useCase, concerns: [] });
        readable.set(useCase, known);
      }
      return known;
    },
  );
  return { ...page, items: page.items.map((key) => viewKey(key, now)) };
}
