import assert from "node:assert/strict";
import { test } from "node:test";
import type { Steps } from "../policy/steps.ts";
import { runInSlices, runWhenQuiet } from "./run-in-slices.ts";

function busyFor(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

/** So many steps of half a millisecond. */
function* work(steps: number): Steps<string> {
  for (let step = 0; step < steps; step++) {
    yield;
    busyFor(0.5);
  }
  return "done";
}

/** How often the event loop goes round meanwhile. */
async function countTurns(running: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await running.finally(() => (isOver = true));
  return turns;
}

test("Long work lets the event loop go round about every two milliseconds", async () => {
  assert.ok((await countTurns(runInSlices(work(80)))) >= 10);
});

test("What anybody may ask for rests four times as long as it works", async () => {
  const began = performance.now();
  assert.equal(await runWhenQuiet("ana", () => work(40)), "done");
  // The last stretch is not followed by a rest.
  assert.ok(performance.now() - began >= 20 * 3);
});

test("Of one asker two wait at most, of all sixteen, and whoever was answered may ask again", async () => {
  const busy = [runWhenQuiet("ana", () => work(20)), runWhenQuiet("ana", () => work(1))];
  await assert.rejects(
    runWhenQuiet("ana", () => work(1)),
    { code: "concurrency_exceeded", retryAfterSeconds: 1 },
  );
  const others = Array.from({ length: 14 }, (_, index) => runWhenQuiet(`other-${index}`, () => work(1)));
  await assert.rejects(
    runWhenQuiet("one-more", () => work(1)),
    { code: "concurrency_exceeded" },
  );
  assert.deepEqual(new Set(await Promise.all([...busy, ...others])), new Set(["done"]));
  assert.equal(await runWhenQuiet("ana", () => work(1)), "done");
});

test("Work that fails fails for who asked, and holds up nobody", async () => {
  const failing = function* (): Steps<string> {
    yield;
    throw new Error("broken");
  };
  await assert.rejects(runWhenQuiet("ana", failing), { message: "broken" });
  assert.equal(await runWhenQuiet("ana", () => work(1)), "done");
});
