import assert from "node:assert/strict";
import { test } from "node:test";
import { serviceRules } from "../../src/scanner/rules/service-rules.ts";
import { checkRule } from "./check-rule.ts";
import { bedrockFixtures } from "./fixtures/bedrock.ts";
import { edgeFixtures } from "./fixtures/edge.ts";
import { runningFixtures } from "./fixtures/running.ts";
import { sagemakerFixtures } from "./fixtures/sagemaker.ts";
import { storageFixtures } from "./fixtures/storage.ts";
import { storeFixtures } from "./fixtures/stores.ts";
import type { FixturesByRule } from "./fixtures/write-fixtures.ts";

/** Every rule on services, by fixtures of its own. */
const fixtures: FixturesByRule = {
  ...bedrockFixtures,
  ...edgeFixtures,
  ...runningFixtures,
  ...sagemakerFixtures,
  ...storageFixtures,
  ...storeFixtures,
};

test("Every rule on services has fixtures that it passes, that it fails and that it cannot tell of", () => {
  const lacking = serviceRules
    .filter(({ id }) => !(["PASS", "FAIL", "UNKNOWN"] as const).every((status) => (fixtures[id]?.[status] ?? []).length > 0))
    .map(({ id }) => id);
  assert.deepEqual(lacking, []);
  const ids = new Set(serviceRules.map(({ id }) => id));
  assert.deepEqual(
    Object.keys(fixtures).filter((id) => !ids.has(id)),
    [],
    "fixtures of rules that are no more",
  );
});

for (const rule of serviceRules) {
  const own = fixtures[rule.id];
  if (own !== undefined) checkRule(rule, own);
}
