import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Problem } from "../../core/problem.ts";
import { runRules } from "../run-rules.ts";
import { allRules } from "../rules/all-rules.ts";
import { parseTemplate, parseText } from "./parse-template.ts";
import { readTemplate } from "./read-templates.ts";

const refused = (text: string, detail: RegExp): void => {
  assert.throws(
    () => parseText(text, "a.yaml"),
    (error) => error instanceof Problem && error.code === "resource_invalid" && detail.test(error.detail),
  );
};

test("YAML is read as CloudFormation reads it: dates and account numbers stay text, yes is true", () => {
  const { value } = parseText(
    "a: 2012-10-17\nb: 012345678901\nc: yes\nd: off\ne: 123456789012\nf: '5'\ng: 0.5\nh: ~\ni: 1:30\nj:",
    "a.yaml",
  );
  assert.deepEqual(value, {
    a: "2012-10-17",
    b: "012345678901",
    c: true,
    d: false,
    e: 123456789012,
    f: "5",
    g: 0.5,
    h: null,
    i: "1:30",
    j: null,
  });
});

test("Short forms, aliases and merges become plain members", () => {
  const { value } = parseText(
    "a: &x !Sub '${b}'\nc: [*x, !GetAtt d.e.f]\ng: &m { h: 1 }\ni: { <<: *m, j: 2 }\nk: !Condition l",
    "a.yaml",
  );
  assert.deepEqual(value, {
    a: { "Fn::Sub": "${b}" },
    c: [{ "Fn::Sub": "${b}" }, { "Fn::GetAtt": ["d", "e.f"] }],
    g: { h: 1 },
    i: { h: 1, j: 2 },
    k: { Condition: "l" },
  });
});

test("Resources have their lines, in YAML and in JSON", () => {
  const yaml = parseTemplate("# first\nResources:\n  A:\n    Type: AWS::KMS::Key\n\n  B: { Type: AWS::KMS::Key }\n", "a.yaml");
  assert.deepEqual([yaml?.lineOf("A"), yaml?.lineOf("B"), yaml?.lineOf("C")], [3, 6, undefined]);
  const json = parseTemplate(
    '{\n "Resources": {\n  "A": { "Type": "AWS::KMS::Key", "Properties": { "x": ["}", {"B": 1}] } },\n\n  "B\\u0042":\n {"Type": "AWS::KMS::Key"} } }',
    "a.json",
  );
  assert.deepEqual([json?.lineOf("A"), json?.lineOf("BB"), json?.lineOf("B")], [3, 5, undefined]);
});

test("What is no template is none; what is broken says where", () => {
  assert.equal(parseTemplate("just: text", "a.yaml"), undefined);
  assert.equal(parseTemplate("Resources: [1]", "a.yaml"), undefined);
  assert.equal(parseTemplate("[]", "a.json"), undefined);
  refused("a: [1\nb: 2", /^a\.yaml is not valid YAML, line \d/);
  refused('{"a": ', /^a\.yaml is not valid/);
});

test("Hostile texts are refused, and quickly: depth, alias bombs, size", () => {
  const begun = process.cpuUsage();
  refused("[".repeat(200_000), /nested too deep/);
  refused("- ".repeat(100_000), /nested|YAML/);
  refused(`${"- ".repeat(200)}x`, /nested more than 100/);
  refused("a: ".repeat(5000), /YAML|nested/);
  refused(`{"a":`.repeat(100_000), /nested too deep/);
  const bomb = [
    "a0: &a0 [x,x,x,x,x,x,x,x,x,x]",
    ...Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(10)}]`),
  ].join("\n");
  refused(bomb, /holds more than 500000 values/);
  refused("a: &a [*a]", /nested|valid/);
  refused(`a: ${"x".repeat(5 * 1024 * 1024)}`, /larger than/);
  // Processor time: what else runs on the machine does not count.
  const { user, system } = process.cpuUsage(begun);
  assert.ok(user + system < 20_000_000, `${(user + system) / 1e6} s`);
});

test("Names of JavaScript's own are names like others", () => {
  const yaml =
    "Resources: { __proto__: { Type: AWS::KMS::Key, Properties: { constructor: 1, __proto__: { EnableKeyRotation: true } } } }";
  for (const text of [
    yaml,
    '{"Resources": {"__proto__": {"Type": "AWS::KMS::Key", "Properties": {"__proto__": {"EnableKeyRotation": true}}}}}',
  ]) {
    const inventory = readTemplate(text, "a.yaml");
    assert.equal(inventory?.resources[0]?.id, "a/__proto__");
    const [finding] = runRules(
      inventory ?? assert.fail(),
      allRules.filter(({ id }) => id === "kms-key-rotates"),
    );
    assert.equal(finding?.status, "FAIL");
    assert.equal(({} as Record<string, unknown>)["EnableKeyRotation"], undefined);
  }
});

test("A short template that asks for endless work is cut off, not followed", () => {
  const doubled = Array.from({ length: 41 }, (_, n) => {
    const before = { "Fn::FindInMap": ["M", "a", `k${n - 1}`] };
    return [`k${n}`, n === 0 ? "xxxxxxxxxx" : { "Fn::Join": ["", [before, before]] }];
  });
  const key = (value: unknown): object => ({ Key: { Type: "AWS::KMS::Key", Properties: { Value: value } } });
  const again = (value: unknown): readonly unknown[] => Array.from({ length: 30_000 }, () => value);
  const long = {
    P: { Type: "String", Default: "x".repeat(500_000) },
    L: { Type: "CommaDelimitedList", Default: ",".repeat(200_000) },
  };
  const templates = [
    { Mappings: { M: { a: Object.fromEntries(doubled) } }, Resources: key({ "Fn::FindInMap": ["M", "a", "k40"] }) },
    { Parameters: long, Resources: key(again({ "Fn::Split": ["|", { Ref: "P" }] })) },
    { Parameters: long, Resources: key(again({ "Fn::Base64": { Ref: "P" } })) },
    { Parameters: long, Resources: key(again({ "Fn::Sub": "${P}${P}" })) },
    { Parameters: long, Resources: key(again({ "Fn::ToJsonString": { Ref: "L" } })) },
    {
      Parameters: long,
      Conditions: { C: { "Fn::Or": again({ "Fn::Equals": [{ Ref: "L" }, ["a"]] }) } },
      Resources: key({ "Fn::If": ["C", 1, 2] }),
    },
  ];
  for (const template of templates) {
    const begun = process.cpuUsage();
    const inventory = readTemplate(JSON.stringify(template), "a.json");
    assert.equal(inventory?.resources.length, 1);
    const { user, system } = process.cpuUsage(begun);
    assert.ok(user + system < 10_000_000, `${(user + system) / 1e6} s: ${JSON.stringify(template).slice(-200)}`);
  }
});

const names = fc.constantFrom(
  "Ref",
  "Fn::GetAtt",
  "Fn::Sub",
  "Fn::Join",
  "Fn::Select",
  "Fn::Split",
  "Fn::If",
  "Fn::FindInMap",
  "Fn::And",
  "Fn::Not",
  "Fn::Equals",
  "Fn::ForEach::X",
  "Fn::Transform",
  "Condition",
  "Type",
  "Properties",
  "A",
  "__proto__",
  "DirectInternetAccess",
  "EnableKeyRotation",
  "Fn::Length",
  "Fn::ToJsonString",
  "Fn::Base64",
  "Fn::ImportValue",
);
const leaf = fc.oneof(
  fc.constantFrom(
    "A",
    "B",
    "P",
    "C",
    "${A}",
    "${A.Arn}",
    "AWS::Region",
    "AWS::NoValue",
    "AWS::KMS::Key",
    "{{resolve:ssm:x}}",
    "",
  ),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.string(),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    leaf,
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(names, tie("tree"), { maxKeys: 3 }),
  ),
}));
const resource = fc.record(
  {
    Type: fc.constantFrom("AWS::KMS::Key", "AWS::SageMaker::NotebookInstance", "AWS::CloudFormation::Stack"),
    Condition: fc.constantFrom("C", "D"),
    Properties: tree,
  },
  { requiredKeys: ["Type"] },
);

test("Whatever a template holds, it is read and every rule answers without a throw", () => {
  fc.assert(
    fc.property(
      fc.record(
        {
          Parameters: fc.record({ P: tree }),
          Mappings: tree,
          Conditions: fc.record({ C: tree, D: tree }),
          Resources: fc.record({ A: resource, B: resource }),
          Outputs: tree,
          Transform: fc.oneof(tree, fc.constant("AWS::LanguageExtensions")),
        },
        { requiredKeys: ["Resources"] },
      ),
      (template) => {
        const inventory = readTemplate(JSON.stringify(template), "a.json");
        assert.ok(inventory);
        for (const { why, status } of runRules(inventory, allRules)) {
          assert.ok(why.length > 0);
          assert.ok(["PASS", "FAIL", "UNKNOWN"].includes(status));
          assert.doesNotMatch(why, /failed on what it read/);
        }
      },
    ),
    { numRuns: 500 },
  );
});
