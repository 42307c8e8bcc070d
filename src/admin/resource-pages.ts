import { setImmediate as nextTurn } from "node:timers/promises";
import type { Store, StoredResource } from "../storage/store.ts";

const pageSize = 500;

/** Every resource of a kind that is not retired, in its newest version, by name, page by page. Others have their turn in between. */
export async function* resourcePages(
  store: Pick<Store, "listResources">,
  kind: string,
): AsyncGenerator<readonly StoredResource[], void, undefined> {
  for (let after: string | undefined = ""; ;) {
    const page: readonly StoredResource[] = await store.listResources(kind, { after, limit: pageSize });
    yield page;
    after = page.at(-1)?.name;
    if (after === undefined || page.length < pageSize) return;
    await nextTurn();
  }
}
