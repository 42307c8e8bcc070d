import assert from "node:assert/strict";
import { test } from "node:test";
import { openTokens, provider } from "../../../test/support/verify-tokens.ts";
import type { JsonObject } from "../../core/json.ts";
import { compileConditions, readClaim } from "./match-claims.ts";
import { createPreparation } from "./prepare-providers.ts";
import type { Provider } from "./provider.ts";
import { readIdentity, type ReadIdentity } from "./read-identity.ts";
import { indexProviders } from "./provider.ts";

type Spec = Parameters<typeof provider>[1];

function identify(claims: JsonObject, spec: Partial<Spec>, others: readonly Provider[] = []): ReadIdentity {
  const own = provider("campus", { issuer: "https://id.campus.example", ...spec });
  const { byIssuer, prefixes } = createPreparation()(indexProviders([own, ...others]));
  const [prepared] = byIssuer.get("https://id.campus.example") ?? [];
  assert.ok(prepared);
  return readIdentity(claims, prepared, prefixes);
}
const refused = (claims: JsonObject, spec: Partial<Spec>, others?: readonly Provider[]): void =>
  assert.throws(() => identify(claims, spec, others), { code: "credential_invalid" }, JSON.stringify(claims));

test("A person is named by the claim that the provider says, behind its prefix", () => {
  assert.equal(identify({ sub: "alice" }, {}).principal, "alice");
  assert.equal(
    identify({ sub: "7", email: "a@campus.example", email_verified: true }, { principal: { claim: "email" } }).principal,
    "a@campus.example",
  );
  assert.equal(
    identify({ sub: "7", user: { name: "alice" } }, { principal: { claim: "user.name", prefix: "c." } }).principal,
    "c.alice",
  );
});

test("A name that no principal can have is refused, never made to fit", () => {
  for (const sub of [
    "",
    " alice",
    "alice\n",
    "alice bob",
    "group:staff",
    "al/ice",
    "älice",
    "-alice",
    "x".repeat(129),
    'a"',
    "*",
  ])
    refused({ sub }, {});
  for (const sub of [7, null, true, ["alice"], { name: "alice" }]) refused({ sub }, {});
  refused({ sub: "alice" }, { principal: { claim: "email" } });
  refused({ name: "" }, { principal: { claim: "name", prefix: "campus" } });
  refused({ sub: "alice" }, { principal: { claim: "constructor.name" } });
});

test("An address that its provider has not verified names nobody", () => {
  const spec = { principal: { claim: "email" } };
  for (const email_verified of [true, "true"]) assert.ok(identify({ email: "a@x.example", email_verified }, spec));
  for (const email_verified of [false, "false", 0, null, "", 1, [true]]) refused({ email: "a@x.example", email_verified }, spec);
  refused({ email: "a@x.example" }, spec);
});

test("Nobody has a name that another provider's longer prefix claims", () => {
  const hr = provider("hr", { issuer: "https://hr.example", principal: { prefix: "admin-" } });
  refused({ sub: "admin-1" }, {}, [hr]);
  refused({ sub: "Admin-1" }, {}, [hr]);
  refused({ sub: "dmin-1" }, { principal: { prefix: "a" } }, [hr]);
  assert.equal(identify({ sub: "admin" }, {}, [hr]).principal, "admin");
  assert.equal(identify({ sub: "1" }, { principal: { prefix: "admin-x-" } }, [hr]).principal, "admin-x-1");
});

test("Groups are the provider's own, whatever they are called; what can't be a name is left out", () => {
  const groups = ["staff", "other/admins", "/faculty", "group:x", "a\u0000b", "", "x".repeat(251), 7, null, ["deep"], "staff"];
  const { groups: read } = identify({ sub: "alice", realm: { groups } }, { groupsClaim: "realm.groups" });
  assert.deepEqual(read, ["campus/staff", "campus/other/admins", "campus//faculty", "campus/group:x"]);
  assert.deepEqual(identify({ sub: "alice", groups: "staff" }, { groupsClaim: "groups" }).groups, ["campus/staff"]);
  assert.deepEqual(identify({ sub: "alice", groups: ["staff"] }, {}).groups, []);
});

test("Every rule that matches gives its groups and roles; the first that names a service account makes it a program", () => {
  const rules: Spec["rules"] = [
    { when: { team: "platform" }, roles: ["PLATFORM"], groups: ["operators"] },
    { when: { team: ["platform", "security"], level: 2 }, roles: ["INFOSEC", "PLATFORM"] },
    { when: { repository: "campus/*", ref: "refs/heads/main" }, serviceAccount: "deployer" },
    { when: { repository: "campus/*" }, serviceAccount: "builder" },
  ];
  const person = identify({ sub: "alice", team: ["platform", "x"], level: 2 }, { rules });
  assert.deepEqual([person.principal, person.serviceAccount], ["alice", false]);
  assert.deepEqual(person.roles, ["PLATFORM", "INFOSEC"]);
  assert.deepEqual(person.groups, ["campus/operators"]);
  assert.deepEqual(identify({ sub: "alice", team: "security", level: "2" }, { rules }).roles, []);

  const main = identify(
    { sub: "repo:campus/app:ref:main", repository: "campus/app", ref: "refs/heads/main", amr: ["mfa"] },
    { rules },
  );
  assert.deepEqual([main.principal, main.serviceAccount, main.strength], ["deployer", true, 1]);
  assert.equal(identify({ repository: "campus/app", ref: "refs/pull/1" }, { rules }).principal, "builder");
  refused({ sub: "repo:campus2/app:ref:main", repository: "campus2/app", ref: "refs/heads/main" }, { rules });
});

test("Roles that are held for named use cases are never given by claims", () => {
  const rules: Spec["rules"] = [{ when: {}, roles: ["USER", "DEVELOPER", "DATA_OWNER", "PROJECT_LEAD", "AUDITOR"] }];
  assert.deepEqual(identify({ sub: "alice" }, { rules }).roles, ["AUDITOR"]);
});

test("Strength is what the provider lists of acr and amr: several methods alone show nothing", () => {
  const strength = (claims: JsonObject, spec: Partial<Spec> = {}) => identify({ sub: "alice", ...claims }, spec).strength;
  assert.equal(strength({}), 1);
  assert.equal(strength({ amr: ["pwd", "otp", "face"] }), 1);
  assert.equal(strength({ amr: ["pwd", "mfa"] }), 2);
  assert.equal(strength({ acr: "phr" }), 3);
  assert.equal(strength({ acr: ["phr"] }), 1);
  assert.equal(strength({ acr: "mfa" }), 1);
  assert.equal(strength({ amr: "phr" }), 1);
  const own = { strength: { multiFactor: { acr: ["urn:mfa"] }, phishingResistant: { amr: ["hwk"] } } };
  assert.equal(strength({ amr: ["mfa"] }, own), 1);
  assert.equal(strength({ acr: "urn:mfa" }, own), 2);
  assert.equal(strength({ acr: "urn:mfa", amr: ["hwk"] }, own), 3);
  // Contexts of Microsoft Entra ID.
  const entra = { strength: { multiFactor: { acr: ["c1"] }, phishingResistant: { acr: ["c2"] } } };
  assert.equal(strength({ acrs: ["c3"] }, entra), 1);
  assert.equal(strength({ acrs: ["p1", "c1"] }, entra), 2);
  assert.equal(strength({ acrs: ["c1", "c2"] }, entra), 3);
});

test("A claim is read by its whole name first, then member by member, own members only", () => {
  const claims = {
    "kubernetes.io": { namespace: "prod", serviceaccount: { name: "app" } },
    a: { b: { c: 1 } },
    "a.b": { d: 2 },
    "a.b.e": 3,
    list: [{ x: 1 }],
  };
  assert.equal(readClaim(claims, "kubernetes.io.namespace"), "prod");
  assert.equal(readClaim(claims, "kubernetes.io.serviceaccount.name"), "app");
  assert.equal(readClaim(claims, "a.b.c"), 1);
  assert.equal(readClaim(claims, "a.b.d"), 2);
  assert.equal(readClaim(claims, "a.b.e"), 3);
  for (const path of [
    "a.x",
    "",
    ".",
    "a.",
    ".a",
    "list.0.x",
    "list.length",
    "__proto__",
    "a.__proto__.b",
    "constructor",
    "a.constructor.name",
    "a.b.c.toString",
  ])
    assert.equal(readClaim(claims, path), undefined, path);
});

test("A wildcard stands for anything, and costs no more than the text is long", () => {
  const matches = (wanted: string, text: string): boolean => compileConditions({ c: wanted })({ c: text });
  for (const [wanted, text] of [
    ["*", ""],
    ["*", "x"],
    ["a*", "a"],
    ["*a", "ba"],
    ["a*a", "aa"],
    ["a*b*c", "a--b--c"],
    ["a**b", "ab"],
    ["repo:o/*:ref:refs/tags/v*", "repo:o/app:ref:refs/tags/v1"],
    ["*ab*ab*", "xabyab"],
  ] as const)
    assert.ok(matches(wanted, text), `${wanted} ${text}`);
  for (const [wanted, text] of [
    ["a*a", "a"],
    ["ab*ba", "aba"],
    ["a*b*c", "acb"],
    ["*ab*ab*", "xab"],
    ["a.c", "abc"],
    ["A*", "abc"],
    ["*b*b", "ab"],
  ] as const)
    assert.ok(!matches(wanted, text), `${wanted} ${text}`);
  assert.ok(!compileConditions({ c: "x*" })({ c: ["y"] }));
  assert.ok(compileConditions({ c: "x*" })({ c: [1, "xy"] }));
  assert.ok(!compileConditions({ c: "a" })({ c: "*" }), "a token's own star is a star");
  const started = performance.now();
  assert.ok(!matches("*a".repeat(200) + "b", "a".repeat(12_000)));
  assert.ok(performance.now() - started < 50);
});

test("A log-in of our own is taken for our client id and the nonce that was sent, and for nothing else", async () => {
  const on = await openTokens({
    login: { clientId: "console-client" },
    tokenType: "at+jwt",
    rules: [{ when: { robot: true }, serviceAccount: "robot" }],
  });
  const [campus] = [...on.providers.values()].flat();
  assert.ok(campus);
  const log = async (claims: object, nonce = "n-1", header: object = {}) =>
    await on.verifier.verifyLogin(
      on.issuer.token({ aud: "console-client", nonce: "n-1", amr: ["mfa"], ...claims }, header),
      campus,
      nonce,
      on.now(),
      on.providers,
    );
  const verified = await log({ auth_time: Math.floor(on.now() / 1000) - 60 });
  assert.deepEqual([verified.principal, verified.strength, verified.nonce], ["alice", 2, "n-1"]);
  assert.equal(verified.authenticatedAt, on.now() - 60_000);
  assert.ok(await log({ aud: ["console-client", "other"], azp: "console-client" }));

  const invalid = { code: "credential_invalid" };
  await assert.rejects(log({}, "n-2"), invalid);
  await assert.rejects(log({ nonce: undefined }), invalid);
  await assert.rejects(log({ nonce: "" }, ""), invalid);
  await assert.rejects(log({ nonce: ["n-1"] }), invalid);
  await assert.rejects(log({ aud: "console" }), invalid);
  await assert.rejects(log({ aud: "gateway" }), invalid);
  await assert.rejects(log({ aud: ["console-client", "other"] }), invalid);
  await assert.rejects(log({ aud: ["console-client", "other"], azp: "other" }), invalid);
  await assert.rejects(log({ azp: "other" }), invalid);
  await assert.rejects(log({ robot: true }), invalid);
  await assert.rejects(log({}, "n-1", { typ: "at+jwt" }), invalid);
  await assert.rejects(log({ exp: Math.floor(on.now() / 1000) }), { code: "credential_expired" });

  // An id token of a log-in is no credential by itself, on either plane.
  const idToken = on.issuer.token({ aud: "console-client", nonce: "n-1" }, { typ: "at+jwt" });
  for (const plane of ["data", "control"] as const) assert.equal((await on.refusal(idToken, plane))?.code, "credential_invalid");
  await assert.rejects(on.verifier.verifyLogin(idToken, { ...campus, digest: "older" }, "n-1", on.now(), on.providers), invalid);
  await on.close();
});
