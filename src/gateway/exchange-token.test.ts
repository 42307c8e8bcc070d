import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import { test } from "node:test";
import { startCalls, type Calls } from "../../test/support/call-harness.ts";
import { identityProvider, mockWorld, serviceAccount } from "../../test/support/manifests.ts";
import type { Credential } from "../identity/credential.ts";
import { createExchangedTokens } from "../identity/exchanged-token.ts";
import { indexKeys } from "../identity/key-index.ts";
import type { VerifiedToken } from "../identity/oidc/token-verifier.ts";
import type { Provider } from "../providers/provider.ts";
import type { Quota } from "../quota/quota.ts";
import { andonBoard } from "./andon.ts";
import { exchangeToken } from "./exchange-token.ts";
import { exchangeGrant } from "./parse-exchange.ts";
import { readBasicClient } from "./read-basic-client.ts";

const idle: Provider = { speaks: () => ["openai-chat"], close: async () => {} } as unknown as Provider;
const free: Quota = { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: async () => {} };
const certificate = { fingerprint: "cd".repeat(32), notBefore: 0, notAfter: 9e15 };
const byCertificate: Credential = { kind: "certificate", certificate };

/** The gateway with a service account whose certificate is bound to the use case `tests`, and a person with a token. */
function start(provider: object = {}, key: object = {}, token: Partial<VerifiedToken> = {}) {
  const world = [
    ...mockWorld("http://127.0.0.1:9/v1"),
    identityProvider("campus", "https://id.example", { exchange: true, ...provider }),
    serviceAccount("tutor", { exchange: true }),
  ];
  const calls = startCalls(idle, free, {}, world);
  const stored = { id: "00112233445566aa", kind: "certificate", hash: certificate.fingerprint } as const;
  const expiresAt = calls.now + 86_400_000;
  const live = { ...stored, useCase: "tests", principal: "tutor", serviceAccount: true, expiresAt, ...key };
  calls.snapshot = { ...calls.snapshot, keys: indexKeys([live]) };
  calls.tokens.set("eyJ.alice", {
    id: "0123456789abcdef",
    provider: "campus",
    providerDigest: "sha256:campus",
    subject: "alice",
    principal: "alice",
    serviceAccount: false,
    groups: [],
    roles: [],
    strength: 2,
    authenticatedAt: calls.now - 1000,
    expiresAt: calls.now + 3_600_000,
    ...token,
  });
  const exchanged = createExchangedTokens(createSecretKey(randomBytes(32)));
  return { calls, exchanged };
}
type Started = ReturnType<typeof start>;

async function ask({ calls, exchanged }: Started, more: { address?: string; credential?: Credential; form?: object } = {}) {
  const { address, credential = byCertificate, form } = more;
  const fields = {
    grant_type: exchangeGrant,
    subject_token: "eyJ.alice",
    subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
    ...form,
  };
  const body = Buffer.from(new URLSearchParams(fields).toString());
  const { status, text, headers } = await calls.call(undefined, {
    credential,
    ...(address !== undefined && { address }),
    serve: (incoming, reply) =>
      exchangeToken(calls.deps, exchanged, { ...incoming, clientName: undefined, readBody: () => Promise.resolve(body) }, reply),
  });
  return { status, headers, body: JSON.parse(text) as Record<string, unknown> };
}
const recordsOf = ({ log }: Calls, type: string) => log.records.filter((record) => record.type === type);

test("A certificate is as good as a key, and the answer goes out only when the exchange is in the log", async () => {
  const on = start();
  const { status, body, headers } = await ask(on);
  assert.equal(status, 200);
  assert.equal(headers["cache-control"], "no-store");
  assert.equal(headers["x-sallyport-audit"], "0");
  const [record] = recordsOf(on.calls, "exchange");
  assert.ok(record?.type === "exchange");
  const opened = on.exchanged.open(String(body["access_token"]), on.calls.now);
  assert.equal(opened.credential, record.token);
  assert.deepEqual([opened.delegated, opened.principal, opened.person?.principal], [true, "tutor", "alice"]);
  assert.deepEqual([record.subject, record.subjectStrength, record.expiresAt], ["campus:0123456789abcdef", 2, opened.expiresAt]);

  const failing = start();
  failing.calls.log.failing = true;
  const refused = await ask(failing);
  assert.deepEqual([refused.status, refused.body["error"]], [503, "temporarily_unavailable"]);
  assert.equal(refused.body["access_token"], undefined);
});

test("A person whom the directory does not let in is exchanged for nobody, and their groups are left to the directory", async () => {
  const on = start({ provisioning: "scim" }, {}, { groups: ["campus/staff"] });
  assert.deepEqual([(await ask(on)).status, (await ask(on)).body["error"]], [400, "invalid_request"]);
  on.calls.people.set("alice", { provider: "campus", active: true, groups: ["campus/staff"] });
  const { body } = await ask(on);
  assert.deepEqual(on.exchanged.open(String(body["access_token"]), on.calls.now).person?.groups, []);
  on.calls.people.set("alice", { provider: "campus", active: false, groups: [] });
  assert.equal((await ask(on)).status, 400);
});

test("A program's own token, and one of a provider that does not allow it, is no subject", async () => {
  for (const on of [
    start({}, {}, { serviceAccount: true, principal: "tutor" }),
    start({ exchange: false }),
    start({}, {}, { principal: "tutor" }),
  ]) {
    const { status, body } = await ask(on);
    assert.deepEqual([status, body["error"]], [400, "invalid_request"]);
    assert.equal(recordsOf(on.calls, "denial").length, 1);
  }
  const on = start();
  on.calls.tokens.clear();
  assert.equal((await ask(on)).body["error"], "invalid_request");
});

test("A pulled cord, an address out of range and a key of nobody's let nothing through", async () => {
  const stopped = start();
  stopped.calls.snapshot = {
    ...stopped.calls.snapshot,
    andon: andonBoard([{ scope: "principal/alice", reason: "hold", safeMode: false }]),
  };
  assert.equal((await ask(stopped)).body["error"], "unauthorized_client");

  const ranged = start({}, { ipRanges: ["192.0.2.0/24"] });
  assert.equal((await ask(ranged, { address: "198.51.100.1" })).body["error"], "unauthorized_client");
  assert.equal((await ask(ranged, { address: "192.0.2.1" })).status, 200);

  assert.equal((await ask(start({}, { serviceAccount: false }))).body["error"], "unauthorized_client");
  assert.equal((await ask(start({}, { principal: "gone" }))).status, 401);
  assert.equal((await ask(start(), { credential: { kind: "unclear" } })).status, 401);
});

test("What is said of a token that was refused holds no part of it", async () => {
  const on = start();
  const { body } = await ask(on, { form: { subject_token: "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.c2ln" } });
  assert.doesNotMatch(JSON.stringify([body, on.calls.log.records]), /eyJ/);
});

test("A name and a key by HTTP Basic are read as RFC 6749 encodes them, and stand in one header alone", () => {
  const read = (authorization: string, ...more: string[]) => {
    const rawHeaders = ["host", "x", "Authorization", authorization, ...more];
    return readBasicClient({ method: "POST", target: "/oauth/token", rawHeaders });
  };
  const basic = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;
  assert.equal(read(basic("tutor:sp_1"))?.id, "tutor");
  assert.deepEqual(read(basic("tu%2Dtor:a%3Ab"))?.head.rawHeaders, ["host", "x", "Authorization", "Bearer a:b"]);
  // A second header stays, so that it is seen and refused.
  assert.deepEqual(read(basic("a:b"), "authorization", "Bearer c")?.head.rawHeaders.slice(-2), ["authorization", "Bearer c"]);
  for (const wrong of [
    "",
    "Basic",
    "Basic ",
    basic(":b"),
    basic("a:"),
    basic("ab"),
    basic("a:b c"),
    basic("a:%zz"),
    basic("a:b\r\nx"),
    "Bearer a",
  ])
    assert.equal(read(wrong), undefined, wrong);
  assert.equal(readBasicClient({ method: "POST", target: "/", rawHeaders: ["Basic", "authorization"] }), undefined);
});
