import assert from "node:assert/strict";
import { test } from "node:test";
import { createDeploymentHealth } from "./deployment-health.ts";

const breaker = { failures: 3, openMs: 1000 };

test("A breaker opens after so many failures in a row, and a success in between starts the count anew", () => {
  const health = createDeploymentHealth();
  for (const step of ["failed", "failed", "succeeded", "failed", "failed"] as const) {
    assert.ok(health.enter("a", 0));
    if (step === "failed") health.failed("a", breaker, 0);
    else health.succeeded("a", 10);
  }
  assert.ok(health.isInService("a", 0));
  health.failed("a", breaker, 0);
  assert.equal(health.enter("a", 999), false);
  assert.equal(health.opensAt("a"), 1000);
  assert.ok(health.isInService("b", 0), "another deployment is none of its business");
});

test("When its time is over exactly one call tries the deployment, and its end decides", () => {
  const health = createDeploymentHealth();
  for (let count = 0; count < 3; count++) health.failed("a", breaker, 0);
  assert.ok(health.enter("a", 1000));
  assert.equal(health.enter("a", 1000), false, "a second call must not wait for the first");
  health.failed("a", breaker, 1500);
  assert.equal(health.enter("a", 2499), false, "one failure of the trial opens it again for the whole time");
  assert.ok(health.enter("a", 2500));
  health.succeeded("a", 5);
  assert.ok(health.enter("a", 2500));
  assert.ok(health.enter("a", 2500));
});

test("A trial that was stopped from this side decides nothing, and lets another call try", () => {
  const health = createDeploymentHealth();
  for (let count = 0; count < 3; count++) health.failed("a", breaker, 0);
  assert.ok(health.enter("a", 1000));
  health.leave("a");
  assert.ok(health.enter("a", 1000));
});

test("The latency is an average that follows the newest", () => {
  const health = createDeploymentHealth();
  assert.equal(health.latencyMs("a"), 0);
  health.succeeded("a", 100);
  assert.equal(health.latencyMs("a"), 100);
  health.succeeded("a", 200);
  assert.equal(health.latencyMs("a"), 120);
});
