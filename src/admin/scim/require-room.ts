import { Problem } from "../../core/problem.ts";
import type { ScimClient, ScimDeps } from "./scim-client.ts";

/** The most that one provider has of each. */
const most = { users: 200_000, groups: 20_000 } as const;
type Kind = keyof typeof most;

/** Counting so many takes the store some 15 ms, so one count lets this many more be made; the last ones are counted one by one. */
const atOnce = 500;
const allowed = new WeakMap<object, Map<string, number>>();

/** Before something is made. Throws Problem `conflict` where the provider has as many as it may. */
export async function requireRoom({ store }: ScimDeps, { provider }: ScimClient, kind: Kind): Promise<void> {
  const known = allowed.get(store) ?? new Map<string, number>();
  allowed.set(store, known);
  const key = `${kind}/${provider}`;
  let left = known.get(key) ?? 0;
  if (left === 0) {
    const page = { offset: 0, limit: 1 };
    const { total } = await (kind === "users" ? store.findUsers(provider, {}, page) : store.findGroups(provider, {}, page));
    if (total >= most[kind])
      throw new Problem("conflict", `A provider has ${most[kind]} ${kind} at most. Delete those that have left.`);
    left = Math.min(atOnce, most[kind] - total);
  }
  known.set(key, left - 1);
}
