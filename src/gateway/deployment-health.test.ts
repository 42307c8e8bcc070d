import assert from "node:assert/strict";
import { test } from "node:test";
import { createDeploymentHealth, type DeploymentHealth, type Turn } from "./deployment-health.ts";

const breaker = { failures: 3, openMs: 1000 };
const enter = (health: DeploymentHealth, now: number, name = "a"): Turn =>
  health.enter(name, breaker, now) ?? assert.fail("the breaker is open");
const isOpen = (health: DeploymentHealth, now: number): boolean => health.enter("a", breaker, now) === undefined;

test("A breaker opens after so many failures in a row, and a success in between starts the count anew", () => {
  const health = createDeploymentHealth();
  enter(health, 0).failed(0);
  enter(health, 0).failed(0);
  enter(health, 0).succeeded();
  enter(health, 0).failed(0);
  enter(health, 0).failed(0);
  assert.ok(health.isInService("a", 0));
  enter(health, 0).failed(0);
  assert.ok(isOpen(health, 999));
  assert.equal(health.opensAt("a"), 1000);
  assert.ok(health.isInService("b", 0), "another deployment is none of its business");
});

test("When its time is over exactly one call tries the deployment, and its end decides", () => {
  const health = createDeploymentHealth();
  for (let count = 0; count < 3; count++) enter(health, 0).failed(0);
  const trial = enter(health, 1000);
  assert.ok(isOpen(health, 1000), "a second call must not wait for the first");
  trial.failed(1500);
  assert.ok(isOpen(health, 2499), "one failure of the trial opens it again for the whole time");
  enter(health, 2500).succeeded();
  enter(health, 2500);
  enter(health, 2500);
});

test("Answers that begin and break off count as failures, and a trial that begins is on probation", () => {
  const health = createDeploymentHealth();
  for (let count = 0; count < 3; count++) {
    const turn = enter(health, 0);
    turn.began(10);
    turn.failed(0);
  }
  assert.ok(isOpen(health, 999));
  const trial = enter(health, 1000);
  trial.began(10);
  const second = enter(health, 1000);
  trial.failed(1100);
  assert.ok(isOpen(health, 1200), "one more failure is enough");
  second.succeeded();
  assert.ok(isOpen(health, 1200));
});

test("A trial that was stopped from this side decides nothing, and lets another call try", () => {
  const health = createDeploymentHealth();
  for (let count = 0; count < 3; count++) enter(health, 0).failed(0);
  enter(health, 1000).left();
  enter(health, 1000);
});

test("A call that began before the breaker opened decides nothing when it ends, and takes no trial's place", () => {
  const health = createDeploymentHealth();
  const early = [enter(health, 0), enter(health, 0), enter(health, 0)];
  for (let count = 0; count < 3; count++) enter(health, 0).failed(0);
  const trial = enter(health, 1000);
  early[0]?.failed(1100);
  early[1]?.succeeded();
  early[2]?.left();
  assert.ok(isOpen(health, 1200), "the trial is still running");
  trial.succeeded();
  enter(health, 1300);
});

test("The latency is an average that follows the newest", () => {
  const health = createDeploymentHealth();
  assert.equal(health.latencyMs("a"), 0);
  enter(health, 0).began(100);
  assert.equal(health.latencyMs("a"), 100);
  enter(health, 0).began(200);
  assert.equal(health.latencyMs("a"), 120);
});
