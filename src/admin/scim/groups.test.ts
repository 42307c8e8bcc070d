import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { campus, hospital, openScim, type Scim } from "../../../test/support/open-scim.ts";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import type { StoredGroup, StoredUser } from "../../storage/directory-store.ts";
import { createGroup, deleteGroup, patchGroup, replaceGroup } from "./change-group.ts";
import { createUser, deleteUser } from "./change-user.ts";
import { listGroups, readGroup } from "./read-groups.ts";
import { listUsers, readUser } from "./read-users.ts";
import { groupSchema, patchMessage } from "./schema-names.ts";
import { parseSelection } from "./select-attributes.ts";

const everything = { without: [] } as const;
let scim: Scim;
let ada: StoredUser;
let bob: StoredUser;
let stranger: StoredUser;
let group: StoredGroup;
let names = 0;

before(async () => {
  scim = await openScim();
  ada = await createUser(scim.deps, campus, { userName: "ada" });
  bob = await createUser(scim.deps, campus, { userName: "bob" });
  stranger = await createUser(scim.deps, hospital, { userName: "stranger" });
});
after(() => scim.close());
beforeEach(async () => {
  names += 1;
  group = await createGroup(scim.deps, campus, { schemas: [groupSchema], displayName: `Staff ${names}` });
  scim.changes.length = 0;
});

async function patched(...Operations: JsonValue[]): Promise<readonly string[]> {
  await patchGroup(scim.deps, campus, group.id, { schemas: [patchMessage], Operations }, undefined);
  return await members();
}

async function members(): Promise<readonly string[]> {
  const { resource } = await readGroup(scim.deps, campus, group.id, everything);
  return ((resource["members"] ?? []) as { value: string }[]).map(({ value }) => value);
}

const both = () => [ada.id, bob.id].sort();
const groupsOf = (user: StoredUser) => scim.directory.find(user.principal)?.groups.filter((name) => name.endsWith(` ${names}`));

test("Members come and go as Entra ID sends them, and the directory knows at once", async () => {
  const { id } = ada;
  assert.deepEqual(await patched({ op: "Add", path: "members", value: [{ $ref: null, value: id }, { value: bob.id }] }), both());
  assert.deepEqual(groupsOf(ada), [`campus/Staff ${names}`]);
  assert.deepEqual(await patched({ op: "Remove", path: "members", value: [{ value: id }] }), [bob.id]);
  assert.deepEqual(groupsOf(ada), []);
  assert.deepEqual(await patched({ op: "add", value: { members: [{ value: id, display: "Ada", type: "User" }] } }), both());
  assert.deepEqual(await patched({ op: "remove", path: `members[value eq "${id}"]` }), [bob.id]);
  assert.deepEqual(await patched({ op: "remove", path: `members[value eq "${id}" or value eq "${bob.id}"]` }), []);
});

test("Operations of one PATCH count in their order", async () => {
  const one = (op: string, user: StoredUser): JsonValue => ({ op, path: "members", value: [{ value: user.id }] });
  assert.deepEqual(await patched(one("add", ada), one("add", bob), one("remove", ada)), [bob.id]);
  assert.deepEqual(await patched(one("remove", bob), one("add", bob)), [bob.id]);
  assert.deepEqual(await patched(one("add", ada), one("replace", ada), one("add", bob), one("remove", ada)), [bob.id]);
  assert.deepEqual(await patched({ op: "remove", path: "members" }, one("add", ada)), [ada.id]);
  assert.deepEqual(await patched({ op: "Remove", path: "members", value: [] }), [ada.id], "an empty list names nobody");
  assert.deepEqual(await patched({ op: "remove", path: "members" }), []);
});

test("A group is renamed as Okta and Entra ID do it, which changes what its members hold", async () => {
  await patched({ op: "add", path: "members", value: [{ value: ada.id }] });
  await patched({ op: "replace", value: { id: group.id, displayName: `Renamed ${names}` } });
  assert.deepEqual(groupsOf(ada), [`campus/Renamed ${names}`]);
  await patched({ op: "Replace", path: "displayName", value: `Again ${names}` });
  assert.deepEqual(groupsOf(ada), [`campus/Again ${names}`]);
  assert.deepEqual(scim.changes.at(-1)?.detail, { provider: "campus", group: `Again ${names}`, was: `Renamed ${names}` });
});

test("PUT makes the members those of the body, as Okta pushes groups", async () => {
  const put = (body: JsonObject) =>
    replaceGroup(scim.deps, campus, group.id, { displayName: `Staff ${names}`, ...body }, undefined);
  await put({ id: group.id, members: [{ value: ada.id, display: "ada" }] });
  assert.deepEqual(await members(), [ada.id]);
  await put({ members: [{ value: bob.id }] });
  assert.deepEqual(await members(), [bob.id]);
  assert.deepEqual(groupsOf(ada), []);
  await put({});
  assert.deepEqual(await members(), []);
});

test("Deleting a group takes away what its members had by it", async () => {
  await patched({ op: "add", path: "members", value: [{ value: ada.id }] });
  await deleteGroup(scim.deps, campus, group.id, undefined);
  assert.deepEqual(groupsOf(ada), []);
  await assert.rejects(readGroup(scim.deps, campus, group.id, everything), { code: "not_found" });
});

test("A deleted user leaves their groups", async () => {
  const eve = await createUser(scim.deps, campus, { userName: `eve${names}` });
  await patched({ op: "add", path: "members", value: [{ value: eve.id }] });
  await deleteUser(scim.deps, campus, eve.id, undefined);
  assert.deepEqual(await members(), []);
});

test("Another provider's groups and users can be neither seen nor brought in", async () => {
  const missing = { code: "not_found", detail: "There is no group with this id." };
  const Operations = [{ op: "add", path: "members", value: [{ value: stranger.id }] }];
  await assert.rejects(readGroup(scim.deps, hospital, group.id, everything), missing);
  await assert.rejects(patchGroup(scim.deps, hospital, group.id, { Operations }, undefined), missing);
  await assert.rejects(replaceGroup(scim.deps, hospital, group.id, { displayName: "x" }, undefined), missing);
  await assert.rejects(deleteGroup(scim.deps, hospital, group.id, undefined), missing);
  assert.deepEqual(await patched(...Operations), []);
  assert.deepEqual(scim.directory.find(stranger.principal)?.groups, []);
  assert.equal((await listGroups(scim.deps, hospital, {}, everything))["totalResults"], 0);
  await patched({ op: "add", path: "members", value: [{ value: ada.id }] });
  const found = await listGroups(scim.deps, hospital, { filter: `members.value eq "${ada.id}"` }, everything);
  assert.equal(found["totalResults"], 0);
});

test("A name is unique in its provider without case; another provider may have it too", async () => {
  const taken = { code: "conflict", subtype: "uniqueness" };
  await assert.rejects(createGroup(scim.deps, campus, { displayName: `STAFF ${names}` }), taken);
  const other = await createGroup(scim.deps, campus, { displayName: `Other ${names}` });
  const Operations = [{ op: "replace", path: "displayName", value: `staff ${names}` }];
  await assert.rejects(patchGroup(scim.deps, campus, other.id, { Operations }, undefined), taken);
  const theirs = await createGroup(scim.deps, hospital, { displayName: `Staff ${names}`, members: [{ value: stranger.id }] });
  assert.deepEqual(scim.directory.find(stranger.principal)?.groups, [`hospital/Staff ${names}`]);
  await deleteGroup(scim.deps, hospital, theirs.id, undefined);
});

test("What a group can't be is refused", async () => {
  const cases: readonly (readonly [JsonValue, string])[] = [
    [{ op: "add", path: "members", value: [{ value: ada.id, type: "Group" }] }, "invalidValue"],
    [{ op: "add", path: "members", value: [{ display: "ada" }] }, "invalidValue"],
    [{ op: "add", path: "members" }, "invalidValue"],
    [{ op: "add", path: 'members[value eq "x"]', value: { value: "x" } }, "invalidPath"],
    [{ op: "remove", path: 'members[value sw "x"]' }, "invalidPath"],
    [{ op: "remove", path: 'members[display eq "x"]' }, "invalidPath"],
    [{ op: "replace", path: `members[value eq "x"].value`, value: "y" }, "mutability"],
    [{ op: "replace", path: "members.type", value: "y" }, "mutability"],
    [{ op: "remove", path: "displayName" }, "invalidValue"],
    [{ op: "replace", path: "displayName", value: "two\nlines" }, "invalidValue"],
    [{ op: "replace", path: "owner", value: "x" }, "invalidPath"],
    [{ op: "replace", path: "id", value: "x" }, "mutability"],
    [{ op: "remove" }, "noTarget"],
    [{ op: "add", value: [] }, "invalidValue"],
  ];
  for (const [operation, subtype] of cases) await assert.rejects(patched(operation), { subtype }, JSON.stringify(operation));
  await assert.rejects(createGroup(scim.deps, campus, {}), { subtype: "invalidValue" });
  const many = Array.from({ length: 10_001 }, (_, index) => ({ value: String(index) }));
  await assert.rejects(patched({ op: "add", path: "members", value: many }), { code: "request_too_large" });
  assert.deepEqual(scim.changes, []);
});

test("Two changes of one group at once both take effect, and only one with the same If-Match", async () => {
  const add = (user: StoredUser, ifMatch?: string) => {
    const Operations = [{ op: "add", path: "members", value: [{ value: user.id }] }];
    return patchGroup(scim.deps, campus, group.id, { Operations }, ifMatch);
  };
  await Promise.all([add(ada), add(bob)]);
  assert.deepEqual(await members(), both());
  await patched({ op: "remove", path: "members" });
  const { version } = await readGroup(scim.deps, campus, group.id, everything);
  const raced = await Promise.allSettled([add(ada, `W/"${version}"`), add(bob, `W/"${version}"`)]);
  assert.deepEqual(
    raced.map(({ status }) => status),
    ["fulfilled", "rejected"],
  );
});

test("The log names whom a change was about: all of a few, and of many some with a digest of the whole", async () => {
  await patched({ op: "add", path: "members", value: [{ value: ada.id }, { value: bob.id }] });
  assert.deepEqual(scim.changes.at(-1), {
    type: "change",
    at: scim.now,
    actor: "scim:campus",
    action: "group-change",
    target: `group/${group.id}`,
    detail: { provider: "campus", group: `Staff ${names}`, added: 2, addedIds: both().join(" ") },
  });
  const many = Array.from({ length: 10_000 }, (_, index) => ({ value: `nobody-${index}` }));
  await patched({ op: "replace", path: "members", value: many });
  const detail = scim.changes.at(-1)?.detail ?? {};
  assert.equal(detail["added"], 10_000);
  assert.equal(detail["replaced"], true);
  assert.match(String(detail["addedDigest"]), /^sha256:[0-9a-f]{64}$/);
  assert.ok(JSON.stringify(detail).length < 4096);
  assert.deepEqual(await members(), [], "those who are no users are left out");
});

test("Members are left out where they are not asked for, and groups are in a user's answer where they are", async () => {
  await patched({ op: "add", path: "members", value: [{ value: ada.id }] });
  const select = (query: Parameters<typeof parseSelection>[0]) => parseSelection(query);
  const without = await listGroups(
    scim.deps,
    campus,
    { filter: `displayName eq "staff ${names}"` },
    select({ excludedAttributes: "members" }),
  );
  const [shown] = without["Resources"] as JsonObject[];
  assert.equal(shown?.["id"], group.id);
  assert.equal(shown !== undefined && "members" in shown, false);
  const only = await readGroup(scim.deps, campus, group.id, select({ attributes: "displayName,meta.version" }));
  assert.deepEqual(Object.keys(only.resource), ["schemas", "id", "displayName", "meta"]);
  assert.deepEqual(Object.keys(only.resource["meta"] as JsonObject), ["version"]);
  const values = await readGroup(scim.deps, campus, group.id, select({ attributes: "members.value" }));
  assert.deepEqual(values.resource["members"], [{ value: ada.id }]);
  const user = await readUser(scim.deps, campus, ada.id, select({ attributes: "userName,groups" }));
  const own = (user.resource["groups"] as JsonObject[]).find(({ value }) => value === group.id);
  assert.deepEqual(own, { value: group.id, display: `Staff ${names}`, $ref: `/scim/v2/Groups/${group.id}` });
  const listed = await listUsers(scim.deps, campus, { filter: 'userName eq "ADA"' }, everything);
  assert.equal("groups" in (listed["Resources"] as JsonObject[])[0]!, false);
});
