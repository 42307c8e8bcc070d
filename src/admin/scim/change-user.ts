import { randomUUID } from "node:crypto";
import type { JsonObject } from "../../core/json.ts";
import type { Problem } from "../../core/problem.ts";
import { isSameName } from "../authorize.ts";
import type { StoredUser } from "../../storage/directory-store.ts";
import { patchUserDocument, readUserDocument } from "./change-user-document.ts";
import { principalOf } from "./name-principal.ts";
import { parsePatch } from "./parse-patch.ts";
import { requireUser } from "./read-users.ts";
import { requireRoom } from "./require-room.ts";
import { changedMeanwhile, record, requireMatch, requireProvider, type ScimClient, type ScimDeps } from "./scim-client.ts";
import { scimProblem } from "./scim-problem.ts";
import { documentOf, packAttributes, type UserDocument } from "./user-document.ts";

/** One operation on emails looks at all of them. */
const mostOperations = 500;

/** Makes a person known. They are let in from the answer on, unless `active` is false. */
export async function createUser(deps: ScimDeps, client: ScimClient, body: JsonObject): Promise<StoredUser> {
  const document = readUserDocument(body);
  return await deps.exclusive(async () => {
    await requireRoom(deps, client, "users");
    return await putUser(deps, client, { ...document, active: document.active ?? true }, undefined);
  });
}

/**
 * Makes a person what the body says, and nothing else of what was kept. Only `active` stays as it was where the body leaves it
 * out, so that nobody is let in again by what was not said.
 */
export async function replaceUser(
  deps: ScimDeps,
  client: ScimClient,
  id: string,
  body: JsonObject,
  ifMatch: string | undefined,
): Promise<StoredUser> {
  const document = readUserDocument(body);
  return await deps.exclusive(async () => {
    const before = await requireUser(deps, client, id);
    requireMatch(ifMatch, before);
    return await putUser(deps, client, { ...document, active: document.active ?? before.active }, before);
  });
}

/** All of the operations or none of them. */
export async function patchUser(
  deps: ScimDeps,
  client: ScimClient,
  id: string,
  body: JsonObject,
  ifMatch: string | undefined,
): Promise<StoredUser> {
  const operations = parsePatch(body, mostOperations);
  return await deps.exclusive(async () => {
    const before = await requireUser(deps, client, id);
    requireMatch(ifMatch, before);
    return await putUser(deps, client, patchUserDocument(documentOf(before), operations, id), before);
  });
}

/**
 * Takes a person away: their access, their sessions and their passkeys, so that whoever gets the name next begins anew. What
 * they did stays in the log under their principal.
 */
export async function deleteUser(deps: ScimDeps, client: ScimClient, id: string, ifMatch: string | undefined): Promise<void> {
  return await deps.exclusive(async () => {
    requireProvider(deps, client);
    const before = await requireUser(deps, client, id);
    requireMatch(ifMatch, before);
    const change = {
      action: "user-delete",
      target: `user/${id}`,
      detail: { provider: client.provider, principal: before.principal },
    };
    await record(deps, client, change, async () => {
      // The user last: as long as they are there, the client can send its request again.
      await deps.store.endSessionsOf(before.principal, deps.clock());
      await deps.store.deletePasskeysOf(before.principal);
      await deps.store.deleteUser(client.provider, id, deps.clock());
    });
  });
}

/** What changes nothing is not written: clients repeat themselves. */
async function putUser(
  deps: ScimDeps,
  client: ScimClient,
  document: UserDocument,
  before: StoredUser | undefined,
): Promise<StoredUser> {
  const principal = principalOf(deps.register().access, requireProvider(deps, client), document.userName);
  const now = deps.clock();
  const next = {
    id: before?.id ?? randomUUID(),
    provider: client.provider,
    principal,
    userName: document.userName,
    ...(document.externalId !== undefined && { externalId: document.externalId }),
    active: document.active === true,
    attributes: packAttributes(document),
    createdAt: before?.createdAt ?? now,
    changedAt: now,
  };
  if (before !== undefined && isSame(before, next)) {
    // An earlier try may have ended before it came to the sessions.
    if (!next.active) await deps.store.endSessionsOf(before.principal, now);
    return before;
  }
  await requireFree(deps, client, next);

  const renamed = before !== undefined && before.principal !== principal;
  const change = {
    action: before === undefined ? "user-create" : "user-change",
    target: `user/${next.id}`,
    detail: { provider: client.provider, principal, active: next.active, ...(renamed && { was: before.principal }) },
  };
  return await record(deps, client, change, async () => {
    const stored = await deps.store.putUser(next, before?.version ?? "none");
    if (stored === "taken") throw taken();
    if (stored === "conflict") throw changedMeanwhile();
    if (before !== undefined && (renamed || !next.active)) await deps.store.endSessionsOf(before.principal, deps.clock());
    // Somebody else may be given the name next, and begins anew.
    if (renamed && !isSameName(before.principal, principal)) await deps.store.deletePasskeysOf(before.principal);
    return stored;
  });
}

function isSame(before: StoredUser, next: Omit<StoredUser, "version">): boolean {
  return (
    before.principal === next.principal &&
    before.userName === next.userName &&
    before.externalId === next.externalId &&
    before.active === next.active &&
    before.attributes === next.attributes
  );
}

/** Before anything is written to the log. What another provider's client does meanwhile, the store refuses. */
async function requireFree(
  deps: ScimDeps,
  client: ScimClient,
  { id, userName }: Pick<StoredUser, "id" | "userName">,
): Promise<void> {
  const { users } = await deps.store.findUsers(client.provider, { userName }, { offset: 0, limit: 1 });
  if (users.some((other) => other.id !== id)) throw taken();
}

function taken(): Problem {
  return scimProblem("uniqueness", "Another user has this userName, or one that differs in case only.");
}
