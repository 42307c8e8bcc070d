import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cutWindows } from "./cut-windows.ts";
import type { Tokenizer } from "./tokenizer/tokenizer.ts";

/** Each character is a token, numbered by its code. */
const letters: Tokenizer = {
  frame: { before: [-1], after: [-2] },
  encode: (text) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)),
};
/** Numbers in place of letters: the token of place n is n. */
const count = (length: number): string => String.fromCharCode(...Array.from({ length }, (_, at) => at));
const limits = { maxTokens: 10, maxWindows: 4 };
/** First and last token of each, without the frame. */
const spans = (text: string): (readonly (number | undefined)[])[] =>
  cutWindows(text, letters, limits).map((window) => [window[1], window.at(-2)]);

test("A text that fits is one window, framed", () => {
  assert.deepEqual(cutWindows(count(3), letters, limits), [[-1, 0, 1, 2, -2]]);
  assert.deepEqual(cutWindows("", letters, limits), [[-1, -2]]);
  assert.deepEqual(spans(count(8)), [[0, 7]]);
});

test("A longer one is covered by windows that overlap by a quarter or more", () => {
  assert.deepEqual(spans(count(9)), [
    [0, 7],
    [1, 8],
  ]);
  // Eight tokens fit beside the frame: 8 + 3 steps of 6.
  assert.deepEqual(spans(count(26)), [
    [0, 7],
    [6, 13],
    [12, 19],
    [18, 25],
  ]);
});

test("One too long for that is read at its beginning, its end and evenly between", () => {
  assert.deepEqual(spans(count(308)), [
    [0, 7],
    [100, 107],
    [200, 207],
    [300, 307],
  ]);
  // Longer than 10 * 4 * 8 characters: stretches of 80, of which the first window counts, of the last one the last.
  assert.deepEqual(spans(count(380)), [
    [0, 7],
    [100, 107],
    [200, 207],
    [372, 379],
  ]);
  assert.deepEqual(cutWindows(count(1000), letters, { maxTokens: 10, maxWindows: 1 }), [[-1, 0, 1, 2, 3, 4, 5, 6, 7, -2]]);
});

test("Windows are never longer or more than allowed, and read the beginning and the end", () => {
  const sizes = fc.record({ maxTokens: fc.integer({ min: 3, max: 40 }), maxWindows: fc.integer({ min: 2, max: 9 }) });
  fc.assert(
    fc.property(fc.nat(4000), sizes, (length, sizes) => {
      const windows = cutWindows(count(length), letters, sizes);
      assert.ok(windows.length <= sizes.maxWindows && windows.length > 0);
      for (const window of windows) assert.ok(window.length <= sizes.maxTokens);
      if (length === 0) return;
      assert.equal(windows[0]?.[1], 0);
      assert.equal(windows.at(-1)?.at(-2), length - 1);
      const step = Math.max(1, Math.floor((sizes.maxTokens - 2) * 0.75));
      if (windows.length < sizes.maxWindows)
        for (const [at, window] of windows.entries())
          if (at > 0) assert.ok((window[1] ?? 0) - (windows[at - 1]?.[1] ?? 0) <= step, "no gap");
    }),
  );
});
