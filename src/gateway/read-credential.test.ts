import assert from "node:assert/strict";
import { test } from "node:test";
import { readCredential } from "./read-credential.ts";

const certificate = { fingerprint: "ab", notBefore: 0, notAfter: 1 };
const read = (...rawHeaders: string[]) => readCredential({ method: "POST", target: "/v1/messages?beta=true", rawHeaders });
const signature = "AWS4-HMAC-SHA256 Credential=…";

test("A key comes as a bearer token or in x-api-key, or as both where they are the same", () => {
  assert.deepEqual(read("Authorization", "Bearer k1"), { kind: "key", key: "k1" });
  assert.deepEqual(read("authorization", "bearer  k1 "), { kind: "key", key: "k1" });
  assert.deepEqual(read("X-API-Key", "k1"), { kind: "key", key: "k1" });
  assert.deepEqual(read("x-api-key", "k1", "Authorization", "Bearer k1"), { kind: "key", key: "k1" });
});

test("What is presented twice, or in ways that differ, names nobody", () => {
  for (const rawHeaders of [
    ["authorization", "Bearer k1", "Authorization", "Bearer k1"],
    ["authorization", "Bearer k1", "AUTHORIZATION", "Bearer k2"],
    ["x-api-key", "k1", "X-Api-Key", "k1"],
    ["authorization", "Bearer k1", "x-api-key", "k2"],
    ["authorization", "Bearer k1", "x-api-key", ""],
    ["authorization", signature, "x-api-key", "k1"],
    ["authorization", signature, "authorization", "Bearer k1"],
    ["authorization", "Basic azE6"],
    ["authorization", "k1"],
    ["authorization", "Bearer"],
    ["authorization", "Bearer k1 k2"],
    ["authorization", "Bearer k1, Bearer k1"],
    ["authorization", ""],
    ["authorization", "Basic azE6", "x-api-key", "k1"],
  ])
    assert.deepEqual(read(...rawHeaders), { kind: "unclear" }, rawHeaders.join(" "));
});

test("Nothing is read from anywhere else", () => {
  assert.equal(read("host", "x", "cookie", "key=k1", "proxy-authorization", "Bearer k1", "x-goog-api-key", "k1"), undefined);
});

test("A signature is kept with the head that it covers", () => {
  const head = { method: "POST", target: "/", rawHeaders: ["authorization", signature] };
  assert.deepEqual(readCredential(head), { kind: "signature", authorization: signature, head });
});

test("A certificate counts alone or beside, and an untrusted one spoils whatever comes with it", () => {
  const head = { method: "POST", target: "/", rawHeaders: ["x-api-key", "k1"] };
  assert.deepEqual(readCredential({ ...head, rawHeaders: [] }, certificate), { kind: "certificate", certificate });
  assert.deepEqual(readCredential(head, certificate), { kind: "key", key: "k1", certificate });
  assert.deepEqual(readCredential(head, "untrusted"), { kind: "unclear" });
  assert.deepEqual(readCredential({ ...head, rawHeaders: [] }, "untrusted"), { kind: "unclear" });
});

test("What has the form of a token is one, and what is a control plane's means nothing", () => {
  const token = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";
  assert.deepEqual(read("authorization", `Bearer ${token}`), { kind: "token", token });
  assert.deepEqual(read("x-api-key", token), { kind: "token", token });
  assert.deepEqual(read("x-api-key", "spx_a.b.c"), { kind: "exchanged", token: "spx_a.b.c" });
  for (const secret of ["spa_0123456789abcdef", "spt_0123456789abcdef", "sps_0123456789abcdef"])
    assert.deepEqual(read("authorization", `Bearer ${secret}`), { kind: "unclear" });
  // Unsigned, with a part more or less, of another alphabet, not an object, or endless: no token, and no key either.
  for (const key of ["eyJh.eyJz.", `${token}.x`, "eyJh.eyJz", "eyJh.e+Jz.c2ln", "abc.def.ghi", `ey${"J".repeat(16_384)}.a.b`])
    assert.deepEqual(read("x-api-key", key), { kind: "key", key });
});

test("A key in the query is as if nothing had been sent, whatever else was", () => {
  const head = { method: "POST", rawHeaders: ["x-api-key", "k1"] };
  for (const query of ["key=k1", "a=b&API_KEY=k1", "access%5Ftoken=", "apikey=k1#x"])
    assert.deepEqual(readCredential({ ...head, target: `/v1/messages?${query}` }), { kind: "in-query" }, query);
  assert.deepEqual(readCredential({ ...head, target: "/v1/messages?monkey=1&a=key" }), { kind: "key", key: "k1" });
});
