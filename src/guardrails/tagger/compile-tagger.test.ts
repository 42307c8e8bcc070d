import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Candidate, Rule } from "../candidate.ts";
import { compileTagger } from "./compile-tagger.ts";
import { tagTypes } from "./model-layout.ts";
import { tagText } from "./tag-text.ts";

const rule = (type: string, order: number): Rule => ({
  policy: "sensitive-information",
  type,
  action: "report",
  configured: true,
  dataClass: "confidential",
  overlays: [],
  hashed: "as-is",
  order,
});
const rules = Object.fromEntries(tagTypes.map((type, order) => [type, rule(type, order)]));
const context = { hash: (value: string): string => value };

/** What the scanner finds when the text comes in these pieces; also checks what it says about where it may still find something. */
function scanPieces(pieces: readonly string[]): string[] {
  const scanner = compileTagger(rules)?.("user", context);
  assert.ok(scanner !== undefined);
  const seen: string[] = [];
  let text = "";
  let frontier = 0;
  for (const [index, piece] of pieces.entries()) {
    text += piece;
    const found: Candidate[] = [];
    // The window starts somewhere before the frontier, as the inspector's does.
    const base = Math.max(0, frontier - 7);
    const next = scanner.scan(text.slice(base), base, index === pieces.length - 1, found);
    for (const {
      rule: { type },
      start,
      end,
    } of found) {
      assert.ok(start >= frontier && end <= next);
      seen.push(`${type} ${text.slice(start, end)}`);
    }
    assert.ok(next >= frontier && next <= text.length);
    assert.ok(text.length - next <= 402, "holds back no more than a cell and its look-ahead");
    frontier = next;
  }
  return seen;
}

const sentences = [
  "Dear Dr. Margaret Holloway,\n\n",
  "please send it to 14 Birch Lane, Springfield, IL 62704. ",
  "My name is Jürgen O'Neill-Şahin and I live in Kyoto! ",
  "name: Ana\ncity: Porto\n",
  "Is that so? ",
  "function foo(a) { return a.b; }\n",
  "He works at Hansen & Sons Ltd. in Leeds. ",
  "…  \n\n\n",
  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
  "田中さんは東京に住んでいます。",
];

test("INVARIANT chunking-is-invisible: the tagger finds the same however the text is cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...sentences), fc.string({ maxLength: 30 })), { minLength: 1, maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 40 }),
      (parts, cuts) => {
        const text = parts.join("");
        const pieces: string[] = [];
        let at = 0;
        for (const cut of cuts) {
          pieces.push(text.slice(at, at + cut));
          at += cut;
        }
        pieces.push(text.slice(at));
        assert.deepEqual(scanPieces(pieces), scanPieces([text]));
      },
    ),
    { numRuns: 300 },
  );
});

test("letter by letter a letter gives what it gives as a whole", () => {
  const text = sentences.join("");
  assert.deepEqual(scanPieces([...text]), scanPieces([text]));
  assert.deepEqual(
    scanPieces([text]),
    tagText(text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`),
  );
});

test("only types with a rule are reported, and without any there is no scanner", () => {
  assert.equal(compileTagger({}), undefined);
  const scanner = compileTagger({ LOCATION: rule("LOCATION", 0) })?.("user", context);
  const found: Candidate[] = [];
  const text = "My name is John Smith and I live in Chicago.";
  assert.equal(scanner?.scan(text, 0, true, found), text.length);
  assert.deepEqual(
    found.map(({ start, end }) => text.slice(start, end)),
    ["Chicago"],
  );
});
