import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as client from "openid-client";
import { identityProvider, mockWorld, serviceAccount } from "../support/manifests.ts";
import { startMockUpstream, type MockUpstream } from "../support/mock-upstream.ts";
import { startRealIssuer, type RealIssuer } from "../support/real-issuer.ts";
import { startSallyport, type Sallyport } from "../support/start-sallyport.ts";

const audience = "https://gateway.campus.example";
const grantType = "urn:ietf:params:oauth:grant-type:token-exchange";
const accessToken = "urn:ietf:params:oauth:token-type:access_token";

let issuer: RealIssuer;
let upstream: MockUpstream;
let sallyport: Sallyport;
let key: { id: string; key: string };

const campus = (spec: object = {}): object =>
  identityProvider("campus", issuer.url, { audiences: [audience], exchange: true, ...spec });
const tutor = (name: string, spec: object = {}): object => serviceAccount(name, { exchange: true, ...spec });

async function newKey(account: string): Promise<{ id: string; key: string }> {
  const { status, body } = await sallyport.admin("POST", "/api/v1/keys", { useCase: "tests", serviceAccount: account });
  assert.equal(status, 201, JSON.stringify(body));
  return body;
}

before(async () => {
  [issuer, upstream, sallyport] = await Promise.all([startRealIssuer(audience), startMockUpstream(), startSallyport()]);
  await sallyport.apply(...mockWorld(upstream.url), campus(), tutor("tutor"), tutor("plain", { exchange: false }), {
    kind: "Policy",
    name: "not-mallory",
    spec: {
      cedar: `@id("not-mallory")
          forbid (principal, action == Action::"CallModel", resource)
          when { context has endUser && context.endUser == Principal::"mallory" };`,
    },
  });
  key = await newKey("tutor");
});
after(async () => {
  await sallyport.stop();
  await upstream.close();
  issuer.close();
});

/** A client of our token endpoint, as an application's own library makes one. */
function tokenClient(auth: client.ClientAuth, id = "tutor"): client.Configuration {
  const config = new client.Configuration(
    { issuer: sallyport.dataUrl, token_endpoint: `${sallyport.dataUrl}/oauth/token` },
    id,
    undefined,
    auth,
  );
  client.allowInsecureRequests(config);
  return config;
}
const exchange = (
  subjectToken: string,
  more: Record<string, string> = {},
  config = tokenClient(client.ClientSecretBasic(key.key)),
) => client.genericGrantRequest(config, grantType, { subject_token: subjectToken, subject_token_type: accessToken, ...more });

const prompt = { model: "mock", messages: [{ role: "user", content: "Explain entropy." }] };

/** Everything that is in the log, up to the record of this answer, once a checkpoint covers it. */
async function recordsTo({ headers }: { readonly headers: Headers }): Promise<Record<string, any>[]> {
  const last = Number(headers.get("x-sallyport-audit"));
  for (const until = Date.now() + 10_000; ;) {
    const { body } = await sallyport.admin("GET", "/api/v1/audit/export?format=jsonl");
    const records = String(body)
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { record: Record<string, any> }).record);
    if (records.length > last) return records.slice(0, last + 1);
    assert.ok(Date.now() < until, "the record never came");
  }
}

/** An answer of the token endpoint to a form as it stands. */
async function post(form: Record<string, string> | [string, string][] | string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${sallyport.dataUrl}/oauth/token`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${key.key}`,
      "content-type": "application/x-www-form-urlencoded",
      ...headers,
    },
    body: typeof form === "string" ? form : new URLSearchParams(form).toString(),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
}

test("A user's token is exchanged for one that carries both, and both reach the provider's call and the log", async () => {
  const { accessToken: subject } = await issuer.logIn("alice");
  const answer = await exchange(subject, { use_case: "tests", scope: "whatever" });
  assert.match(answer.access_token, /^spx_[\w-]+$/);
  assert.equal(answer.token_type, "bearer");
  assert.equal(answer["issued_token_type"], accessToken);
  assert.equal(answer.scope, "use-case:tests");
  assert.ok(answer.expires_in !== undefined && answer.expires_in > 590 && answer.expires_in <= 600);

  const response = await sallyport.chat(answer.access_token, prompt);
  assert.equal(response.status, 200, await response.text());
  const all = await recordsTo(response);
  const exchanged = all.find(({ type }) => type === "exchange");
  assert.ok(exchanged);
  assert.deepEqual(
    [exchanged["principal"], exchanged["key"], exchanged["kind"], exchanged["endUser"], exchanged["useCase"]],
    ["tutor", key.id, "service-account", { principal: "alice", provider: "campus" }, "tests"],
  );
  assert.match(exchanged["subject"], /^campus:[0-9a-f]{16}$/);
  const admission = all.at(-1);
  assert.deepEqual(
    [admission?.["type"], admission?.["principal"], admission?.["endUser"], admission?.["key"]],
    ["admission", "tutor", { principal: "alice", provider: "campus" }, exchanged["token"]],
  );
  const text = JSON.stringify(all);
  for (const secret of [subject, answer.access_token, key.key]) assert.ok(!text.includes(secret), "no token in the log");
});

test("A policy that forbids one end user stops the program's calls for them, and for nobody else", async () => {
  const [mallory, alice] = await Promise.all(
    ["mallory", "alice"].map(async (name) => (await exchange((await issuer.logIn(name)).accessToken)).access_token),
  );
  assert.equal((await sallyport.chat(alice ?? "", prompt)).status, 200);
  const denied = await sallyport.chat(mallory ?? "", prompt);
  assert.equal(denied.status, 403);
  assert.equal(((await denied.json()) as { error: { code: string } }).error.code, "policy_denied");
  assert.equal((await sallyport.chat(key.key, prompt)).status, 200, "the program for itself");
  const denial = (await recordsTo(denied)).at(-1);
  assert.equal(denial?.["type"], "denial");
  assert.deepEqual(denial?.["endUser"], { principal: "mallory", provider: "campus" });
  assert.deepEqual(denial?.["policies"], ["not-mallory/not-mallory"]);
});

test("Clients authenticate by Basic or as bearer; by nothing else, and not under another's name", async () => {
  const { accessToken: subject } = await issuer.logIn("alice");
  const form = { grant_type: grantType, subject_token: subject, subject_token_type: accessToken };
  assert.equal((await post(form)).status, 200);
  assert.equal((await post({ ...form, client_id: "tutor" })).status, 200);

  const basic = (id: string, secret: string) => ({ authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}` });
  for (const [headers, why] of [
    [basic("plain", key.key), "another's name"],
    [basic("tutor", `${key.key}x`), "a wrong key"],
    [basic("tutor", ""), "no key"],
    [basic("", key.key), "no name"],
    [{ authorization: "Basic %%%" }, "no Basic at all"],
    [{ authorization: "" }, "nothing"],
    [{ ...basic("tutor", key.key), "x-api-key": "sp_other" }, "two that differ"],
    [{ authorization: `Bearer ${sallyport.adminToken}` }, "the administrator"],
    [{ authorization: `Bearer spx_${"A".repeat(100)}` }, "an exchanged token that is none"],
  ] as const) {
    const { status, headers: answered, body } = await post(form, headers);
    assert.deepEqual([status, body["error"]], [401, "invalid_client"], why);
    assert.match(answered.get("www-authenticate") ?? "", /^Basic realm="sallyport"/);
    assert.equal(answered.get("cache-control"), "no-store");
  }
  assert.equal((await post({ ...form, client_id: "plain" })).body["error"], "invalid_client");
  assert.equal((await post({ ...form, client_secret: key.key })).body["error"], "invalid_request");
  await assert.rejects(exchange(subject, {}, tokenClient(client.ClientSecretPost(key.key))), {
    code: "OAUTH_WWW_AUTHENTICATE_CHALLENGE",
    status: 401,
  });
});

test("Only service accounts that may exchange do, and persons and exchanged tokens never do", async () => {
  const { accessToken: subject } = await issuer.logIn("alice");
  const form = { grant_type: grantType, subject_token: subject, subject_token_type: accessToken };
  const plain = await newKey("plain");
  const { key: unattached } = await sallyport.newKey("tests");
  const { access_token: exchanged } = await exchange(subject);
  for (const token of [plain.key, unattached, exchanged]) {
    const { status, body } = await post(form, { authorization: `Bearer ${token}` });
    assert.deepEqual([status, body["error"]], [400, "unauthorized_client"]);
  }
  // A person has no use case here, and is no client anyway.
  assert.equal((await post(form, { authorization: `Bearer ${subject}` })).body["error"], "unauthorized_client");
  const again = await post({ ...form, subject_token: exchanged });
  assert.deepEqual([again.status, again.body["error"]], [400, "invalid_request"]);
});

test("What is wrong with the request is said as RFC 6749 and RFC 8693 say it", async () => {
  const { accessToken: subject, idToken } = await issuer.logIn("alice");
  const form = { grant_type: grantType, subject_token: subject, subject_token_type: accessToken };
  const { grant_type: _, ...noGrant } = form;
  const { subject_token: __, ...noSubject } = form;
  const { subject_token_type: ___, ...noType } = form;
  for (const [request, error] of [
    ["", "invalid_request"],
    [noGrant, "invalid_request"],
    [noSubject, "invalid_request"],
    [noType, "invalid_request"],
    [[...Object.entries(form), ["subject_token", subject]], "invalid_request"],
    [{ ...form, grant_type: "client_credentials" }, "unsupported_grant_type"],
    [{ ...form, subject_token_type: "urn:ietf:params:oauth:token-type:saml2" }, "invalid_request"],
    [{ ...form, subject_token: "no-token" }, "invalid_request"],
    [{ ...form, subject_token: `${subject.slice(0, -8)}AAAAAAAA` }, "invalid_request"],
    // An id token is for the application that asked for it.
    [{ ...form, subject_token: idToken, subject_token_type: "urn:ietf:params:oauth:token-type:id_token" }, "invalid_request"],
    [{ ...form, actor_token: subject, actor_token_type: accessToken }, "invalid_request"],
    [{ ...form, requested_token_type: "urn:ietf:params:oauth:token-type:refresh_token" }, "invalid_request"],
    [{ ...form, audience: "other" }, "invalid_target"],
    [{ ...form, resource: "https://other.example/" }, "invalid_target"],
    [{ ...form, use_case: "no-such-use-case" }, "unauthorized_client"],
  ] as const) {
    const { status, body, headers } = await post(request as never);
    assert.deepEqual([status, body["error"]], [400, error], JSON.stringify(body));
    assert.match(String(body["error_description"]), /^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
    assert.equal(headers.get("cache-control"), "no-store");
    assert.ok(!JSON.stringify(body).includes(subject.slice(0, 40)), "no part of a token");
  }
  const conflicting = await post({ ...form, use_case: "tests" }, { "x-sallyport-use-case": "other" });
  assert.equal(conflicting.body["error"], "invalid_request");
  assert.equal((await post(JSON.stringify(form), { "content-type": "application/json" })).body["error"], "invalid_request");
  assert.equal((await post("x".repeat(70_000))).status, 413);
});

test("An exchanged token is nothing to the control plane, and calls no other use case", async () => {
  const { access_token: token } = await exchange((await issuer.logIn("alice")).accessToken);
  for (const path of ["/api/v1/keys", "/api/v1/resources/UseCase", "/scim/v2/Users"]) {
    const answer = await fetch(sallyport.adminUrl + path, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(answer.status, 401, path);
  }
  assert.equal((await sallyport.chat(token, prompt, { "x-sallyport-use-case": "other" })).status, 403);
  assert.equal((await sallyport.chat(`${token.slice(0, -2)}AA`, prompt)).status, 401);
});

test("It ends with the key of the program that got it, with the provider as it was, and with the program's leave", async () => {
  await sallyport.apply(tutor("brief"));
  const [kept, revoked] = [await newKey("brief"), await newKey("brief")];
  const get = async (secret: string): Promise<string> => {
    const config = tokenClient(client.ClientSecretBasic(secret), "brief");
    return (await exchange((await issuer.logIn("alice")).accessToken, {}, config)).access_token;
  };
  const status = async (token: string): Promise<number> => (await sallyport.chat(token, prompt)).status;

  const before = await get(kept.key);
  assert.equal(await status(before), 200);
  await sallyport.apply(campus({ clockSkewSeconds: 31 }));
  assert.equal(await status(before), 401);

  const [one, other] = [await get(kept.key), await get(revoked.key)];
  assert.deepEqual([await status(one), await status(other)], [200, 200]);
  assert.ok((await sallyport.admin("POST", `/api/v1/keys/${revoked.id}/revoke`, {})).status < 300);
  assert.deepEqual([await status(one), await status(other)], [200, 401]);

  // What was given goes on; nothing new is.
  await sallyport.apply(tutor("brief", { exchange: false }));
  await assert.rejects(get(kept.key), { error: "unauthorized_client", status: 400 });
  await sallyport.apply(tutor("brief", { useCases: [] }));
  assert.equal(await status(one), 403);
  await sallyport.apply(tutor("brief"));
  assert.equal(await status(one), 200);
  await sallyport.apply(tutor("brief", { disabled: true }));
  assert.equal(await status(one), 401);

  await sallyport.apply(campus({ exchange: false }));
  await assert.rejects(exchange((await issuer.logIn("alice")).accessToken), { error: "invalid_request", status: 400 });
});
