import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { dataRoutes } from "../../src/http/data-plane.ts";
import { chatApis, tables, translators } from "./every-surface/tables.ts";
import { walkAnswers, walkRequests, wayOf } from "./every-surface/walk.ts";
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

for (const { path, stream: said } of dataRoutes.filter(({ method, credential }) => method === "POST" && credential)) {
  const forms = tables[path] ?? [];
  test(`The surfaces of ${path} are known (every-surface-inspected)`, () => {
    assert.notEqual(forms.length, 0, `${path} carries text: list its surfaces in ./every-surface`);
  });
  for (const table of forms) {
    const streams = said === undefined ? (table.plain.stream === undefined ? [false] : [false, true]) : [said];
    for (const stream of streams) {
      const way = wayOf(path, table, stream);
      const how = `${path} of ${table.model}, ${stream ? "streamed" : "whole"}`;
      test(`Text on every surface of a request is masked on its way in: ${how} (every-surface-inspected)`, async (t) => {
        t.diagnostic(`${await walkRequests(world, way)} surfaces`);
      });
      test(`Text on every surface of an answer is masked on its way out: ${how} (every-surface-inspected)`, async (t) => {
        t.diagnostic(`${await walkAnswers(world, way)} surfaces`);
      });
    }
  }
}

for (const { table, paths } of chatApis) {
  for (const [model, upstream] of Object.entries(translators)) {
    const untranslated = upstream.upstream === "bedrock" && table.upstream === "bedrock";
    if (upstream.dialect === table.dialect || untranslated) continue;
    for (const stream of [false, true]) {
      const way = wayOf(paths[stream ? 1 : 0], table, stream, upstream, model);
      const how = `${way.path} to ${upstream.dialect}, ${stream ? "streamed" : "whole"}`;
      test(`Text is masked on its way in and out where APIs are translated: ${how} (every-surface-inspected)`, async (t) => {
        const asked = await walkRequests(world, way, table.translated?.masked);
        t.diagnostic(`${asked + (await walkAnswers(world, way, upstream.translated?.said))} surfaces`);
      });
    }
  }
}

test("Every one of these calls has one admission and one outcome in the log, and both say what was found (every-surface-inspected)", () =>
  world.checkLog());
