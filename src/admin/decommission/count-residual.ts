import type { RoleBindingSpec } from "../../governance/schemas.ts";
import type { Store, StoredKey, StoredResource } from "../../storage/store.ts";
import type { AdminDeps } from "../deps.ts";
import { resourcePages } from "../resource-pages.ts";

/** What is left of a use case that could open, hold or let anybody do anything. */
export interface Residual {
  readonly liveKeys: number;
  /** Kept conversations and their turns. */
  readonly documents: number;
  /** Sessions of the token vault. */
  readonly vaultSessions: number;
  /** Kept by a release that did not say whose it is; it ends by itself. */
  readonly nobodys: number;
  /** Of roles that sign nothing more. */
  readonly roleBindings: number;
}

type Deps = Pick<AdminDeps, "store" | "clock">;

/** @param keep roles whose bindings stay until the record is sealed: their holders still have to sign */
export async function countResidual(deps: Deps, useCase: string, keep: ReadonlySet<string>): Promise<Residual> {
  const { documents, sessions, nobodys } = await deps.store.countKept(useCase, deps.clock());
  let liveKeys = 0;
  for await (const page of livePages(deps, useCase)) liveKeys += page.length;
  const bindings = (await bindingsOf(deps.store, useCase)).filter(({ spec }) => !keep.has(spec.role));
  return { liveKeys, documents, vaultSessions: sessions, nobodys, roleBindings: bindings.length };
}

export function totalOf(residual: Residual): number {
  return Object.values(residual).reduce((sum: number, one: number) => sum + one, 0);
}

const pageSize = 500;

/** Keys of a use case that still open something, page by page. Those that end meanwhile are not met again. */
export async function* livePages({ store, clock }: Deps, useCase: string): AsyncGenerator<readonly StoredKey[]> {
  for (let after: string | undefined = ""; after !== undefined;) {
    const page: readonly StoredKey[] = await store.listKeysOf(useCase, { after, limit: pageSize });
    const now = clock();
    yield page.filter(({ revokedAt, expiresAt }) => revokedAt === undefined && now < expiresAt);
    after = page.length < pageSize ? undefined : page.at(-1)?.id;
  }
}

export interface FoundBinding {
  readonly resource: StoredResource;
  readonly spec: RoleBindingSpec;
}

/** Role bindings that name a use case. Those that hold for all are nobody's in particular. */
export async function bindingsOf(store: Pick<Store, "listResources">, useCase: string): Promise<readonly FoundBinding[]> {
  const found: FoundBinding[] = [];
  for await (const page of resourcePages(store, "RoleBinding"))
    for (const resource of page) {
      const spec = JSON.parse(resource.spec) as RoleBindingSpec;
      if (spec.useCases?.includes(useCase) === true) found.push({ resource, spec });
    }
  return found;
}
