import assert from "node:assert/strict";
import { test } from "node:test";
import { makeIssuerKey, startMockIssuer, type IssuerBehaviour } from "../../../test/support/mock-issuer.ts";
import { openTokens, provider, type TokenTest } from "../../../test/support/verify-tokens.ts";
import { minutes, seconds } from "../../core/units.ts";
import { indexProviders } from "./provider.ts";

/** Lets what goes on in the background come to its end: it is asked until the issuer's answer has arrived. */
async function settled(holds: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + 5000;
  while (!(await holds())) {
    assert.ok(performance.now() < until, "it came to nothing");
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const passes = async (on: TokenTest, token: string): Promise<boolean> => (await on.refusal(token)) === undefined;
const codeOf = async (on: TokenTest, token: string): Promise<string | undefined> => (await on.refusal(token))?.code;
let serial = 0;
const fresh = (on: TokenTest): string => on.issuer.token({ jti: `${++serial}` });

test("The first thousand tokens at once cost one look at the issuer", async () => {
  const on = await openTokens();
  const tokens = Array.from({ length: 1000 }, () => fresh(on));
  const verified = await Promise.all(tokens.map((token) => on.verify(token)));
  assert.equal(new Set(verified.map(({ id }) => id)).size, 1000);
  assert.deepEqual(on.issuer.fetched, { discovery: 1, keys: 1 });
  await on.close();
});

test("A thousand tokens with key ids that nobody knows cost one more fetch, and another in half a minute", async () => {
  const on = await openTokens();
  await on.verify(fresh(on));
  on.pass(seconds(31));
  const stranger = makeIssuerKey();
  const storm = () =>
    Promise.all(Array.from({ length: 1000 }, (_, n) => codeOf(on, on.issuer.token({}, { kid: `made-up-${n}` }, stranger))));
  assert.deepEqual(new Set(await storm()), new Set(["credential_invalid"]));
  assert.equal(on.issuer.fetched.keys, 2);
  on.pass(seconds(29));
  await storm();
  assert.equal(on.issuer.fetched.keys, 2);
  on.pass(seconds(1));
  await storm();
  assert.deepEqual(on.issuer.fetched, { discovery: 1, keys: 3 });
  await on.close();
});

test("A key that the issuer has just begun to use is found at once, by all that wait for it, with one fetch", async () => {
  const on = await openTokens();
  await on.verify(fresh(on));
  on.pass(seconds(30));
  on.issuer.keys = [makeIssuerKey(), ...on.issuer.keys];
  const all = await Promise.all(Array.from({ length: 200 }, () => on.verify(fresh(on))));
  assert.equal(all.length, 200);
  assert.deepEqual(on.issuer.fetched, { discovery: 1, keys: 2 });
  await on.close();
});

test("A token whose key the issuer withdrew is no longer taken, though it was remembered", async () => {
  const on = await openTokens();
  const token = fresh(on);
  const other = fresh(on);
  const first = await on.verify(token);
  on.pass(seconds(30));
  on.issuer.rotate();
  assert.equal(await on.verify(token), first, "nobody knows yet");
  await on.verify(fresh(on));
  for (const old of [token, other]) assert.equal(await codeOf(on, old), "credential_invalid");
  assert.equal(on.issuer.fetched.keys, 2);
  await on.close();
});

test("Keys are fetched anew in the background before their time is over, as the issuer sets it within bounds", async () => {
  for (const { maxAgeSeconds, life } of [
    { maxAgeSeconds: undefined, life: minutes(10) },
    { maxAgeSeconds: 0, life: minutes(5) },
    { maxAgeSeconds: 1200, life: minutes(20) },
    { maxAgeSeconds: 999_999, life: minutes(60) },
  ]) {
    const on = await openTokens();
    on.issuer.maxAgeSeconds = maxAgeSeconds;
    await on.verify(fresh(on));
    on.pass(life * 0.8 - 1);
    await on.verify(fresh(on));
    assert.equal(on.issuer.fetched.keys, 1, `${life}`);
    on.issuer.behaviour = "hang";
    on.pass(1);
    const asked = on.issuer.nextFetch();
    await on.verify(fresh(on));
    await asked;
    await on.verify(fresh(on));
    assert.equal(on.issuer.fetched.keys, 2, "one, and nobody waits for it");
    await on.close();
  }
});

test("Keys outlive an outage by an hour; then nobody is let in, until the issuer is back", async () => {
  const on = await openTokens({ maxTokenMinutes: 600 });
  const lasting = on.issuer.token({ exp: Math.floor(on.now() / 1000) + 36_000 });
  await on.verify(lasting);
  on.issuer.behaviour = "fail";
  on.pass(minutes(8));
  assert.ok(await passes(on, lasting));
  on.pass(minutes(2));
  assert.ok(await passes(on, lasting), "it waits for the fetch, and goes on when that fails");
  on.pass(minutes(60) - 1);
  assert.ok(await passes(on, lasting));
  assert.ok(await passes(on, fresh(on)));
  on.pass(1);
  for (const token of [lasting, fresh(on)]) assert.equal(await codeOf(on, token), "identity_unavailable");
  on.issuer.behaviour = "serve";
  on.pass(seconds(5));
  await settled(() => passes(on, fresh(on)));
  assert.ok(await passes(on, lasting));
  await on.close();
});

test("While the issuer is away it is asked no more than every five seconds, however many tokens come", async () => {
  const on = await openTokens();
  on.issuer.behaviour = "fail";
  const many = () => Promise.all(Array.from({ length: 100 }, () => codeOf(on, fresh(on))));
  assert.deepEqual(new Set(await many()), new Set(["identity_unavailable"]));
  await many();
  assert.equal(on.issuer.fetched.discovery, 1);
  on.pass(seconds(5));
  await many();
  assert.equal(on.issuer.fetched.discovery, 2);
  await on.close();
});

test("An issuer that answers anything but its keys is one that can't be had", async () => {
  for (const behaviour of ["fail", "garbage", "redirect", "endless"] satisfies IssuerBehaviour[]) {
    for (const known of [true, false]) {
      const on = await openTokens();
      if (known) on.providers = indexProviders([provider("campus", { issuer: on.issuer.issuer, jwksUri: on.issuer.jwksUri })]);
      on.issuer.behaviour = behaviour;
      assert.equal(await codeOf(on, fresh(on)), "identity_unavailable", behaviour);
      assert.equal(on.issuer.fetched[known ? "keys" : "discovery"], 1);
      await on.close();
    }
  }
});

test("A JWK set with no list of keys, with more than a hundred, or larger than 256 KB is none", async () => {
  for (const extra of [Array.from({ length: 100 }, () => ({ kty: "oct" })), [{ kty: "oct", k: "x".repeat(257 * 1024) }]]) {
    const on = await openTokens();
    on.issuer.extraJwks = extra;
    assert.equal(await codeOf(on, fresh(on)), "identity_unavailable");
    on.issuer.extraJwks = extra.slice(1);
    on.pass(seconds(5));
    assert.ok(await passes(on, fresh(on)));
    await on.close();
  }
});

test("A discovery document must be the issuer's own, to the letter, and its keys on https unless the network is private", async () => {
  const spoof = await startMockIssuer();
  for (const discovery of [
    { issuer: spoof.issuer },
    { issuer: undefined },
    { jwks_uri: undefined },
    { jwks_uri: 7 },
    { jwks_uri: "file:///etc/passwd" },
    { jwks_uri: "http://user:secret@127.0.0.1/jwks" },
    { jwks_uri: "https://169.254.169.254/latest/meta-data" },
    { jwks_uri: "http://[fd00:ec2::254]/jwks" },
  ]) {
    const on = await openTokens();
    on.issuer.discovery = discovery;
    assert.equal(await codeOf(on, fresh(on)), "identity_unavailable", JSON.stringify(discovery));
    on.issuer.discovery = { issuer: `${on.issuer.issuer}/` };
    on.pass(seconds(5));
    assert.equal(await codeOf(on, fresh(on)), "identity_unavailable");
    assert.equal(on.issuer.fetched.keys, 0);
    await on.close();
  }
  assert.deepEqual(spoof.fetched, { discovery: 0, keys: 0 });
  await spoof.close();
});

test("An issuer on a public network is never reached on this machine", async () => {
  const on = await openTokens();
  on.providers = indexProviders([provider("campus", { issuer: on.issuer.issuer.replace("http:", "https:"), network: "public" })]);
  assert.equal(await codeOf(on, on.issuer.token({ iss: on.issuer.issuer.replace("http:", "https:") })), "identity_unavailable");
  assert.deepEqual(on.issuer.fetched, { discovery: 0, keys: 0 });
  await on.close();
});

test("An issuer whose name ends in a slash, or has a path, is found and matched with it", async () => {
  for (const path of ["/", "/realms/campus", "/realms/campus/"]) {
    const on = await openTokens({}, { path });
    assert.equal((await on.verify(fresh(on))).principal, "alice");
    const other = path.endsWith("/") ? on.issuer.issuer.slice(0, -1) : `${on.issuer.issuer}/`;
    assert.equal(await codeOf(on, on.issuer.token({ iss: other })), "credential_invalid");
    await on.close();
  }
});

test("Where jwksUri says where the keys are, no discovery document is asked for", async () => {
  const on = await openTokens();
  on.providers = indexProviders([provider("campus", { issuer: on.issuer.issuer, jwksUri: on.issuer.jwksUri })]);
  await on.verify(fresh(on));
  assert.deepEqual(on.issuer.fetched, { discovery: 0, keys: 1 });
  await on.close();
});

test("An issuer that never answers holds up nobody else's tokens", async () => {
  const on = await openTokens();
  const stuck = await startMockIssuer({ now: () => on.now() });
  stuck.behaviour = "hang";
  on.providers = indexProviders([
    ...[...on.providers.values()].flat(),
    provider("stuck", { issuer: stuck.issuer, principal: { prefix: "stuck." } }),
  ]);
  const asked = stuck.nextFetch();
  const waiting = Array.from({ length: 50 }, () => codeOf(on, stuck.token()));
  await asked;
  for (let n = 0; n < 50; n++) assert.equal((await on.verify(fresh(on))).provider, "campus");
  assert.equal(stuck.fetched.discovery, 1);
  await on.verifier.close();
  assert.deepEqual(new Set(await Promise.all(waiting)), new Set(["identity_unavailable"]), "and closing ends the wait");
  await Promise.all([on.close(), stuck.close()]);
});

test("Slow signatures are verified too, off the event loop", async () => {
  const on = await openTokens({}, { algorithm: "ES384" });
  const token = fresh(on);
  const first = await on.verify(token);
  assert.equal(await on.verify(token), first);
  const forged = `${token.slice(0, -8)}AAAAAAAA`;
  assert.equal(await codeOf(on, forged), "credential_invalid");
  await on.close();
});

for (const algorithm of ["RS256", "PS256", "ES256", "EdDSA"] as const)
  test(`A token signed with ${algorithm} is verified, and at once when it is remembered`, async () => {
    const on = await openTokens({}, { algorithm });
    const token = fresh(on);
    const first = await on.verify(token);
    assert.equal(on.verifier.verify(token, "data", on.providers, on.now()), first);
    assert.equal(first.id.length, 16);
    await on.close();
  });
