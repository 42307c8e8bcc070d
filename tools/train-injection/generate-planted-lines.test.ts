import assert from "node:assert/strict";
import { test } from "node:test";
import { plantedActions, plantedActionsAbroad, plantedOverrides, plantedOverridesAbroad } from "./attacks-lines-planted.ts";
import { generatePlantedLines } from "./generate-planted-lines.ts";
import { harmlessLinesAbroad, harmlessLinesDocuments } from "./harmless-lines-documents.ts";
import { seededRandom } from "./seeded-random.ts";
import { ALL_HEADS, EMBEDDED } from "./training-row.ts";

const planted = [...plantedActions, ...plantedOverrides, ...plantedActionsAbroad, ...plantedOverridesAbroad];
const harmless = [...harmlessLinesDocuments, ...harmlessLinesAbroad];

test("No line of documents was written twice, or is both planted and harmless.", () => {
  const all = [...planted, ...harmless].map((line) => line.toLowerCase());
  assert.ok(planted.length >= 550 && harmless.length >= 550);
  assert.deepEqual(
    all.filter((line, index) => all.indexOf(line) !== index),
    [],
  );
});

test("Every line becomes a row as it stands, and rows of windows that hold more than the line.", () => {
  const rows = generatePlantedLines(seededRandom(5));
  const alone = new Set(rows.map(({ text }) => text));
  for (const line of [...planted, ...harmless]) assert.ok(alone.has(line), line);
  for (const { attack, positive, negative } of rows) {
    assert.equal((positive & EMBEDDED) !== 0, attack);
    assert.equal(negative, attack ? 0 : ALL_HEADS);
  }
  assert.ok(rows.length > 6 * (planted.length + harmless.length));
});
