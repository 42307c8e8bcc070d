import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import { test } from "node:test";
import { newApiKey, readApiKey, verifyApiKey } from "./api-keys.ts";
import { indexKeys, type LiveKey } from "./key-index.ts";

const pepper = createSecretKey(randomBytes(32));
const live = (made: { id: string; hash: string }, expiresAt = 1000): LiveKey => ({
  id: made.id,
  kind: "secret",
  hash: made.hash,
  useCase: "hr-insights",
  principal: "hr-portal",
  expiresAt,
});

test("A key that was issued names its use case and principal", () => {
  const made = newApiKey(randomBytes, pepper);
  const caller = verifyApiKey(made.key, indexKeys([live(made)]), pepper, 999);
  assert.deepEqual(caller.useCases, ["hr-insights"]);
  assert.equal(caller.principal, "hr-portal");
  assert.equal(caller.credential, made.id);
});

test("What is stored does not contain the secret and does not verify under another pepper", () => {
  const made = newApiKey(randomBytes, pepper);
  assert.ok(!made.hash.includes(made.key.slice(20)));
  assert.throws(() => verifyApiKey(made.key, indexKeys([live(made)]), createSecretKey(randomBytes(32)), 0), {
    code: "credential_invalid",
  });
});

test("A key ends at its instant, and only who holds its secret learns that it did (expiry-needs-nobody)", () => {
  const made = newApiKey(randomBytes, pepper);
  const index = indexKeys([live(made, 1000)]);
  assert.throws(() => verifyApiKey(made.key, index, pepper, 1000), { code: "credential_expired" });
  const forged = `sp_${made.id}_${randomBytes(32).toString("base64url")}`;
  assert.throws(() => verifyApiKey(forged, index, pepper, 1000), { code: "credential_invalid" });
});

test("An unknown id, a wrong secret and a malformed key get the same answer", () => {
  const made = newApiKey(randomBytes, pepper);
  const index = indexKeys([live(made)]);
  const details = [
    newApiKey(randomBytes, pepper).key,
    `${made.key.slice(0, -1)}${made.key.endsWith("A") ? "E" : "A"}`,
    "sk-nonsense",
    "",
    `${made.key} `,
  ].map((key) => {
    try {
      verifyApiKey(key, index, pepper, 0);
      return "accepted";
    } catch (problem) {
      return String(problem);
    }
  });
  assert.equal(new Set(details).size, 1);
  assert.match(details[0] ?? "", /credential_invalid/);
});

test("A key that an operator sets may have any form, from 16 characters on", () => {
  const made = newApiKey(randomBytes, pepper);
  assert.deepEqual(readApiKey(made.key, pepper), made);
  assert.equal(readApiKey("demo", pepper), undefined);
  const own = readApiKey("a-demo-key-of-my-own", pepper);
  assert.ok(own);
  assert.equal(verifyApiKey("a-demo-key-of-my-own", indexKeys([live(own)]), pepper, 0).credential, own.id);
  assert.throws(() => verifyApiKey("a-demo-key-of-my-owm", indexKeys([live(own)]), pepper, 0), { code: "credential_invalid" });
});
