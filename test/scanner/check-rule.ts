/**
 * Fixtures of rules: small templates beside what a rule has to say of them, read by the real readers.
 *
 *   checkRule(rule, {
 *     PASS: ["Notebook: { Type: AWS::SageMaker::NotebookInstance, Properties: { DirectInternetAccess: Disabled } }"],
 *     FAIL: [{ cloudformation: "Resources: …" }, { hcl: 'resource "aws_…" "x" { … }' }, { plan: "{ … }" }],
 *     UNKNOWN: [{ name: "a parameter without default", cloudformation: "Parameters: …" }],
 *     NONE: ["Key: { Type: AWS::KMS::Key }"],
 *   });
 *
 * - `hcl` is one .tf file; `plan` is the JSON of `terraform show -json`, or a list of resources in place of all around them (`planOf`).
 * - A string is CloudFormation, YAML or JSON. Without a `Resources` section of its own, all of it is that section.
 * - `whole: true` says that the fixture is all there is in its account, as `--whole` does.
 * - Each fixture becomes a test. The rule has to say the status at least once of it, and nothing else; under NONE it says nothing.
 * - Of all fixtures of a rule each value is hidden in turn (know-less.ts): what is not known may never pass or fail for sure.
 * - One fixture may show several resources; `counts` says how often each status comes, where they differ: put it under MIXED.
 *
 * `findingsOf` is the same without the assertions. A new reader is added to `readers`.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Inventory } from "../../src/scanner/model/inventory.ts";
import type { Finding, Rule, Status } from "../../src/scanner/model/rule.ts";
import { readTemplate } from "../../src/scanner/read-cloudformation/read-templates.ts";
import { parseHcl } from "../../src/scanner/read-terraform/parse-hcl.ts";
import { readConfigurations } from "../../src/scanner/read-terraform/read-configurations.ts";
import { readPlan } from "../../src/scanner/read-terraform/read-plan.ts";
import { runRules } from "../../src/scanner/run-rules.ts";
import { overstatements } from "./know-less.ts";

interface FixtureText {
  readonly name?: string;
  readonly whole?: boolean;
}
export type Fixture =
  | string
  | (FixtureText & { readonly cloudformation: string })
  | (FixtureText & { readonly hcl: string })
  | (FixtureText & { readonly plan: string });

export interface Fixtures {
  readonly PASS?: readonly Fixture[];
  readonly FAIL?: readonly Fixture[];
  readonly UNKNOWN?: readonly Fixture[];
  /** What the rule does not concern. */
  readonly NONE?: readonly Fixture[];
  readonly MIXED?: readonly { readonly fixture: Fixture; readonly counts: Partial<Record<Status, number>> }[];
}

type Format = "cloudformation" | "hcl" | "plan";
type Reader = (text: string, whole: boolean) => Inventory | Promise<Inventory>;

const readers: Partial<Record<Format, Reader>> = {
  cloudformation: (text, whole) => {
    const body = /^(\s*\{|Resources:|AWSTemplateFormatVersion)|\nResources:/.test(text) ? text : `Resources:\n${indent(text)}`;
    const inventory = readTemplate(body, "fixture.yaml", { whole });
    assert.ok(inventory, `the fixture is a template: ${body}`);
    return inventory;
  },
  // One file of a folder of its own. A reference to what it does not declare is a reference nevertheless, as in Terraform.
  hcl: async (text, whole) => {
    const file = await parseHcl(text, "main.tf", "main.tf");
    const [inventory] = readConfigurations({ files: [file], variables: [], text: () => undefined }, "fixture", { whole });
    assert.ok(inventory, "the fixture is a configuration");
    return inventory;
  },
  // A whole plan, or the resources of its root module alone: `[{ type, name, values, unknown, expressions }]`.
  plan: (text, whole) => {
    const [inventory] = readPlan(/^\s*\[/.test(text) ? planOf(text) : text, "plan.json", { whole });
    assert.ok(inventory, "the fixture is a plan");
    return inventory;
  },
};

interface PlannedResource {
  readonly type: string;
  readonly name?: string;
  readonly values: object;
  /** What is known only after apply: the shape of the values with true in their places. */
  readonly unknown?: object;
  readonly sensitive?: object;
  /** What the configuration says: `{ kms_key_id: { references: ["aws_kms_key.main.arn", "aws_kms_key.main"] } }`. */
  readonly expressions?: object;
}

/** What `terraform show -json` prints around some resources. */
export function planOf(text: string): string {
  const resources = (JSON.parse(text) as readonly PlannedResource[]).map((one) => ({
    mode: "managed",
    name: "it",
    ...one,
    address: `${one.type}.${one.name ?? "it"}`,
  }));
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.9.8",
    planned_values: {
      root_module: {
        resources: resources.map(({ address, mode, type, name, values, sensitive = {} }) => ({
          address,
          mode,
          type,
          name,
          values,
          sensitive_values: sensitive,
        })),
      },
    },
    resource_changes: resources.map(({ address, mode, type, name, values, unknown = {} }) => ({
      address,
      mode,
      type,
      name,
      change: { actions: ["create"], before: null, after: values, after_unknown: unknown },
    })),
    configuration: {
      root_module: {
        resources: resources.map(({ address, mode, type, name, values, expressions = {} }) => ({
          address,
          mode,
          type,
          name,
          expressions: { ...Object.fromEntries(Object.keys(values).map((key) => [key, {}])), ...expressions },
        })),
      },
    },
  });
}

/** Takes the indentation that a fixture has in its test, and gives that of a section. */
function indent(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const least = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => `  ${line.slice(least)}`).join("\n");
}

export async function inventoryOf(fixture: Fixture): Promise<Inventory> {
  const [format, text, whole] = partsOf(fixture);
  const read = readers[format];
  assert.ok(read, `there is a reader of ${format}`);
  return await read(text, whole);
}

export async function findingsOf(rules: Rule | readonly Rule[], fixture: Fixture): Promise<readonly Finding[]> {
  return runRules(await inventoryOf(fixture), [rules].flat());
}

export function checkRule(rule: Rule, fixtures: Fixtures): void {
  for (const status of ["PASS", "FAIL", "UNKNOWN"] as const)
    for (const [n, fixture] of (fixtures[status] ?? []).entries())
      test(`${rule.id} says ${status} of ${nameOf(fixture, n)}`, async () => {
        const found = await findingsOf(rule, fixture);
        assert.ok(found.length > 0, "it says something");
        for (const one of found) {
          assert.equal(one.status, status, one.why);
          assert.match(one.why, /^[^a-z].*\.$/su, "why is a sentence");
        }
      });
  for (const [n, fixture] of (fixtures.NONE ?? []).entries())
    test(`${rule.id} says nothing of ${nameOf(fixture, n)}`, async () => {
      const found = await findingsOf(rule, fixture);
      assert.deepEqual(
        found.map(({ status, why }) => `${status}: ${why}`),
        [],
      );
    });
  for (const [n, { fixture, counts }] of (fixtures.MIXED ?? []).entries())
    test(`${rule.id} says ${JSON.stringify(counts)} of ${nameOf(fixture, n)}`, async () => {
      const found = await findingsOf(rule, fixture);
      const counted: Partial<Record<Status, number>> = {};
      for (const { status } of found) counted[status] = (counted[status] ?? 0) + 1;
      assert.deepEqual(counted, counts, found.map(({ status, why }) => `${status}: ${why}`).join("\n"));
    });
  test(`${rule.id} says no more where it knows less`, async () => {
    const { PASS = [], FAIL = [], UNKNOWN = [], NONE = [], MIXED = [] } = fixtures;
    const each = [...PASS, ...FAIL, ...UNKNOWN, ...NONE, ...MIXED.map(({ fixture }) => fixture)];
    assert.deepEqual(overstatements(rule, await Promise.all(each.map(inventoryOf))), []);
  });
}

function partsOf(fixture: Fixture): [Format, string, boolean] {
  if (typeof fixture === "string") return ["cloudformation", fixture, false];
  const { whole = false } = fixture;
  if ("hcl" in fixture) return ["hcl", fixture.hcl, whole];
  return "plan" in fixture ? ["plan", fixture.plan, whole] : ["cloudformation", fixture.cloudformation, whole];
}

function nameOf(fixture: Fixture, n: number): string {
  const [format] = partsOf(fixture);
  return (typeof fixture === "string" ? undefined : fixture.name) ?? `${format} fixture ${n + 1}`;
}
