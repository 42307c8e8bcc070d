import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTokens, provider, type TokenTest } from "../../../test/support/verify-tokens.ts";
import { minutes, seconds } from "../../core/units.ts";
import { expired, notValid, notYetValid, wrongAudience } from "./refuse-token.ts";
import { indexProviders } from "./provider.ts";

let on: TokenTest;
before(async () => {
  on = await openTokens();
});
after(() => on.close());

const words = {
  generic: notValid().detail,
  audience: wrongAudience().detail,
  clock: notYetValid().detail,
  end: expired().detail,
};
const at = (ms: number): number => Math.floor((on.now() + ms) / 1000);

async function refusedFor(why: keyof typeof words, claims: object, header: object = {}): Promise<void> {
  const code = why === "end" ? "credential_expired" : "credential_invalid";
  assert.deepEqual(
    await on.refusal(on.issuer.token(claims, header)),
    { code, detail: words[why] },
    JSON.stringify({ claims, header }),
  );
}
const taken = async (claims: object, header: object = {}): Promise<void> => {
  assert.equal((await on.verify(on.issuer.token(claims, header))).principal, "alice");
};

test("A token for another audience is refused, and its holder told so", async () => {
  for (const aud of [
    "other",
    "Gateway",
    "gateway ",
    "gateway/",
    "",
    [],
    ["other"],
    undefined,
    1,
    { gateway: true },
    [["gateway"]],
  ])
    await refusedFor("audience", { aud });
  await refusedFor("audience", { aud: ["gateway", 7] });
  await refusedFor("audience", { aud: Array.from({ length: 101 }, () => "gateway") });
});

test("A token of one plane is never valid on the other, and one for both is valid on neither", async () => {
  const [forData, forControl, forBoth] = ["gateway", "console", ["gateway", "console"]].map((aud) =>
    on.issuer.token({ aud }),
  ) as [string, string, string];
  assert.equal((await on.verify(forData, "data")).principal, "alice");
  assert.equal((await on.verify(forControl, "control")).principal, "alice");
  for (const [token, plane] of [
    [forData, "control"],
    [forControl, "data"],
    [forBoth, "data"],
    [forBoth, "control"],
  ] as const)
    assert.deepEqual(await on.refusal(token, plane), { code: "credential_invalid", detail: words.audience });
  const twice = on.issuer.token({ aud: ["gateway", "x"] });
  assert.equal((await on.verify(twice, "data")).principal, "alice");
});

test("One audience that two providers of an issuer give to both planes is for neither", async () => {
  const { issuer } = on.issuer;
  const providers = indexProviders([
    provider("a", { issuer, audiences: ["shared", "only-data"], controlAudiences: [] }),
    provider("b", { issuer, audiences: [], controlAudiences: ["shared", "only-control"] }),
  ]);
  const verify = async (aud: string, plane: "data" | "control"): Promise<string> =>
    (await on.verifier.verify(on.issuer.token({ aud }), plane, providers, on.now())).provider;
  assert.equal(await verify("only-data", "data"), "a");
  assert.equal(await verify("only-control", "control"), "b");
  for (const plane of ["data", "control"] as const) await assert.rejects(verify("shared", plane), { detail: words.audience });
});

test("A token may be for others too, and for any application; which ones is for the manifest to limit", async () => {
  await taken({ aud: ["other", "gateway"] });
  await taken({ aud: ["account", "gateway"], azp: "an-application" });
  await taken({ aud: "gateway", azp: "an-application" });
  await refusedFor("audience", { aud: ["other", "account"], azp: "gateway" });
  const limited = await openTokens({ required: { azp: ["notebook", "portal"] } });
  assert.ok(await limited.verify(limited.issuer.token({ aud: ["account", "gateway"], azp: "portal" })));
  for (const azp of ["other", undefined, "gateway"])
    assert.equal((await limited.refusal(limited.issuer.token({ aud: ["account", "gateway"], azp })))?.code, "credential_invalid");
  await limited.close();
});

test("Providers of one issuer are told apart by their audiences", async () => {
  const { issuer } = on.issuer;
  const providers = indexProviders([
    provider("students", { issuer, audiences: ["students"], principal: { prefix: "s." } }),
    provider("staff", { issuer, audiences: ["staff"], controlAudiences: [] }),
    provider("program", {
      issuer,
      audiences: ["client-7"],
      audienceClaim: "client_id",
      controlAudiences: [],
      principal: { prefix: "c." },
    }),
  ]);
  const principal = async (claims: object): Promise<string> =>
    (await on.verifier.verify(on.issuer.token(claims), "data", providers, on.now())).principal;
  assert.equal(await principal({ aud: "students" }), "s.alice");
  assert.equal(await principal({ aud: "staff" }), "alice");
  assert.equal(await principal({ aud: undefined, client_id: "client-7" }), "c.alice");
  await assert.rejects(principal({ aud: "client-7" }), { detail: words.audience });
});

test("A token ends at its instant, also when it is remembered, and whatever the clock skew", async () => {
  const own = await openTokens({ clockSkewSeconds: 300 });
  const token = own.issuer.token();
  const first = await own.verify(token);
  assert.equal(await own.verify(token), first, "remembered");
  assert.equal(first.expiresAt, own.now() + minutes(10));
  own.pass(minutes(10) - 1);
  assert.equal(await own.verify(token), first);
  own.pass(1);
  assert.deepEqual(await own.refusal(token), { code: "credential_expired", detail: words.end });
  assert.deepEqual(await own.refusal(token), { code: "credential_expired", detail: words.end });
  await own.close();
});

test("An issuer whose clock is an hour off is refused either way; one that is off by less than the skew is not", async () => {
  const issuedAfter = (ms: number) => ({ iat: at(ms), exp: at(ms) + 600 });
  await refusedFor("clock", issuedAfter(minutes(60)));
  await refusedFor("end", issuedAfter(-minutes(60)));
  await taken(issuedAfter(seconds(30)));
  await refusedFor("clock", issuedAfter(seconds(31)));
  await taken(issuedAfter(-seconds(599)));
  await refusedFor("end", issuedAfter(-seconds(600)));
});

test("A token that is not valid yet is refused until it is", async () => {
  await refusedFor("clock", { nbf: at(seconds(31)) });
  await taken({ nbf: at(seconds(30)) });
  await refusedFor("clock", { auth_time: at(minutes(2)) });
});

test("Times that are no times are refused; exp, iat and sub must be there", async () => {
  for (const name of ["exp", "iat"])
    for (const value of [undefined, null, "", String(at(60_000)), -1, 0, 1e300, [at(60_000)], true])
      await refusedFor("generic", { [name]: value });
  for (const name of ["nbf", "auth_time"])
    for (const value of [null, "0", -1, {}]) await refusedFor("generic", { [name]: value });
  for (const sub of [undefined, null, "", 7, ["alice"], "x".repeat(1001)]) await refusedFor("generic", { sub });
});

test("A token that lives longer than the provider's may is refused", async () => {
  await taken({ exp: at(minutes(1440)) });
  await refusedFor("generic", { exp: at(minutes(1440)) + 1 });
  await refusedFor("generic", { exp: 8e12 });
});

test("A token of another type than the provider's is refused; any is any type of access or id token", async () => {
  for (const typ of [undefined, "JWT", "jwt", "at+jwt", "application/at+jwt", "AT+JWT"]) await taken({}, { typ });
  for (const typ of [
    "logout+jwt",
    "dpop+jwt",
    "secevent+jwt",
    "oauth-authz-req+jwt",
    "entity-statement+jwt",
    "",
    null,
    1,
    ["JWT"],
  ])
    await refusedFor("generic", {}, { typ });

  const strict = await openTokens({ tokenType: "at+jwt" });
  assert.equal((await strict.verify(strict.issuer.token({}, { typ: "application/AT+jwt" }))).principal, "alice");
  for (const typ of [undefined, "JWT", "at+jwt2"])
    assert.equal((await strict.refusal(strict.issuer.token({}, { typ })))?.detail, words.generic);
  await strict.close();
});

test("A log-out token is no identity, nor is a token that only counts with a key", async () => {
  await refusedFor("generic", { events: { "http://schemas.openid.net/event/backchannel-logout": {} } });
  await refusedFor("generic", { act: { sub: "portal" } });
  await refusedFor("generic", { cnf: { jkt: "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I" } });
  await taken({ nonce: "n", at_hash: "h" });
});

test("What every token must have is asked of each", async () => {
  const strict = await openTokens({
    required: { email_verified: true, hd: ["campus.example", "*.campus.example"], "realm.site": "north-*" },
  });
  const good = { email_verified: true, hd: "campus.example", realm: { site: "north-1" } };
  assert.equal((await strict.verify(strict.issuer.token(good))).principal, "alice");
  assert.equal((await strict.verify(strict.issuer.token({ ...good, hd: "law.campus.example" }))).principal, "alice");
  for (const bad of [
    { email_verified: "true" },
    { email_verified: undefined },
    { hd: "campus.example.evil.example" },
    { hd: "notcampus.example" },
    { realm: { site: "south-1" } },
    { realm: undefined },
    { realm: ["north-1"] },
  ])
    assert.equal((await strict.refusal(strict.issuer.token({ ...good, ...bad })))?.detail, words.generic, JSON.stringify(bad));
  await strict.close();
});

test("A remembered token is no longer known under a changed provider, or beside one that claims its name", async () => {
  const own = await openTokens();
  const token = own.issuer.token({ sub: "admin-7" });
  const first = await own.verify(token);
  const [campus] = [...own.providers.values()].flat();
  assert.ok(campus);
  own.providers = indexProviders([campus]);
  assert.equal(await own.verify(token), first, "the same providers in another register");

  own.providers = indexProviders([campus, provider("hr", { issuer: "http://127.0.0.1:9/", principal: { prefix: "admin-" } })]);
  assert.equal((await own.refusal(token))?.detail, words.generic);

  own.providers = indexProviders([
    provider("campus", { ...campus.spec, issuer: own.issuer.issuer, audiences: ["elsewhere"] } as never),
  ]);
  assert.equal((await own.refusal(token))?.detail, words.audience);
  own.providers = indexProviders([]);
  assert.equal((await own.refusal(token))?.detail, words.generic);
  own.providers = indexProviders([campus]);
  assert.equal((await own.verify(token)).principal, "admin-7");
  await own.close();
});
