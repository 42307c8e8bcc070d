import assert from "node:assert/strict";
import { test } from "node:test";
import type { Inventory } from "../model/inventory.ts";
import { Reference, Unknown } from "../model/value.ts";
import { type ReadOptions, readTemplate, readTemplates } from "./read-templates.ts";
import { parseTemplate } from "./parse-template.ts";

const head = "Transform: AWS::LanguageExtensions\n";
const read = (yaml: string, options: ReadOptions = {}): Inventory =>
  readTemplate(`${head}${yaml}`, "stack.yaml", options) ?? assert.fail();
const shown = ({ resources }: Inventory): readonly unknown[] => resources.map(({ id, properties }) => [id, properties]);
const unreadOf = (inventory: Inventory): string => inventory.unread.get("*") ?? "";

test("A loop over a literal list, or over a parameter's, makes its resources; Ref and Fn::Sub know its name", () => {
  const loop = (over: string): string => `
Parameters: { Names: { Type: CommaDelimitedList, Default: "Points, Score" } }
Mappings: { Days: { Score: { Window: 7 } } }
Resources:
  'Fn::ForEach::Keys':
    - Name
    - ${over}
    - 'Key\${Name}':
        Type: AWS::KMS::Key
        Properties:
          Description: !Sub "for \${Name}, \${!Other}"
          PendingWindowInDays: !FindInMap [Days, !Ref Name, Window, { DefaultValue: 30 }]
      'Alias\${Name}':
        Type: AWS::KMS::Alias
        Properties: { TargetKeyId: !GetAtt [!Sub "Key\${Name}", Arn], AliasName: !Ref Name }
`;
  const made = (name: string, days: number): readonly unknown[] => [
    [`stack/Key${name}`, { Description: `for ${name}, \${Other}`, PendingWindowInDays: days }],
    [`stack/Alias${name}`, { TargetKeyId: new Reference(`stack/Key${name}`, "Arn"), AliasName: name }],
  ];
  for (const over of ["[Points, Score]", "!Ref Names"]) {
    const inventory = read(loop(over));
    assert.deepEqual(shown(inventory), [...made("Points", 30), ...made("Score", 7)]);
    assert.equal(unreadOf(inventory), "");
    assert.deepEqual(
      inventory.resources.map(({ place }) => place.line),
      [6, 6, 6, 6],
    );
  }
  // What is given counts, not the default.
  assert.deepEqual(shown(read(loop("!Ref Names"), { parameters: new Map([["Names", "Other"]]) })), made("Other", 30));
});

test("Loops in loops, in properties, conditions and outputs are followed; others refer to what they make", () => {
  const inventory = read(`
Parameters: { OnA: { Type: String, Default: "yes" }, OnB: { Type: String, Default: "no" } }
Conditions:
  'Fn::ForEach::Ons':
    - Id
    - [A, B]
    - 'Is\${Id}': !Equals [!Ref { 'Fn::Sub': 'On\${Id}' }, "yes"]
Resources:
  'Fn::ForEach::Outer':
    - Side
    - [Left, Right]
    - 'Table\${Side}': { Type: AWS::EC2::RouteTable }
      'Fn::ForEach::Inner':
        - Id
        - [A, B]
        - 'Subnet\${Side}\${Id}':
            Type: AWS::EC2::Subnet
            Condition: !Sub 'Is\${Id}'
            Properties:
              VpcId: vpc-1
              'Fn::ForEach::Flags':
                - Flag
                - [MapPublicIpOnLaunch, EnableDns64]
                - '\${Flag}': false
  After: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref TableRight } }
`);
  const subnet = { VpcId: "vpc-1", MapPublicIpOnLaunch: false, EnableDns64: false };
  assert.deepEqual(shown(inventory), [
    ["stack/TableLeft", {}],
    ["stack/SubnetLeftA", subnet],
    ["stack/TableRight", {}],
    ["stack/SubnetRightA", subnet],
    ["stack/After", { RouteTableId: new Reference("stack/TableRight") }],
  ]);
  assert.equal(unreadOf(inventory), "");
});

test("What an output of a loop exports is imported, and names lose what is no letter or digit where they say so", () => {
  const templates = [
    `${head}
Resources:
  'Fn::ForEach::Subnets':
    - Range
    - [10.0.0.0/24, 10.0.1.0/24]
    - 'Subnet&{Range}': { Type: AWS::EC2::Subnet, Properties: { CidrBlock: !Ref Range } }
Outputs:
  'Fn::ForEach::Ids':
    - Id
    - ["1000024", "1001024"]
    - 'Id\${Id}': { Value: !Ref { 'Fn::Sub': 'Subnet\${Id}' }, Export: { Name: !Sub 'subnet-\${Id}' } }
`,
    "Resources: { Host: { Type: AWS::EC2::Instance, Properties: { SubnetId: !ImportValue subnet-1001024 } } }",
  ].map((text, n) => parseTemplate(text, `t${n}.yaml`) ?? assert.fail());
  const [inventory, ...more] = readTemplates(templates);
  assert.equal(more.length, 0);
  assert.deepEqual(shown(inventory ?? assert.fail()), [
    ["t0/Subnet1000024", { CidrBlock: "10.0.0.0/24" }],
    ["t0/Subnet1001024", { CidrBlock: "10.0.1.0/24" }],
    ["t1/Host", { SubnetId: new Reference("t0/Subnet1001024") }],
  ]);
});

test("A loop over what is not known, without the transform, or that makes a name twice leaves the rest unread", () => {
  const loop = (over: string, name = "K${N}", text = head): Inventory =>
    readTemplate(
      `${text}Parameters: { Open: { Type: CommaDelimitedList }, Empty: { Type: CommaDelimitedList, Default: "" }, P: { Type: String } }
Resources:
  Own: { Type: AWS::KMS::Key }
  'Fn::ForEach::Keys': [N, ${over}, { '${name}': { Type: AWS::KMS::Key } }]`,
      "stack.yaml",
    ) ?? assert.fail();
  const cases: readonly (readonly [Inventory, RegExp])[] = [
    [loop("!Ref Open"), /makes resources by Fn::ForEach::Keys, which is not followed: the parameter Open has no default/],
    [loop("!Ref Empty"), /an item of it is not known/],
    [loop("[a, !Ref P]"), /the parameter P has no default/],
    [loop("word"), /known only when it is deployed/],
    [loop("[a]", "K${N}", ""), /makes resources by Fn::ForEach::Keys, which is not followed: without the transform/],
    [loop("[a, b]", "Key"), /which makes Key twice/],
    [loop("[wn]", "O${N}"), /which makes Own twice/],
    [read("Resources: { 'Fn::ForEach::X': [N, [a]], Own: { Type: AWS::KMS::Key } }"), /not understood/],
  ];
  for (const [inventory, why] of cases) {
    assert.match(unreadOf(inventory), why);
    assert.ok(inventory.resources.some(({ id }) => id === "stack/Own"));
  }
});

test("The name of a loop in a plain text is not known: AWS says both that it is filled in and that it is not", () => {
  const [resource] = read(`
Resources:
  'Fn::ForEach::Keys':
    - N
    - [a]
    - 'K\${N}':
        Type: AWS::KMS::Key
        Properties: { Description: 'for \${N}', Other: !Sub 'x&{N}', Plain: '\${aws:username}', In: { 'a\${N}': 1 } }
`).resources;
  for (const name of ["Description", "Other", "In"]) assert.ok(resource?.properties[name] instanceof Unknown, name);
  assert.equal(resource?.properties["Plain"], "${aws:username}");
});

test("A condition that is put together decides whether a resource is there", () => {
  const keys = read(`
Parameters: { Open: { Type: String } }
Conditions: { IsNot: !Equals [a, b] }
Mappings: { Made: { A: { If: IsNot } } }
Resources:
  A: { Type: AWS::KMS::Key, Condition: !FindInMap [Made, A, If] }
  B: { Type: AWS::KMS::Key, Condition: !FindInMap [Made, B, If, { DefaultValue: !Ref AWS::NoValue }] }
  C: { Type: AWS::KMS::Key, Condition: !Ref Open }
`).resources;
  assert.deepEqual(
    keys.map(({ id, mayBeAbsent }) => [id, mayBeAbsent]),
    [
      ["stack/B", undefined],
      ["stack/C", "the parameter Open has no default"],
    ],
  );
});

test("Loops without measure end", () => {
  const nested = (levels: number, body: object): object =>
    levels === 0 ? body : { [`Fn::ForEach::L${levels}`]: [`N${levels}`, ["a", "b", "c", "d"], nested(levels - 1, body)] };
  for (const body of [{}, { [Array.from({ length: 30 }, (_, n) => `\${N${n + 1}}`).join("")]: { Type: "AWS::KMS::Key" } }]) {
    const begun = process.cpuUsage();
    const text = JSON.stringify({ Transform: "AWS::LanguageExtensions", Resources: { ...nested(30, body) } });
    assert.match(unreadOf(readTemplate(text, "a.json") ?? assert.fail()), /more values than are read/);
    assert.ok(process.cpuUsage(begun).user < 10_000_000);
  }
  const long = { ["${N1}".repeat(100_000)]: { Type: "AWS::KMS::Key" } };
  const text = JSON.stringify({
    Transform: "AWS::LanguageExtensions",
    Resources: { "Fn::ForEach::L": ["N1", ["x".repeat(900)], long], Own: { Type: "AWS::KMS::Key" } },
  });
  assert.equal(readTemplate(text, "a.json")?.resources.length, 2);
});
