import { Problem } from "../core/problem.ts";
import type { Kind } from "../governance/kinds.ts";
import type { Actor } from "./actor.ts";
import { type AdminResource, isAllowed, requireAllowed, useCaseResource } from "./authorize.ts";
import type { AdminDeps } from "./deps.ts";
import { kindActions } from "./kind-actions.ts";
import { type Page, type PageQuery, readPage } from "./pages.ts";
import { type ResourceView, viewResource } from "./read-resource.ts";
import { parseReference, requireVersion } from "./read-version.ts";
import { readUseCaseStatuses } from "./use-case-status.ts";

/** Newest versions of what is not retired and the reader may read, by name. */
export async function listResources(deps: AdminDeps, actor: Actor, kind: Kind, query: PageQuery): Promise<Page<ResourceView>> {
  const page = await readPage(
    query,
    (after, limit) => deps.store.listResources(kind, { limit, ...(after !== undefined && { after }) }),
    ({ name }) => name,
    ({ name }) => isAllowed(deps, actor, kindActions[kind].read, resourceNamed(deps, kind, name)),
  );
  const statuses = kind === "UseCase" ? await readUseCaseStatuses(deps.store, deps.clock()) : undefined;
  return { ...page, items: page.items.map((one) => viewResource(one, statuses?.get(one.name))) };
}

/** What is at a path of this kind, `name` or `name@version`, as policies see it. */
export function resourceNamed(deps: Pick<AdminDeps, "register">, kind: Kind, text: string): AdminResource {
  const [name = ""] = text.split("@", 1);
  return kind === "UseCase" ? useCaseResource(deps, name) : { kind, name };
}

/** `name` or `name@DRAFT` for the newest, `name@version`. Throws Problem `not_found`, `request_malformed`. */
export async function getResource(deps: AdminDeps, actor: Actor, kind: Kind, text: string): Promise<ResourceView> {
  requireAllowed(deps, actor, kindActions[kind].read, resourceNamed(deps, kind, text));
  const reference = parseReference(text);
  const resource = await requireVersion(deps.store, kind, reference);
  if (reference.version !== undefined) return viewResource(resource);
  const { name } = resource;
  const statuses = kind === "UseCase" ? await readUseCaseStatuses(deps.store, deps.clock()) : undefined;
  return viewResource(resource, statuses?.get(name));
}

/** All versions, newest first, also of a retired name. */
export async function listVersions(
  deps: AdminDeps,
  actor: Actor,
  kind: Kind,
  name: string,
  query: PageQuery,
): Promise<Page<ResourceView>> {
  requireAllowed(deps, actor, kindActions[kind].read, resourceNamed(deps, kind, name));
  if ((await deps.store.getResource(kind, name)) === undefined)
    throw new Problem("not_found", `There is no ${kind} named ${name}.`);
  const page = await readPage(
    query,
    (after, limit) => deps.store.listVersions(kind, name, { limit, ...(after !== undefined && { before: parseVersion(after) }) }),
    ({ version }) => String(version),
  );
  return { ...page, items: page.items.map((one) => viewResource(one)) };
}

function parseVersion(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new Problem("request_malformed", "The cursor is not one of this list's. Begin again without it.");
  return Number(text);
}
