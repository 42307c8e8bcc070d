import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { allRules } from "../../src/scanner/rules/all-rules.ts";
import type { Rule } from "../../src/scanner/model/rule.ts";
import { inventoryOf } from "./check-rule.ts";
import { bedrockFixtures } from "./fixtures/bedrock.ts";
import { edgeFixtures } from "./fixtures/edge.ts";
import { runningFixtures } from "./fixtures/running.ts";
import { sagemakerFixtures } from "./fixtures/sagemaker.ts";
import { storageFixtures } from "./fixtures/storage.ts";
import { storeFixtures } from "./fixtures/stores.ts";
import { overstatements, passesOnceHidden } from "./know-less.ts";

const fixtures = {
  ...bedrockFixtures,
  ...edgeFixtures,
  ...runningFixtures,
  ...sagemakerFixtures,
  ...storageFixtures,
  ...storeFixtures,
};
const failing = await Promise.all(
  allRules.flatMap((rule) =>
    (fixtures[rule.id]?.FAIL ?? []).map(async (fixture) => ({ rule, inventory: await inventoryOf(fixture) })),
  ),
);

test("No rule passes what it failed once any two of its values are hidden", () => {
  fc.assert(
    fc.property(fc.constantFrom(...failing), fc.nat(), fc.nat(), ({ rule, inventory }, one, other) => {
      assert.deepEqual(passesOnceHidden(rule, inventory, [one, other]), []);
    }),
    { numRuns: 3000 },
  );
});

test("A rule that takes what is not known for good is told of", async () => {
  const careless: Rule = {
    id: "careless",
    control: "DAT-006",
    severity: "low",
    title: "A key rotates",
    remediation: "Rotate it.",
    types: ["AWS::KMS::Key"],
    check: ({ properties }) =>
      properties["EnableKeyRotation"] === false ? { status: "FAIL", why: "No." } : { status: "PASS", why: "Yes." },
  };
  const inventory = await inventoryOf("Key: { Type: AWS::KMS::Key, Properties: { EnableKeyRotation: false } }");
  assert.match(
    overstatements(careless, [inventory]).join("\n"),
    /^careless: PASS and FAIL of fixture\/Key where AWS::KMS::Key EnableKeyRotation/,
  );
});
