import assert from "node:assert/strict";
import { test } from "node:test";
import { createTokenCache } from "./token-cache.ts";

test("What is asked for stays, what is not goes, and there are never more than the limit", () => {
  const cache = createTokenCache<number>(100);
  for (let n = 0; n < 100; n++) cache.set(`first-${n}`, n);
  for (let n = 0; n < 5000; n++) {
    for (let wanted = 0; wanted < 10; wanted++) assert.equal(cache.get(`first-${wanted}`), wanted);
    cache.set(`new-${n}`, n);
  }
  const kept = Array.from({ length: 5000 }, (_, n) => cache.get(`new-${n}`)).filter((value) => value !== undefined);
  assert.ok(kept.length <= 90 && kept.length >= 80, `${kept.length}`);
  assert.equal(cache.get("new-0"), undefined);
});

test("As many as the limit are held at once", () => {
  const cache = createTokenCache<number>(100);
  for (let n = 0; n < 100; n++) cache.set(`${n}`, n);
  for (let round = 0; round < 3; round++) for (let n = 0; n < 100; n++) assert.equal(cache.get(`${n}`), n);
});

test("What was set again is new, and what was deleted is gone and leaves its place to another", () => {
  const cache = createTokenCache<number>(3);
  for (const key of ["a", "b", "c"]) cache.set(key, 1);
  cache.set("b", 2);
  assert.equal(cache.get("b"), 2);
  cache.delete("a");
  cache.delete("a");
  assert.equal(cache.get("a"), undefined);
  cache.set("d", 4);
  assert.deepEqual([cache.get("b"), cache.get("c"), cache.get("d")], [2, 1, 4]);
});
