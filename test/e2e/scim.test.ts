import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { identityProvider, mockWorld, roleBinding } from "../support/manifests.ts";
import { type MockIssuer, startMockIssuer } from "../support/mock-issuer.ts";
import { type MockUpstream, startMockUpstream } from "../support/mock-upstream.ts";
import { administratorOf, runCommand } from "../support/run-command.ts";
import { scimClient, type SendScim } from "../support/scim-client.ts";
import { type Sallyport, startSallyport } from "../support/start-sallyport.ts";

let issuer: MockIssuer;
let other: MockIssuer;
let upstream: MockUpstream;
let sallyport: Sallyport;
let scim: SendScim;
let scimOfOther: SendScim;

const provider = (name: string, { issuer: url }: MockIssuer, prefix?: string): object =>
  identityProvider(name, url, {
    provisioning: "scim",
    principal: { claim: "upn", ...(prefix !== undefined && { prefix }) },
  });

before(async () => {
  [issuer, other, upstream] = await Promise.all([startMockIssuer(), startMockIssuer(), startMockUpstream()]);
  sallyport = await startSallyport();
  await sallyport.apply(
    ...mockWorld(upstream.url),
    provider("campus", issuer),
    provider("hospital", other, "h-"),
    roleBinding("staff", "USER", ["group:campus/Staff"], { useCases: ["tests"] }),
  );
  scim = scimClient(sallyport.adminUrl, await newToken("campus"));
  scimOfOther = scimClient(sallyport.adminUrl, await newToken("hospital"));
});
after(async () => {
  await sallyport?.stop();
  await Promise.all([issuer, other, upstream].map((server) => server?.close()));
});

async function newToken(name: string): Promise<string> {
  const made = await sallyport.admin("POST", `/api/v1/identity-providers/${name}/scim-tokens`, {});
  assert.equal(made.status, 201, JSON.stringify(made.body));
  assert.match(made.body.token, /^sps_/);
  return made.body.token;
}

const question = { model: "mock", messages: [{ role: "user", content: "hello" }] };
const call = async (token: string, body: object = question): Promise<Response> => await sallyport.chat(token, body);
async function statusOf(token: string): Promise<number> {
  const answer = await call(token);
  await answer.body?.cancel();
  return answer.status;
}
const patch = (...Operations: object[]) => ({ schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], Operations });
const entraUser = (upn: string) => ({
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
  externalId: upn.split("@")[0],
  userName: upn,
  active: true,
  emails: [{ primary: true, type: "work", value: upn }],
  meta: { resourceType: "User" },
  name: { formatted: "Ada Lovelace", familyName: "Lovelace", givenName: "Ada" },
  roles: [],
});

test("Entra ID's sequence: probe, create, group, update, disable, enable, delete; access follows each step", async () => {
  const upn = "ada@campus.example";
  const token = issuer.token({ upn });
  assert.equal(await statusOf(token), 401, "a good token of somebody who is not provisioned");

  const probe = await scim("GET", `/Users?filter=${encodeURIComponent(`userName eq "${upn}"`)}`);
  assert.equal(probe.status, 200);
  assert.match(String(probe.headers["content-type"]), /^application\/scim\+json/);
  assert.deepEqual([probe.body.totalResults, probe.body.Resources], [0, []]);

  const created = await scim("POST", "/Users", entraUser(upn));
  assert.equal(created.status, 201);
  const { id } = created.body;
  assert.equal(created.headers["location"], `/scim/v2/Users/${id}`);
  assert.equal(created.headers["etag"], 'W/"1"');
  assert.equal(created.body.meta.location, `/scim/v2/Users/${id}`);
  assert.deepEqual(created.body.name, { formatted: "Ada Lovelace", familyName: "Lovelace", givenName: "Ada" });
  assert.equal("roles" in created.body, false);
  assert.equal(await statusOf(token), 403, "known now, but without a role for any use case");

  const group = await scim("POST", "/Groups", {
    schemas: [
      "urn:ietf:params:scim:schemas:core:2.0:Group",
      "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group",
    ],
    externalId: "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
    displayName: "Staff",
    meta: { resourceType: "Group" },
  });
  assert.equal(group.status, 201);
  const groups = `/Groups/${group.body.id}`;
  const added = await scim("PATCH", groups, patch({ op: "Add", path: "members", value: [{ $ref: null, value: id }] }));
  assert.equal(added.status, 204);
  assert.equal(added.body, undefined);
  assert.equal(await statusOf(token), 200, "the group gives the role");

  const lean = await scim("GET", `/Groups?excludedAttributes=members&filter=${encodeURIComponent('displayName eq "Staff"')}`);
  assert.equal(lean.body.totalResults, 1);
  assert.equal("members" in lean.body.Resources[0], false);
  const held = await scim(
    "GET",
    `/Groups?filter=${encodeURIComponent(`id eq "${group.body.id}" and members eq "${id}"`)}&attributes=id`,
  );
  assert.deepEqual(
    held.body.Resources.map((one: { id: string }) => one.id),
    [group.body.id],
  );

  const updated = await scim(
    "PATCH",
    `/Users/${id}`,
    patch(
      { op: "Replace", path: 'emails[type eq "work"].value', value: "updated@campus.example" },
      { op: "Replace", path: "name.familyName", value: "King" },
      { op: "Add", path: 'phoneNumbers[type eq "mobile"].value', value: "+44 20" },
    ),
  );
  assert.equal(updated.status, 200);
  assert.equal(updated.body.emails[0].value, "updated@campus.example");
  assert.equal(updated.body.name.familyName, "King");
  assert.equal(updated.headers["etag"], 'W/"2"');

  const disable = await scim("PATCH", `/Users/${id}`, patch({ op: "Replace", path: "active", value: "False" }));
  assert.deepEqual([disable.status, disable.body.active], [200, false]);
  assert.equal(await statusOf(token), 401);
  assert.equal((await scim("GET", `/Users/${id}`)).body.active, false, "who is disabled is still there");
  await scim("PATCH", `/Users/${id}`, patch({ op: "Replace", path: "active", value: true }));
  assert.equal(await statusOf(token), 200);

  const removed = await scim("PATCH", groups, patch({ op: "Remove", path: "members", value: [{ value: id }] }));
  assert.equal(removed.status, 204);
  assert.equal(await statusOf(token), 403, "and without the group the role is gone");
  await scim("PATCH", groups, patch({ op: "add", path: "members", value: [{ value: id }] }));
  assert.equal(await statusOf(token), 200);

  assert.equal((await scim("DELETE", `/Users/${id}`)).status, 204);
  assert.equal(await statusOf(token), 401);
  const gone = await scim("GET", `/Users/${id}`);
  assert.deepEqual(gone.body, {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
    status: "404",
    detail: "There is no user with this id.",
  });
  assert.equal((await scim("DELETE", `/Users/${id}`)).status, 404);
  assert.equal((await scim("DELETE", groups)).status, 204);
});

test("Okta's sequence: probe, create, PUT, push a group by PUT, deactivate by an object without a path", async () => {
  const userName = "grace@campus.example";
  const token = issuer.token({ upn: userName });
  assert.equal((await scim("GET", "/Users?startIndex=1&count=2")).status, 200);
  assert.equal((await scim("GET", "/Groups?startIndex=1&count=100")).status, 200);
  const user = {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    userName,
    name: { givenName: "Grace", familyName: "Hopper" },
    emails: [{ primary: true, value: userName, type: "work" }],
    displayName: "Grace Hopper",
    locale: "en-US",
    externalId: "00ujl29u0le5T6Aj10h7",
    groups: [],
    password: "1mz050nq",
    active: true,
  };
  const created = await scim("POST", "/Users", user);
  assert.equal(created.status, 201);
  assert.equal("password" in created.body, false);
  const { id } = created.body;
  const duplicate = await scim("POST", "/Users", { ...user, userName: userName.toUpperCase() });
  assert.deepEqual([duplicate.status, duplicate.body.scimType, duplicate.body.status], [409, "uniqueness", "409"]);
  const replaced = await scim("PUT", `/Users/${id}`, { ...user, id, displayName: "Rear Admiral", meta: created.body.meta });
  assert.deepEqual([replaced.status, replaced.body.displayName], [200, "Rear Admiral"]);

  const group = await scim("POST", "/Groups", { displayName: "Staff", members: [] });
  const pushed = await scim("PUT", `/Groups/${group.body.id}`, {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    id: group.body.id,
    displayName: "Staff",
    members: [{ value: id, display: userName }],
  });
  assert.equal(pushed.status, 200);
  assert.deepEqual(pushed.body.members, [{ value: id, $ref: `/scim/v2/Users/${id}`, type: "User" }]);
  assert.equal(await statusOf(token), 200);

  const deactivated = await scim("PATCH", `/Users/${id}`, patch({ op: "replace", value: { active: false } }));
  assert.deepEqual([deactivated.status, deactivated.body.active], [200, false]);
  assert.equal(await statusOf(token), 401);
  assert.equal((await scim("PUT", `/Users/${id}`, { ...user, active: true })).status, 200);
  assert.equal(await statusOf(token), 200);
  await scim("DELETE", `/Groups/${group.body.id}`);
  assert.equal(await statusOf(token), 403);
});

test("Deactivating ends access, and a stream that is running, within a second", async (t) => {
  const upn = "linus@campus.example";
  const token = issuer.token({ upn });
  const { id } = (await scim("POST", "/Users", entraUser(upn))).body;
  const group = (await scim("POST", "/Groups", { displayName: "Staff", members: [{ value: id }] })).body;
  const times: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    await scim("PATCH", `/Users/${id}`, patch({ op: "replace", path: "active", value: true }));
    assert.equal(await statusOf(token), 200);
    const begun = performance.now();
    await scim("PATCH", `/Users/${id}`, patch({ op: "replace", path: "active", value: false }));
    assert.equal(await statusOf(token), 401);
    times.push(performance.now() - begun);
  }
  const worst = Math.max(...times);
  t.diagnostic(`from the request that deactivates to the refusal: ${worst.toFixed(1)} ms at most of ${times.length}`);
  assert.ok(worst < 1000);

  await scim("PATCH", `/Users/${id}`, patch({ op: "replace", path: "active", value: true }));
  upstream.behave((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(
      'data: {"id":"1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"Once upon a time there was "},"finish_reason":null}]}\n\n',
    );
  });
  const answer = await call(token, { ...question, stream: true });
  assert.equal(answer.status, 200);
  const reader = answer.body?.getReader();
  assert.ok(reader);
  await reader.read();
  const begun = performance.now();
  await scim("PATCH", `/Users/${id}`, patch({ op: "Replace", path: "active", value: "False" }));
  for (let done = false; !done;) ({ done } = await reader.read().catch(() => ({ done: true })));
  const took = performance.now() - begun;
  t.diagnostic(`from the request that deactivates to the end of the stream: ${took.toFixed(1)} ms`);
  assert.ok(took < 1000);
  await scim("DELETE", `/Groups/${group.id}`);
});

test("A client sees and changes its own provider's people only, and its token opens nothing else", async () => {
  const { id } = (await scim("POST", "/Users", entraUser("own@campus.example"))).body;
  const group = (await scim("POST", "/Groups", { displayName: "Own", members: [{ value: id }] })).body;
  for (const [method, path, body] of [
    ["GET", `/Users/${id}`],
    ["PUT", `/Users/${id}`, entraUser("own@campus.example")],
    ["PATCH", `/Users/${id}`, patch({ op: "replace", path: "active", value: false })],
    ["DELETE", `/Users/${id}`],
    ["GET", `/Groups/${group.id}`],
    ["PUT", `/Groups/${group.id}`, { displayName: "Own" }],
    ["PATCH", `/Groups/${group.id}`, patch({ op: "remove", path: "members" })],
    ["DELETE", `/Groups/${group.id}`],
  ] as const) {
    const there = await scimOfOther(method, path, body);
    const nowhere = await scimOfOther(method, path.replace(/[^/]+$/, "6b2c7a58-6a3c-4a53-b0b7-5a1d3f0e9c11"), body);
    assert.deepEqual([there.status, there.body], [404, nowhere.body], `${method} ${path}`);
  }
  assert.equal((await scimOfOther("GET", "/Users")).body.totalResults, 0);
  const tokens = await newToken("hospital");
  const elsewhere = await fetch(`${sallyport.adminUrl}/api/v1/keys`, { headers: { authorization: `Bearer ${tokens}` } });
  assert.equal(elsewhere.status, 401);
  assert.equal(await statusOf(tokens), 401, "nor on the data plane");
  for (const token of [sallyport.adminToken, sallyport.demoKey, issuer.token({ upn: "own@campus.example" }), "sps_x", ""]) {
    const refused = await scimClient(sallyport.adminUrl, token)("GET", "/Users");
    assert.equal(refused.status, 401);
    assert.deepEqual(refused.body.schemas, ["urn:ietf:params:scim:api:messages:2.0:Error"]);
  }
  const theirs = (await scimOfOther("POST", "/Users", entraUser("own@campus.example"))).body;
  assert.equal(theirs.userName, "own@campus.example", "the prefix is the principal's, not the client's");
  await scimOfOther("POST", "/Groups", { displayName: "Staff", members: [{ value: theirs.id }] });
  assert.equal(
    await statusOf(other.token({ upn: "own@campus.example" })),
    403,
    "a group of the same name gives another provider nothing",
  );
});

test("Errors are SCIM's own, whatever went wrong", async () => {
  const cases: readonly (readonly [string, string, unknown, number, string | undefined, Record<string, string>?])[] = [
    ["GET", `/Users?filter=${encodeURIComponent('nickName eq "x"')}`, undefined, 400, "invalidFilter"],
    ["GET", "/Users?count=many", undefined, 400, "invalidSyntax"],
    ["GET", "/Nothing", undefined, 404, undefined],
    ["GET", "/Me", undefined, 404, undefined],
    ["POST", "/Bulk", {}, 404, undefined],
    ["DELETE", "/Users", undefined, 405, undefined],
    ["POST", "/Users", "{", 400, "invalidSyntax"],
    ["POST", "/Users", "[]", 400, "invalidSyntax"],
    ["POST", "/Users", { userName: "not a name" }, 400, "invalidValue"],
    ["POST", "/Users", `{"userName":"${"a".repeat(1_100_000)}"}`, 413, undefined],
    ["POST", "/Users", "userName=a", 415, undefined, { "content-type": "application/x-www-form-urlencoded" }],
    ["GET", "/Schemas?filter=a", undefined, 403, undefined],
    ["GET", "/ResourceTypes/Nothing", undefined, 404, undefined],
  ];
  for (const [method, path, body, status, scimType, headers] of cases) {
    const answer = await scim(method, path, body, headers);
    assert.deepEqual(
      [answer.status, answer.body.status, answer.body.scimType],
      [status, String(status), scimType],
      `${method} ${path}`,
    );
    assert.match(String(answer.headers["content-type"]), /^application\/scim\+json/);
    assert.equal(typeof answer.body.detail, "string");
  }
  const { id } = (await scim("POST", "/Users", entraUser("etag@campus.example"))).body;
  const stale = await scim("PATCH", `/Users/${id}`, patch({ op: "add", path: "title", value: "x" }), { "if-match": 'W/"7"' });
  assert.deepEqual([stale.status, stale.body.status], [412, "412"]);
});

test("The service describes itself, also with an address as Entra ID has it", async () => {
  const service = (await scim("GET", "/ServiceProviderConfig")).body;
  assert.deepEqual([service.patch.supported, service.bulk.supported, service.etag.supported], [true, false, true]);
  const types = (await scim("GET", "/ResourceTypes")).body;
  assert.deepEqual(
    types.Resources.map((one: { endpoint: string }) => one.endpoint),
    ["/Users", "/Groups"],
  );
  assert.equal((await scim("GET", "/ResourceTypes/User")).body.schema, "urn:ietf:params:scim:schemas:core:2.0:User");
  const schemas = (await scim("GET", "/Schemas?aadOptscim062020")).body;
  assert.equal(schemas.totalResults, 3);
  const user = (await scim("GET", "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")).body;
  assert.deepEqual(
    user.attributes.find(({ name }: { name: string }) => name === "active"),
    {
      name: "active",
      type: "boolean",
      multiValued: false,
      description: "Whether the person is let in.",
      required: false,
      mutability: "readWrite",
      returned: "default",
    },
  );
});

test("A group of 10,000 is filled, read and emptied, while calls go on", async (t) => {
  const ids: string[] = [];
  const begun = performance.now();
  const workers = Array.from({ length: 8 }, async (_, worker) => {
    for (let index = worker; index < 1000; index += 8)
      ids.push((await scim("POST", "/Users", { userName: `many-${index}` })).body.id);
  });
  await Promise.all(workers);
  t.diagnostic(`1,000 users one by one, 8 at a time: ${((performance.now() - begun) / 1000).toFixed(2)} ms each`);
  assert.equal(new Set(ids).size, 1000);

  const filler = Array.from({ length: 9000 }, (_, index) => ({ value: `nobody-${index}` }));
  const group = (await scim("POST", "/Groups", { displayName: "Everybody" })).body;
  const timed = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const from = performance.now();
    await work();
    const took = performance.now() - from;
    t.diagnostic(`${name}: ${took.toFixed(0)} ms`);
    assert.ok(took < 5000, name);
  };
  const everybody = [...ids.map((value) => ({ value })), ...filler];
  await timed("10,000 members added by one PATCH", async () => {
    const answer = await scim("PATCH", `/Groups/${group.id}`, patch({ op: "add", path: "members", value: everybody }));
    assert.equal(answer.status, 204);
  });
  await timed("the group read", async () => {
    assert.equal((await scim("GET", `/Groups/${group.id}`)).body.members.length, 1000);
  });
  await timed("all removed but one", async () => {
    await scim("PATCH", `/Groups/${group.id}`, patch({ op: "replace", path: "members", value: [{ value: ids[0] }] }));
    assert.equal((await scim("GET", `/Groups/${group.id}`)).body.members.length, 1);
  });
  const large = await scim(
    "PATCH",
    `/Groups/${group.id}`,
    patch({ op: "add", path: "members", value: [...everybody, { value: "one-more" }] }),
  );
  assert.equal(large.status, 413);
});

test("An administrator sees who is provisioned, let in and in which groups, page by page, and finds one of them", async () => {
  const people = (query: string) => sallyport.admin("GET", `/api/v1/identity-providers/campus/people${query}`);
  const { id } = (await scim("POST", "/Users", entraUser("seen@campus.example"))).body;
  await scim("POST", "/Groups", { displayName: "Seen", members: [{ value: id }] });
  const found = (await people("?userName=SEEN@campus.example")).body;
  const [{ changedAt, ...person }] = found.items;
  assert.deepEqual(person, { id, principal: "seen@campus.example", active: true, groups: ["campus/Seen"] });
  assert.ok(Date.parse(changedAt) <= Date.now());
  assert.equal(found.items.length, 1);
  const first = (await people("?limit=2")).body;
  const second = (await people(`?limit=2&cursor=${first.nextCursor}`)).body;
  assert.equal(new Set([...first.items, ...second.items].map((person: { id: string }) => person.id)).size, 4);
  assert.equal((await people("?cursor=-1")).status, 400);
  assert.equal((await sallyport.admin("GET", "/api/v1/identity-providers/nowhere/people")).status, 404);
  const command = ["directory", "list", "campus", "--user", "seen@campus.example", "-o", "json"];
  const listed = await runCommand(command, administratorOf(sallyport));
  assert.equal(JSON.parse(listed.stdout).items[0].principal, "seen@campus.example");
});

test("What SCIM clients did is in the audit log, with no attributes of people", { timeout: 20_000 }, async () => {
  // The export goes as far as the newest checkpoint; the last change is in it when this one is.
  await scim("POST", "/Groups", { displayName: "The last of all" });
  let text = "";
  while (!text.includes("The last of all")) {
    const { body } = await sallyport.admin("GET", "/api/v1/audit/export?format=jsonl");
    text = typeof body === "string" ? body : JSON.stringify(body);
  }
  const changes = text.split("\n").filter((line) => line.includes('"scim:campus"'));
  assert.ok(changes.some((line) => line.includes('"user-create"') && line.includes("ada@campus.example")));
  assert.ok(changes.some((line) => line.includes('"group-change"') && line.includes('"added":1')));
  assert.doesNotMatch(text, /Lovelace|Hopper|updated@|1mz050nq|sps_/);
  assert.doesNotMatch(sallyport.output(), /Lovelace|Hopper|1mz050nq|sps_/);
});
