import assert from "node:assert/strict";
import { test } from "node:test";
import { createPace } from "./pace.ts";

test("Long work rests four times as long as it worked, and waiting is no work", async () => {
  const pace = createPace();
  const workMs = async (ms: number): Promise<number> => {
    const began = performance.now();
    while (performance.now() - began < ms);
    const worked = performance.now();
    await pace();
    return performance.now() - worked;
  };
  const short = await workMs(10);
  assert.ok(short >= 35, `${short}`);
  // Whatever went by, it goes on soon: were it rested from in full, rests would grow without end.
  const long = await workMs(400);
  assert.ok(long < 1000, `${long}`);
  assert.equal(pace(), undefined);
});
