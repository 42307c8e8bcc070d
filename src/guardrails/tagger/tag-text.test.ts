import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tagText } from "./tag-text.ts";
import { processorMs } from "../../../test/support/processor-ms.ts";

const tags = (text: string): string[] => tagText(text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);

test("names, organisations and places in plain sentences are found", () => {
  assert.deepEqual(tags("My name is Thomas Baker and I work for Siemens in Munich."), [
    "NAME Thomas Baker",
    "ORGANIZATION Siemens",
    "LOCATION Munich",
  ]);
  assert.deepEqual(tags("hi, my name is sarah connor and i live in boston"), ["NAME sarah connor", "LOCATION boston"]);
});

test("an address of several lines is one entity", () => {
  assert.deepEqual(tags("Ship to:\n123 Main St.\nApt 4\nSpringfield, IL 62704"), [
    "ADDRESS 123 Main St.\nApt 4\nSpringfield, IL 62704",
  ]);
});

test("a possessive's s is no part of a name", () => {
  assert.deepEqual(tags("We are having dinner at Dana's place."), ["NAME Dana"]);
});

test("code, headings, months, languages and e-mail addresses are no entities", () => {
  for (const text of [
    "The French and German lessons start on Monday in March.",
    "const orderService = new OrderService(config.baseUrl);",
    "SELECT id FROM orders WHERE status = 'open' ORDER BY created_at;",
    "Write to john.smith@example.com or see https://example.com/Berlin/Main.",
    "Will you mark the bill as paid?",
    "WARNING: DO NOT OPEN THE DOOR",
    "## Getting Started",
  ]) {
    assert.deepEqual(tags(text), [], text);
  }
});

test("tags are in order, apart, within the text and with a confidence from 0 to 1", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 600 }), (noise) => {
      const text = `${noise} John Smith, ${noise}`;
      let last = 0;
      for (const { start, end, confidence } of tagText(text)) {
        assert.ok(start >= last && end > start && end <= text.length);
        assert.ok(confidence > 0 && confidence <= 1);
        last = end;
      }
    }),
  );
});

test("a name among more capitals than a sentence can hold is found", () => {
  const crowd = "A. B, C ".repeat(45);
  assert.ok(tags(`${crowd}please call Jessica Thompson now`).some((tag) => tag.includes("Jessica Thompson")));
});

test("organisations of ordinary words are found by what stands around them", () => {
  assert.deepEqual(tags("She works at Quiet Lantern Bookkeeping in Leeds."), [
    "ORGANIZATION Quiet Lantern Bookkeeping",
    "LOCATION Leeds",
  ]);
  assert.deepEqual(tags("I ordered the lamp from Copper & Clover."), ["ORGANIZATION Copper & Clover"]);
});

test("time is linear in the text, whatever it holds", () => {
  for (const unit of ["Aa ", "John Smith ", "AB ", "1 ", "A,", "A", " ", "\n", "A. ", "12 a b c d street ", "`", "<a>"]) {
    const time = (size: number): number => {
      const text = unit.repeat(Math.ceil(size / unit.length));
      const runs = Array.from({ length: 3 }, () => {
        const started = processorMs();
        tagText(text);
        return processorMs() - started;
      });
      return Math.min(...runs);
    };
    // Eight times the text in at most forty times the time: far from both noise and a square.
    assert.ok(time(320_000) <= 40 * time(40_000) + 250, JSON.stringify(unit));
  }
});
