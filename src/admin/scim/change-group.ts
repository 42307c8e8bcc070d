import { randomUUID } from "node:crypto";
import { digestOf } from "../../crypto/digest-of.ts";
import type { JsonObject } from "../../core/json.ts";
import type { Problem } from "../../core/problem.ts";
import type { StoredGroup } from "../../storage/directory-store.ts";
import { type GroupChange, type MemberChange, patchGroupDocument, readGroupDocument } from "./group-document.ts";
import { parsePatch } from "./parse-patch.ts";
import { requireGroup } from "./read-groups.ts";
import { requireRoom } from "./require-room.ts";
import { changedMeanwhile, record, requireMatch, requireProvider, type ScimClient, type ScimDeps } from "./scim-client.ts";
import { scimProblem } from "./scim-problem.ts";

/** Entra ID removes members one by one. */
const mostOperations = 10_000;
const nobody: MemberChange = { add: [], remove: [], replace: true };

export async function createGroup(deps: ScimDeps, client: ScimClient, body: JsonObject): Promise<StoredGroup> {
  const change = readGroupDocument(body);
  return await deps.exclusive(async () => {
    await requireRoom(deps, client, "groups");
    return await putGroup(deps, client, change, undefined);
  });
}

/** Makes a group what the body says. A body without members makes it empty, since some clients leave empty lists out. */
export async function replaceGroup(
  deps: ScimDeps,
  client: ScimClient,
  id: string,
  body: JsonObject,
  ifMatch: string | undefined,
): Promise<StoredGroup> {
  const change = readGroupDocument(body);
  return await deps.exclusive(async () => {
    const before = await requireGroup(deps, client, id);
    requireMatch(ifMatch, before);
    return await putGroup(deps, client, { members: nobody, ...change }, before);
  });
}

/** All of the operations or none. Members are added and removed one by one: what two requests do to different ones adds up. */
export async function patchGroup(
  deps: ScimDeps,
  client: ScimClient,
  id: string,
  body: JsonObject,
  ifMatch: string | undefined,
): Promise<StoredGroup> {
  const operations = parsePatch(body, mostOperations);
  return await deps.exclusive(async () => {
    const before = await requireGroup(deps, client, id);
    requireMatch(ifMatch, before);
    return await putGroup(deps, client, patchGroupDocument(before, operations, id), before);
  });
}

/** With it goes what its members had by it, from the answer on. */
export async function deleteGroup(deps: ScimDeps, client: ScimClient, id: string, ifMatch: string | undefined): Promise<void> {
  return await deps.exclusive(async () => {
    requireProvider(deps, client);
    const before = await requireGroup(deps, client, id);
    requireMatch(ifMatch, before);
    const change = {
      action: "group-delete",
      target: `group/${id}`,
      detail: { provider: client.provider, group: before.displayName },
    };
    await record(deps, client, change, () => deps.store.deleteGroup(client.provider, id, deps.clock()));
  });
}

async function putGroup(
  deps: ScimDeps,
  client: ScimClient,
  change: GroupChange,
  before: StoredGroup | undefined,
): Promise<StoredGroup> {
  requireProvider(deps, client);
  const { document, members } = change;
  if (document.displayName === "") throw scimProblem("invalidValue", "displayName is needed.");
  const now = deps.clock();
  const next = {
    id: before?.id ?? randomUUID(),
    provider: client.provider,
    displayName: document.displayName,
    ...(document.externalId !== undefined && { externalId: document.externalId }),
    createdAt: before?.createdAt ?? now,
    changedAt: now,
  };
  const same = before !== undefined && before.displayName === next.displayName && before.externalId === next.externalId;
  const moves = members !== undefined && (members.replace || members.add.length > 0 || members.remove.length > 0);
  if (same && !moves) return before;
  if (!same) await requireFree(deps, client, next);

  const renamed = before !== undefined && before.displayName !== next.displayName;
  const detail = {
    provider: client.provider,
    group: next.displayName,
    ...(renamed && { was: before.displayName }),
    ...(moves && describe(members)),
  };
  const action = before === undefined ? "group-create" : "group-change";
  return await record(deps, client, { action, target: `group/${next.id}`, detail }, async () => {
    if (!same) {
      const stored = await deps.store.putGroup(next, before?.version ?? "none");
      if (stored === "taken") throw taken();
      if (stored === "conflict") throw changedMeanwhile();
    }
    // A crash between the two leaves a group whose members are as they were: the client sends its request again.
    if (moves) await deps.store.changeMembers(client.provider, next.id, { ...members, at: now });
    return await requireGroup(deps, client, next.id);
  });
}

const mostNamed = 50;

/** What was asked for: how many, some of the ids, and where these are not all of them a digest of the whole list. */
function describe({ add, remove, replace }: MemberChange): Readonly<Record<string, string | number | boolean>> {
  return { ...(replace && { replaced: true }), ...describeIds("added", add), ...describeIds("removed", remove) };
}

function describeIds(name: "added" | "removed", ids: readonly string[]): Readonly<Record<string, string | number>> {
  if (ids.length === 0) return {};
  const sorted = [...ids].sort();
  const whole = sorted.length <= mostNamed;
  return {
    [name]: ids.length,
    [`${name}Ids`]: sorted.slice(0, mostNamed).join(" "),
    ...(!whole && { [`${name}Digest`]: digestOf(sorted.join("\n")) }),
  };
}

/** Before anything is written to the log. */
async function requireFree(
  deps: ScimDeps,
  client: ScimClient,
  { id, displayName }: Pick<StoredGroup, "id" | "displayName">,
): Promise<void> {
  const { groups } = await deps.store.findGroups(client.provider, { displayName }, { offset: 0, limit: 1 });
  if (groups.some((other) => other.id !== id)) throw taken();
}

function taken(): Problem {
  return scimProblem("uniqueness", "Another group of this provider has this displayName, or one that differs in case only.");
}
