import assert from "node:assert/strict";
import { test } from "node:test";
import { linesSecretsExtraction, linesSecretsOverride } from "./attacks-lines-secrets.ts";
import { linesErrands, linesTasks } from "./attacks-lines-tasks.ts";
import { expand } from "./expand-grammar.ts";
import { harmlessLines } from "./harmless-lines.ts";
import { readHeldOut } from "./read-heldout.ts";
import { seededRandom } from "./seeded-random.ts";

const lists = { harmlessLines, linesErrands, linesSecretsExtraction, linesSecretsOverride, linesTasks };
const texts = Object.values(lists).flat();

test("Whole lines are all different, short, and stay as they are when a row is made from them.", () => {
  const random = seededRandom(1);
  for (const text of texts) {
    assert.equal(expand({}, text, random), text);
    assert.ok(text.split(/\s+/).length <= 120, text);
  }
  assert.equal(new Set(texts.map((text) => text.toLowerCase())).size, texts.length);
});

test("INVARIANT held-out: no whole line is among the texts that are only measured.", () => {
  const held = new Set(readHeldOut().flatMap(({ texts }) => texts.map((text) => text.toLowerCase().trim())));
  for (const text of texts) assert.ok(!held.has(text.toLowerCase().trim()), text);
});

test("Few lines begin like another: frames are seldom reused.", () => {
  for (const [name, list] of Object.entries(lists)) {
    const starts = new Set(list.map((text) => text.toLowerCase().split(/\s+/).slice(0, 3).join(" ")));
    assert.ok(starts.size / list.length > 0.8, `${name}: ${starts.size} of ${list.length}`);
  }
});
