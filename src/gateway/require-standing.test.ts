import assert from "node:assert/strict";
import { test } from "node:test";
import { startCalls, type Calls } from "../../test/support/call-harness.ts";
import {
  deployment,
  guardrail,
  identityProvider,
  model,
  roleBinding,
  serviceAccount,
  useCase,
} from "../../test/support/manifests.ts";
import type { Identity } from "../identity/caller.ts";
import { indexKeys } from "../identity/key-index.ts";
import type { VerifiedToken } from "../identity/oidc/token-verifier.ts";
import type { Provider } from "../providers/provider.ts";
import type { Quota } from "../quota/quota.ts";
import { tellDenial } from "./tell-denial.ts";

const free: Quota = { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: async () => {} };
const answering: Provider = {
  speaks: () => ["openai-chat"],
  send: () => {
    const body = { choices: [{ index: 0, message: { role: "assistant", content: "Hi" }, finish_reason: "stop" }] };
    return Promise.resolve({
      status: 200,
      retryAfterMs: undefined,
      readAll: () => Promise.resolve(Buffer.from(JSON.stringify(body))),
      body: (async function* () {})(),
      cancel: () => {},
    });
  },
  close: () => Promise.resolve(),
} as unknown as Provider;

const provider = (name: string, spec: object = {}): object => identityProvider(name, `https://${name}.example`, spec);
const binding = (name: string, role: string, members: readonly string[], spec: object = {}): object =>
  roleBinding(name, role, members, { useCases: ["tests"], ...spec });
const world = (...more: readonly object[]): object[] => [
  model("mock"),
  deployment("mock-local", "mock", "http://127.0.0.1:9/v1"),
  guardrail("test-guardrail"),
  useCase("tests", ["mock"]),
  useCase("others", ["mock"], { owner: "other@campus.example" }),
  ...more,
];
const campus = provider("campus");
const users = binding("users", "USER", ["alice", "group:campus/staff"]);

let tokens = 0;
function person(calls: Calls, principal: string, more: Partial<VerifiedToken> = {}): string {
  const token = `eyJ${++tokens}`;
  calls.tokens.set(token, {
    id: token.padStart(16, "0"),
    provider: "campus",
    providerDigest: "sha256:campus",
    subject: principal,
    principal,
    serviceAccount: false,
    groups: [],
    roles: [],
    strength: 1,
    authenticatedAt: calls.now - 1000,
    expiresAt: calls.now + 3_600_000,
    ...more,
  });
  return token;
}

const start = (...more: readonly object[]): Calls => startCalls(answering, free, {}, world(...more));
const body = { model: "mock", messages: [{ role: "user", content: "Hello" }] };
type Options = NonNullable<Parameters<Calls["call"]>[1]>;
const byToken = async (calls: Calls, token: string, options: Options = {}): Promise<string> => {
  const { status, text } = await calls.call(body, { credential: { kind: "token", token }, ...options });
  return status === 200 ? "served" : (/"code": ?"([a-z_]+)"/.exec(text)?.[1] ?? text);
};

test("A person calls the use case for which they hold USER, by name or by group, and the log says who it was", async () => {
  const calls = start(campus, users);
  assert.equal(await byToken(calls, person(calls, "alice", { strength: 2 })), "served");
  assert.equal(await byToken(calls, person(calls, "bob", { groups: ["campus/staff"] })), "served");
  assert.equal(await byToken(calls, person(calls, "carol", { groups: ["other/staff"] })), "use_case_not_permitted");
  const admission = calls.log.records.find(({ type }) => type === "admission");
  assert.ok(admission?.type === "admission");
  const { principal, kind, provider: by, strength, key, endUser } = admission;
  assert.deepEqual([principal, kind, by, strength, endUser], ["alice", "user", "campus", 2, undefined]);
  assert.match(key, /^campus:[0-9a-zA-Z]{16}$/);
});

test("Of several use cases one must be named, and one that is not theirs is refused in the words for one that is not there (no-cross-tenant)", async () => {
  const calls = start(campus, users, binding("more", "USER", ["alice"], { useCases: ["others"] }));
  const alice = person(calls, "alice");
  assert.equal(await byToken(calls, alice, { useCase: "others" }), "served");
  const unnamed = await calls.call(body, { credential: { kind: "token", token: alice } });
  assert.match(unnamed.text, /Name one of your use cases in x-sallyport-use-case: others, tests\./);
  const bob = person(calls, "bob", { groups: ["campus/staff"] });
  const said: string[] = [];
  for (const name of ["others", "nowhere"]) {
    const { status, text, headers } = await calls.call(body, { credential: { kind: "token", token: bob }, useCase: name });
    assert.equal(status, 403);
    assert.equal(headers["x-sallyport-use-case"], undefined);
    said.push(text.replaceAll(/req_[0-9a-f-]+/g, ""));
  }
  assert.equal(said[0], said[1]);
  assert.doesNotMatch(said[0] ?? "", /others/);
});

test("A role that ended, or that is none for calling, lets nobody call (expiry-needs-nobody)", async () => {
  const calls = start(
    campus,
    binding("users", "USER", ["alice"], { until: "2026-11-21T12:00:05Z" }),
    binding("leads", "PROJECT_LEAD", ["lead"]),
  );
  const alice = person(calls, "alice");
  assert.equal(await byToken(calls, alice), "served");
  assert.equal(await byToken(calls, person(calls, "lead")), "use_case_not_permitted");
  calls.now += 5000;
  assert.equal(await byToken(calls, alice), "use_case_not_permitted");
});

test("A developer who is no user calls what is in the sandbox only", async () => {
  const calls = start(campus, binding("developers", "DEVELOPER", ["dev"]));
  assert.equal(await byToken(calls, person(calls, "dev")), "policy_denied");
});

test("A token stands on its provider as it was, and a person on the directory where it provisions (fail-closed)", async () => {
  const calls = start(provider("campus", { provisioning: "scim" }), users);
  const alice = person(calls, "Alice");
  assert.equal(await byToken(calls, alice), "credential_invalid");
  calls.people.set("alice", { provider: "elsewhere", active: true, groups: ["campus/staff"] });
  assert.equal(await byToken(calls, alice), "credential_invalid");
  calls.people.set("alice", { provider: "campus", active: true, groups: ["campus/staff"] });
  assert.equal(await byToken(calls, alice), "served");
  // The groups of the token count for nothing then.
  calls.people.set("bob", { provider: "campus", active: true, groups: [] });
  assert.equal(await byToken(calls, person(calls, "bob", { groups: ["campus/staff"] })), "use_case_not_permitted");
  calls.people.set("alice", { provider: "campus", active: false, groups: [] });
  assert.equal(await byToken(calls, alice), "credential_invalid");
  calls.people.set("alice", { provider: "campus", active: true, groups: ["campus/staff"] });
  assert.equal(await byToken(calls, alice), "served");
  assert.equal(await byToken(calls, person(calls, "Alice", { providerDigest: "sha256:former" })), "credential_invalid");
  calls.apply(world(users));
  assert.equal(await byToken(calls, alice), "credential_invalid");
});

test("A person with a program's name is nobody", async () => {
  const calls = start(campus, serviceAccount("robot"), binding("users", "USER", ["robot"]));
  assert.equal(await byToken(calls, person(calls, "robot")), "credential_invalid");
  assert.equal(await byToken(calls, person(calls, "Robot")), "credential_invalid");
});

test("A program's token needs its service account, enabled, with the use case, from its addresses", async () => {
  const calls = start(campus, serviceAccount("robot", { ipRanges: ["10.1.0.0/16"] }));
  const robot = person(calls, "robot", { serviceAccount: true });
  assert.equal(await byToken(calls, robot, { address: "10.1.2.3" }), "served");
  assert.equal(await byToken(calls, robot, { address: "10.2.0.1" }), "forbidden");
  assert.equal(await byToken(calls, robot), "forbidden");
  assert.equal(await byToken(calls, robot, { address: "10.1.2.3", useCase: "others" }), "use_case_not_permitted");
  calls.apply(world(campus, serviceAccount("robot", { useCases: ["others"] })));
  assert.equal(await byToken(calls, robot), "served");
  assert.equal(await byToken(calls, robot, { useCase: "tests" }), "use_case_not_permitted");
  calls.apply(world(campus, serviceAccount("robot", { disabled: true })));
  assert.equal(await byToken(calls, robot), "credential_invalid");
  calls.apply(world(serviceAccount("robot")));
  assert.equal(await byToken(calls, robot), "credential_invalid");
});

test("A service account's key needs the account to list its use case; ranges and models of a key hold it", async () => {
  const calls = start(serviceAccount("robot"));
  const id = calls.key.slice(3, 19);
  const known = calls.snapshot.keys.find(id);
  assert.ok(known);
  const stored = {
    id,
    kind: "secret",
    hash: known.digest.toString("hex"),
    principal: "robot",
    expiresAt: calls.now + 1000,
  } as const;
  const call = async (key: object, options: Options = {}): Promise<string> => {
    calls.snapshot = { ...calls.snapshot, keys: indexKeys([{ ...stored, useCase: "tests", ...key }]) };
    const { status, text } = await calls.call(body, options);
    return status === 200 ? "served" : (/"code": ?"([a-z_]+)"/.exec(text)?.[1] ?? text);
  };
  assert.equal(await call({ serviceAccount: true }), "served");
  assert.equal(await call({ serviceAccount: true, useCase: "others" }), "use_case_not_permitted");
  assert.equal(await call({ serviceAccount: true, principal: "nobody" }), "credential_invalid");
  assert.equal(await call({ useCase: "others" }), "served");
  assert.equal(await call({ ipRanges: ["192.0.2.0/24"] }), "forbidden");
  assert.equal(await call({ ipRanges: ["192.0.2.0/24"] }, { address: "192.0.2.9" }), "served");
  assert.equal(await call({ models: ["mock"] }), "served");
  assert.equal(await call({ models: ["other"] }), "model_not_found");
  assert.equal(await call({ models: [] }), "model_not_found");
});

test("A program that calls for somebody stands on both of them, and the log has both", async () => {
  const people = provider("campus", { provisioning: "scim" });
  const calls = start(people, serviceAccount("portal", { exchange: true }), users);
  const exchanged: Identity = {
    credential: "sallyport:00112233",
    principal: "portal",
    kind: "service-account",
    authentication: { strength: 2, at: calls.now, method: "exchanged-token" },
    delegated: true,
    person: { principal: "alice", provider: "campus", providerDigest: "sha256:campus", groups: [], roles: [] },
    expiresAt: calls.now + 1000,
    proofs: [],
  };
  calls.exchanged.set("spx_1", exchanged);
  const call = async (): Promise<string> => {
    const { status, text } = await calls.call(body, { credential: { kind: "exchanged", token: "spx_1" } });
    return status === 200 ? "served" : (/"code": ?"([a-z_]+)"/.exec(text)?.[1] ?? text);
  };
  assert.equal(await call(), "credential_invalid");
  calls.people.set("alice", { provider: "campus", active: true, groups: [] });
  assert.equal(await call(), "served");
  const admission = calls.log.records.find(({ type }) => type === "admission");
  assert.ok(admission?.type === "admission");
  assert.deepEqual([admission.principal, admission.kind, admission.provider], ["portal", "service-account", undefined]);
  assert.deepEqual(admission.endUser, { principal: "alice", provider: "campus" });
  calls.apply(world(people, serviceAccount("portal", { exchange: true, disabled: true }), users));
  assert.equal(await call(), "credential_invalid");
  calls.apply(world(people, serviceAccount("portal", { exchange: true }), users));
  assert.equal(await call(), "served");
  calls.apply(world(people, serviceAccount("portal"), users));
  assert.equal(await call(), "credential_invalid", "it may not exchange any more");
});

test("A log-in that is too weak is told which would do, in the API's own shape (RFC 9470)", async () => {
  const confidential = useCase("tests", ["mock"], { dataClass: "confidential" });
  const calls = startCalls(answering, free, {}, [...world(campus, users).filter((one) => !isUseCase(one)), confidential]);
  const weak = person(calls, "alice");
  const { status, headers, text } = await calls.call(body, { credential: { kind: "token", token: weak } });
  assert.equal(status, 401);
  assert.match(headers["www-authenticate"] ?? "", /^Bearer error="insufficient_user_authentication", .*max_age=\d+$/);
  assert.match(text, /authentication_insufficient/);
  assert.equal(await byToken(calls, person(calls, "alice", { strength: 2 })), "served");
  const denial = calls.log.records.find(({ type }) => type === "denial");
  assert.ok(denial?.type === "denial" && denial.needs !== undefined);
});

test("A token that does not say when its person logged in counts as old, however new it is (RFC 9470)", async () => {
  const restricted = useCase("tests", ["mock"], { dataClass: "restricted" });
  const calls = startCalls(answering, free, {}, [...world(campus, users).filter((one) => !isUseCase(one)), restricted]);
  assert.equal(await byToken(calls, person(calls, "alice", { strength: 2, saysWhen: true })), "served");
  const credential = { kind: "token", token: person(calls, "alice", { strength: 2, saysWhen: false }) } as const;
  const { status, text } = await calls.call(body, { credential });
  assert.equal(status, 401);
  assert.match(text, /at most 720 min before the call\. The token must say when, in auth_time\./);
});

const isUseCase = (manifest: object): boolean => (manifest as { kind: string }).kind === "UseCase";

test("Why a call was denied is told to who made it, and to nobody else (no-cross-tenant)", async () => {
  const calls = start(campus, users, binding("developers", "DEVELOPER", ["dev", "dev2"]));
  const dev = person(calls, "dev");
  assert.equal(await byToken(calls, dev), "policy_denied");
  const index = calls.log.records.length - 1;
  const tell = (token: string, at = index) =>
    tellDenial(
      calls.deps,
      {
        credential: { kind: "token", token },
        address: undefined,
        useCase: undefined,
        dataClass: undefined,
        session: undefined,
        target: { model: undefined, stream: undefined, header: () => undefined },
        readBody: () => assert.fail(),
        takeRoom: () => assert.fail(),
      },
      at,
    );
  const told = await tell(dev);
  assert.ok(told.ok);
  assert.equal(told.denial.code, "policy_denied");
  assert.match(JSON.stringify(told.denial), /USER/);
  assert.ok((await tell(person(calls, "dev"))).ok, "another token of the same person");
  const others = [tell(person(calls, "dev2")), tell(person(calls, "alice")), tell(dev, index + 1), tell(dev, Infinity)];
  const elsewhere = tell(person(calls, "dev", { provider: "other", providerDigest: "sha256:other" }));
  for (const answer of await Promise.all(others)) {
    assert.ok(!answer.ok);
    assert.equal(answer.problem.code, "not_found");
    assert.match(answer.problem.detail, /no denial of yours/);
  }
  const refused = await elsewhere;
  assert.ok(!refused.ok && refused.problem.code === "credential_invalid");
  // Whoever lost the role may not read on.
  calls.apply(world(campus, users));
  assert.ok(!(await tell(dev)).ok);
});
