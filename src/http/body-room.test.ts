import assert from "node:assert/strict";
import { test } from "node:test";
import { createBodyRoom } from "./body-room.ts";

const full = { code: "concurrency_exceeded" };

test("One alone may take half of the room and no more; the others have an eighth each", () => {
  const room = createBodyRoom(800);
  const greedy = room.of("greedy");
  greedy.take(400);
  assert.throws(() => greedy.take(1), full);
  for (const name of ["a", "b", "c", "d"]) {
    room.of(name).take(100);
    assert.throws(() => room.of(name).take(1), full);
  }
  assert.throws(() => room.of("e").take(1), full, "the room itself is full");
  room.of("a").giveBack(100);
  room.of("e").take(100);
});

test("What is given back is free again", () => {
  const room = createBodyRoom(800);
  const share = room.of("a");
  for (let count = 0; count < 10; count++) {
    share.take(400);
    share.giveBack(400);
  }
  share.take(400);
});
