import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { csrfHeader, sessionCookie } from "../../src/http/cookies.ts";
import { type ControlWorld, openControlWorld } from "../e2e/every-route/control-world.ts";
import { useCase } from "../support/manifests.ts";
import { attemptsOf, rungs } from "./ladder/attempts.ts";
import { openLadder } from "./ladder/open-ladder.ts";

let world: ControlWorld;
before(async () => {
  world = await openLadder();
});
after(() => world.close());

type Headers = Record<string, string>;
/** A token of somebody who has just touched their passkey, and whom the provider puts into the group `staff`. */
const asked = (person: string, claims: object = {}): { headers: Headers } => ({
  headers: { authorization: `Bearer ${world.token(person, { groups: ["staff"], ...claims })}` },
});
const rolesOf = async (person: string): Promise<unknown> =>
  (await world.call("GET", "/api/v1/session", asked(person))).json.roles;

/** Refused for who asks, not for what was sent. */
const refusals = new Set(["forbidden", "not_found", "authentication_insufficient", "credential_invalid"]);

test("Nobody on any rung of the ladder gets to another by themselves, by the front or round the back", async () => {
  const held = new Map<string, unknown>();
  for (const me of rungs) held.set(me, await rolesOf(me));
  const { admin } = world;
  for (const me of rungs) {
    for (const { what, method, path, body, office = [] } of attemptsOf(me, world)) {
      if (office.includes(me)) continue;
      const changes = admin.changes.length;
      const answer = await world.call(method, path, { ...asked(me), ...(body !== undefined && { body }) });
      const where = `${me} tries ${what}: ${answer.status} ${answer.text}`;
      if (path.startsWith("/scim/")) assert.equal(answer.status, 401, where);
      else assert.ok(answer.status >= 400 && refusals.has(answer.json.code), where);
      assert.equal(admin.changes.length, changes, where);
    }
  }
  for (const me of rungs) assert.deepEqual(await rolesOf(me), held.get(me), me);
});

test("Who may apply identity and give roles both, still gives none to themselves by what their provider says", async () => {
  const campus = (rules: readonly object[], more: object = {}): object => {
    const { spec } = world.admin.deps.register().access.providers.get("campus") ?? {};
    return { kind: "IdentityProvider", name: "campus", spec: { ...spec, rules, ...more } };
  };
  const own = { when: { sub: "two-hats" } };
  const bound = (group: string): object => ({
    kind: "RoleBinding",
    name: "new",
    spec: { role: "CISO", members: [`group:campus/${group}`] },
  });
  const batches: Record<string, readonly object[]> = {
    "a role": [campus([{ ...own, roles: ["CISO"] }])],
    "a group with a role": [campus([{ ...own, groups: ["deans"] }])],
    "a group that gets a role in the same batch": [campus([{ ...own, groups: ["new"] }]), bound("new")],
    "the same, the role first": [bound("new"), campus([{ ...own, groups: ["new"] }])],
    "a program with a role": [
      campus([{ ...own, serviceAccount: "robot" }]),
      { kind: "ServiceAccount", name: "robot", spec: { title: "Robot", owner: "two-hats" } },
    ],
    "their own name under another provider": [
      { kind: "IdentityProvider", name: "mine", spec: { issuer: "https://mine.example", principal: { prefix: "two" } } },
    ],
  };
  for (const [what, body] of Object.entries(batches)) {
    const answer = await world.call("POST", "/api/v1/apply", { ...asked("two-hats"), body });
    assert.equal(answer.status, 403, `${what}: ${answer.text}`);
    assert.match(answer.json.detail, /nobody-grants-themselves/, what);
  }
  // What gives nobody anything is theirs to do.
  const harmless = [campus([{ when: { sub: "x" }, groups: ["readers"] }])];
  assert.equal((await world.call("POST", "/api/v1/apply", { ...asked("two-hats"), body: harmless })).status, 200);
});

test("Nor to a program that they answer for, before or after it is declared, or with it", async () => {
  const helper = (name: string) => ({ kind: "ServiceAccount", name, spec: { title: "Helper", owner: "Two-Hats" } });
  const role = (name: string) => ({ kind: "RoleBinding", name, spec: { role: "CISO", members: [name] } });
  const apply = (who: string, ...body: object[]) => world.call("POST", "/api/v1/apply", { ...asked(who), body });
  assert.equal((await apply("two-hats", helper("early"))).status, 200);
  assert.equal((await apply("CISO", role("late"))).status, 200);
  for (const [what, body] of Object.entries({
    "one that is there": [role("early")],
    "one that comes with it": [role("both"), helper("both")],
    "one that a role waits for": [helper("late")],
  })) {
    const answer = await apply("two-hats", ...body);
    assert.equal(answer.status, 403, `${what}: ${answer.text}`);
    assert.match(answer.json.detail, /nobody-grants-themselves/, what);
  }
  assert.equal((await apply("CISO", role("early"))).status, 200, "somebody else may");
});

test("A policy permits nobody what the shipped forbids forbid, and takes the place of none of those", async () => {
  const permits = ["INFOSEC", "two-hats", "DATA_OWNER@tests"].map(
    (name, n) => `@id("p${n}") permit (principal == Principal::"${name}", action, resource);`,
  );
  const put = (cedar: string) => world.call("PUT", "/api/v1/policies/climb", { ...asked("CISO"), body: { spec: { cedar } } });
  assert.ok((await put(permits.join("\n"))).status < 300);
  const self = { spec: { role: "CISO", members: ["INFOSEC"] } };
  const granted = await world.call("PUT", "/api/v1/role-bindings/climb", { ...asked("INFOSEC"), body: self });
  assert.equal(granted.status, 403, granted.text);
  assert.match(granted.json.detail, /nobody-grants-themselves/);
  for (const id of [
    "nobody-grants-themselves",
    "nobody-approves-what-they-made",
    "auditors-change-nothing",
    "only-people-approve",
  ]) {
    const answer = await put(`@id("x") @replaces("${id}") forbid (principal, action, resource) when { false };`);
    assert.equal(answer.status, 422, answer.text);
  }
  assert.equal((await world.call("DELETE", "/api/v1/policies/climb", asked("CISO"))).status, 204);
});

test("Nobody approves what they made: not by token, in another case, after a colleague's change or after it was taken back", async () => {
  const maker = "DATA_OWNER@tests";
  const spec = (title: string): object => (useCase("tests", ["mock"], { title, dataClass: "internal" }) as { spec: object }).spec;
  const put = async (person: string, title: string): Promise<void> => {
    const answer = await world.call("PUT", "/api/v1/use-cases/tests", { ...asked(person), body: { spec: spec(title) } });
    assert.ok(answer.status < 300, answer.text);
  };
  const approve = (headers: Headers) =>
    world.call("POST", "/api/v1/use-cases/tests/transitions", { headers, body: { to: "PRODUCTION", reason: "looks good" } });
  const refused = async (headers: Headers, what: string): Promise<void> => {
    const { status, json, text } = await approve(headers);
    assert.equal(status, 403, `${what}: ${text}`);
    assert.match(json.detail, /nobody-approves-what-they-made/, what);
  };
  const approved = async (person: string): Promise<void> => {
    const { status, text } = await approve(asked(person).headers);
    assert.equal(status, 201, `${person}: ${text}`);
  };
  await put(maker, "Made by one");
  await refused(asked(maker).headers, "the maker");
  await refused(asked("data_owner@TESTS").headers, "the maker, in another case");
  await refused(await world.session(maker), "the maker's session");
  await put("colleague", "Made by two");
  await refused(asked(maker).headers, "after a colleague's change");
  await approved("another");
  await put(maker, "Again by one");
  await put("colleague", "Made by two");
  await refused(asked("colleague").headers, "who took it back");
  await approved("another");
  await put(maker, "Their own");
  await put("another", "Somebody else's");
  await approved("colleague");
  await put("colleague", "Their own");
  await refused(asked(maker).headers, "whose content came back by a colleague's hand");
});

test("A personal access token has no more than its owner, no passkey, and no life without the log-in", async () => {
  const { admin } = world;
  const { digest = "" } = admin.deps.register().access.providers.get("campus") ?? {};
  const begun = await admin.deps.sessions.start(
    {
      principal: "INFOSEC",
      provider: "campus",
      providerDigest: digest,
      groups: [],
      roles: [],
      strength: 2,
      authenticatedAt: admin.now,
    },
    admin.now,
  );
  const confirmed = await admin.deps.sessions.confirm(begun.session, admin.now);
  assert.ok(confirmed);
  const cookie: Headers = {
    cookie: `${sessionCookie}=${confirmed.secret}`,
    [csrfHeader]: admin.deps.sessions.csrfTokenOf(confirmed.session),
    "sec-fetch-site": "same-origin",
  };
  const made = await world.call("POST", "/api/v1/session/access-tokens", { headers: cookie, body: {} });
  assert.equal(made.status, 201, made.text);
  const token: Headers = { authorization: `Bearer ${made.json.token}` };
  const who = async (headers: Headers) => (await world.call("GET", "/api/v1/session", { headers })).json;
  assert.deepEqual((await who(token)).roles, (await who(cookie)).roles);
  assert.equal((await who(cookie)).strength, 3);
  assert.equal((await who(token)).strength, 2);
  const body = { spec: { role: "LEGAL", members: ["somebody"] } };
  const bind = (headers: Headers) => world.call("PUT", "/api/v1/role-bindings/spare", { headers, body });
  assert.equal((await bind(token)).json.code, "authentication_insufficient");
  assert.equal((await bind(cookie)).status, 200);
  // A token makes no tokens and no passkeys, and the secret before the confirmation is worth nothing.
  assert.equal((await world.call("POST", "/api/v1/session/access-tokens", { headers: token, body: {} })).status, 403);
  assert.ok((await world.call("POST", "/api/v1/session/passkeys/options", { headers: token, body: {} })).status >= 400);
  assert.equal(
    (await world.call("GET", "/api/v1/session", { headers: { cookie: `${sessionCookie}=${begun.secret}` } })).status,
    401,
  );
  // What a list shows of a session opens none.
  const listed = await world.call("GET", "/api/v1/sessions", asked("SECOPS"));
  assert.ok(listed.json.items.length > 0);
  for (const { id } of listed.json.items)
    assert.equal((await world.call("GET", "/api/v1/session", { headers: { cookie: `${sessionCookie}=${id}` } })).status, 401);
  assert.equal((await world.call("POST", "/auth/logout", { headers: cookie, body: {} })).status, 200);
  assert.equal((await world.call("GET", "/api/v1/session", { headers: token })).status, 401);
});

test("Who may end the bootstrap token does not while nobody else could administer", async () => {
  const alone = await openControlWorld();
  const token = (person: string) => ({ headers: { authorization: `Bearer ${alone.token(person)}` } });
  const end = () => alone.call("POST", "/api/v1/bootstrap/end", { ...token("PLATFORM"), body: {} });
  try {
    for (const name of ["infosec", "ciso"]) {
      const bound = await alone.call("DELETE", `/api/v1/role-bindings/${name}`, {
        headers: { authorization: "Bearer an-admin-token-for-tests-0123456789" },
      });
      assert.equal(bound.status, 204, bound.text);
    }
    const refused = await end();
    assert.equal(refused.status, 409, refused.text);
    const bound = { spec: { role: "INFOSEC", members: ["INFOSEC"] } };
    const headers = { authorization: "Bearer an-admin-token-for-tests-0123456789" };
    assert.ok((await alone.call("PUT", "/api/v1/role-bindings/infosec", { headers, body: bound })).status < 300);
    assert.equal((await end()).status, 200);
    assert.equal((await alone.call("GET", "/api/v1/session", { headers })).status, 401);
  } finally {
    await alone.close();
  }
});
