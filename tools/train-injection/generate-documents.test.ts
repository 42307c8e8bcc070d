import assert from "node:assert/strict";
import { test } from "node:test";
import { createFeatures, extractFeatures } from "../../src/guardrails/prompt-attack/extract-features.ts";
import { allLanguages } from "./all-languages.ts";
import { attacksEmbeddedAnswers } from "./attacks-embedded-answers.ts";
import { documentsHeldOut } from "./documents-heldout.ts";
import { expand, type Grammar } from "./expand-grammar.ts";
import { generateHarmlessDocument, generateInjectedDocument } from "./generate-documents.ts";
import { harmlessAboutModels } from "./harmless-documents-about-models.ts";
import { seededRandom } from "./seeded-random.ts";

const grammars: readonly Grammar[] = [attacksEmbeddedAnswers, harmlessAboutModels];

test("Every alternative of the documents' grammars can be filled in.", () => {
  const random = seededRandom(1);
  for (const grammar of grammars) {
    for (const templates of Object.values(grammar)) {
      for (const template of templates) assert.ok(!/\{[a-z]\w*\}/.test(expand(grammar, template, random)), template);
    }
  }
});

test("An injected document has windows that hold the injection, and all of them are part of it.", () => {
  const random = seededRandom(2);
  for (let made = 0; made < 300; made += 1) {
    const { text, windows, attack } = generateInjectedDocument(made, random);
    assert.ok(attack && windows.length > 0);
    for (const window of windows) assert.ok(text.includes(window));
  }
});

test("The same seed makes the same documents, from a few words to thousands.", () => {
  const make = (): number[] => {
    const random = seededRandom(3);
    return Array.from({ length: 1500 }, (_, made) => generateHarmlessDocument(made, random).text.length);
  };
  const lengths = make();
  assert.deepEqual(make(), lengths);
  assert.ok(Math.min(...lengths) < 200 && Math.max(...lengths) > 10_000);
});

test("In every language whose words are found, orders to drop the rules hold far more shared concepts than harmless texts.", () => {
  const random = seededRandom(4);
  const features = createFeatures();
  const density = (templates: readonly string[]): number => {
    let concepts = 0;
    let length = 0;
    for (const template of [...templates, ...templates, ...templates]) {
      const text = expand({}, template, random);
      extractFeatures(text, 0, text.length, features);
      concepts += features.conceptCount;
      length += text.length;
    }
    return concepts / length;
  };
  for (const [language, { drop, harmless }] of Object.entries(allLanguages)) {
    if (language !== "thai") assert.ok(density(drop) > 1.6 * density(harmless), language);
  }
});

test("The held-out documents are half harmless and all different.", () => {
  assert.equal(documentsHeldOut.filter(({ label }) => label === 0).length * 2, documentsHeldOut.length);
  assert.equal(new Set(documentsHeldOut.map(({ text }) => text)).size, documentsHeldOut.length);
});
