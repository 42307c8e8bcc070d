import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import { test } from "node:test";
import { minutes } from "../core/units.ts";
import { seal } from "../crypto/seal.ts";
import type { Identity } from "./caller.ts";
import { createExchangedTokens, openExchangedToken, type Grant } from "./exchanged-token.ts";

const key = createSecretKey(randomBytes(32));
const now = Date.UTC(2026, 10, 21, 12);
const actor: Identity = {
  credential: "00112233445566aa",
  principal: "tutor",
  kind: "service-account",
  authentication: { strength: 1, at: Infinity, method: "key" },
  delegated: false,
  useCases: ["tests", "others"],
  models: ["mock"],
  expiresAt: now + minutes(1000),
  proofs: [{ id: "00112233445566aa", hash: "ab".repeat(32) }],
};
const person = {
  principal: "alice@campus.example",
  provider: "campus",
  providerDigest: "sha256:1",
  groups: ["campus/staff", "campus//faculty/law"],
  roles: ["AUDITOR"],
} as const;
const subject: Grant["subject"] = {
  credential: "campus:0123456789abcdef",
  principal: person.principal,
  kind: "user",
  authentication: { strength: 2, at: now - 5000, method: "token" },
  person,
  delegated: false,
  expiresAt: now + minutes(60),
  proofs: [],
};
const grant: Grant = { actor, useCase: "tests", subject, groupsLive: false };
const refused = { code: "credential_invalid" };

function issue(more: Partial<Grant> = {}) {
  const issued = createExchangedTokens(key).issue({ ...grant, ...more }, now);
  assert.ok(issued);
  return issued;
}

test("A token carries the program with what it rests on, and the person with how they logged in", () => {
  const { token, id, expiresAt } = issue();
  assert.deepEqual(openExchangedToken(token, key, now), {
    credential: id,
    principal: "tutor",
    kind: "service-account",
    authentication: { strength: 2, at: now - 5000, method: "exchanged-token" },
    person,
    delegated: true,
    useCases: ["tests"],
    models: ["mock"],
    expiresAt,
    proofs: actor.proofs,
  });
  assert.match(id, /^spx_[0-9a-f]{16}$/);
  assert.ok(!token.includes(id.slice(4)), "the name is no part of it");
  const voucher = { provider: "ci", providerDigest: "sha256:2" };
  const { token: workload } = issue({ actor: { ...actor, proofs: [], voucher } });
  assert.deepEqual(openExchangedToken(workload, key, now).voucher, voucher);
});

test("It ends after ten minutes at the latest, with the person's token, or with the program's key (expiry-needs-nobody)", () => {
  for (const [more, ends] of [
    [{}, now + minutes(10)],
    [{ subject: { ...subject, expiresAt: now + 5000 } }, now + 5000],
    [{ actor: { ...actor, expiresAt: now + 7000 } }, now + 7000],
  ] as const) {
    const tokens = createExchangedTokens(key);
    const issued = tokens.issue({ ...grant, ...more }, now);
    assert.equal(issued?.expiresAt, ends);
    assert.equal(tokens.open(issued.token, ends - 1), tokens.open(issued.token, now), "the same object");
    assert.throws(() => tokens.open(issued.token, ends), { code: "credential_expired" });
    assert.throws(() => openExchangedToken(issued.token, key, ends), { code: "credential_expired" });
  }
});

test("Nobody makes or changes one without the key, and no sealed thing of another purpose is one", () => {
  const { token } = issue();
  const bytes = Buffer.from(token.slice(4), "base64url");
  for (let at = 0; at < bytes.length; at += 7) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.throws(() => openExchangedToken(`spx_${changed.toString("base64url")}`, key, now), refused);
  }
  assert.throws(() => openExchangedToken(token, createSecretKey(randomBytes(32)), now), refused);
  const other = seal(key, Buffer.from("{}"), Buffer.from("another purpose"));
  assert.throws(() => openExchangedToken(`spx_${other.toString("base64url")}`, key, now), refused);
});

test("One token has one text: what decodes to the same bytes in another writing is none", () => {
  const tokens = createExchangedTokens(key);
  const texts = Array.from({ length: 6 }, (_, at) => issue({ useCase: "x".repeat(at + 1) }).token);
  for (const token of texts) {
    tokens.open(token, now);
    const loose = [
      token + "=",
      token + " ",
      ` ${token}`,
      token.replace("spx_", "SPX_"),
      token.slice(4),
      `${token}A`,
      `${token}.`,
    ];
    const last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (const letter of last) if (!token.endsWith(letter)) loose.push(token.slice(0, -1) + letter);
    for (const text of loose) assert.throws(() => tokens.open(text, now), refused, text);
  }
});

test("Groups that the directory tells are not kept in it; too many others make it too long to be issued", () => {
  const groups = Array.from({ length: 1000 }, (_, at) => `campus/a-group-with-a-long-name-${at}`);
  const crowded = { ...subject, person: { ...person, groups } };
  assert.equal(createExchangedTokens(key).issue({ ...grant, subject: crowded }, now), undefined);
  const { token } = issue({ subject: crowded, groupsLive: true });
  assert.deepEqual(openExchangedToken(token, key, now).person?.groups, []);
  assert.throws(() => createExchangedTokens(key).open(`spx_${"A".repeat(20_000)}`, now), refused);
});
