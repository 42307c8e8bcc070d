import type { StoredKey } from "../storage/store.ts";
import type { AdminDeps } from "./deps.ts";

const pageSize = 500;

/** Keys of a service account that still open something, by id. */
export async function liveKeysOf(
  { store, clock }: Pick<AdminDeps, "store" | "clock">,
  account: string,
): Promise<readonly StoredKey[]> {
  const now = clock();
  const live: StoredKey[] = [];
  for (let after: string | undefined = ""; after !== undefined;) {
    const page: readonly StoredKey[] = await store.listKeys({ after, limit: pageSize });
    const own = page.filter(({ serviceAccount, principal }) => serviceAccount === true && principal === account);
    live.push(...own.filter(({ revokedAt, expiresAt }) => revokedAt === undefined && now < expiresAt));
    after = page.length < pageSize ? undefined : page.at(-1)?.id;
  }
  return live;
}
