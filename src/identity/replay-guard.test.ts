import assert from "node:assert/strict";
import { test } from "node:test";
import { minutes } from "../core/units.ts";
import { createReplayGuard } from "./replay-guard.ts";

let made = 0;
const signature = (): string => (made++).toString(16).padStart(32, "0").padEnd(64, "0");

/** How many signatures of this key pass before one is refused. */
function admitted(guard: ReturnType<typeof createReplayGuard>, key: string, now: number): number {
  for (let count = 0; ; count++) {
    try {
      guard.admit(key, signature(), now + minutes(5), now);
    } catch (error) {
      assert.equal((error as { code?: string }).code, "identity_unavailable");
      return count;
    }
  }
}

test("A key that signs without end keeps no other key out, and no signature passes twice", () => {
  const guard = createReplayGuard(80);
  assert.equal(admitted(guard, "greedy", 0), 40);
  assert.equal(admitted(guard, "one", 0), 10);
  assert.equal(admitted(guard, "two", minutes(1)), 10);
  assert.equal(admitted(guard, "greedy", minutes(1)), 0);
  const twice = signature();
  guard.admit("three", twice, minutes(6), minutes(1));
  assert.throws(() => guard.admit("three", twice, minutes(6), minutes(1)), { code: "credential_invalid" });
  for (const other of ["three", "four", "five"]) admitted(guard, other, minutes(1));
  assert.equal(admitted(guard, "six", minutes(1)), 0, "in all, no more than the limit");
  assert.equal(admitted(guard, "greedy", minutes(20)), 40);
});
