import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { measureEnding } from "./access-ends/measure.ts";
import { openScene, type Scene } from "./access-ends/open-scene.ts";
import { ways } from "./access-ends/ways.ts";

/** Whatever ends somebody's access takes effect within this, on new calls and on running streams, milliseconds. */
const atOnceMs = 1000;

let scene: Scene;
before(async () => {
  scene = await openScene();
});
after(() => scene?.close());

for (const way of ways) {
  test(`Access ends within a second, also of what runs: ${way.name}`, async (t) => {
    const { newCallMs, streamMs } = await measureEnding(scene, way);
    const stream = streamMs === undefined ? "" : `, the stream ended after ${streamMs.toFixed(0)} ms`;
    t.diagnostic(`${way.name}: refused after ${newCallMs.toFixed(0)} ms${stream}`);
    assert.ok(newCallMs <= atOnceMs, `a new call was served for ${newCallMs} ms`);
    assert.ok((streamMs ?? 0) <= atOnceMs, `the stream went on for ${streamMs} ms`);
    assert.equal(streamMs !== undefined, way.plane === "data");
  });
}
