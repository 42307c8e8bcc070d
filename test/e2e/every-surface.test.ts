import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { dataRoutes } from "../../src/http/data-plane.ts";
import { spell } from "./every-surface/spell.ts";
import { base64 } from "./every-surface/table.ts";
import { tables } from "./every-surface/tables.ts";
import { canary, walkAnswers, walkRequests } from "./every-surface/walk.ts";
import { nameOf, ownWays, translatedWays } from "./every-surface/ways.ts";
import { openWorld, type World } from "./every-surface/world.ts";

/**
 * INVARIANT every-surface-inspected, from outside: an address is planted on each surface of each route that carries
 * text, and must arrive masked, or not at all, at the other side. A route without tables fails.
 */
let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

test("Every route that takes a call has its surfaces listed (every-surface-inspected)", () => {
  const routes = dataRoutes.filter(({ calls }) => calls === "model").map(({ path }) => path);
  assert.deepEqual(
    routes.filter((path) => tables[path] === undefined),
    [],
    "these carry text: list their surfaces in ./every-surface",
  );
});

test("These tests see text however it is cut and wrapped", () => {
  const letters = canary.split("");
  for (const documents of [
    [canary],
    [{ [canary]: 1 }],
    letters.map((delta) => ({ type: "x", delta })),
    letters.map((content) => ({ choices: [{ index: 0, delta: { content } }] })),
    [{ list: letters.map((text) => ({ text })) }],
    [JSON.stringify({ to: JSON.stringify([canary]) })],
    [{ bytes: base64(JSON.stringify({ a: base64(canary) })) }],
    letters.map((text) => ({ bytes: base64(JSON.stringify({ text })) })),
    [`data:text/plain;base64,${base64(Buffer.from(canary, "utf16le"))}`],
    [{ bytes: [...Buffer.from(canary)] }],
  ]) {
    assert.ok(spell(documents).includes(canary), JSON.stringify(documents).slice(0, 200));
  }
});

for (const way of ownWays) {
  test(`Text on every surface of a request is masked on its way in: ${nameOf(way)} (every-surface-inspected)`, async (t) => {
    t.diagnostic(`${await walkRequests(world, way)} surfaces`);
  });
  test(`Text on every surface of an answer is masked on its way out: ${nameOf(way)} (every-surface-inspected)`, async (t) => {
    t.diagnostic(`${await walkAnswers(world, way)} surfaces`);
  });
}

for (const way of translatedWays) {
  test(`Text is masked on its way in and out where APIs are translated: ${nameOf(way)} (every-surface-inspected)`, async (t) => {
    const asked = await walkRequests(world, way, way.table.translated?.masked);
    t.diagnostic(`${asked + (await walkAnswers(world, way, way.upstream.translated?.said))} surfaces`);
  });
}

test("Each of these calls has one admission and one outcome in the log, and they say what was found (every-surface-inspected)", () =>
  world.checkLog());
