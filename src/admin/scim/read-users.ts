import type { JsonObject } from "../../core/json.ts";
import type { StoredUser } from "../../storage/directory-store.ts";
import { findPages, listResponse, type ListQuery, pageOf } from "./find-pages.ts";
import { planUserFilter } from "./plan-filter.ts";
import { userResource } from "./resources.ts";
import { notFound, requireProvider, type ScimClient, type ScimDeps } from "./scim-client.ts";
import { isSelected, type Selection, selectAttributes } from "./select-attributes.ts";

const mostUsers = 1000;
/** Groups are read user by user. */
const mostUsersWithGroups = 100;

export interface ReadResource {
  readonly resource: JsonObject;
  readonly version: number;
}

/** A user as they are answered. */
export async function showUser(deps: ScimDeps, user: StoredUser, selection: Selection): Promise<ReadResource> {
  const groups = isSelected(selection, "groups") ? await deps.store.groupsOfUser(user.provider, user.id) : undefined;
  return { resource: selectAttributes(selection, userResource(user, groups)), version: user.version };
}

export async function readUser(deps: ScimDeps, client: ScimClient, id: string, selection: Selection): Promise<ReadResource> {
  requireProvider(deps, client);
  return await showUser(deps, await requireUser(deps, client, id), selection);
}

export async function listUsers(deps: ScimDeps, client: ScimClient, query: ListQuery, selection: Selection): Promise<JsonObject> {
  requireProvider(deps, client);
  const page = pageOf(query, isSelected(selection, "groups") ? mostUsersWithGroups : mostUsers);
  const read = async (find: Parameters<typeof deps.store.findUsers>[1], part: typeof page) => {
    const { total, users } = await deps.store.findUsers(client.provider, find, part);
    return { total, items: users };
  };
  const found = await findPages(planUserFilter(query.filter), page, read, userResource);
  const shown: JsonObject[] = [];
  for (const user of found.items) shown.push((await showUser(deps, user, selection)).resource);
  return listResponse(found, page, shown);
}

export async function requireUser(deps: ScimDeps, client: ScimClient, id: string): Promise<StoredUser> {
  const user = await deps.store.getUser(client.provider, id);
  if (user === undefined) throw notFound("user");
  return user;
}
