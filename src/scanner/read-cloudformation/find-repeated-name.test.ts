import assert from "node:assert/strict";
import { test } from "node:test";
import { findRepeatedName } from "./find-repeated-name.ts";
import { readTemplate } from "./read-templates.ts";

test("A name that one object has twice is found, also where it is written in another way", () => {
  assert.equal(findRepeatedName('{"a": 1, "b": {"a": "a:a", "c": [{"a": 1}, {"a": 2}]}}'), undefined);
  assert.equal(findRepeatedName('{"a": {"b": 1, "b": 2}}'), "b");
  assert.equal(findRepeatedName('{"a": [], "\\u0061": {}}'), "a");
  assert.equal(findRepeatedName('{"__proto__": 1, "x": "}", "__proto__": 2}'), "__proto__");
});

test("A template in which a good resource stands behind a bad one of the same name is not read", () => {
  const resource = (value: boolean): string => `"K": {"Type": "AWS::KMS::Key", "Properties": {"EnableKeyRotation": ${value}}}`;
  for (const text of [
    `{"Resources": {${resource(false)}, ${resource(true)}}}`,
    `Resources: {${resource(false)}, ${resource(true)}}`,
    "Resources:\n  K: { Type: AWS::KMS::Key, Properties: { EnableKeyRotation: false, EnableKeyRotation: true } }",
  ])
    assert.throws(() => readTemplate(text, "a.yaml"), /a\.yaml names (K|EnableKeyRotation) twice/);
});
