import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import { test } from "node:test";
import { createMemorySessions, type MemorySessions } from "../../../test/support/memory-sessions.ts";
import { days, minutes, seconds } from "../../core/units.ts";
import type { SessionDesk, SessionStart } from "./session-desk.ts";
import { authenticationOf } from "./authentication-of.ts";
import { createSessionDesk, mostSessions } from "./create-session-desk.ts";

const start = Date.parse("2026-11-01T08:00:00Z");
const login: SessionStart = {
  principal: "dana@campus.example",
  provider: "campus",
  providerDigest: "sha256:00",
  groups: ["campus/staff"],
  roles: [],
  strength: 2,
  authenticatedAt: start,
};

function open(provisioning: "none" | "scim" = "scim"): { desk: SessionDesk; store: MemorySessions } {
  const store = createMemorySessions();
  const key = createSecretKey(randomBytes(32));
  const provider = (name: string): { spec: { provisioning: "none" | "scim" } } | undefined =>
    name === "campus" ? { spec: { provisioning } } : undefined;
  return { store, desk: createSessionDesk({ store, key, provider, clock: () => start, idleMinutes: 30, hours: 12 }) };
}

async function giveToken(desk: SessionDesk, store: MemorySessions, session: string, expiresAt: number): Promise<string> {
  const { token, ...made } = desk.newToken("access");
  const createdBy = login.principal;
  await store.putToken({ ...made, kind: "access", subject: createdBy, session, createdAt: start, createdBy, expiresAt });
  return token;
}

test("A session is found by its secret, and what is stored holds nothing of that", async () => {
  const { desk, store } = open();
  const { secret, session } = await desk.start(login, start);
  assert.equal((await desk.ofCookie(secret, start))?.principal, login.principal);
  assert.equal(Buffer.from(secret, "base64url").byteLength, 32);
  assert.ok(!JSON.stringify(await store.getSession(session.id)).includes(secret));
  for (const wrong of ["", secret.slice(1), `${secret}A`, session.id, secret.toLowerCase(), "A".repeat(43)])
    assert.equal(await desk.ofCookie(wrong, start), undefined, wrong);
});

test("A session ends when it was idle too long, and at its absolute end however much it is used", async () => {
  const { desk } = open();
  const idle = await desk.start(login, start);
  assert.ok(await desk.ofCookie(idle.secret, start + minutes(30) - 1));
  const unused = await desk.start(login, start);
  assert.equal(await desk.ofCookie(unused.secret, start + minutes(30)), undefined);
  const used = await desk.start(login, start);
  const end = start + minutes(12 * 60);
  for (let now = start; now < end; now += minutes(20)) assert.ok(await desk.ofCookie(used.secret, now));
  assert.ok(await desk.ofCookie(used.secret, end - 1));
  assert.equal(await desk.ofCookie(used.secret, end), undefined);
});

test("Uses of a session are written once a minute at most", async () => {
  const { desk, store } = open();
  const { secret } = await desk.start(login, start);
  for (let second = 0; second < 59; second++) await desk.ofCookie(secret, start + seconds(second));
  assert.equal(store.writes, 1);
  await desk.ofCookie(secret, start + seconds(60));
  await desk.ofCookie(secret, start + seconds(61));
  assert.equal(store.writes, 2);
});

test("An ended session is over at once, with the access tokens that rest on it", async () => {
  const { desk, store } = open();
  const { secret, session } = await desk.start(login, start);
  const token = await giveToken(desk, store, session.id, start + minutes(60));
  assert.ok(await desk.ofAccessToken(token, start));
  await store.endSession(session.id, start);
  assert.equal(await desk.ofCookie(secret, start), undefined);
  assert.equal(await desk.ofAccessToken(token, start), undefined);
});

test("A passkey gives a session a new secret: the old one is worth nothing, and tokens go on without the confirmation", async () => {
  const { desk, store } = open();
  const { secret, session } = await desk.start(login, start);
  const token = await giveToken(desk, store, session.id, start + minutes(60));
  const now = start + minutes(5);
  const next = await desk.confirm(session, now);
  assert.ok(next);
  assert.notEqual(next.secret, secret);
  assert.equal(await desk.ofCookie(secret, now), undefined);
  const confirmed = await desk.ofCookie(next.secret, now);
  assert.deepEqual(confirmed && authenticationOf(confirmed, now), { strength: 3, at: now, method: "session" });
  assert.equal(confirmed?.expiresAt, session.expiresAt, "the absolute end stays");
  const resting = await desk.ofAccessToken(token, now);
  assert.deepEqual(resting && authenticationOf(resting, now), { strength: 2, at: start, method: "session" });
});

test("A token is no passkey, also where the identity provider says that its log-in was proved by one", async () => {
  const { desk, store } = open();
  const { session } = await desk.start({ ...login, strength: 3 }, start);
  assert.equal(authenticationOf(session, start).strength, 3);
  const resting = await desk.ofAccessToken(await giveToken(desk, store, session.id, start + minutes(60)), start);
  assert.equal(resting && authenticationOf(resting, start).strength, 2);
});

test("A session that has ended is not brought back by a passkey", async () => {
  const { desk, store } = open();
  const { session } = await desk.start(login, start);
  await store.endSession(session.id, start);
  assert.equal(await desk.confirm(session, start), undefined);
  assert.deepEqual(await store.listSessions(start, { limit: 10 }), []);
});

test("An access token is not ended by an idle browser, but by its own end and by the session's", async () => {
  const { desk, store } = open();
  const { session } = await desk.start(login, start);
  const token = await giveToken(desk, store, session.id, start + minutes(480));
  assert.ok(await desk.ofAccessToken(token, start + minutes(479)));
  assert.equal(await desk.ofAccessToken(token, start + minutes(480)), undefined);
  const longer = await giveToken(desk, store, session.id, start + days(5));
  assert.equal(await desk.ofAccessToken(longer, session.expiresAt), undefined);
});

test("Tokens of one kind are no tokens of the other, and any changed character makes one worthless", async () => {
  const { desk, store } = open();
  const { session } = await desk.start(login, start);
  const access = await giveToken(desk, store, session.id, start + minutes(60));
  const { token: scim, ...row } = desk.newToken("scim");
  await store.putToken({ ...row, kind: "scim", subject: "campus", createdAt: start, createdBy: "x", expiresAt: start + days(1) });
  assert.equal(await desk.ofScimToken(scim, start), "campus");
  assert.equal(await desk.ofScimToken(access, start), undefined);
  assert.equal(await desk.ofAccessToken(scim, start), undefined);
  assert.equal(await desk.ofScimToken(access.replace("spt_", "sps_"), start), undefined);
  assert.equal(await desk.ofAccessToken(scim.replace("sps_", "spt_"), start), undefined);
  for (let at = 0; at < scim.length; at++) {
    const changed = `${scim.slice(0, at)}${scim[at] === "0" ? "1" : "0"}${scim.slice(at + 1)}`;
    assert.equal(await desk.ofScimToken(changed, start), undefined, `character ${at}`);
  }
});

test("A SCIM token stops with its provider's provisioning, when it is ended and when it expires", async () => {
  const scim = async (desk: SessionDesk, store: MemorySessions, subject = "campus"): Promise<{ token: string; id: string }> => {
    const { token, ...row } = desk.newToken("scim");
    await store.putToken({ ...row, kind: "scim", subject, createdAt: start, createdBy: "x", expiresAt: start + days(1) });
    return { token, id: row.id };
  };
  const off = open("none");
  assert.equal(await off.desk.ofScimToken((await scim(off.desk, off.store)).token, start), undefined);
  const { desk, store } = open();
  assert.equal(await desk.ofScimToken((await scim(desk, store, "gone")).token, start), undefined);
  const { token, id } = await scim(desk, store);
  assert.equal(await desk.ofScimToken(token, start + days(1)), undefined);
  await store.endToken(id, start + minutes(5));
  assert.equal(await desk.ofScimToken(token, start + minutes(5) - 1), "campus");
  assert.equal(await desk.ofScimToken(token, start + minutes(5)), undefined);
});

test("Each session has a CSRF token of its own", async () => {
  const { desk } = open();
  const one = await desk.start(login, start);
  const other = await desk.start(login, start);
  const token = desk.csrfTokenOf(one.session);
  assert.ok(desk.isCsrfToken(token, one.session));
  assert.ok(!desk.isCsrfToken(token, other.session));
  assert.ok(!desk.isCsrfToken("", one.session));
  assert.ok(!token.includes(one.secret) && !token.includes(one.session.id));
});

test("A person has so many sessions at once; the oldest ends for the next", async () => {
  const { desk, store } = open();
  const first = await desk.start(login, start);
  for (let nth = 1; nth <= mostSessions; nth++) await desk.start(login, start + nth);
  assert.equal(await desk.ofCookie(first.secret, start + 100), undefined);
  assert.equal((await store.listSessions(start + 100, { limit: 100 })).length, mostSessions);
});

test("A log-in from a clock ahead of ours, or of a strength that does not exist, proves no more than it can", () => {
  assert.deepEqual(authenticationOf({ strength: 2, authenticatedAt: start + 1000 }, start).at, start);
  assert.deepEqual(authenticationOf({ strength: 7, authenticatedAt: start }, start).strength, 0);
});
