import assert from "node:assert/strict";
import { test } from "node:test";
import { compareLayers } from "./compare-layers.ts";
import type { Inventory, Resource } from "./model/inventory.ts";
import type { Finding } from "./model/rule.ts";
import type { Properties } from "./model/value.ts";
import { kmsKeyRules } from "./rules/kms/keys.ts";
import { runRules } from "./run-rules.ts";

const inventory = (source: Inventory["source"], keys: Readonly<Record<string, Properties>>): Inventory => ({
  source,
  target: source === "aws" ? "111122223333" : "stack.yaml",
  resources: Object.entries(keys).map(([id, properties]): Resource => ({
    type: "AWS::KMS::Key",
    id,
    properties,
    place: { file: "x" },
  })),
  unread: new Map(),
  whole: false,
});
const rules = kmsKeyRules.filter(({ id }) => id === "kms-key-rotates");
const find = (...inventories: readonly Inventory[]): readonly Finding[] => inventories.flatMap((one) => runRules(one, rules));
const tags = (logicalId: string): Properties => ({
  Tags: [
    { Key: "aws:cloudformation:stack-name", Value: "prod" },
    { Key: "aws:cloudformation:logical-id", Value: logicalId },
  ],
});

test("The same resource that passes where it is declared and fails where it is live is a finding, and the other way round", () => {
  const declared = inventory("cloudformation", {
    "prod/Key": { EnableKeyRotation: true },
    "prod/Other": { EnableKeyRotation: false },
  });
  const live = inventory("aws", {
    "arn:1": { EnableKeyRotation: false, ...tags("Key") },
    "arn:2": { EnableKeyRotation: true, ...tags("Other") },
    "arn:3": { EnableKeyRotation: false, ...tags("Third") },
  });
  const found = compareLayers(find(declared, live));
  assert.deepEqual(
    found.map(({ why, rule, status, resource }) => [rule.id, rule.control, status, resource?.id, why]),
    [
      [
        "layers-agree",
        "SDL-001",
        "FAIL",
        "arn:1",
        "kms-key-rotates passes in stack.yaml and fails in the live account 111122223333.",
      ],
      [
        "layers-agree",
        "SDL-001",
        "FAIL",
        "arn:2",
        "kms-key-rotates fails in stack.yaml and passes in the live account 111122223333.",
      ],
    ],
  );
});

test("Layers that agree, one layer alone, other resources and what is not known are no disagreement", () => {
  const declared = inventory("hcl", { "aws_kms_key.a": { EnableKeyRotation: true, KeyId: "key-1" } });
  assert.deepEqual(compareLayers(find(declared, inventory("aws", { "arn:1": { EnableKeyRotation: true, KeyId: "key-1" } }))), []);
  assert.deepEqual(compareLayers(find(declared, declared)), []);
  assert.deepEqual(compareLayers(find(declared, inventory("aws", { "arn:1": { KeyId: "key-2" } }))), []);
  assert.deepEqual(
    compareLayers(find(declared, inventory("aws", { "arn:1": { EnableKeyRotation: "maybe", KeyId: "key-1" } }))),
    [],
  );
  assert.equal(compareLayers(find(declared, inventory("aws", { "arn:1": { KeyId: "key-1" } }))).length, 1);
});

test("The account as a whole is compared with its own declarations alone", () => {
  const [rule = assert.fail()] = rules;
  const of = (source: Inventory["source"], account?: string): Finding => {
    const { resources, ...more } = inventory(source, { "prod/Key": {} });
    const own = resources.map((one) => ({ ...one, ...(account !== undefined && { account }) }));
    return { rule, status: source === "aws" ? "FAIL" : "PASS", why: "", inventory: { ...more, resources: own } };
  };
  const live = of("aws", "111122223333");
  assert.equal(compareLayers([of("cloudformation", "111122223333"), live]).length, 1);
  assert.equal(compareLayers([of("cloudformation"), live]).length, 1);
  assert.deepEqual(compareLayers([of("cloudformation", "444455556666"), live]), []);
});

test("What the control plane holds for passed and a scan sees fail is a finding, once for a control", () => {
  const findings = find(inventory("cloudformation", { a: {}, b: {} }));
  const found = compareLayers(findings, [
    { control: "DAT-006", verdict: "pass" },
    { control: "NET-007", verdict: "pass" },
  ]);
  assert.deepEqual(
    found.map(({ why }) => why),
    ["The control plane holds DAT-006 for passed, and kms-key-rotates fails in stack.yaml."],
  );
  assert.deepEqual(compareLayers(findings, [{ control: "DAT-006", verdict: "fail" }]), []);
});
