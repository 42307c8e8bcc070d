import { Problem } from "../core/problem.ts";
import type { Kind } from "../governance/kinds.ts";
import type { Actor } from "./actor.ts";
import { type AdminResource, isAllowed, noSuch, requireAllowed, useCaseResource } from "./authorize.ts";
import { belongingKinds, mayReadStored } from "./belongs-to.ts";
import type { AdminDeps } from "./deps.ts";
import { kindActions } from "./kind-actions.ts";
import { type Page, type PageQuery, readPage } from "./pages.ts";
import { type ResourceView, viewResource } from "./read-resource.ts";
import { parseReference, requireVersion } from "./read-version.ts";
import type { StoredResource } from "../storage/store.ts";
import { statusOf } from "./use-case-status.ts";

/** Newest versions of what is not retired and the reader may read, by name. */
export async function listResources(deps: AdminDeps, actor: Actor, kind: Kind, query: PageQuery): Promise<Page<ResourceView>> {
  const page = await readPage(
    query,
    (after, limit) => deps.store.listResources(kind, { limit, ...(after !== undefined && { after }) }),
    ({ name }) => name,
    (one) =>
      belongingKinds.has(kind)
        ? mayReadStored(deps, actor, one)
        : isAllowed(deps, actor, kindActions[kind].read, resourceNamed(deps, kind, one.name)),
  );
  return { ...page, items: page.items.map((one) => viewNewest(deps, one)) };
}

/** What is at a path of this kind, `name` or `name@version`, as policies see it. */
export function resourceNamed(deps: Pick<AdminDeps, "register">, kind: Kind, text: string): AdminResource {
  const [name = ""] = text.split("@", 1);
  return kind === "UseCase" ? useCaseResource(deps, name) : { kind, name };
}

/** `name` or `name@DRAFT` for the newest, `name@version`. Throws Problem `not_found`, `request_malformed`. */
export async function getResource(deps: AdminDeps, actor: Actor, kind: Kind, text: string): Promise<ResourceView> {
  await requireMayRead(deps, actor, kind, text);
  const reference = parseReference(text);
  const resource = await requireVersion(deps.store, kind, reference);
  if (reference.version !== undefined) return viewResource(resource);
  return viewNewest(deps, resource);
}

/** With how it is served now, and whether it is in force. */
function viewNewest(deps: AdminDeps, resource: StoredResource): ResourceView {
  const { kind, name, version } = resource;
  const register = deps.register();
  const status = kind === "UseCase" ? statusOf(register, name, deps.clock()) : undefined;
  const candidate = register.candidates.find((one) => one.kind === kind && one.name === name && one.version === version);
  return viewResource(resource, status, candidate);
}

/** All versions, newest first, also of a retired name. */
export async function listVersions(
  deps: AdminDeps,
  actor: Actor,
  kind: Kind,
  name: string,
  query: PageQuery,
): Promise<Page<ResourceView>> {
  await requireMayRead(deps, actor, kind, name);
  if ((await deps.store.getResource(kind, name)) === undefined) throw noSuch({ kind, name });
  const page = await readPage(
    query,
    (after, limit) => deps.store.listVersions(kind, name, { limit, ...(after !== undefined && { before: parseVersion(after) }) }),
    ({ version }) => String(version),
  );
  return { ...page, items: page.items.map((one) => viewResource(one)) };
}

/** Of what belongs to use cases, the newest version tells to which; what they may not read answers as what is not there. */
async function requireMayRead(deps: AdminDeps, actor: Actor, kind: Kind, text: string): Promise<void> {
  const resource = resourceNamed(deps, kind, text);
  if (!belongingKinds.has(kind)) return requireAllowed(deps, actor, kindActions[kind].read, resource);
  const newest = await deps.store.getResource(kind, resource.name);
  if (newest === undefined || !mayReadStored(deps, actor, newest)) throw noSuch(resource);
}

function parseVersion(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new Problem("request_malformed", "The cursor is not one of this list's. Begin again without it.");
  return Number(text);
}
