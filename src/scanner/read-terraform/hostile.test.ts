import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Problem } from "../../core/problem.ts";
import type { Inventory } from "../model/inventory.ts";
import { indexInventory } from "../model/index-inventory.ts";
import { isProperties } from "../model/value.ts";
import { newBudget } from "../read-cloudformation/scope.ts";
import { allMappings } from "../map-terraform/all-mappings.ts";
import { evaluate } from "./evaluate.ts";
import { parseExpression, parseText } from "./parse-expression.ts";
import { parseHcl } from "./parse-hcl.ts";
import { readConfigurations } from "./read-configurations.ts";
import { readPlan } from "./read-plan.ts";
import { scanHcl } from "./scan-hcl.ts";
import { takeSteps } from "./take-step.ts";

const types = [...Object.keys(allMappings), "aws_unheard_of", "__proto__", "constructor"];
const names = [
  "__proto__",
  "constructor",
  "toString",
  "bucket",
  "policy",
  "name",
  "tags",
  "rule",
  "id",
  "role",
  "ingress",
  "type",
  "1",
];

const readHcl = async (text: string): Promise<readonly Inventory[]> => {
  const file = await parseHcl(text, "main.tf", "main.tf");
  return readConfigurations({ files: [file], variables: [], text: () => undefined }, "target");
};

/** Rejects with a Problem or gives inventories: nothing else. */
async function readOrRefuse(text: string): Promise<readonly Inventory[]> {
  try {
    return await readHcl(text);
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    return [];
  }
}

async function withinSeconds<T>(seconds: number, work: () => Promise<T> | T): Promise<T> {
  const begun = process.cpuUsage();
  const result = await work();
  const { user } = process.cpuUsage(begun);
  assert.ok(user < seconds * 1e6, `it took ${user / 1e6} s of processor time`);
  return result;
}

test("Any text is an expression or is not, without an end in sight for neither", () => {
  const pieces = fc.constantFrom(
    ...'${ } %{ ~ [ ] ( ) { : ? , . ... => == && || ! - + * / % " \\ \n for in if else endif endfor x var.a 1 null << <<EOT EOT # // /* */ [*] .*'.split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), fc.string({ maxLength: 30 }), (parts, text) => {
      const scope = { resolve: () => null, file: () => undefined, budget: newBudget(), names: new Map() };
      for (const one of [parts.join(""), parts.join(" "), text, `\${${parts.join(" ")}}`]) {
        evaluate(parseText(one), scope);
        evaluate(parseExpression(one), scope);
        scanHcl(one);
      }
    }),
    { numRuns: 1500 },
  );
});

test("Any plan is read or refused", () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(null, true, false, 0, -1, -0.5, "", "x", "true", '{"Statement": [{"Effect": 1}]}', "{", "${", "10.0.0.0/8"),
      fc.array(tie("any"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...names), tie("any"), { maxKeys: 4 }),
    ),
  })).any;
  const attributes = fc.dictionary(
    fc.constantFrom(...names, "versioning", "statement", "container_definitions", "default_action"),
    value,
    {
      maxKeys: 6,
    },
  );
  const resource = fc.record({
    address: fc.constantFrom("a.b", "a.b[0]", 'module.m["x"].a.b', "", "__proto__.x"),
    mode: fc.constantFrom("managed", "data"),
    type: fc.constantFrom(...types),
    name: fc.constantFrom("b", "__proto__"),
    values: fc.oneof(attributes, value),
    sensitive_values: value,
    expressions: value,
  });
  fc.assert(
    fc.property(fc.array(resource, { maxLength: 5 }), value, value, (resources, unknown, odd) => {
      const plan = {
        format_version: "1.2",
        planned_values: { root_module: { resources, child_modules: [{ address: "module.m", resources }, odd] } },
        resource_changes: resources.map((one) => ({
          ...one,
          change: { actions: odd, after: one.values, after_unknown: unknown },
        })),
        configuration: {
          root_module: { resources, module_calls: { m: { expressions: odd, module: { resources, outputs: odd } } } },
          provider_config: odd,
        },
      };
      for (const one of readPlan(JSON.stringify(plan), "plan.json")) indexInventory(one);
    }),
    { numRuns: 400 },
  );
});

test("Any configuration of known types is read or refused, with odd values in every place", async () => {
  const literal = fc.constantFrom(
    "null",
    "true",
    '"x"',
    "[]",
    "{}",
    "[[1]]",
    "var.open",
    "local.me",
    "aws_s3_bucket.b",
    "aws_s3_bucket.b[0].id",
    "aws_s3_bucket.*.id",
    "module.m.x",
    "data.aws_iam_policy_document.d.json",
    'jsonencode({ Statement = "x" })',
    '"{"',
    "each.value",
    "[for k, v in local.me : v]",
  );
  const block = fc.record({
    type: fc.constantFrom(...types),
    attributes: fc.array(fc.tuple(fc.constantFrom(...names), literal), { maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(block, { maxLength: 6 }), async (blocks) => {
      const resources = blocks.map(({ type, attributes }, n) => {
        const lines = [...new Map(attributes)].map(([name, value]) => `  ${/^\d/.test(name) ? "a" : name} = ${value}`);
        return `resource "${type}" "r${n}" {\n${lines.join("\n")}\n}`;
      });
      const text = `variable "open" {}\nlocals {\n me = { a = local.me }\n}\nresource "aws_s3_bucket" "b" {}\n${resources.join("\n")}\n`;
      for (const inventory of await readOrRefuse(text)) indexInventory(inventory);
    }),
    { numRuns: 150 },
  );
});

test("What is nested or repeated without measure is refused or cut short", async () => {
  const bomb = Array.from({ length: 40 }, (_, n) => ` l${n + 1} = [local.l${n}, local.l${n}, local.l${n}, local.l${n}]`).join(
    "\n",
  );
  const hostile: readonly string[] = [
    `locals {\n l0 = "x"\n${bomb}\n}\nresource "aws_kms_key" "k" {\n description = join("", flatten(local.l40))\n}`,
    `locals {\n l0 = "x"\n${bomb.replaceAll(
      /\[(.*?)\]/g,
      (_, list: string) =>
        `"${list
          .split(", ")
          .map((one) => `\${${one}}`)
          .join("")}"`,
    )}\n}\nresource "aws_kms_key" "k" {\n description = local.l40\n}`,
    `locals {\n l0 = "x"\n${bomb}\n}\nresource "aws_kms_key" "k" {\n policy = jsonencode(local.l40)\n tags = { a = local.l30 }\n}`,
    `locals {\n l0 = "x"\n${Array.from({ length: 5000 }, (_, n) => ` l${n + 1} = [local.l${n}]`).join("\n")}\n}\nresource "aws_kms_key" "k" {\n policy = local.l5000\n}`,
    `locals {\n z0 = "x"\n${Array.from({ length: 5000 }, (_, n) => ` l${n} = local.l${n + 1}`).join("\n")}\n}\nresource "aws_kms_key" "k" {\n policy = local.l0\n}`,
    'locals {\n big = [for a in range(1000) : [for b in range(100) : b]]\n}\nresource "aws_kms_key" "k" {\n count = 1000\n policy = jsonencode(local.big)\n}',
    'resource "aws_kms_key" "k" {\n count = 999999999\n}',
    'resource "aws_kms_key" "k" {\n for_each = toset(range(999999999))\n}',
    'resource "aws_kms_key" "k" {\n count = 1000\n description = join("", [for a in range(1000) : join("", [for b in range(1000) : "x"])])\n}',
    `module "m" {\n source = "./"\n count = 1000\n}`,
    `x = ${"[".repeat(100_000)}`,
    `x = ${'"${'.repeat(100_000)}`,
    `x = "${"%{if a}".repeat(20_000)}"`,
    "a {\n".repeat(100_000),
    `x = ${"a.".repeat(100_000)}b`,
    `x = ${"1 + ".repeat(10_000)}1`,
  ];
  for (const text of hostile)
    await withinSeconds(20, async () => {
      for (const { resources } of await readOrRefuse(text))
        for (const { properties } of resources) assert.ok(isProperties(properties));
    });
  // A parser that ended for good would read nothing any more.
  const [after] = await readHcl('resource "aws_kms_key" "k" {}');
  assert.equal(after?.resources.length, 1);
});

test("Names that objects inherit are names like others", async () => {
  const [inventory] = await readHcl(
    'locals {\n a = { __proto__ = 1, constructor = 2 }\n}\nresource "aws_kms_key" "k" {\n description = "${local.a.constructor}"\n tags = local.a\n policy = local.a.toString\n}\nresource "toString" "constructor" {}\n',
  );
  const key = inventory?.resources.find(({ type }) => type === "AWS::KMS::Key");
  assert.equal(key?.properties["Description"], 2);
  assert.equal((Object.prototype as Record<string, unknown>)["1"], undefined);
  assert.ok(inventory?.resources.some(({ type }) => type === "Terraform::toString"));
  assert.equal(takeSteps({ a: 1 }, ["constructor"]) instanceof Error, false);
});
