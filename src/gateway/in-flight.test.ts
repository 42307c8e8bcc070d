import assert from "node:assert/strict";
import { test } from "node:test";
import { startCalls } from "../../test/support/call-harness.ts";
import { Problem } from "../core/problem.ts";
import { indexKeys, type LiveKey } from "../identity/key-index.ts";
import type { Quota } from "../quota/quota.ts";
import { createInFlight } from "./in-flight.ts";

const free: Quota = { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: async () => {} };

test("A running call stops when what proved its caller is gone, is stored otherwise, or has ended (expiry-needs-nobody)", () => {
  const { snapshot, now } = startCalls({ speaks: () => [], send: () => assert.fail(), close: async () => {} }, free);
  const expiresAt = now + 1000;
  const live: LiveKey = { id: "k1", kind: "secret", useCase: "tests", principal: "tester", hash: "ab".repeat(32), expiresAt };
  const inFlight = createInFlight(10);
  const enter = (proofs = [{ id: "k1", hash: live.hash }]): (() => string | undefined) => {
    const standing = { proofs, expiresAt, principal: "tester", useCase: "tests", model: "mock", deployment: "mock-local" };
    const { signal } = inFlight.enter(standing).controller;
    return () => (signal.reason instanceof Problem ? signal.reason.code : undefined);
  };
  const recheck = (at: number, ...keys: LiveKey[]): void => inFlight.recheck({ ...snapshot, keys: indexKeys(keys) }, at);

  const reason = enter();
  recheck(now, live);
  recheck(now, { ...live, expiresAt: expiresAt + 5 });
  assert.equal(reason(), undefined);
  recheck(expiresAt, live);
  assert.equal(reason(), "credential_expired");

  const nearer = enter();
  recheck(now, { ...live, expiresAt: now });
  assert.equal(nearer(), "credential_expired");
  const revoked = enter();
  recheck(now);
  assert.equal(revoked(), "credential_invalid");
  const changed = enter();
  recheck(now, { ...live, hash: "cd".repeat(32) });
  assert.equal(changed(), "credential_invalid");

  const both = enter([live, { id: "c1", hash: "ef".repeat(32) }]);
  const certificate: LiveKey = { ...live, id: "c1", kind: "certificate", hash: "ef".repeat(32) };
  recheck(now, live, certificate);
  assert.equal(both(), undefined);
  recheck(now, live);
  assert.equal(both(), "credential_invalid");
});
