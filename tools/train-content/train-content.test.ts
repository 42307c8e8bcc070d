import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../train-injection/seeded-random.ts";
import { generateRows } from "./generate-rows.ts";
import { labelPost } from "./label-posts.ts";
import { weightedQuantile } from "./set-thresholds.ts";
import { HATE, INSULTS, SELF_HARM } from "./training-row.ts";

test("generated texts are the same for the same seed, whole, and of one side only", () => {
  const rows = generateRows(seededRandom(3));
  assert.deepEqual(generateRows(seededRandom(3)).slice(0, 50), rows.slice(0, 50));
  const harmful = new Set(rows.filter(({ harmless }) => !harmless).map(({ text }) => text));
  for (const row of rows) {
    assert.doesNotMatch(row.text, /[{}]\w*[{}]|\[\w[^\]]*\|/);
    assert.equal(row.positive & row.negative, 0);
    assert.equal(row.harmless, row.positive === 0);
    assert.ok(!row.harmless || !harmful.has(row.text), row.text);
  }
});

test("rules label only what is plain in a post", () => {
  const plain = labelPost("you are a pathetic loser", false, 0);
  assert.equal(plain.positive & INSULTS, INSULTS);
  assert.equal(plain.negative & HATE, HATE);
  const open = labelPost("what a stupid rule, people die", false, 0);
  assert.equal((open.positive | open.negative) & (INSULTS | SELF_HARM), 0);
});

test("a quantile weighs groups by the root of their size", () => {
  const scores = [9, 1, 1, 1, 1];
  assert.equal(weightedQuantile(scores, ["a", "b", "b", "b", "b"], 0.1), 9);
  assert.equal(weightedQuantile(scores, ["a", "b", "b", "b", "b"], 0.5), 1);
});
