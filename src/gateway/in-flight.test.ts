import assert from "node:assert/strict";
import { test } from "node:test";
import { startCalls } from "../../test/support/call-harness.ts";
import { Problem } from "../core/problem.ts";
import type { Identity, KeyProof } from "../identity/caller.ts";
import { indexKeys, type LiveKey } from "../identity/key-index.ts";
import type { Quota } from "../quota/quota.ts";
import { createInFlight } from "./in-flight.ts";
import { requireStanding } from "./require-standing.ts";

const free: Quota = { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: async () => {} };
const id = "00000000000000a1";
const certificateId = "00000000000000c1";

test("A running call stops when what proved its caller is gone, is stored otherwise, or has ended (expiry-needs-nobody)", () => {
  const { snapshot, now } = startCalls({ speaks: () => [], send: () => assert.fail(), close: async () => {} }, free);
  const expiresAt = now + 1000;
  const live: LiveKey = { id, kind: "secret", useCase: "tests", principal: "tester", hash: "ab".repeat(32), expiresAt };
  const certificate: LiveKey = { ...live, id: certificateId, kind: "certificate", hash: "ef".repeat(32) };
  const inFlight = createInFlight(10);
  const enter = (proofs: readonly KeyProof[] = [live]): (() => string | undefined) => {
    const identity: Identity = {
      credential: id,
      principal: "tester",
      kind: "key",
      authentication: { strength: 1, at: now, method: "key" },
      delegated: false,
      useCases: ["tests"],
      expiresAt,
      proofs: proofs.map((proof) => ({ id: proof.id, hash: proof.hash })),
    };
    const keys = indexKeys([live, certificate]);
    const caller = requireStanding({ ...snapshot, keys }, identity, undefined, now).callerFor("tests");
    assert.ok(caller);
    const { signal } = inFlight.enter({
      caller,
      address: undefined,
      model: "mock",
      deployment: "mock-local",
      dataClass: undefined,
    }).controller;
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

  const both = enter([live, certificate]);
  recheck(now, live, certificate);
  assert.equal(both(), undefined);
  recheck(now, live);
  assert.equal(both(), "credential_invalid");
});
