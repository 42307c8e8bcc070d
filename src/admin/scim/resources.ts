import type { JsonObject } from "../../core/json.ts";
import type { StoredGroup, StoredUser } from "../../storage/directory-store.ts";
import { basePath, enterpriseSchema, groupSchema, type ResourceType, userSchema } from "./schema-names.ts";
import { documentOf } from "./user-document.ts";

/** A user or a group as it is answered, before attributes are selected. */
export function userResource(user: StoredUser, groups?: readonly StoredGroup[]): JsonObject {
  const { department, emails, active, ...document } = documentOf(user);
  return compact({
    schemas: department === undefined ? [userSchema] : [userSchema, enterpriseSchema],
    id: user.id,
    externalId: document.externalId,
    userName: document.userName,
    name: document.name,
    displayName: document.displayName,
    title: document.title,
    active,
    emails,
    groups: groups?.map(({ id, displayName }) => ({ value: id, display: displayName, $ref: locationOf("Group", id) })),
    [enterpriseSchema]: department === undefined ? undefined : { department },
    meta: metaOf("User", user),
  });
}

/** `members` are the ids of users; absent where they are not answered. */
export function groupResource(group: StoredGroup, members?: readonly string[]): JsonObject {
  return compact({
    schemas: [groupSchema],
    id: group.id,
    externalId: group.externalId,
    displayName: group.displayName,
    members: members?.map((id) => ({ value: id, $ref: locationOf("User", id), type: "User" })),
    meta: metaOf("Group", group),
  });
}

export function locationOf(type: ResourceType, id: string): string {
  return `${basePath}/${type}s/${encodeURIComponent(id)}`;
}

/** Weak, because what an answer leaves out does not count (RFC 7644, section 3.14). */
export function etagOf({ version }: { readonly version: number }): string {
  return `W/"${version}"`;
}

type Dated = Pick<StoredUser, "id" | "createdAt" | "changedAt" | "version">;

function metaOf(type: ResourceType, { id, createdAt, changedAt, version }: Dated): JsonObject {
  return {
    resourceType: type,
    created: new Date(createdAt).toISOString(),
    lastModified: new Date(changedAt).toISOString(),
    location: locationOf(type, id),
    version: etagOf({ version }),
  };
}

/** Unassigned attributes are left out (RFC 7643, section 2.5). */
function compact(members: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as JsonObject;
}
