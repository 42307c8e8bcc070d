import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { roleBinding } from "../../../test/support/manifests.ts";
import { type Admin, alex, openAdmin, person, startOfTime } from "../../../test/support/open-admin.ts";
import { minutes, seconds } from "../../core/units.ts";
import type { Strength } from "../../core/authentication.ts";
import type { StoredSession } from "../../storage/session-store.ts";
import type { Actor } from "../actor.ts";
import { applyManifests } from "../apply-manifests.ts";
import { couldAdminister, endBootstrap } from "../bootstrap.ts";
import { couldConfirm } from "../passkeys/register-passkey.ts";
import { resetPasskeys } from "../passkeys/remove-passkeys.ts";
import { createAccessToken, createAccessTokenInput, endAccessToken, listAccessTokens } from "./access-tokens.ts";
import { endOthersSession, endOwnSession, endSessionsOf } from "./end-sessions.ts";
import { createScimToken, createScimTokenInput, listScimTokens, revokeScimToken } from "./scim-tokens.ts";

let admin: Admin;
beforeEach(async () => {
  admin = await openAdmin();
});
afterEach(async () => {
  await admin.close();
});

const provider = (name: string, provisioning: "none" | "scim"): object => ({
  kind: "IdentityProvider",
  name,
  spec: { issuer: `https://${name}.example`, provisioning, principal: { prefix: `${name}-` } },
});
const binding = (role: string, members: readonly string[]): object => roleBinding(role.toLowerCase(), role, members);

async function logIn(name: string): Promise<{ secret: string; session: StoredSession; actor: Actor }> {
  const made = await admin.deps.sessions.start(
    { principal: name, provider: "campus", providerDigest: "", groups: [], roles: [], strength: 2, authenticatedAt: admin.now },
    admin.now,
  );
  return { ...made, actor: person(name, [], { session: made.session.id }) };
}

const scimInput = (input: object = {}): ReturnType<typeof createScimTokenInput.parse> => createScimTokenInput.parse(input);
const lasting = createAccessTokenInput.parse({});

test("A SCIM token is rotated with an overlap in which both work, and revoked at once", async () => {
  await applyManifests(admin.deps, alex, { manifests: [provider("campus", "scim"), provider("other", "none")], dryRun: false });
  const { deps } = admin;
  const first = await createScimToken(deps, alex, "campus", scimInput({ expiresInDays: 30 }));
  assert.match(first.token, /^sps_[0-9a-f]{16}_[\w-]{43}$/);
  const second = await createScimToken(deps, alex, "campus", scimInput({ overlapSeconds: 60 }));
  const works = async (token: string): Promise<boolean> => (await deps.sessions.ofScimToken(token, admin.now)) === "campus";
  assert.deepEqual([await works(first.token), await works(second.token)], [true, true]);
  admin.now += seconds(60);
  assert.deepEqual([await works(first.token), await works(second.token)], [false, true]);
  assert.deepEqual(
    (await listScimTokens(deps, "campus")).map(({ id }) => id),
    [second.id],
  );
  await assert.rejects(revokeScimToken(deps, alex, "other", second.id), { code: "not_found" });
  await revokeScimToken(deps, alex, "campus", second.id);
  assert.equal(await works(second.token), false);
  await assert.rejects(createScimToken(deps, alex, "other", scimInput()), { code: "conflict" });
  await assert.rejects(createScimToken(deps, alex, "nowhere", scimInput()), { code: "not_found" });
  assert.ok(!createScimTokenInput.safeParse({ expiresInDays: 366 }).success);
  assert.ok(!JSON.stringify(admin.changes).includes(first.token.slice(21)), "no secret is in the log");
});

test("An access token is made from a cookie's session alone, and ends with it", async () => {
  const { deps } = admin;
  const { session, actor } = await logIn("dana");
  const made = await createAccessToken(deps, actor, lasting);
  assert.equal(made.expiresAt, new Date(admin.now + minutes(480)).toISOString());
  assert.ok(await deps.sessions.ofAccessToken(made.token, admin.now));
  const byToken: Actor = { ...actor, authentication: { ...actor.authentication, method: "token" } };
  await assert.rejects(createAccessToken(deps, byToken, lasting), { code: "forbidden" });
  await assert.rejects(createAccessToken(deps, alex, lasting), { code: "forbidden" });
  const other = await logIn("erin");
  await assert.rejects(endAccessToken(deps, other.actor, made.id), { code: "not_found" });
  assert.deepEqual(await listAccessTokens(deps, other.actor), []);

  const second = await createAccessToken(deps, actor, lasting);
  await endAccessToken(deps, actor, second.id);
  assert.equal(await deps.sessions.ofAccessToken(second.token, admin.now), undefined);
  await endOwnSession(deps, actor, session.id);
  assert.equal(await deps.sessions.ofAccessToken(made.token, admin.now), undefined);
  await assert.rejects(createAccessToken(deps, actor, lasting), { code: "forbidden" });
});

test("A person has twenty access tokens at most", async () => {
  const { actor } = await logIn("dana");
  for (let nth = 0; nth < 20; nth++) await createAccessToken(admin.deps, actor, lasting);
  await assert.rejects(createAccessToken(admin.deps, actor, lasting), { code: "conflict" });
});

test("A session is ended by its person and by who may; another's answers as one that does not exist", async () => {
  const { deps } = admin;
  const dana = await logIn("dana");
  const erin = await logIn("erin");
  await assert.rejects(endOwnSession(deps, dana.actor, erin.session.id), { code: "not_found" });
  await assert.rejects(endOwnSession(deps, dana.actor, "f".repeat(64)), { code: "not_found" });
  await endOthersSession(deps, dana.actor, erin.session.id);
  assert.equal(await deps.sessions.ofCookie(erin.secret, admin.now), undefined);
  await logIn("dana");
  assert.equal(await endSessionsOf(deps, erin.actor, "dana"), 2);
  assert.equal(await endSessionsOf(deps, erin.actor, "dana"), 0);
  assert.deepEqual(
    admin.changes.map(({ actor, action, target }) => [actor, action, target]),
    [
      ["dana", "session-end", "erin"],
      ["erin", "sessions-end", "dana"],
    ],
  );
});

test("A session ends also while the log cannot be written; nothing new begins then", async () => {
  const { deps } = admin;
  const { secret, session, actor } = await logIn("dana");
  admin.logFails = true;
  await assert.rejects(createAccessToken(deps, actor, lasting), { code: "audit_unavailable" });
  await endOwnSession(deps, actor, session.id);
  assert.equal(await deps.sessions.ofCookie(secret, admin.now), undefined);
});

test("The bootstrap token ends once, in the log first, and stays while that cannot be written", async () => {
  const { deps } = admin;
  admin.logFails = true;
  await assert.rejects(endBootstrap(deps, alex, "test"), { code: "audit_unavailable" });
  assert.equal(await deps.sessions.bootstrapLives(), true);
  admin.logFails = false;
  const both = await Promise.all([endBootstrap(deps, alex, "test"), endBootstrap(deps, alex, "test")]);
  assert.deepEqual(both, [true, false]);
  assert.equal(await deps.sessions.bootstrapLives(), false);
  admin.now = startOfTime - 1_000_000;
  assert.equal(await deps.sessions.bootstrapLives(), false, "a clock that goes back brings nothing back");
});

test("What is done about tokens, log-ins and passkeys is in the log with who did it and how sure that is", async () => {
  await applyManifests(admin.deps, alex, { manifests: [provider("campus", "scim")], dryRun: false });
  const { actor, session } = await logIn("dana");
  const { id } = await createAccessToken(admin.deps, actor, lasting);
  await endAccessToken(admin.deps, actor, id);
  const scim = await createScimToken(admin.deps, alex, "campus", scimInput());
  await revokeScimToken(admin.deps, alex, "campus", scim.id);
  await resetPasskeys(admin.deps, alex, "erin");
  await endOthersSession(admin.deps, alex, session.id);
  await logIn("dana");
  await endSessionsOf(admin.deps, alex, "dana");
  const who = admin.changes
    .slice(1)
    .map(({ actor: by, action, detail }) => [by, action, detail?.["byMethod"], detail?.["byStrength"]]);
  assert.deepEqual(who, [
    ["dana", "access-token-create", "session", 3],
    ["dana", "access-token-end", "session", 3],
    ...["scim-token-create", "scim-token-revoke", "passkeys-reset", "session-end", "sessions-end"].map((action) => [
      "alex",
      action,
      "bootstrap",
      1,
    ]),
  ]);
});

test("Who could administer is who may change policies and give roles, as strongly as they can show who they are", async () => {
  const manifests = [binding("INFOSEC", ["ines"]), binding("PLATFORM", ["piet"]), binding("AUDITOR", ["amal"])];
  await applyManifests(admin.deps, alex, { manifests, dryRun: false });
  const could = (principal: string, strength: Strength = 3, deps = admin.deps): boolean => {
    const authentication = { strength, at: admin.now, method: "session" } as const;
    return couldAdminister(deps, { principal, groups: [], roles: [] }, authentication, undefined);
  };
  assert.deepEqual(
    ["ines", "piet", "amal", "nobody"].map((name) => could(name)),
    [true, false, false, false],
  );
  assert.equal(could("ines", 2), false, "approvals need a passkey");
  assert.equal(could("ines", 3, { ...admin.deps, policies: () => undefined }), false);
});

test("A passkey can be had with several factors just now, or is there; never where the control plane has no host name", async () => {
  const { session } = await logIn("dana");
  const could = (host = "https://sallyport.campus.example", change: Partial<StoredSession> = {}) =>
    couldConfirm({ ...admin.deps, adminUrl: () => host }, { ...session, ...change });
  assert.equal(await could(), true);
  assert.equal(await could("http://localhost:8081"), true);
  for (const host of ["https://192.0.2.1", "https://[2001:db8::1]:8081", "http://sallyport.campus.example"])
    assert.equal(await could(host), false, host);
  const old = { authenticatedAt: admin.now - minutes(5) - 1 };
  assert.deepEqual([await could(undefined, old), await could(undefined, { strength: 1 })], [false, false]);
  const passkey = { publicKey: new Uint8Array([1]), counter: 0, transports: [], name: "Laptop", createdAt: 1 };
  await admin.deps.store.putPasskey({ ...passkey, id: "p1", principal: "dana" });
  assert.deepEqual([await could(undefined, old), await could("https://192.0.2.1")], [true, false]);
});
