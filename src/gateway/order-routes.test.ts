import assert from "node:assert/strict";
import { test } from "node:test";
import { compile } from "../governance/compile.ts";
import { parseManifest } from "../governance/parse-manifest.ts";
import { deployment, model } from "../../test/support/manifests.ts";
import { createDeploymentHealth } from "./deployment-health.ts";
import { orderRoutes, type Route } from "./order-routes.ts";

/** Routes as the register lists them, over deployments of models `m` and `n`. */
function routesOf(modelSpec: object, deployments: Readonly<Record<string, object>>, models: readonly string[] = ["m"]): Route[] {
  const manifests = [
    ...models.map((name) => model(name, modelSpec)),
    ...Object.entries(deployments).map(([name, spec]) =>
      deployment(name, name.startsWith("n") ? "n" : "m", "http://127.0.0.1:9/v1", spec),
    ),
  ].map((manifest) => parseManifest(manifest));
  const register = compile(
    manifests.map(({ kind, name, canonical }) => ({ kind, name, version: 1, digest: `sha256:${name}`, spec: canonical })),
    [],
  );
  return models.flatMap((name) => {
    const entry = register.models.get(name);
    assert.ok(entry);
    return (register.deploymentsByModel.get(name) ?? []).map((one) => ({
      model: entry,
      deployment: one,
      policies: [],
      safeMode: false,
    }));
  });
}

const breaker = { failures: 1, openMs: 1000 };
const namesOf = (routes: readonly Route[]): string[] => routes.map(({ deployment: { name } }) => name);
const ordering = (more: object = {}) => ({ health: createDeploymentHealth(), now: 0, random: () => 0.5, ...more });

test("Priority comes before everything else within a model, and the model asked for before its fallbacks", () => {
  const routes = routesOf({}, { m2: { priority: 1 }, m1: { priority: 2 }, m3: {}, n0: {} }, ["m", "n"]);
  assert.deepEqual(namesOf(orderRoutes(routes, ordering())), ["m3", "m2", "m1", "n0"]);
});

test("Among those of one priority, calls are spread by weight", () => {
  const routes = routesOf({ routing: "weighted" }, { m1: { weight: 3 }, m2: { weight: 1 } });
  let state = 1;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  let first = 0;
  for (let count = 0; count < 4000; count++) if (namesOf(orderRoutes(routes, ordering({ random })))[0] === "m1") first++;
  assert.ok(Math.abs(first / 4000 - 0.75) < 0.03, `${first} of 4000 went to the one with three quarters of the weight`);
});

test("Among those of one priority, calls go to the quickest, and one that was never tried gets a chance", () => {
  const routes = routesOf({ routing: "least-latency" }, { m1: {}, m2: {}, m3: {} });
  const health = createDeploymentHealth();
  health.enter("m1", breaker, 0)?.began(300);
  health.enter("m2", breaker, 0)?.began(100);
  assert.deepEqual(namesOf(orderRoutes(routes, ordering({ health }))), ["m3", "m2", "m1"]);
});

test("Deployments whose breaker is open come last within their model", () => {
  const routes = routesOf({}, { m1: {}, m2: { priority: 5 } });
  const health = createDeploymentHealth();
  health.enter("m1", breaker, 0)?.failed(0);
  assert.deepEqual(namesOf(orderRoutes(routes, ordering({ health }))), ["m2", "m1"]);
  assert.deepEqual(namesOf(orderRoutes(routes, ordering({ health, now: 1000 }))), ["m1", "m2"]);
});

test("A call that begins on a private network has no alternative on a public one (boundary-kept)", () => {
  const specs = { m1: { network: "public" }, m2: {}, m3: {} };
  assert.deepEqual(namesOf(orderRoutes(routesOf({}, specs), ordering())), ["m2", "m3"]);
  const publicFirst = { ...specs, m2: { priority: 1 }, m3: { priority: 2 } };
  assert.deepEqual(namesOf(orderRoutes(routesOf({}, publicFirst), ordering())), ["m1", "m2", "m3"]);
});

test("A call stays on the private network when all of it is out of service (boundary-kept)", () => {
  const health = createDeploymentHealth();
  for (const name of ["m1", "m2"]) health.enter(name, breaker, 0)?.failed(0);
  const routes = routesOf(
    {},
    { m1: {}, m2: { priority: 1 }, m3: { network: "public", priority: 2 }, n1: { network: "public" } },
    ["m", "n"],
  );
  assert.deepEqual(namesOf(orderRoutes(routes, ordering({ health }))), ["m1", "m2"]);
});

test("A call has four places to go at the most", () => {
  const routes = routesOf({}, { m1: {}, m2: {}, m3: {}, m4: {}, m5: {} });
  assert.deepEqual(namesOf(orderRoutes(routes, ordering())), ["m1", "m2", "m3", "m4"]);
});
