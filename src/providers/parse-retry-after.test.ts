import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRetryAfter } from "./parse-retry-after.ts";

const now = Date.parse("2026-11-01T12:00:00.500Z");

test("both forms of retry-after give whole seconds, an hour at the most", () => {
  assert.equal(parseRetryAfter("7", now), 7);
  assert.equal(parseRetryAfter("0", now), 0);
  assert.equal(parseRetryAfter("999999999", now), 3600);
  assert.equal(parseRetryAfter("Sun, 01 Nov 2026 12:00:09 GMT", now), 9);
  assert.equal(parseRetryAfter("Sun, 01 Nov 2026 11:00:00 GMT", now), 0);
  assert.equal(parseRetryAfter("Mon, 01 Nov 2027 12:00:00 GMT", now), 3600);
});

test("anything else is as if nothing had been said", () => {
  for (const header of ["", "-1", "1.5", "7s", "soon", "9999999999", "2026-11-01T12:00:09Z", "Sun, 99 Nov 2026 12:00:09 GMT"]) {
    assert.equal(parseRetryAfter(header, now), undefined, header);
  }
});
