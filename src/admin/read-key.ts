import type { Store, StoredKey } from "../storage/store.ts";
import { type AdminResource, noSuch, partOfUseCase } from "./authorize.ts";
import type { AdminDeps } from "./deps.ts";

/** Throws Problem `not_found`. */
export async function requireKey(store: Store, id: string): Promise<StoredKey> {
  const key = await store.getKey(id);
  if (key === undefined) throw noSuch({ kind: "Key", name: id });
  return key;
}

/** A key as policies see it: its use case's. */
export function keyResource(
  deps: Pick<AdminDeps, "register">,
  { id, useCase, principal, createdBy }: Pick<StoredKey, "id" | "useCase" | "principal" | "createdBy">,
): AdminResource {
  return { ...partOfUseCase(deps, useCase, "Key", id), createdBy, concerns: [principal] };
}
