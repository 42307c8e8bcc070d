import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findExcess, isNestedDeeper } from "./check-json.ts";

const of = (text: string): Uint8Array => Buffer.from(text);

test("Depth and strings are counted outside of strings, whatever stands in them", () => {
  assert.equal(findExcess(of("[".repeat(64) + "]".repeat(64))), undefined);
  assert.equal(findExcess(of("[".repeat(65))), "too-deep");
  for (const length of [1, 23, 24, 25, 26, 1000]) {
    const filler = "x".repeat(length);
    for (const inner of [`${filler}[[[`, `${filler}\\"[`, `${filler}\\\\`, `\\\\${filler}\\"\\"`, `${filler}\\u0022{`]) {
      const text = `["${inner.repeat(2)}","${"[".repeat(100)}"]`;
      assert.equal(findExcess(of(text), 2), undefined, text);
      assert.equal(findExcess(of(text), 1), "too-many-strings", text);
    }
  }
});

test("What is counted is what a parser finds", () => {
  const count = (value: unknown): number =>
    typeof value === "string"
      ? 1
      : typeof value === "object" && value !== null
        ? Object.entries(value).reduce(
            (sum, [, member]) => sum + count(member),
            Array.isArray(value) ? 0 : Object.keys(value).length,
          )
        : 0;
  const text = fc.string({ unit: fc.constantFrom('"', "\\", "a", "[", "{", "é"), maxLength: 60 });
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.array(tie("value")), fc.dictionary(text, tie("value"))),
  }));
  fc.assert(
    fc.property(value, (one) => {
      const strings = count(one);
      const bytes = of(JSON.stringify(one));
      assert.equal(findExcess(bytes, strings), undefined);
      if (strings > 0) assert.equal(findExcess(bytes, strings - 1), "too-many-strings");
    }),
    { numRuns: 2000 },
  );
});

test("nesting is told without parsing, whatever brackets stand in strings", () => {
  assert.equal(isNestedDeeper("[1,".repeat(1000), 1000), false);
  assert.equal(isNestedDeeper("[1,".repeat(1001), 1000), true);
  assert.equal(isNestedDeeper('{"a":'.repeat(4), 3), true);
  assert.equal(isNestedDeeper(JSON.stringify(["[[[[", '\\"[[[[', {}]), 2), false);
  assert.equal(isNestedDeeper("[[]]".repeat(1000), 2), false);
});
