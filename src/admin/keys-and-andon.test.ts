import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { makeCertificate } from "../../test/support/make-certificate.ts";
import { mockWorld } from "../../test/support/manifests.ts";
import { alex, type Admin, inDays, openAdmin } from "../../test/support/open-admin.ts";
import { days } from "../core/units.ts";
import { applyManifests } from "./apply-manifests.ts";
import { createKey } from "./create-key.ts";
import { pullAndon } from "./pull-andon.ts";
import { releaseAndon } from "./release-andon.ts";
import { revokeKey } from "./revoke-key.ts";
import { rotateKey } from "./rotate-key.ts";

let admin: Admin;
beforeEach(async () => {
  admin = await openAdmin();
  await applyManifests(admin.deps, alex, { manifests: mockWorld("http://127.0.0.1:9/v1"), dryRun: false });
  admin.changes.length = 0;
});
afterEach(() => admin.close());

test("A key is shown once: neither store nor log has it (INVARIANT secrets-stay-secret)", async () => {
  const made = await createKey(admin.deps, alex, { useCase: "tests", principal: "portal@campus.example" });
  assert.equal(made.expiresAt, inDays(90));
  const secret = made.key?.slice(20) ?? "";
  assert.ok(secret.length > 40);
  const kept = JSON.stringify([await admin.deps.store.getKey(made.id), admin.changes]);
  assert.ok(!kept.includes(secret));
  assert.equal(admin.changes[0]?.action, "key-create");
  assert.equal(admin.refreshed, 2);
});

test("A key for a use case that is not there, or that would live too long, is refused before the log hears of it", async () => {
  await assert.rejects(createKey(admin.deps, alex, { useCase: "nobody" }), { code: "not_found" });
  await assert.rejects(createKey(admin.deps, alex, { useCase: "tests", expiresInDays: 91 }), { code: "resource_invalid" });
  assert.deepEqual(admin.changes, []);
});

test("When the log refuses, no key is made, rotated or revoked", async () => {
  const { id } = await createKey(admin.deps, alex, { useCase: "tests" });
  const before = await admin.deps.store.listKeys({ limit: 10 });
  admin.logFails = true;
  for (const change of [
    () => createKey(admin.deps, alex, { useCase: "tests" }),
    () => rotateKey(admin.deps, alex, id, { overlapSeconds: 0 }),
    () => revokeKey(admin.deps, alex, id, {}),
    () => pullAndon(admin.deps, alex, { scope: "all", reason: "test", safeMode: false }),
  ])
    await assert.rejects(change(), { code: "audit_unavailable" });
  assert.deepEqual(await admin.deps.store.listKeys({ limit: 10 }), before);
  assert.deepEqual(await admin.deps.store.listAndon(), []);
});

test("A rotated key has the old one's life and holder, and the old one ends after the overlap", async () => {
  const old = await createKey(admin.deps, alex, { useCase: "tests", principal: "portal", expiresInDays: 30 });
  admin.now += days(10);
  const made = await rotateKey(admin.deps, alex, old.id, { overlapSeconds: 3600 });
  assert.equal(made.principal, "portal");
  assert.equal(made.expiresAt, inDays(40));
  assert.equal((await admin.deps.store.getKey(made.id))?.rotatedFrom, old.id);
  assert.equal((await admin.deps.store.getKey(old.id))?.expiresAt, admin.now + 3_600_000);

  admin.now += 3_600_000;
  await assert.rejects(rotateKey(admin.deps, alex, old.id, { overlapSeconds: 0 }), { code: "conflict" });
});

test("A pair for AWS is shown once in place of a key, and rotated to a pair (INVARIANT secrets-stay-secret)", async () => {
  const made = await createKey(admin.deps, alex, { useCase: "tests", aws: true });
  assert.equal(made.key, undefined);
  assert.equal(made.accessKeyId, `SPAK${made.id.toUpperCase()}`);
  const secret = made.secretAccessKey ?? "";
  assert.equal(secret.length, 43);
  const rotated = await rotateKey(admin.deps, alex, made.id, { overlapSeconds: 0 });
  assert.notEqual(rotated.secretAccessKey, secret);
  const kept = JSON.stringify([await admin.deps.store.listKeys({ limit: 10 }), admin.changes]);
  assert.ok(!kept.includes(secret) && !kept.includes(rotated.secretAccessKey ?? ""));
  assert.deepEqual(
    (await admin.deps.store.listKeys({ limit: 10 })).map(({ kind }) => kind),
    ["pair", "pair"],
  );
});

test("A certificate names one service account, and its key ends with it", async () => {
  const authority = makeCertificate({ name: "authority" });
  const notAfter = admin.now + days(2);
  const { cert: certificate, key } = makeCertificate({ name: "portal", authority, notBefore: admin.now, notAfter });
  const wish = { useCase: "tests", principal: "portal", certificate };
  const made = await createKey(admin.deps, alex, wish);
  assert.equal(made.expiresAt, inDays(2));
  assert.equal((await admin.deps.store.getKey(made.id))?.hash, made.fingerprint);
  await createKey(admin.deps, alex, { ...wish, expiresInDays: 1 });
  await assert.rejects(createKey(admin.deps, alex, { ...wish, principal: "other" }), { code: "conflict" });
  await assert.rejects(rotateKey(admin.deps, alex, made.id, { overlapSeconds: 0 }), { code: "conflict" });
  for (const wrong of ["", "text", key, authority.cert])
    await assert.rejects(createKey(admin.deps, alex, { ...wish, certificate: wrong }), { code: "resource_invalid" });
  admin.now = notAfter;
  await assert.rejects(createKey(admin.deps, alex, wish), { code: "resource_invalid" });
});

test("Revoking is at once, can be repeated, and rules out rotation", async () => {
  const { id } = await createKey(admin.deps, alex, { useCase: "tests" });
  assert.equal((await revokeKey(admin.deps, alex, id, { reason: "leaked" })).status, "revoked");
  const records = admin.changes.length;
  assert.equal((await revokeKey(admin.deps, alex, id, {})).status, "revoked");
  assert.equal(admin.changes.length, records);
  await assert.rejects(rotateKey(admin.deps, alex, id, { overlapSeconds: 0 }), { code: "conflict" });
  await assert.rejects(revokeKey(admin.deps, alex, "0000000000000000", {}), { code: "not_found" });
});

test("The Andon cord is pulled, pulled again in another mode, and released", async () => {
  const scope = "use-case/tests";
  await pullAndon(admin.deps, alex, { scope, reason: "odd answers", safeMode: true });
  await pullAndon(admin.deps, alex, { scope, reason: "worse", safeMode: false });
  const [pull, ...others] = await admin.deps.store.listAndon();
  assert.deepEqual(others, []);
  assert.deepEqual([pull?.reason, pull?.safeMode], ["worse", false]);
  assert.equal((await releaseAndon(admin.deps, alex, { scope, reason: "mended" })).reason, "worse");
  assert.deepEqual(
    admin.changes.map(({ action, target, reason }) => [action, target, reason]),
    [
      ["andon-pull", scope, "odd answers"],
      ["andon-pull", scope, "worse"],
      ["andon-release", scope, "mended"],
    ],
  );
  await assert.rejects(releaseAndon(admin.deps, alex, { scope, reason: "again" }), { code: "not_found" });
});

test("A scope that names nothing is refused, so that a typing error never looks like a stop", async () => {
  const pull = (scope: string) => pullAndon(admin.deps, alex, { scope, reason: "test", safeMode: false });
  for (const scope of ["use-case/test", "model/none", "deployment/none"])
    await assert.rejects(pull(scope), { code: "not_found" }, scope);
  for (const scope of [
    "",
    "everything",
    "tool/search",
    "use-case",
    "use-case/",
    "use-case/A",
    "principal/",
    "/tests",
    "constructor/x",
  ])
    await assert.rejects(pull(scope), { code: "resource_invalid" }, scope);
  await pull("principal/dana@campus.example");
  await pull("all");
});
