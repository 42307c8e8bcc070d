import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { campus, hospital, openScim, type Scim } from "../../../test/support/open-scim.ts";
import { storedSession } from "../../../test/support/stored-rows.ts";
import type { JsonObject, JsonValue } from "../../core/json.ts";
import { Problem } from "../../core/problem.ts";
import { createGroup } from "./change-group.ts";
import { createUser, deleteUser, patchUser, replaceUser } from "./change-user.ts";
import { listUsers, readUser } from "./read-users.ts";
import { userResource } from "./resources.ts";
import { enterpriseSchema, patchMessage, userSchema } from "./schema-names.ts";
import type { StoredUser } from "../../storage/directory-store.ts";

const everything = { without: [] } as const;
let scim: Scim;
let ada: StoredUser;
let names = 0;

before(async () => {
  scim = await openScim();
});
after(() => scim.close());
beforeEach(async () => {
  names += 1;
  scim.logFails = false;
  ada = await createUser(scim.deps, campus, person(`ada${names}@campus.example`));
  scim.changes.length = 0;
});

function person(userName: string, more: JsonObject = {}): JsonObject {
  return { schemas: [userSchema], userName, externalId: `x-${userName}`, active: true, ...more };
}

function patch(...Operations: JsonValue[]): JsonObject {
  return { schemas: [patchMessage], Operations };
}

async function patched(...operations: JsonValue[]): Promise<JsonObject> {
  return userResource(await patchUser(scim.deps, campus, ada.id, patch(...operations), undefined));
}

test("A person is let in as soon as they are made known, and not when they are made inactive", async () => {
  assert.deepEqual(scim.directory.find(ada.principal), { provider: "campus", active: true, groups: [] });
  const off = await createUser(scim.deps, campus, person(`off${names}@campus.example`, { active: false }));
  assert.equal(scim.directory.find(off.principal)?.active, false);
  const silent = await createUser(scim.deps, campus, { userName: `silent${names}` });
  assert.equal(silent.active, true);
});

test("Each change is in the log before it takes effect, with who it is and nothing else of them", async () => {
  const made = await createUser(scim.deps, campus, person(`eve${names}`, { displayName: "Eve Secret", password: "hunter2" }));
  await patchUser(scim.deps, campus, made.id, patch({ op: "replace", path: "active", value: false }), undefined);
  await deleteUser(scim.deps, campus, made.id, undefined);
  const at = scim.now;
  const [target, principal] = [`user/${made.id}`, `eve${names}`];
  const common = { type: "change", at, actor: "scim:campus", target } as const;
  assert.deepEqual(scim.changes, [
    { ...common, action: "user-create", detail: { provider: "campus", principal, active: true } },
    { ...common, action: "user-change", detail: { provider: "campus", principal, active: false } },
    { ...common, action: "user-delete", detail: { provider: "campus", principal } },
  ]);
  scim.logFails = true;
  await assert.rejects(patchUser(scim.deps, campus, ada.id, patch({ op: "replace", path: "active", value: false }), undefined), {
    code: "audit_unavailable",
  });
  assert.equal(scim.directory.find(ada.principal)?.active, true);
  assert.equal((await scim.store.getUser("campus", ada.id))?.active, true);
});

test("A password is never kept", async () => {
  const made = await createUser(scim.deps, campus, person(`pw${names}`, { password: "hunter2" }));
  await patchUser(scim.deps, campus, made.id, patch({ op: "add", path: "password", value: "hunter3" }), undefined);
  await patchUser(scim.deps, campus, made.id, patch({ op: "replace", value: { password: "hunter4" } }), undefined);
  const stored = JSON.stringify([await scim.store.getUser("campus", made.id), scim.changes]);
  assert.doesNotMatch(stored, /hunter/);
});

test("Whoever is made inactive, deleted or renamed is out with their sessions when the answer goes out", async () => {
  const session = (id: string, principal: string) =>
    scim.store.putSession(storedSession(id, { principal, idleEndsAt: scim.now + 60_000, expiresAt: scim.now + 60_000 }));
  const live = async (principal: string) => (await scim.store.listSessions(scim.now, { principal, limit: 10 })).length;
  const changes = [
    (id: string) => patchUser(scim.deps, campus, id, patch({ op: "Replace", path: "active", value: "False" }), undefined),
    (id: string) => deleteUser(scim.deps, campus, id, undefined),
    (id: string) => patchUser(scim.deps, campus, id, patch({ op: "replace", path: "userName", value: `new${names}` }), undefined),
  ];
  for (const [index, change] of changes.entries()) {
    const { id, principal } = await createUser(scim.deps, campus, person(`leaver${index}-${names}`));
    await session(`session${index}-${names}`, principal);
    await session(`other${index}-${names}`, principal.toUpperCase());
    assert.equal(await live(principal), 1);
    await change(id);
    assert.equal(scim.directory.find(principal)?.active, false, principal);
    assert.equal(await live(principal), 0, principal);
    assert.equal(await live(principal.toUpperCase()), 0, principal);
  }
  assert.equal(scim.directory.find(`new${names}`)?.active, true);
});

test("Who is deleted or renamed leaves no passkey to whoever is given the name next; another spelling is the same person", async () => {
  const passkey = { publicKey: new Uint8Array([1]), counter: 0, transports: [], name: "Laptop", createdAt: 1 };
  const left = async (id: string) => (await scim.store.getPasskey(id)) !== undefined;
  const rename = (id: string, userName: string) =>
    patchUser(scim.deps, campus, id, patch({ op: "replace", path: "userName", value: userName }), undefined);
  const one = `key-one-${names}`;
  const other = `key-other-${names}`;
  await scim.store.putPasskey({ ...passkey, id: one, principal: ada.principal });
  await rename(ada.id, ada.userName.toUpperCase());
  assert.equal(await left(one), true);
  await rename(ada.id, `renamed${names}`);
  assert.equal(await left(one), false);
  await scim.store.putPasskey({ ...passkey, id: other, principal: `Renamed${names}` });
  await deleteUser(scim.deps, campus, ada.id, undefined);
  assert.equal(await left(other), false);
});

test("Another provider's users answer as if they did not exist", async () => {
  const missing = { code: "not_found", detail: "There is no user with this id." };
  await assert.rejects(readUser(scim.deps, hospital, ada.id, everything), missing);
  await assert.rejects(replaceUser(scim.deps, hospital, ada.id, person("x"), undefined), missing);
  await assert.rejects(patchUser(scim.deps, hospital, ada.id, patch({ op: "remove", path: "title" }), undefined), missing);
  await assert.rejects(deleteUser(scim.deps, hospital, ada.id, undefined), missing);
  await assert.rejects(readUser(scim.deps, campus, "no-such-id", everything), missing);
  const found = await listUsers(scim.deps, hospital, { filter: `id eq "${ada.id}"` }, everything);
  assert.equal(found["totalResults"], 0);
});

test("A client whose provider does not provision by SCIM is refused", async () => {
  for (const provider of ["plain", "gone"]) {
    await assert.rejects(createUser(scim.deps, { provider }, person(`y${names}`)), { code: "forbidden" });
    await assert.rejects(listUsers(scim.deps, { provider }, {}, everything), { code: "forbidden" });
  }
});

test("A userName is unique without case, in its provider and behind its prefix", async () => {
  const { userName } = ada;
  const taken = { code: "conflict", subtype: "uniqueness" };
  await assert.rejects(createUser(scim.deps, campus, person(userName.toUpperCase())), taken);
  const bob = await createUser(scim.deps, campus, person(`bob${names}`));
  scim.changes.length = 0;
  await assert.rejects(
    patchUser(scim.deps, campus, bob.id, patch({ op: "replace", path: "userName", value: userName }), undefined),
    taken,
  );
  assert.deepEqual(scim.changes, [], "what is refused is not in the log as a change");
  const same = await createUser(scim.deps, hospital, person(userName));
  assert.equal(same.principal, `h-${userName}`);
});

test("A userName that no token could come in with is refused, and says why", async () => {
  const cases: readonly (readonly [typeof campus, string, RegExp])[] = [
    [campus, "", /userName is needed/],
    [campus, "user_gmail.com#EXT#@campus.example", /can't name a principal/],
    [campus, "ada lovelace", /can't name a principal/],
    [campus, "a".repeat(129), /longer than 128/],
    [hospital, "a".repeat(127), /with the prefix h-/],
    [campus, "Batch", /names a service account/],
    [campus, "H-ada", /prefix of another identity provider/],
    [campus, "ada\u0000", /without control characters/],
  ];
  for (const [client, userName, words] of cases)
    await assert.rejects(createUser(scim.deps, client, person(userName)), { subtype: "invalidValue", detail: words }, userName);
  await assert.rejects(createUser(scim.deps, campus, { active: true }), { subtype: "invalidValue" });
});

test("What nobody knows, and what this service says itself, is dropped from what is made", async () => {
  const unknown = {
    _note: 1,
    "@type": "x",
    "urn:example:1.0:User": { roles: ["CISO"] },
    principal: "root",
    provider: "hospital",
  };
  const made = await createUser(scim.deps, campus, person(`plain${names}`, { ...unknown, id: "mine", groups: [{ value: "g" }] }));
  assert.deepEqual([made.provider, made.principal, made.id === "mine"], ["campus", `plain${names}`, false]);
  assert.doesNotMatch(made.attributes, /CISO|root|hospital/);
  assert.deepEqual(await scim.store.groupsOfUser("campus", made.id), []);
  const group = await createGroup(scim.deps, campus, { displayName: `Plain${names}`, _note: 1, "@type": "x", owner: "root" });
  assert.equal(group.displayName, `Plain${names}`);
});

test("PUT replaces all that was known, and leaves active as it was where it says nothing of it", async () => {
  await patched({ op: "replace", value: { title: "Analyst", displayName: "Ada", active: false } });
  const after = userResource(
    await replaceUser(scim.deps, campus, ada.id, { userName: ada.userName, id: "other", title: null }, undefined),
  );
  assert.equal(after["active"], false);
  assert.equal("title" in after || "displayName" in after || "externalId" in after, false);
  assert.equal(after["id"], ada.id);
});

test("What changes nothing is neither logged nor a new version", async () => {
  const again = await replaceUser(scim.deps, campus, ada.id, person(ada.userName), undefined);
  assert.equal(again.version, ada.version);
  await patched({ op: "replace", path: "active", value: true });
  assert.deepEqual(scim.changes, []);
});

test("If-Match holds a change to the version that was read", async () => {
  const first = await patchUser(scim.deps, campus, ada.id, patch({ op: "add", path: "title", value: "One" }), 'W/"1"');
  assert.equal(first.version, 2);
  const stale = { code: "precondition_failed" };
  await assert.rejects(patchUser(scim.deps, campus, ada.id, patch({ op: "add", path: "title", value: "Two" }), 'W/"1"'), stale);
  await assert.rejects(replaceUser(scim.deps, campus, ada.id, person(ada.userName), '"1", W/"3"'), stale);
  await assert.rejects(deleteUser(scim.deps, campus, ada.id, 'W/"1"'), stale);
  await patchUser(scim.deps, campus, ada.id, patch({ op: "add", path: "title", value: "Two" }), "*");
  await deleteUser(scim.deps, campus, ada.id, '"3"');
});

test("A PATCH as Entra ID sends it: any case, paths as keys, booleans as texts, attributes that are not kept", async () => {
  const after = await patched(
    { op: "Add", path: "displayName", value: "Ada L" },
    { op: "Replace", path: 'emails[type eq "work"].value', value: "ada@campus.example" },
    { op: "Replace", path: 'emails[type eq "work"].primary', value: "True" },
    { op: "Add", path: "name.givenName", value: "Ada" },
    { op: "Add", path: `${enterpriseSchema}:department`, value: "Engines" },
    { op: "Add", path: `${enterpriseSchema}:employeeNumber`, value: "4711" },
    { op: "Add", path: `${enterpriseSchema}:manager`, value: "someone" },
    { op: "Add", path: 'addresses[type eq "work"].locality', value: "London" },
    { op: "Add", path: 'phoneNumbers[type eq "mobile"].value', value: "+44" },
    { op: "Add", path: "urn:ietf:params:scim:schemas:extension:CustomExtensionName:2.0:User:tag", value: "x" },
    { op: "replace", value: { "name.familyName": "Lovelace", [`${enterpriseSchema}:costCenter`]: "7", ACTIVE: "true" } },
    { op: "Remove", path: "externalId" },
  );
  assert.deepEqual(after["name"], { givenName: "Ada", familyName: "Lovelace" });
  assert.deepEqual(after["emails"], [{ type: "work", value: "ada@campus.example", primary: true }]);
  assert.deepEqual(after[enterpriseSchema], { department: "Engines" });
  assert.equal("externalId" in after, false);
  assert.equal(after["active"], true);
});

test("A PATCH as Okta sends it: an object without a path, with the id along", async () => {
  const after = await patched({ op: "replace", value: { id: ada.id, active: false, groups: [], schemas: [userSchema] } });
  assert.equal(after["active"], false);
  await assert.rejects(patched({ op: "replace", value: { id: "other", active: true } }), { subtype: "mutability" });
});

test("Who is said to be neither active nor not is not let in", async () => {
  for (const operation of [
    { op: "remove", path: "active" },
    { op: "replace", path: "active", value: null },
  ]) {
    await patched({ op: "replace", path: "active", value: true });
    assert.equal((await patched(operation))["active"], false);
  }
});

test("Emails are added, replaced and removed by what they are, and one at most is the primary", async () => {
  const work = { value: "a@work.example", type: "work", primary: true };
  const home = { value: "a@home.example", type: "home", primary: true };
  await patched({ op: "add", path: "emails", value: [work] });
  await patched({ op: "add", path: "emails", value: [work] });
  assert.deepEqual((await patched({ op: "add", path: "emails", value: home }))["emails"], [{ ...work, primary: false }, home]);
  const moved = await patched({ op: "replace", path: 'emails[type eq "work"].primary', value: true });
  assert.deepEqual(moved["emails"], [work, { ...home, primary: false }]);
  const shown = await patched({ op: "replace", path: 'emails[type eq "home"]', value: { display: "At home" } });
  assert.deepEqual(shown["emails"], [work, { ...home, primary: false, display: "At home" }]);
  assert.deepEqual((await patched({ op: "remove", path: 'emails[value ew "home.example"]' }))["emails"], [work]);
  assert.deepEqual((await patched({ op: "remove", path: "emails.type" }))["emails"], [{ value: work.value, primary: true }]);
  assert.equal("emails" in (await patched({ op: "remove", path: "emails" })), false);
  const many = Array.from({ length: 21 }, (_, index) => ({ value: `${index}@x.example` }));
  await assert.rejects(patched({ op: "replace", path: "emails", value: many }), { subtype: "invalidValue" });
  await assert.rejects(patched({ op: "replace", path: "emails", value: [work, home] }), { subtype: "invalidValue" });
  await assert.rejects(patched({ op: "replace", path: 'emails[type co "x"].value', value: "a" }), { subtype: "noTarget" });
});

test("What a PATCH can't mean is refused in SCIM's words, and none of it takes effect", async () => {
  const cases: readonly (readonly [JsonValue, string])[] = [
    [{ op: "move", path: "title", value: "x" }, "invalidSyntax"],
    ["replace", "invalidSyntax"],
    [{ op: "replace", path: "actve", value: false }, "invalidPath"],
    [{ op: "replace", value: { actve: false } }, "invalidPath"],
    [{ op: "replace", path: "title.x", value: "x" }, "invalidPath"],
    [{ op: "replace", path: "name.nick", value: "x" }, "invalidPath"],
    [{ op: "replace", path: "title[x", value: "x" }, "invalidPath"],
    [{ op: "replace", path: 7, value: "x" }, "invalidPath"],
    [{ op: "remove" }, "noTarget"],
    [{ op: "replace", value: "x" }, "invalidValue"],
    [{ op: "replace", path: "title" }, "invalidValue"],
    [{ op: "replace", path: "title", value: ["x"] }, "invalidValue"],
    [{ op: "replace", path: "title", value: "x".repeat(257) }, "invalidValue"],
    [{ op: "replace", path: "active", value: "maybe" }, "invalidValue"],
    [{ op: "remove", path: "userName" }, "invalidValue"],
    [{ op: "replace", path: "id", value: "x" }, "mutability"],
    [{ op: "add", path: "groups", value: [{ value: "g" }] }, "mutability"],
    [{ op: "replace", path: "meta.created", value: "x" }, "mutability"],
  ];
  for (const [operation, subtype] of cases)
    await assert.rejects(
      patched({ op: "add", path: "displayName", value: "Half" }, operation),
      { subtype },
      JSON.stringify(operation),
    );
  for (const body of [
    {},
    { Operations: [] },
    { Operations: "x" },
    { schemas: ["urn:x"], Operations: [{ op: "remove", path: "title" }] },
  ])
    await assert.rejects(patchUser(scim.deps, campus, ada.id, body, undefined), { subtype: "invalidSyntax" });
  assert.equal("displayName" in userResource((await scim.store.getUser("campus", ada.id))!), false);
});

test("Lists have pages, count 0 only counts, and names are chosen", async () => {
  const client = { provider: "hospital" };
  for (const name of ["l1", "l2", "l3"]) await createUser(scim.deps, client, person(`${name}-${names}`, { title: "Listed" }));
  const filter = 'title eq "listed"';
  const page = await listUsers(scim.deps, client, { filter, startIndex: 2, count: 1 }, everything);
  assert.deepEqual([page["totalResults"], page["startIndex"], page["itemsPerPage"]], [3, 2, 1]);
  for (const query of [{ count: 0 }, { count: -5 }, { count: 0, filter }]) {
    const counted = await listUsers(scim.deps, client, query, everything);
    assert.deepEqual(counted["Resources"], []);
    assert.ok(Number(counted["totalResults"]) >= 3);
  }
  const beyond = await listUsers(scim.deps, client, { startIndex: 9_000_000, count: 10 }, everything);
  assert.deepEqual(beyond["Resources"], []);
});

test("A provider can have 200,000 users, and then no more until some are deleted", async () => {
  let total = 199_999;
  const store = { ...scim.store, findUsers: async () => ({ total, users: [] }) };
  const deps = { ...scim.deps, store };
  await createUser(deps, hospital, person(`last${names}`));
  total = 200_000;
  await assert.rejects(createUser(deps, hospital, person(`more${names}`)), { code: "conflict", detail: /200000 users at most/ });
  total = 199_000;
  await createUser(deps, hospital, person(`more${names}`));
});

test("One PATCH of a user has 500 operations at most", async () => {
  const title = (value: string): JsonValue => ({ op: "replace", path: "title", value });
  const many = Array.from({ length: 500 }, (_, index) => title(String(index)));
  assert.equal((await patched(...many))["title"], "499");
  await assert.rejects(patched(...many, title("x")), { subtype: "invalidSyntax" });
});

test("A deactivation or deletion that fails in the middle is made whole by sending it again", async () => {
  const fails = async (): Promise<never> => {
    throw new Problem("register_unavailable", "The register could not be written.");
  };
  const broken = { ...scim.deps, store: { ...scim.store, endSessionsOf: fails } };
  const ended: string[] = [];
  const mended = {
    ...scim.deps,
    store: {
      ...scim.store,
      endSessionsOf: async (principal: string) => {
        ended.push(principal);
        return 1;
      },
    },
  };
  const off = patch({ op: "replace", path: "active", value: false });
  const unavailable = { code: "register_unavailable" };
  await assert.rejects(patchUser(broken, campus, ada.id, off, undefined), unavailable);
  assert.deepEqual(
    scim.changes.map(({ action }) => action),
    ["user-change", "user-change-failed"],
  );
  await patchUser(mended, campus, ada.id, off, undefined);
  await assert.rejects(deleteUser(broken, campus, ada.id, undefined), unavailable);
  await deleteUser(mended, campus, ada.id, undefined);
  assert.deepEqual(ended, [ada.principal, ada.principal]);
  assert.equal(scim.directory.find(ada.principal)?.active, false);
});
