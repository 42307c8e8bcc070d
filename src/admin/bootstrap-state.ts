import type { StoredToken, TokenStore } from "../storage/session-store.ts";

/**
 * The bootstrap token's state is what the store's rows say, so that neither a restart nor another token in the environment
 * brings one back. `first`: none was ever ended, and the token of the first start, or the operator's, holds. `reset`: only the
 * token that `sallyport bootstrap reset` printed holds. `ended`: none does.
 */
export type BootstrapState =
  | { readonly state: "first"; readonly lives: true }
  | { readonly state: "reset"; readonly lives: true; readonly row: StoredToken }
  | { readonly state: "ended"; readonly lives: false; readonly endedAt: number; readonly createdAt: number };

export async function bootstrapStateOf(store: Pick<TokenStore, "listTokens">, now: number): Promise<BootstrapState> {
  const rows = await store.listTokens("bootstrap");
  const newest = rows.reduce<StoredToken | undefined>(
    (last, row) => (last && last.createdAt > row.createdAt ? last : row),
    undefined,
  );
  if (newest === undefined) return { state: "first", lives: true };
  // What was ended once stays so, also where the clock goes back.
  if (newest.endedAt === undefined && now < newest.expiresAt) return { state: "reset", lives: true, row: newest };
  return { state: "ended", lives: false, endedAt: newest.endedAt ?? newest.expiresAt, createdAt: newest.createdAt };
}
