import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { newApiKey, verifyApiKey } from "../../src/identity/api-keys.ts";
import { indexKeys, type KeyIndex, type LiveKey } from "../../src/identity/key-index.ts";
import { deployment, guardrail, mockWorld, model, useCase } from "../support/manifests.ts";
import { type MockIssuer, startMockIssuer } from "../support/mock-issuer.ts";
import { type MockUpstream, startMockUpstream } from "../support/mock-upstream.ts";
import { scimClient } from "../support/scim-client.ts";
import { type Sallyport, startSallyport } from "../support/start-sallyport.ts";

/** What is there and what is not, what was and what never was: a stranger must not be able to tell them apart. */
let upstream: MockUpstream;
let campus: MockIssuer;
let clinic: MockIssuer;
let sallyport: Sallyport;
before(async () => {
  [upstream, campus, clinic, sallyport] = await Promise.all([
    startMockUpstream(),
    startMockIssuer(),
    startMockIssuer(),
    startSallyport(),
  ]);
  const provider = (name: string, issuer: MockIssuer, more: object = {}): object => ({
    kind: "IdentityProvider",
    name,
    spec: { issuer: issuer.issuer, network: "private", audiences: ["gateway"], controlAudiences: ["console"], ...more },
  });
  await sallyport.apply(
    ...mockWorld(upstream.url),
    model("theirs"),
    deployment("theirs-local", "theirs", upstream.url),
    guardrail("their-guard"),
    useCase("others", ["theirs"], { applyGuardrails: ["their-guard"] }),
    provider("campus", campus),
    provider("clinic", clinic, { principal: { prefix: "c-" }, provisioning: "scim" }),
    { kind: "ServiceAccount", name: "portal", spec: { title: "Portal", owner: "o@campus.example", useCases: ["others"] } },
    { kind: "RoleBinding", name: "users", spec: { role: "USER", members: ["alice"], useCases: ["tests"] } },
    { kind: "RoleBinding", name: "leads", spec: { role: "PROJECT_LEAD", members: ["lead"], useCases: ["tests"] } },
  );
});
after(async () => {
  await sallyport?.stop();
  await Promise.all([upstream, campus, clinic].map((server) => server?.close()));
});

type Ask = () => Promise<Response>;

/** Whether a connection is kept hangs on how much of the body had come. */
const passing = ["date", "connection", "keep-alive", "x-request-id", "x-sallyport-audit"];

/** Status, names and values of headers, and body: all of it, but for what counts requests and the names that were asked for. */
async function everythingOf(ask: Ask, names: readonly string[]): Promise<string> {
  const answer = await ask();
  const headers = [...answer.headers].filter(([name]) => !passing.includes(name));
  const told = JSON.stringify([answer.status, headers, await answer.text()]);
  return names
    .reduce((text, name) => text.replaceAll(name, "…"), told)
    .replaceAll(/req_[0-9a-f-]{36}|[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID");
}

/** That all are refused, in one and the same answer. */
async function requireAlike(status: number, asks: Readonly<Record<string, Ask>>, names: readonly string[] = []): Promise<void> {
  const [[firstName, first] = ["", undefined], ...others] = Object.entries(asks);
  assert.ok(first);
  const expected = await everythingOf(first, names);
  assert.ok(expected.startsWith(`[${status},`), expected);
  for (const [name, ask] of others) assert.equal(await everythingOf(ask, names), expected, `${name} against ${firstName}`);
}

const prompt = (name = "mock"): object => ({ model: name, messages: [{ role: "user", content: "hello" }] });
const chat =
  (key: string, body: object = prompt(), headers: Record<string, string> = {}): Ask =>
  () =>
    sallyport.chat(key, body, headers);
const control =
  (token: string, method = "GET", path = "/api/v1/session", body?: unknown): Ask =>
  () =>
    fetch(sallyport.adminUrl + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
const unknownKey = (): string => `sp_${randomBytes(8).toString("hex")}_${randomBytes(32).toString("base64url")}`;
const withSecret = (key: string): string => `${key.slice(0, -43)}${randomBytes(32).toString("base64url")}`;

test("A key that never was, one with a wrong secret, a revoked one and one of another form are refused alike", async () => {
  const live = await sallyport.newKey("tests");
  const revoked = await sallyport.newKey("tests");
  await sallyport.admin("POST", `/api/v1/keys/${revoked.id}/revoke`, {});
  const expired = await sallyport.newKey("tests", { expiresInDays: 1e-9 });
  const program = (await sallyport.admin("POST", "/api/v1/keys", { useCase: "others", serviceAccount: "portal" })).body;
  await requireAlike(401, {
    unknown: chat(unknownKey()),
    "a wrong secret": chat(withSecret(live.key)),
    revoked: chat(revoked.key),
    "revoked, with a wrong secret": chat(withSecret(revoked.key)),
    "expired, with a wrong secret": chat(withSecret(expired.key)),
    "a program's, with a wrong secret": chat(withSecret(program.key)),
    "another form": chat(randomBytes(32).toString("hex")),
    "the bootstrap token": chat(sallyport.adminToken),
    "an access token's form": chat(`spt_${"0".repeat(16)}_${"A".repeat(43)}`),
  });
  // To who holds the secret its end is told: they held it.
  assert.match(await (await chat(expired.key)()).text(), /credential_expired/);
});

test("A person who is not provisioned, was let go or was deleted is refused alike, on both planes", async () => {
  const made = await sallyport.admin("POST", "/api/v1/identity-providers/clinic/scim-tokens", {});
  const scim = scimClient(sallyport.adminUrl, made.body.token);
  const user = (userName: string, active: boolean) =>
    scim("POST", "/Users", { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], userName, active });
  await user("gone", false);
  const { body } = await user("away", true);
  await scim("DELETE", `/Users/${body.id}`);
  for (const [aud, ask] of [
    ["gateway", chat],
    ["console", control],
  ] as const)
    await requireAlike(401, {
      "never known": ask(clinic.token({ sub: "none", aud })),
      "let go": ask(clinic.token({ sub: "gone", aud })),
      deleted: ask(clinic.token({ sub: "away", aud })),
    });
});

test("Somebody else's token is refused alike, whether anything is known of its issuer or not", async () => {
  const stranger = await startMockIssuer();
  try {
    for (const [aud, ask] of [
      ["gateway", chat],
      ["console", control],
    ] as const)
      await requireAlike(401, {
        "an issuer that nobody registered": ask(stranger.token({ aud })),
        "a registered issuer's name": ask(stranger.token({ aud, iss: campus.issuer })),
        "another registered issuer's name": ask(stranger.token({ aud, iss: clinic.issuer })),
      });
  } finally {
    await stranger.close();
  }
});

test("Another's use case, model, guardrail or endpoint is refused like one that is not there (no-cross-tenant)", async () => {
  const { key } = await sallyport.newKey("tests");
  const alice = campus.token({ sub: "alice" });
  const post =
    (path: string, body: object): Ask =>
    () =>
      fetch(sallyport.dataUrl + path, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
  const pairs: Record<string, (name: string) => Ask> = {
    "a use case that a person names": (name) => chat(alice, prompt(), { "x-sallyport-use-case": name }),
    "a use case that a key names": (name) => chat(key, prompt(), { "x-sallyport-use-case": name }),
  };
  for (const [what, ask] of Object.entries(pairs))
    await requireAlike(403, { [what]: ask("others"), "one that is not there": ask("absent") }, ["others", "absent"]);
  const converse = { messages: [{ role: "user", content: [{ text: "hello" }] }] };
  const named: Record<string, (name: string) => Ask> = {
    "a model": (name) => chat(key, prompt(name)),
    "a model of Bedrock's API": (name) => post(`/model/${name}/converse`, converse),
    "an endpoint of SageMaker's": (name) => post(`/endpoints/${name}/invocations`, prompt()),
    "a deployment": (name) => chat(key, prompt(`${name}-local`)),
  };
  for (const [what, ask] of Object.entries(named))
    await requireAlike(404, { [what]: ask("theirs"), "one that is not there": ask("absent") }, ["theirs", "absent"]);
  const apply = (name: string): Ask =>
    post(`/guardrail/${name}/version/DRAFT/apply`, { source: "INPUT", content: [{ text: { text: "hello" } }] });
  await requireAlike(404, { "a guardrail": apply("their-guard"), "one that is not there": apply("no-such-one") }, [
    "their-guard",
    "no-such-one",
  ]);
});

test("The control plane tells nobody which names, tokens or log-ins there are", async () => {
  const lead = campus.token({ sub: "lead", aud: "console", acr: "phr", auth_time: Math.floor(Date.now() / 1000) });
  const keyFor = (serviceAccount: string): Ask => control(lead, "POST", "/api/v1/keys", { useCase: "tests", serviceAccount });
  await requireAlike(422, { "another's program": keyFor("portal"), "none of the name": keyFor("absent") }, ["portal", "absent"]);
  const apply = (name: string): Ask => control(lead, "POST", "/api/v1/apply", [useCase(name, ["mock"])]);
  await requireAlike(404, { "another's use case": apply("others"), "none of the name": apply("absent") }, ["others", "absent"]);
  const pull = (name: string): Ask => control(lead, "POST", "/api/v1/andon/pull", { scope: `use-case/${name}`, reason: "x" });
  await requireAlike(404, { "another's use case": pull("others"), "none of the name": pull("absent") }, ["others", "absent"]);
  const key = await sallyport.newKey("others");
  const revoke = (id: string): Ask => control(lead, "POST", `/api/v1/keys/${id}/revoke`, {});
  await requireAlike(404, { "another's key": revoke(key.id), "none of the id": revoke("0".repeat(16)) }, [
    key.id,
    "0".repeat(16),
  ]);

  const made = await sallyport.admin("POST", "/api/v1/identity-providers/clinic/scim-tokens", {});
  const revoked = await sallyport.admin("POST", "/api/v1/identity-providers/clinic/scim-tokens", {});
  await sallyport.admin("DELETE", `/api/v1/identity-providers/clinic/scim-tokens/${revoked.body.id}`);
  const users = (token: string): Ask => control(token, "GET", "/scim/v2/Users");
  await requireAlike(401, {
    unknown: users(`sps_${"0".repeat(16)}_${"A".repeat(43)}`),
    "a wrong secret": users(withSecret(made.body.token)),
    revoked: users(revoked.body.token),
    "a key": users(unknownKey()),
  });
  const cookie =
    (value: string): Ask =>
    () =>
      fetch(`${sallyport.adminUrl}/api/v1/session`, { headers: { cookie: `__Host-sallyport=${value}` } });
  await requireAlike(401, { unknown: cookie("A".repeat(43)), "another form": cookie("x") });
  const logIn =
    (name: string): Ask =>
    () =>
      fetch(`${here}/auth/login?provider=${name}`, { redirect: "manual" });
  const here = sallyport.adminUrl.replace("127.0.0.1", "localhost");
  await requireAlike(404, { "a provider without log-in": logIn("campus"), "none of the name": logIn("absent") }, [
    "campus",
    "absent",
  ]);
});

test("Which key ids there are shows in no time: the same look-ups and hashes for each, measured and counted", () => {
  const pepper = createSecretKey(randomBytes(32));
  const made = Array.from({ length: 2000 }, () => newApiKey(randomBytes, pepper));
  const live = (one: (typeof made)[number], n: number): LiveKey => ({
    id: one.id,
    kind: n % 10 === 0 ? "pair" : "secret",
    hash: one.hash,
    useCase: "tests",
    principal: "p",
    expiresAt: n % 3 === 0 ? 1 : Number.MAX_SAFE_INTEGER,
  });
  const index = indexKeys(made.map(live));
  let looks = 0;
  const counting: KeyIndex = {
    find: (id) => {
      looks += 1;
      return index.find(id);
    },
    findCertificate: (fingerprint) => index.findCertificate(fingerprint),
  };
  const now = 1000;
  const refused = (key: string): void => {
    assert.throws(() => verifyApiKey(key, counting, pepper, now), { code: "credential_invalid" });
  };
  const sorts: Record<string, readonly string[]> = {
    unknown: made.map(() => unknownKey()),
    "a wrong secret": made.map(({ key }) => withSecret(key)),
    "a secret that is wrong at its end": made.map(({ key }) => `${key.slice(0, -2)}${key.endsWith("AA") ? "BA" : "AA"}`),
  };
  for (const [sort, keys] of Object.entries(sorts)) {
    looks = 0;
    for (const key of keys) refused(key);
    assert.equal(looks, keys.length, sort);
  }
  // The quickest of many short rounds in turn is what the work itself takes: whatever else the machine does only adds to a round.
  const quickest = new Map(Object.keys(sorts).map((sort) => [sort, Infinity]));
  const time = (key: string): void => {
    try {
      verifyApiKey(key, index, pepper, now);
    } catch {
      // All of them are refused.
    }
  };
  const perRound = 50;
  for (let round = 0; round < 500; round++)
    for (const [sort, keys] of Object.entries(sorts)) {
      const some = Array.from({ length: perRound }, (_, n) => keys[(round * perRound + n) % keys.length] ?? "");
      const from = performance.now();
      for (const key of some) time(key);
      quickest.set(sort, Math.min(quickest.get(sort) ?? Infinity, performance.now() - from));
    }
  const times = [...quickest.values()];
  const ratio = Math.max(...times) / Math.min(...times);
  assert.ok(ratio < 1.4, `the slowest sort of key takes ${ratio.toFixed(2)} times as long as the quickest`);
});
