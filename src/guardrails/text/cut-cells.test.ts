import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CellCutter } from "./cut-cells.ts";

const sizes = { least: 20, most: 128 };

function cut(pieces: readonly string[]): string[] {
  const cutter = new CellCutter(sizes);
  const text = pieces.join("");
  const cells: string[] = [];
  let read = "";
  for (const [index, piece] of [...pieces, ""].entries()) {
    read += piece;
    for (;;) {
      // What was settled is cut off, as the inspector does.
      const { start } = cutter;
      const end = cutter.next(read.slice(start), start, index === pieces.length);
      if (end < 0) break;
      cells.push(text.slice(start, end));
    }
  }
  return cells;
}

test("cells end after sentences and lines, and short ones go with the next", () => {
  assert.deepEqual(cut(['No. This is a sentence. And "this one was too!" she said\nOne more line that is here\nEnd']), [
    "No. This is a sentence. ",
    'And "this one was too!" ',
    "she said\nOne more line that is here\n",
    "End",
  ]);
});

test("a sentence in a script without spaces ends at its full stop", () => {
  assert.deepEqual(cut(["这是一个很长的句子。这是另一个句子!还有一个句子在这里"]), [
    "这是一个很长的句子。",
    "这是另一个句子!",
    "还有一个句子在这里",
  ]);
});

test("a long run of text is cut after a word, or where it must, but not inside a surrogate pair", () => {
  for (const cell of cut(["word ".repeat(100)])) assert.match(cell, /^(word )+$/);
  const cells = cut([`a${"😀".repeat(300)}`]);
  assert.ok(cells.length > 4);
  for (const cell of cells) assert.ok(cell.isWellFormed() && cell.length <= sizes.most);
});

test("chunking-is-invisible: cells cover the text and do not depend on how it arrives", () => {
  const piece = fc.string({ unit: fc.constantFrom("a", "word", " ", ". ", ".", "!", "\n", "”", "。", "文", "😀", "\u2026") });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const whole = cut([pieces.join("")]);
      assert.equal(whole.join(""), pieces.join(""));
      assert.ok(whole.every((cell) => cell.length > 0 && cell.length <= sizes.most));
      assert.deepEqual(cut(pieces), whole);
    }),
  );
});
