import type { JsonObject } from "../../core/json.ts";
import type { StoredGroup } from "../../storage/directory-store.ts";
import { mostPerPage } from "../../storage/store.ts";
import { findPages, listResponse, type ListQuery, pageOf } from "./find-pages.ts";
import { planGroupFilter } from "./plan-filter.ts";
import type { ReadResource } from "./read-users.ts";
import { groupResource } from "./resources.ts";
import { notFound, requireProvider, type ScimClient, type ScimDeps } from "./scim-client.ts";
import { scimProblem } from "./scim-problem.ts";
import { isSelected, type Selection, selectAttributes } from "./select-attributes.ts";

const mostGroups = 1000;
const mostGroupsWithMembers = 100;
/** Over all groups of one answer. */
const mostMembersShown = 50_000;

/** A group as it is answered. */
export async function showGroup(deps: ScimDeps, group: StoredGroup, selection: Selection): Promise<ReadResource> {
  const members = isSelected(selection, "members") ? await readMembers(deps, group, mostMembersShown) : undefined;
  return { resource: selectAttributes(selection, groupResource(group, members)), version: group.version };
}

export async function readGroup(deps: ScimDeps, client: ScimClient, id: string, selection: Selection): Promise<ReadResource> {
  requireProvider(deps, client);
  return await showGroup(deps, await requireGroup(deps, client, id), selection);
}

export async function listGroups(
  deps: ScimDeps,
  client: ScimClient,
  query: ListQuery,
  selection: Selection,
): Promise<JsonObject> {
  requireProvider(deps, client);
  const withMembers = isSelected(selection, "members");
  const page = pageOf(query, withMembers ? mostGroupsWithMembers : mostGroups);
  const read = async (find: Parameters<typeof deps.store.findGroups>[1], part: typeof page) => {
    const { total, groups } = await deps.store.findGroups(client.provider, find, part);
    return { total, items: groups };
  };
  const found = await findPages(planGroupFilter(query.filter), page, read, (group) => groupResource(group));
  const shown: JsonObject[] = [];
  let left = mostMembersShown;
  for (const group of found.items) {
    const members = withMembers ? await readMembers(deps, group, left) : undefined;
    left -= members?.length ?? 0;
    shown.push(selectAttributes(selection, groupResource(group, members)));
  }
  return listResponse(found, page, shown);
}

async function readMembers(deps: ScimDeps, { provider, id }: StoredGroup, most: number): Promise<readonly string[]> {
  const members: string[] = [];
  for (;;) {
    const after = members.at(-1);
    const some = await deps.store.listMembers(provider, id, { limit: mostPerPage, ...(after !== undefined && { after }) });
    members.push(...some);
    if (members.length > most)
      throw scimProblem(
        "tooMany",
        "The answer would have too many members. Ask with excludedAttributes=members, or for fewer groups.",
      );
    if (some.length < mostPerPage) return members;
  }
}

export async function requireGroup(deps: ScimDeps, client: ScimClient, id: string): Promise<StoredGroup> {
  const group = await deps.store.getGroup(client.provider, id);
  if (group === undefined) throw notFound("group");
  return group;
}
