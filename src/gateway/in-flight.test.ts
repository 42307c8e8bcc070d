import assert from "node:assert/strict";
import { createSecretKey, randomBytes } from "node:crypto";
import { test } from "node:test";
import { startCalls } from "../../test/support/call-harness.ts";
import { Problem } from "../core/problem.ts";
import { indexKeys, newApiKey } from "../identity/api-keys.ts";
import type { Quota } from "../quota/quota.ts";
import { createInFlight } from "./in-flight.ts";

const free: Quota = { reserve: () => ({ settle: () => ({ excess: { tokens: 0, micros: 0 } }) }), close: async () => {} };

test("A running call's secret is verified once for each set of keys, and its expiry at each look (expiry-needs-nobody)", () => {
  const pepper = createSecretKey(randomBytes(32));
  const made = newApiKey(randomBytes, pepper);
  const live = { id: made.id, useCase: "tests", principal: "tester", hash: made.hash };
  const { snapshot, now } = startCalls({ speaks: () => [], send: () => assert.fail(), close: async () => {} }, free);
  const expiresAt = now + 1000;
  const keys = indexKeys([{ ...live, expiresAt }]);
  const inFlight = createInFlight(10, pepper);
  let reads = 0;
  const enter = (): AbortSignal =>
    inFlight.enter({
      get credential() {
        reads++;
        return made.key;
      },
      key: made.id,
      principal: "tester",
      useCase: "tests",
      model: "mock",
      deployment: "mock-local",
    }).controller.signal;
  const codeOf = ({ reason }: AbortSignal): string | undefined => (reason instanceof Problem ? reason.code : undefined);

  const signal = enter();
  for (let look = 0; look < 5; look++) inFlight.recheck({ ...snapshot, keys }, now);
  assert.deepEqual([signal.aborted, reads], [false, 1]);
  inFlight.recheck({ ...snapshot, keys: indexKeys([{ ...live, expiresAt }]) }, now);
  assert.deepEqual([signal.aborted, reads], [false, 2]);
  inFlight.recheck({ ...snapshot, keys }, now);
  inFlight.recheck({ ...snapshot, keys }, expiresAt);
  assert.equal(codeOf(signal), "credential_expired");

  const revoked = enter();
  inFlight.recheck({ ...snapshot, keys }, now);
  inFlight.recheck({ ...snapshot, keys: indexKeys([]) }, now);
  assert.equal(codeOf(revoked), "credential_invalid");
});
